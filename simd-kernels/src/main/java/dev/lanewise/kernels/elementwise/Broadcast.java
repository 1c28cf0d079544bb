package dev.lanewise.kernels.elementwise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How operands of different shapes meet, by NumPy's rule: shapes are aligned at the last axis, and an axis of size 1,
 * or one that is not there, stretches to the others' size. Made once, used often.
 *
 * <p>Kernels see rows: neighbouring axes along which the same operands stretch are one axis, so that in each row an
 * operand is a contiguous run or a single number.
 */
public final class Broadcast {
    private final int[] shape;
    private final int[] elements;
    private final int rows;
    private final int rowLength;
    /** Sizes of the merged axes but the last, innermost first. */
    private final int[] sizes;
    /** For each operand, its step along each of those axes. */
    private final int[][] steps;
    /** For each operand, its step along a row: 0 or 1. */
    private final int[] rowSteps;

    private Broadcast(int[] shape, int[] elements, List<Axis> merged) {
        this.shape = shape;
        this.elements = elements;
        Axis last = merged.isEmpty() ? new Axis(1, new int[elements.length]) : merged.getFirst();
        rowLength = last.size;
        rowSteps = last.steps;
        sizes = new int[Math.max(0, merged.size() - 1)];
        steps = new int[elements.length][sizes.length];
        int product = 1;
        for (int axis = 0; axis < sizes.length; axis++) {
            Axis outer = merged.get(axis + 1);
            sizes[axis] = outer.size;
            product *= outer.size;
            for (int k = 0; k < elements.length; k++) steps[k][axis] = outer.steps[k];
        }
        rows = product;
    }

    /** @throws IllegalArgumentException where sizes differ and none of them is 1 */
    public static Broadcast of(int[]... operands) {
        int[] shape = shape(operands);
        int[] elements = new int[operands.length];
        Arrays.fill(elements, 1);
        List<Axis> merged = new ArrayList<>();
        for (int fromEnd = 1; fromEnd <= shape.length; fromEnd++) {
            int size = shape[shape.length - fromEnd];
            if (size == 1) continue;
            int[] steps = new int[operands.length];
            for (int k = 0; k < operands.length; k++) {
                if (size(operands[k], fromEnd) == 1) continue;
                steps[k] = elements[k];
                elements[k] *= size;
            }
            Axis axis = new Axis(size, steps);
            if (!merged.isEmpty() && merged.getLast().stretchesAs(axis)) {
                Axis inner = merged.removeLast();
                axis = new Axis(inner.size * size, inner.steps);
            }
            merged.add(axis);
        }
        return new Broadcast(shape, elements, merged);
    }

    /** The shape of the result. */
    public int[] shape() {
        return shape.clone();
    }

    /** Rows of the result. */
    public int rows() {
        return rows;
    }

    /** Elements of a row. */
    public int rowLength() {
        return rowLength;
    }

    /** Whether an operand is a single number in each row. */
    public boolean single(int operand) {
        return rowSteps[operand] == 0;
    }

    int operands() {
        return steps.length;
    }

    /** Elements of the result. */
    int elements() {
        return rows * rowLength;
    }

    /** Elements of an operand. */
    int elements(int operand) {
        return elements[operand];
    }

    /** Where an operand's element {@code from} of a row lies, counted from the operand's own beginning. */
    public int index(int operand, int row, int from) {
        int[] step = steps[operand];
        int index = from * rowSteps[operand];
        int rest = row;
        for (int axis = 0; axis < sizes.length; axis++) {
            index += rest % sizes[axis] * step[axis];
            rest /= sizes[axis];
        }
        return index;
    }

    /** @param steps of each operand, 0 where it stretches */
    private record Axis(int size, int[] steps) {
        boolean stretchesAs(Axis other) {
            for (int k = 0; k < steps.length; k++) {
                if ((steps[k] == 0) != (other.steps[k] == 0)) return false;
            }
            return true;
        }
    }

    private static int[] shape(int[][] operands) {
        int rank = 0;
        for (int[] operand : operands) rank = Math.max(rank, operand.length);
        int[] shape = new int[rank];
        for (int fromEnd = 1; fromEnd <= rank; fromEnd++) {
            int common = 1;
            for (int[] operand : operands) {
                int size = size(operand, fromEnd);
                if (size != 1 && common != 1 && size != common) {
                    throw new IllegalArgumentException(
                            "broadcast: sizes aligned at the last axis must be equal or 1; got "
                                    + Arrays.deepToString(operands));
                }
                if (size != 1) common = size;
            }
            shape[rank - fromEnd] = common;
        }
        return shape;
    }

    private static int size(int[] operand, int fromEnd) {
        return fromEnd > operand.length ? 1 : operand[operand.length - fromEnd];
    }
}
