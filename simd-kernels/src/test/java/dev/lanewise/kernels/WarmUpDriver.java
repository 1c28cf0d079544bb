package dev.lanewise.kernels;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs the steps of {@link WarmUp}, and more of its own, in a JVM whose compiler prints. */
public final class WarmUpDriver {
    private WarmUpDriver() {}

    /** @param more what else shall be compiled */
    public static void run(Duration limit, List<? extends Runnable> more) {
        List<Runnable> steps = new ArrayList<>(more);
        steps.addAll(WarmUpSteps.all(new Cpu(true, Workers.INLINE)));
        WarmUp.run(steps, limit);
    }
}
