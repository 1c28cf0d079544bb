package dev.lanewise.tensor.ops;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/** Bytes that runs of a call allocate, by the calling thread and by workers. */
final class AllocatedBytes {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** So many runs must go by without an allocation. */
    private static final int RUNS = 50;

    private AllocatedBytes() {}

    /**
     * The fewest bytes of a series of runs, which is 0 as soon as one series allocates nothing: a young JVM allocates
     * while it interprets vector code, and for itself now and then.
     */
    static long steadyState(Runnable call, Duration limit) {
        long[] ids = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread == Thread.currentThread() || thread.getName().startsWith("lanewise-"))
                .mapToLong(Thread::threadId)
                .toArray();
        long end = System.nanoTime() + limit.toNanos();
        long fewest = Long.MAX_VALUE;
        do {
            long before = allocated(ids);
            for (int i = 0; i < RUNS; i++) call.run();
            fewest = Math.min(fewest, allocated(ids) - before - OF_MEASURING);
        } while (fewest > 0 && System.nanoTime() < end);
        return fewest;
    }

    /** Reading the counters allocates by itself. */
    private static final long OF_MEASURING = ofMeasuring();

    private static long ofMeasuring() {
        long[] ids = {Thread.currentThread().threadId()};
        long fewest = Long.MAX_VALUE;
        for (int i : List.of(1, 2, 3, 4, 5, 6, 7, 8)) {
            long before = allocated(ids);
            fewest = Math.min(fewest, allocated(ids) - before + 0L * i);
        }
        return fewest;
    }

    private static long allocated(long[] ids) {
        long sum = 0;
        for (long id : ids) sum += THREADS.getThreadAllocatedBytes(id);
        return sum;
    }
}
