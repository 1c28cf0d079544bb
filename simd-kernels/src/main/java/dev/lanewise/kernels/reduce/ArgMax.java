package dev.lanewise.kernels.reduce;

/** Where the largest element lies. */
public final class ArgMax {
    private ArgMax() {}

    /**
     * The index, from 0 to {@code n - 1}, of the first largest element down the middle of {@code x [outer, n, inner]}.
     * A NaN counts as largest; zeros of both signs are equal.
     *
     * @param y {@code [outer, inner]}
     * @throws IllegalArgumentException where there is no element to choose from
     */
    public static void run(int outer, int n, int inner, float[] x, int xOffset, long[] y, int yOffset) {
        if (outer == 0 || inner == 0) return;
        if (n == 0) throw new IllegalArgumentException("argMax: the axis must have at least one element; got 0");
        for (int o = 0; o < outer; o++) {
            for (int c = 0; c < inner; c++) {
                y[yOffset + o * inner + c] = first(x, xOffset + o * n * inner + c, inner, n);
            }
        }
    }

    private static int first(float[] x, int offset, int step, int n) {
        int index = 0;
        float largest = x[offset];
        for (int i = 1; i < n; i++) {
            float v = x[offset + i * step];
            // not "v > largest": a NaN must win, and once won must stay
            if (!(v <= largest) && !Float.isNaN(largest)) {
                index = i;
                largest = v;
            }
        }
        return index;
    }
}
