package dev.lanewise.inference;

import dev.lanewise.inference.plan.Arena;
import dev.lanewise.inference.plan.Execution;
import dev.lanewise.inference.plan.Plan;
import dev.lanewise.inference.plan.Warmth;
import dev.lanewise.inference.plan.WatchedWorkers;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.Device;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Brings the vector code of cold plans to speed on a daemon thread, by running them on zeros in an arena
 * of its own until they are no slower than the runs that use scalar twins meanwhile. The thread ends when there is
 * nothing to do.
 */
final class Heating implements Runnable {
    /** Plans whose vector code has not come to speed by then use it all the same. */
    private static final long LIMIT = Duration.ofSeconds(30).toNanos();

    /**
     * C2 compiles what was called some hundred times. Operators that a network has once are called once a run: such an
     * addition took a hundred times as long after fifty runs as it did in the end.
     */
    private static final int CALLS = 1000;

    private static final long REHEARSAL = Duration.ofSeconds(1).toNanos();

    private static final ThreadPoolExecutor THREAD = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), Heating::thread);

    static {
        THREAD.allowCoreThreadTimeOut(true);
    }

    private final Plan plan;
    private final int threads;

    private Heating(Plan plan, int threads) {
        this.plan = plan;
        this.threads = threads;
    }

    /** A run of a cold plan took so long on that many threads. */
    static void ranCold(Plan plan, long nanos, int threads) {
        if (plan.warmth().ranCold(nanos)) THREAD.execute(new Heating(plan, threads));
    }

    /** Whether no plan of this JVM is being brought to speed. */
    static boolean isDone() {
        return THREAD.getActiveCount() == 0 && THREAD.getQueue().isEmpty();
    }

    @Override
    public void run() {
        Warmth warmth = plan.warmth();
        if (warmth.isHot()) return;
        try {
            WatchedWorkers alone = new WatchedWorkers(Workers.INLINE, () -> {});
            Arena arena = new Arena();
            arena.grow(plan.sizes());
            Cpu cpu = new Cpu(Lanes.vector(), alone);
            Execution execution = new Execution(plan, arena, Device.cpu(cpu).kernels(), false, alone, () -> {});
            long end = System.nanoTime() + LIMIT;
            long began;
            long ended = System.nanoTime();
            do {
                began = ended;
                execution.run();
                ended = System.nanoTime();
            } while ((ended - began) / threads > warmth.coldNanos() && ended < end && !warmth.isHot());
            warmth.heat();
            execution.rehearse(REHEARSAL, CALLS);
        } catch (RuntimeException | OutOfMemoryError lost) {
            // Runs on the user's own inputs tell what is wrong with a plan; the heap may have room for one arena only.
        } finally {
            warmth.heat();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "lanewise-warm-up");
        thread.setDaemon(true);
        return thread;
    }
}
