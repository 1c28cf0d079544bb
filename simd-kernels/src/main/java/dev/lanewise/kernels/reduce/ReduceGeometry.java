package dev.lanewise.kernels.reduce;

import java.util.Arrays;

/**
 * Sizes and the axes to reduce, collapsed to alternating runs of kept and reduced axes. With one reduced run that is a
 * box {@code [outer, reduced, inner]}; with more, {@link #gather} copies the elements into such a box.
 */
public final class ReduceGeometry {
    /** Kept, reduced, kept, ..., kept: an odd number of sizes, at least three. */
    private final int[] runs;

    private ReduceGeometry(int[] runs) {
        this.runs = runs;
    }

    /** @throws IllegalArgumentException where axes do not ascend from 0 to rank - 1 */
    public static ReduceGeometry of(int[] sizes, int... axes) {
        boolean[] reduced = new boolean[sizes.length];
        int previous = -1;
        for (int axis : axes) {
            if (axis <= previous || axis >= sizes.length) {
                throw new IllegalArgumentException("reduce: axes must ascend from 0 to rank - 1; got "
                        + Arrays.toString(axes) + " of sizes " + Arrays.toString(sizes));
            }
            reduced[axis] = true;
            previous = axis;
        }
        int[] runs = new int[sizes.length + 2];
        Arrays.fill(runs, 1);
        int run = 0;
        for (int axis = 0; axis < sizes.length; axis++) {
            if (sizes[axis] == 1) continue;
            if (reduced[axis] != (run % 2 == 1)) run++;
            runs[run] *= sizes[axis];
        }
        return new ReduceGeometry(run == 0 ? new int[] {1, 1, runs[0]} : Arrays.copyOf(runs, run + 1 + run % 2));
    }

    /** Kept elements before the last reduced run. */
    public int outer() {
        return product(0, runs.length - 1);
    }

    /** Elements that become one. */
    public int reduced() {
        return product(1, runs.length);
    }

    /** Kept elements after the last reduced run. */
    public int inner() {
        return runs[runs.length - 1];
    }

    /** Whether reduced axes lie on both sides of a kept one. */
    boolean isScattered() {
        return runs.length > 3;
    }

    private int product(int first, int end) {
        int product = 1;
        for (int i = first; i < end; i += 2) product *= runs[i];
        return product;
    }

    /** Copies {@code x} to {@code y [outer, reduced, inner]}. */
    void gather(float[] x, int xOffset, float[] y, int yOffset) {
        gather(0, x, xOffset, y, yOffset);
    }

    /** Copies the elements under the {@code k}-th axis of {@code y}; where the next ones go. */
    private int gather(int k, float[] x, int from, float[] y, int to) {
        int last = runs.length - 1;
        int kept = last / 2;
        int run = k == last ? last : k < kept ? 2 * k : 2 * (k - kept) + 1;
        int step = 1;
        for (int i = run + 1; i <= last; i++) step *= runs[i];
        if (step == 1) {
            System.arraycopy(x, from, y, to, runs[run]);
            return to + runs[run];
        }
        for (int i = 0; i < runs[run]; i++) to = gather(k + 1, x, from + i * step, y, to);
        return to;
    }
}
