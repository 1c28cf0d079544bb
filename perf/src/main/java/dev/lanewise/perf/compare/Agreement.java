package dev.lanewise.perf.compare;

/**
 * How far two correct float32 results may lie apart: {@code 16 sqrt(terms) 2^-24} of the largest magnitude, and never
 * less than {@code 2^-17} of it. Rounding errors of a sum walk at random, so they grow with the root of its length; the
 * factor leaves room for Winograd's sums and for approximations of exp and its kin that peers use.
 */
final class Agreement {
    private static final double FACTOR = 16;
    private static final double LEAST = 0x1p-17;

    private Agreement() {}

    static double bound(Operation operation) {
        return Math.max(LEAST, FACTOR * Math.sqrt(operation.terms()) * 0x1p-24);
    }

    /** The largest difference as a part of the largest magnitude; infinite where sizes differ or one is NaN alone. */
    static double difference(float[] expected, float[] actual) {
        if (expected.length != actual.length) return Double.POSITIVE_INFINITY;
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            double d = Math.abs((double) expected[i] - actual[i]);
            if (Double.isNaN(d)) return Double.POSITIVE_INFINITY;
            difference = Math.max(difference, d);
            largest = Math.max(largest, Math.abs(expected[i]));
        }
        return difference == 0 ? 0 : difference / largest;
    }
}
