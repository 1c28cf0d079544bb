package dev.lanewise.autodiff;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link GradientCheck} found.
 *
 * @param entries how many entries of the Jacobian were compared
 * @param repeatable whether the gradients had the same bits when they were computed again
 * @param worst the entry that is furthest off, measured in tolerances
 */
public record GradientReport(int entries, boolean repeatable, @Nullable Entry worst) {
    /**
     * One derivative.
     *
     * @param variable what was varied: an input or a parameter
     * @param element which element of it
     * @param output which element of the function's value
     * @param gradient what the gradient rules say
     * @param difference what the finite difference says
     * @param excess how far they are apart, in tolerances: more than 1 is wrong
     */
    public record Entry(
            String variable, int element, int output, double gradient, double difference, double excess) {}

    public boolean passed() {
        return repeatable && (worst == null || worst.excess <= 1);
    }

    GradientReport with(Entry entry) {
        boolean worse = worst == null || Double.compare(entry.excess, worst.excess) > 0;
        return new GradientReport(entries + 1, repeatable, worse ? entry : worst);
    }

    /** One sentence. */
    @Override
    public String toString() {
        String found = passed() ? "gradients are right" : "gradients are wrong";
        if (!repeatable) found += ", and differ when they are computed again";
        return found + " in " + entries + " entries" + (worst == null
                ? ""
                : "; furthest off: element " + worst.element + " of " + worst.variable + ", output element "
                        + worst.output + ": gradient " + worst.gradient + ", difference " + worst.difference
                        + " (" + worst.excess + " tolerances apart)");
    }
}
