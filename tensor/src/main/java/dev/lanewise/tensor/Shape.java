package dev.lanewise.tensor;

import java.util.Arrays;

/** The sizes of a tensor's axes, outermost first. Row-major; rank 0 is a single number. Immutable. */
public final class Shape {
    /** No axes: one number. */
    public static final Shape SCALAR = new Shape(new int[0]);

    private final int[] sizes;
    private final int elements;

    private Shape(int[] sizes) {
        this.sizes = sizes;
        long product = 1;
        boolean empty = false;
        for (int size : sizes) {
            if (size < 0) throw new ShapeException("shape", "axis sizes must be at least 0", Arrays.toString(sizes));
            empty |= size == 0;
        }
        for (int size : empty ? new int[] {0} : sizes) {
            product *= size;
            if (product > Integer.MAX_VALUE) {
                throw new ShapeException("shape", "a tensor has at most 2^31 - 1 elements", Arrays.toString(sizes));
            }
        }
        elements = (int) product;
    }

    public static Shape of(int... sizes) {
        return sizes.length == 0 ? SCALAR : new Shape(sizes.clone());
    }

    public int rank() {
        return sizes.length;
    }

    /** Elements in all: the product of the sizes. */
    public int elements() {
        return elements;
    }

    /** The size of an axis; negative axes count from the end, -1 being the last. */
    public int size(int axis) {
        return sizes[axis("shape", axis)];
    }

    /** The last axis' size. */
    public int last() {
        return size(-1);
    }

    /** An axis from 0 to rank - 1 for one that may count from the end. */
    public int axis(String op, int axis) {
        int positive = axis < 0 ? axis + sizes.length : axis;
        if (positive < 0 || positive >= sizes.length) {
            throw new ShapeException(op, "axis must be from " + -sizes.length + " to " + (sizes.length - 1), axis,
                    this);
        }
        return positive;
    }

    /** A copy of the sizes. */
    public int[] toArray() {
        return sizes.clone();
    }

    /** The same with one axis of another size. */
    public Shape with(int axis, int size) {
        int[] copy = sizes.clone();
        copy[axis("shape", axis)] = size;
        return new Shape(copy);
    }

    /** Product of the sizes of axes {@code first} (inclusive) to {@code end} (exclusive). */
    public int elements(int first, int end) {
        int product = 1;
        for (int i = first; i < end; i++) product *= sizes[i];
        return product;
    }

    /**
     * The shape that this and another broadcast to: sizes aligned at the last axis, where 1 (or no axis) stretches.
     *
     * @throws ShapeException where two sizes differ and neither is 1
     */
    public Shape broadcast(String op, Shape other) {
        int[] result = new int[Math.max(rank(), other.rank())];
        for (int i = 1; i <= result.length; i++) {
            int a = i <= rank() ? sizes[rank() - i] : 1;
            int b = i <= other.rank() ? other.sizes[other.rank() - i] : 1;
            if (a != b && a != 1 && b != 1) {
                throw new ShapeException(
                        op, "aligned at the last axis, sizes must be equal or 1 to broadcast", this, other);
            }
            result[result.length - i] = a == 1 ? b : a;
        }
        return of(result);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(sizes, shape.sizes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sizes);
    }

    /** {@code [2, 28, 28, 1]}. */
    @Override
    public String toString() {
        return Arrays.toString(sizes);
    }
}
