package dev.lanewise.kernels;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs the steps of {@link WarmUp}, and more of its own, in a JVM whose compiler prints. */
public final class WarmUpDriver {
    /** Begins a line that tells how many bytes a call of a warm step allocates: {@code allocated BYTES STEP}. */
    public static final String ALLOCATED = "allocated ";

    private static final int CALLS = 1000;

    private WarmUpDriver() {}

    /** @param more what else shall be compiled */
    public static void run(Duration limit, List<? extends Runnable> more) {
        List<WarmUpSteps.Step> steps = WarmUpSteps.all(new Cpu(true, Workers.INLINE));
        List<Runnable> all = new ArrayList<>(more);
        all.addAll(steps);
        WarmUp.run(all, limit);
        for (WarmUpSteps.Step step : steps) System.out.println(ALLOCATED + bytesPerCall(step) + " " + step);
    }

    /** The least of a few rounds: a compilation that ends in one of them may cost an interpreted call. */
    private static long bytesPerCall(Runnable step) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) step.run();
            least = Math.min(least, (thread.getCurrentThreadAllocatedBytes() - before) / CALLS);
        }
        return least;
    }
}
