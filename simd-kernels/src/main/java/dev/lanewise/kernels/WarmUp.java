package dev.lanewise.kernels;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the hot kernels until the compiler has made their fast code, so that a service can do it before its first request.
 *
 * <p>A fresh JVM interprets: vector code is then some hundred times slower, until the compiler has seen it often enough.
 */
public final class WarmUp {
    /** A step is looked at for so long at a time. */
    private static final long LOOK_NANOS = 2_000_000;

    /** A step's speed is stable when so many looks in a row were no more than {@link #BETTER} times as fast. */
    private static final int LOOKS_WITHOUT_GAIN = 12;

    private static final double BETTER = 1.05;

    /** The compiler asks for at least 600 calls before it optimises a method, and then needs some time. */
    private static final int FEWEST_RUNS = 1500;

    private WarmUp() {}

    /**
     * Warms every kernel family up on the calling thread; returns when no kernel gets faster, or after {@code limit}.
     *
     * @return whether all speeds had become stable in that time
     */
    public static boolean run(Duration limit) {
        return run(WarmUpSteps.all(new Cpu(Lanes.vector(), Workers.INLINE)), limit);
    }

    /** All steps in turns, because the compiler works beside them. */
    static boolean run(List<? extends Runnable> steps, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        List<Speed> open = new ArrayList<>();
        for (Runnable step : steps) open.add(new Speed(step));
        while (!open.isEmpty()) {
            for (int i = open.size() - 1; i >= 0; i--) {
                if (System.nanoTime() - end >= 0) return false;
                if (open.get(i).isStableAfterAnotherLook()) open.remove(i);
            }
        }
        return true;
    }

    private static final class Speed {
        private final Runnable step;
        private double best = Double.POSITIVE_INFINITY;
        private int looksWithoutGain;
        private int allRuns;

        Speed(Runnable step) {
            this.step = step;
        }

        boolean isStableAfterAnotherLook() {
            long start = System.nanoTime();
            long nanos;
            int runs = 0;
            do {
                step.run();
                runs++;
                nanos = System.nanoTime() - start;
            } while (nanos < LOOK_NANOS);
            double each = (double) nanos / runs;
            looksWithoutGain = each * BETTER < best ? 0 : looksWithoutGain + 1;
            best = Math.min(best, each);
            allRuns = Math.addExact(allRuns, runs);
            return allRuns >= FEWEST_RUNS && looksWithoutGain >= LOOKS_WITHOUT_GAIN;
        }
    }
}
