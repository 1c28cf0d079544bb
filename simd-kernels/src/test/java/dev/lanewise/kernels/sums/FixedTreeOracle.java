package dev.lanewise.kernels.sums;

/** The order that {@link FixedTree} defines, word for word. */
public final class FixedTreeOracle {
    private FixedTreeOracle() {}

    /** Adds term {@code i} to the chain so far. */
    @FunctionalInterface
    public interface Chain {
        float next(int i, float sum);
    }

    /** The sum of terms {@code first} to {@code end - 1}. */
    public static float sum(int first, int end, Chain terms) {
        int n = end - first;
        if (n > 1024) {
            int m = 1024;
            while (2 * m < n) m *= 2;
            return sum(first, first + m, terms) + sum(first + m, end, terms);
        }
        float[] s = new float[16];
        for (int i = 0; i < n; i++) s[i % 16] = terms.next(first + i, s[i % 16]);
        for (int half = 8; half >= 1; half /= 2) {
            for (int j = 0; j < half; j++) s[j] = s[j] + s[j + half];
        }
        return s[0];
    }

    /** The sum of numbers {@code step} apart. */
    public static float sum(float[] x, int offset, int step, int n) {
        return sum(0, n, (i, s) -> s + x[offset + i * step]);
    }
}
