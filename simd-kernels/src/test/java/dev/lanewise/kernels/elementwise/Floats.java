package dev.lanewise.kernels.elementwise;

import java.util.stream.IntStream;

/** Inputs that reach all kinds of floats, and distances in units in the last place. */
final class Floats {
    /**
     * Zeros, infinities, NaN, subnormal and largest numbers, where the kernels change their form, and (the last line) the
     * floats at which roundings in exp add up to most.
     */
    private static final float[] EDGES = {
        0, Float.MIN_VALUE, Float.MIN_NORMAL, 1e-30f, 0x1p-24f, 0.5f, 0.625f, 2 / 3f, 1, 4 / 3f, 1.5f, 2, 2.5f, 3,
        3.95f, 9, 10,
        11, 14.5f, 16.5f, 40, 43, 80, 87.33655f, 87.4f, 88.72283f, 88.7229f, 89, 103.97f, 104, 124, 0x1p17f, 131072.02f,
        0x1p22f, 0x1.000002p22f, 0x1p23f, 1e19f, 1e30f, Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NaN,
        5.835594f, 5.8824263f, 15.604908f, 26.730072f, 38.449123f, 59.95576f, 70.998886f
    };

    private Floats() {}

    /** Each edge, its neighbours and their negatives, then every {@code stride}th pattern of bits. */
    static float[] strided(int stride) {
        float[] edges = edges();
        int count = (int) ((1L << 32) / stride);
        float[] x = java.util.Arrays.copyOf(edges, edges.length + count);
        for (int i = 0; i < count; i++) x[edges.length + i] = Float.intBitsToFloat((int) ((long) i * stride));
        return x;
    }

    static float[] edges() {
        float[] x = new float[6 * EDGES.length];
        int[] places = IntStream.range(0, EDGES.length).toArray();
        for (int i : places) {
            float[] near = {EDGES[i], Math.nextUp(EDGES[i]), Math.nextDown(EDGES[i])};
            for (int k = 0; k < 3; k++) {
                x[6 * i + k] = near[k];
                x[6 * i + 3 + k] = -near[k];
            }
        }
        return x;
    }

    /** How far y is from the exact value, in units in the last place of a float of that size. */
    static double ulps(double exact, float y) {
        float nearest = (float) exact;
        if (Double.isNaN(exact) || Float.isNaN(y)) return Double.isNaN(exact) && Float.isNaN(y) ? 0 : Double.MAX_VALUE;
        if (Float.isInfinite(nearest) || Float.isInfinite(y)) return nearest == y ? 0 : Double.MAX_VALUE;
        double unit = Math.scalb(1.0, Math.max(Math.getExponent(exact), Float.MIN_EXPONENT) - 23);
        return Math.abs(y - exact) / unit;
    }
}
