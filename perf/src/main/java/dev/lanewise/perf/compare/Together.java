package dev.lanewise.perf.compare;

import java.util.concurrent.CyclicBarrier;

/** The same work on several threads at once. */
final class Together {
    /** What nobody reads, so that nothing is optimised away. */
    @SuppressWarnings("UnusedVariable")
    private static volatile float sink;

    private Together() {}

    interface Work {
        float run(int thread);
    }

    interface SameWork {
        float run();
    }

    static double best(int threads, int tries, SameWork work) {
        return best(threads, tries, thread -> work.run());
    }

    /** Seconds from the start to the last one's end, of the best try. */
    static double best(int threads, int tries, Work work) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < tries; i++) best = Math.min(best, once(threads, work));
        return best;
    }

    private static double once(int threads, Work work) {
        CyclicBarrier ready = new CyclicBarrier(threads);
        long[] starts = new long[threads];
        long[] ends = new long[threads];
        Thread[] others = new Thread[threads - 1];
        for (int t = 1; t < threads; t++) {
            int thread = t;
            others[t - 1] = Thread.ofPlatform().start(() -> timed(ready, work, thread, starts, ends));
        }
        timed(ready, work, 0, starts, ends);
        try {
            for (Thread other : others) other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int t = 0; t < threads; t++) {
            first = Math.min(first, starts[t]);
            last = Math.max(last, ends[t]);
        }
        return (last - first) * 1e-9;
    }

    private static void timed(CyclicBarrier ready, Work work, int thread, long[] starts, long[] ends) {
        try {
            ready.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        starts[thread] = System.nanoTime();
        sink = work.run(thread);
        ends[thread] = System.nanoTime();
    }
}
