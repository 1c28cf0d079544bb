package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;

/**
 * The numbers of a quantised tensor minus its zero points, as int32, in an array of its own that is filled as often as
 * the tensor has other numbers.
 */
final class CentredIntegers {
    private final Tensor x;
    private final Tensor zero;
    private final int[] numbers;
    private final int points;
    private final int run;
    private final int lines;
    private final int block;

    /**
     * Element {@code i} has the zero point {@code i / block * lines + i / run % lines}, or the only one.
     */
    private CentredIntegers(Tensor x, Tensor zero, int run, int lines, int block) {
        this.x = x;
        this.zero = zero;
        this.run = run;
        this.lines = lines;
        this.block = block;
        points = zero.elements();
        numbers = new int[x.elements()];
    }

    /** Matrices with one zero point, one for each line along {@code axis} (-2 rows, -1 columns), or as many for each. */
    static CentredIntegers matrices(Tensor x, Tensor zero, int axis) {
        Shape shape = x.shape();
        int lines = shape.size(axis);
        int matrix = shape.size(-2) * shape.last();
        int block = zero.elements() == lines ? Math.max(1, x.elements()) : Math.max(1, matrix);
        return new CentredIntegers(x, zero, axis == -1 ? 1 : Math.max(1, shape.last()), lines, block);
    }

    /** With one zero point, or one for each place of the first axis. */
    static CentredIntegers ofFirstAxis(Tensor x, Tensor zero) {
        Shape shape = x.shape();
        int run = Math.max(1, shape.elements(1, shape.rank()));
        return new CentredIntegers(x, zero, run, Math.max(1, shape.size(0)), Math.max(1, x.elements()));
    }

    /** The array that {@link #fill} fills. */
    int[] numbers() {
        return numbers;
    }

    /** Reads what lies in the tensors now. */
    void fill() {
        int at = x.offset();
        switch (x.dtype()) {
            case INT8 -> {
                byte[] from = x.bytes();
                for (int i = 0; i < numbers.length; i++) numbers[i] = from[at + i];
            }
            case UINT8, BOOL -> {
                byte[] from = x.bytes();
                for (int i = 0; i < numbers.length; i++) numbers[i] = from[at + i] & 0xff;
            }
            case INT32 -> System.arraycopy(x.ints(), at, numbers, 0, numbers.length);
            default -> {
                long[] from = x.longs();
                for (int i = 0; i < numbers.length; i++) numbers[i] = (int) from[at + i];
            }
        }
        if (points == 1) {
            int point = point(0);
            if (point != 0) for (int i = 0; i < numbers.length; i++) numbers[i] -= point;
        } else {
            for (int i = 0; i < numbers.length; i++) numbers[i] -= point(i / block * lines + i / run % lines);
        }
    }

    private int point(int i) {
        int at = zero.offset() + i;
        return switch (zero.dtype()) {
            case INT8 -> zero.bytes()[at];
            case UINT8, BOOL -> zero.bytes()[at] & 0xff;
            case INT32 -> zero.ints()[at];
            default -> (int) zero.longs()[at];
        };
    }
}
