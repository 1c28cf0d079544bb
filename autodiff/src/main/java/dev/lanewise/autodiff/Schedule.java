package dev.lanewise.autodiff;

/**
 * A learning rate for each step of a training, counted from 0: {@code optimizer.learningRate(schedule.rate(step))}. A
 * pure function, the same on every machine.
 */
@FunctionalInterface
public interface Schedule {
    double rate(long step);

    /** Always the same. */
    static Schedule constant(double rate) {
        Settings.atLeastZero("schedule", "rate", rate);
        return step -> rate;
    }

    /** {@code rate * factor^(step / every)}, the quotient rounded down. PyTorch's {@code StepLR}. */
    static Schedule steps(double rate, long every, double factor) {
        Settings.atLeastZero("schedule", "rate", rate);
        Settings.positive("schedule", "every", every);
        Settings.atLeastZero("schedule", "factor", factor);
        return step -> {
            long falls = step / every;
            return rate * StrictMath.pow(factor, (double) falls);
        };
    }

    /** {@link #cosine(double, double, long)} down to 0. */
    static Schedule cosine(double rate, long steps) {
        return cosine(rate, 0, steps);
    }

    /**
     * {@code lowest + (rate - lowest) * (1 + cos(pi * step / steps)) / 2}, and {@code lowest} from {@code steps} on.
     * PyTorch's {@code CosineAnnealingLR}; Loshchilov, Hutter: SGDR, arXiv 1608.03983, without restarts.
     */
    static Schedule cosine(double rate, double lowest, long steps) {
        Settings.atLeastZero("schedule", "rate", rate);
        Settings.atLeastZero("schedule", "lowest", lowest);
        Settings.positive("schedule", "steps", steps);
        return step -> halfCosine(rate, lowest, (double) step / steps);
    }

    /**
     * Half a cosine from {@code peak / 25} up to {@code peak} at 30 % of {@code steps}, then half a cosine down to
     * {@code peak / 250000} at the last step. PyTorch's {@code OneCycleLR} with its usual settings; Smith, Topin:
     * Super-convergence, arXiv 1708.07120.
     */
    static Schedule oneCycle(double peak, long steps) {
        Settings.atLeastZero("schedule", "peak", peak);
        Settings.positive("schedule", "steps", steps);
        double top = 0.3 * steps - 1;
        double last = steps - 1;
        return step -> step <= top
                ? halfCosine(peak / 25, peak, step / top)
                : halfCosine(peak, peak / 250_000, (step - top) / (last - top));
    }

    /**
     * This schedule after {@code steps} steps in which the rate grows along a line to its first value: {@code rate(0) *
     * (step + 1) / steps}, then {@code rate(step - steps)}.
     */
    default Schedule afterWarmUp(long steps) {
        Settings.positive("schedule", "steps", steps);
        return step -> step < steps ? rate(0) * (step + 1) / steps : rate(step - steps);
    }

    private static double halfCosine(double from, double to, double part) {
        return part >= 1 ? to : to + (from - to) * (1 + StrictMath.cos(Math.PI * part)) / 2;
    }
}
