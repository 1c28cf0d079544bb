package dev.lanewise.kernels.sums;

/**
 * The tree of one block, in scalars. The even terms' partial sums halve among themselves down to one number and so do
 * the odd terms', which are added last: eight accumulators at a time are enough.
 */
final class ScalarRowSums {
    private ScalarRowSums() {}

    /** The sum of {@code n} terms {@code step} apart. */
    static float sum(float[] x, int offset, int step, int n) {
        return halfSum(x, offset, 2 * step, (n + 1) / 2) + halfSum(x, offset + step, 2 * step, n / 2);
    }

    private static float halfSum(float[] x, int offset, int step, int n) {
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        int i = offset;
        int left = n;
        for (; left >= 8; left -= 8, i += 8 * step) {
            s0 += x[i];
            s1 += x[i + step];
            s2 += x[i + 2 * step];
            s3 += x[i + 3 * step];
            s4 += x[i + 4 * step];
            s5 += x[i + 5 * step];
            s6 += x[i + 6 * step];
            s7 += x[i + 7 * step];
        }
        if (left > 0) s0 += x[i];
        if (left > 1) s1 += x[i + step];
        if (left > 2) s2 += x[i + 2 * step];
        if (left > 3) s3 += x[i + 3 * step];
        if (left > 4) s4 += x[i + 4 * step];
        if (left > 5) s5 += x[i + 5 * step];
        if (left > 6) s6 += x[i + 6 * step];
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }

    /** The sum of {@code n} products {@code (a - aCentre) * (b - bCentre)} of pairs {@code step} apart. */
    static float products(
            float[] a, int aOffset, float aCentre, float[] b, int bOffset, float bCentre, int step, int n) {
        return halfProducts(a, aOffset, aCentre, b, bOffset, bCentre, 2 * step, (n + 1) / 2)
                + halfProducts(a, aOffset + step, aCentre, b, bOffset + step, bCentre, 2 * step, n / 2);
    }

    private static float halfProducts(
            float[] a, int aOffset, float p, float[] b, int bOffset, float q, int step, int n) {
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        int i = aOffset;
        int j = bOffset;
        int left = n;
        for (; left >= 8; left -= 8, i += 8 * step, j += 8 * step) {
            s0 = Math.fma(a[i] - p, b[j] - q, s0);
            s1 = Math.fma(a[i + step] - p, b[j + step] - q, s1);
            s2 = Math.fma(a[i + 2 * step] - p, b[j + 2 * step] - q, s2);
            s3 = Math.fma(a[i + 3 * step] - p, b[j + 3 * step] - q, s3);
            s4 = Math.fma(a[i + 4 * step] - p, b[j + 4 * step] - q, s4);
            s5 = Math.fma(a[i + 5 * step] - p, b[j + 5 * step] - q, s5);
            s6 = Math.fma(a[i + 6 * step] - p, b[j + 6 * step] - q, s6);
            s7 = Math.fma(a[i + 7 * step] - p, b[j + 7 * step] - q, s7);
        }
        if (left > 0) s0 = Math.fma(a[i] - p, b[j] - q, s0);
        if (left > 1) s1 = Math.fma(a[i + step] - p, b[j + step] - q, s1);
        if (left > 2) s2 = Math.fma(a[i + 2 * step] - p, b[j + 2 * step] - q, s2);
        if (left > 3) s3 = Math.fma(a[i + 3 * step] - p, b[j + 3 * step] - q, s3);
        if (left > 4) s4 = Math.fma(a[i + 4 * step] - p, b[j + 4 * step] - q, s4);
        if (left > 5) s5 = Math.fma(a[i + 5 * step] - p, b[j + 5 * step] - q, s5);
        if (left > 6) s6 = Math.fma(a[i + 6 * step] - p, b[j + 6 * step] - q, s6);
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }
}
