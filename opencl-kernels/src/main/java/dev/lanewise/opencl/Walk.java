package dev.lanewise.opencl;

import dev.lanewise.opencl.runtime.Range;
import java.util.Arrays;

/**
 * A box of elements and how some operands step through it: axes that all of them walk in one stride are one axis. What
 * the kernels with rows and those with items are given.
 */
final class Walk {
    static final int MOST_AXES = 8;
    /** Elements of the last axis from which a group lies along it. */
    private static final int LONG = 32;
    /** Elements of the rows into which one long axis is cut. */
    private static final int ROW = 4096;

    private final int n;
    private final int rows;
    private final int[] sizes;
    private final int[][] steps;

    private Walk(int n, int rows, int[] sizes, int[][] steps) {
        this.n = n;
        this.rows = rows;
        this.sizes = sizes;
        this.steps = steps;
    }

    /**
     * @param op who asks
     * @param strides of each operand along each axis, 0 where it stretches
     */
    static Walk of(String op, int[] shape, int[]... strides) {
        int[] sizes = new int[shape.length];
        int[][] steps = new int[strides.length][shape.length];
        int rank = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] == 1) continue;
            if (rank > 0 && isOne(steps, rank - 1, strides, axis, shape[axis])) {
                sizes[rank - 1] *= shape[axis];
                for (int k = 0; k < strides.length; k++) steps[k][rank - 1] = strides[k][axis];
            } else {
                sizes[rank] = shape[axis];
                for (int k = 0; k < strides.length; k++) steps[k][rank] = strides[k][axis];
                rank++;
            }
        }
        if (rank > MOST_AXES) {
            throw new UnsupportedOperationException(op + ": on an OpenCL device at most " + MOST_AXES
                    + " axes may be walked apart; got sizes " + Arrays.toString(shape)
                    + "; move the tensors to Device.cpu()");
        }
        return innermostFirst(sizes, steps, rank);
    }

    private static boolean isOne(int[][] steps, int last, int[][] strides, int axis, int size) {
        for (int k = 0; k < strides.length; k++) if (steps[k][last] != strides[k][axis] * size) return false;
        return true;
    }

    /** Places 0 to 6 of a vector are the outer axes, from the inner ones out; place 7 is the last axis. */
    private static Walk innermostFirst(int[] sizes, int[][] steps, int rank) {
        int[] vector = new int[MOST_AXES];
        Arrays.fill(vector, 1);
        int[][] moves = new int[steps.length][MOST_AXES];
        int rows = 1;
        for (int axis = 0; axis < rank - 1; axis++) {
            vector[rank - 2 - axis] = sizes[axis];
            rows *= sizes[axis];
            for (int k = 0; k < steps.length; k++) moves[k][rank - 2 - axis] = steps[k][axis];
        }
        for (int k = 0; k < steps.length && rank > 0; k++) moves[k][MOST_AXES - 1] = steps[k][rank - 1];
        return new Walk(rank == 0 ? 1 : sizes[rank - 1], rows, vector, moves);
    }

    /** Strides of a row-major tensor. */
    static int[] rowMajor(int... shape) {
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }

    /** Strides with which a tensor of shape {@code from} is walked as one of shape {@code to}. */
    static int[] broadcast(int[] from, int[] to) {
        int[] own = rowMajor(from);
        int[] strides = new int[to.length];
        int added = to.length - from.length;
        for (int axis = 0; axis < from.length; axis++) strides[added + axis] = from[axis] == 1 ? 0 : own[axis];
        return strides;
    }

    /** One long axis cut into rows, of which the last may be shorter; else this. */
    Walk inRows() {
        if (rows != 1 || n <= ROW) return this;
        int[] cut = sizes.clone();
        cut[0] = Math.ceilDiv(n, ROW);
        int[][] moves = new int[steps.length][];
        for (int k = 0; k < steps.length; k++) {
            moves[k] = steps[k].clone();
            moves[k][0] = steps[k][MOST_AXES - 1] * ROW;
        }
        return new Walk(ROW, cut[0], cut, moves);
    }

    boolean isEmpty() {
        return (long) n * rows == 0;
    }

    int n() {
        return n;
    }

    int rows() {
        return rows;
    }

    int[] sizes() {
        return sizes;
    }

    int[] steps(int operand) {
        return steps[operand];
    }

    /** An operand's step along the last axis. */
    int lastStep(int operand) {
        return steps[operand][MOST_AXES - 1];
    }

    /** Whether the last axis is long enough for kernels with rows. */
    boolean hasRows() {
        return n >= LONG;
    }

    Range range() {
        return n >= LONG ? Range.of(n, rows) : Range.of((long) n * rows);
    }
}
