package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.Comparison;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Tensor;

/** Arithmetic and comparison of whole numbers (masks and bytes count as such), in Java loops. */
final class Integers {
    private Integers() {}

    static void binary(Binary op, Tensor a, Tensor b, Tensor y) {
        Tensor first = Broadcast.to(y.shape(), a);
        Tensor second = Broadcast.to(y.shape(), b);
        BinaryFunction f = op.function();
        for (int i = 0; i < y.elements(); i++) {
            long divisor = second.index(i);
            if (f == BinaryFunction.DIVIDE && divisor == 0) {
                throw new ArithmeticException("divide: an integer has no quotient by 0; got 0 at place " + i);
            }
            long value = value(f, first.index(i), divisor);
            if (y.dtype() == DType.INT64) {
                y.longs()[y.offset() + i] = value;
            } else {
                y.ints()[y.offset() + i] = (int) value;
            }
        }
    }

    private static long value(BinaryFunction f, long a, long b) {
        return switch (f) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case POW -> throw new IllegalArgumentException("pow: defined for floats only");
        };
    }

    static void compare(Comparison c, Tensor a, Tensor b, Tensor y) {
        Tensor first = Broadcast.to(y.shape(), a);
        Tensor second = Broadcast.to(y.shape(), b);
        byte[] mask = y.bytes();
        for (int i = 0; i < y.elements(); i++) {
            int order = Long.compare(Elements.toLong(first, i), Elements.toLong(second, i));
            mask[y.offset() + i] = (byte) (holds(c, order) ? 1 : 0);
        }
    }

    private static boolean holds(Comparison c, int order) {
        return switch (c) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }
}
