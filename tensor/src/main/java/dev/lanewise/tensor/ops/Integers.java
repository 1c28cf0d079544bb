package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.Broadcast;
import dev.lanewise.kernels.elementwise.Comparison;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Tensor;
import java.util.function.LongBinaryOperator;

/** Arithmetic and comparison of whole numbers (masks and bytes count as such), in Java loops. */
public final class Integers {
    private Integers() {}

    static Call bind(BinaryFunction f, Tensor a, Tensor b, Tensor y) {
        Call all = bind(function(f), a, b, y);
        if (f != BinaryFunction.DIVIDE || y.elements() == 0) return all;
        return () -> {
            checkDivisors(b);
            all.run();
        };
    }

    private static void checkDivisors(Tensor b) {
        int n = b.elements();
        for (int i = 0; i < n; i++) {
            if (Elements.toLong(b, i) == 0) {
                throw new ArithmeticException("divide: an integer has no quotient by 0; got 0 at place " + i);
            }
        }
    }

    /**
     * {@code y = f(a, b)} with broadcasting, on tensors of one dtype of whole numbers. The function sees them as 64-bit
     * numbers; of its results, bits that the dtype has no room for are dropped.
     */
    public static void binary(LongBinaryOperator f, Tensor a, Tensor b, Tensor y) {
        bind(f, a, b, y).run();
    }

    /** {@link #binary}, to be run often. */
    public static Call bind(LongBinaryOperator f, Tensor a, Tensor b, Tensor y) {
        Broadcast shapes = Broadcast.of(a.shape().toArray(), b.shape().toArray());
        int n = shapes.rowLength();
        int aStep = shapes.single(0) ? 0 : 1;
        int bStep = shapes.single(1) ? 0 : 1;
        DType dtype = y.dtype();
        return () -> {
            for (int row = 0; row < shapes.rows(); row++) {
                int i = a.offset() + shapes.index(0, row, 0);
                int j = b.offset() + shapes.index(1, row, 0);
                int at = y.offset() + row * n;
                switch (dtype) {
                    case INT64 -> row(f, n, a.longs(), i, aStep, b.longs(), j, bStep, y.longs(), at);
                    case INT32 -> row(f, n, a.ints(), i, aStep, b.ints(), j, bStep, y.ints(), at);
                    case INT16 -> row(f, n, a.shorts(), i, aStep, b.shorts(), j, bStep, y.shorts(), at);
                    default -> row(f, n, dtype, a.bytes(), i, aStep, b.bytes(), j, bStep, y.bytes(), at);
                }
            }
        };
    }

    private static void row(
            LongBinaryOperator f, int n, long[] a, int i, int aStep, long[] b, int j, int bStep, long[] y, int at) {
        for (int k = 0; k < n; k++) y[at + k] = f.applyAsLong(a[i + k * aStep], b[j + k * bStep]);
    }

    private static void row(
            LongBinaryOperator f, int n, int[] a, int i, int aStep, int[] b, int j, int bStep, int[] y, int at) {
        for (int k = 0; k < n; k++) y[at + k] = (int) f.applyAsLong(a[i + k * aStep], b[j + k * bStep]);
    }

    private static void row(
            LongBinaryOperator f, int n, short[] a, int i, int aStep, short[] b, int j, int bStep, short[] y, int at) {
        for (int k = 0; k < n; k++) y[at + k] = (short) f.applyAsLong(a[i + k * aStep], b[j + k * bStep]);
    }

    private static void row(
            LongBinaryOperator f,
            int n,
            DType dtype,
            byte[] a,
            int i,
            int aStep,
            byte[] b,
            int j,
            int bStep,
            byte[] y,
            int at) {
        int mask = dtype == DType.UINT8 ? 0xff : -1;
        for (int k = 0; k < n; k++) {
            y[at + k] = (byte) dtype.wrap(f.applyAsLong(a[i + k * aStep] & mask, b[j + k * bStep] & mask));
        }
    }

    private static LongBinaryOperator function(BinaryFunction f) {
        return switch (f) {
            case ADD -> Long::sum;
            case SUBTRACT -> (a, b) -> a - b;
            case MULTIPLY -> (a, b) -> a * b;
            case DIVIDE -> (a, b) -> a / b;
            case MAX -> Math::max;
            case MIN -> Math::min;
            case POW -> throw new IllegalArgumentException("pow: defined for floats only");
        };
    }

    static Call bindComparison(Comparison c, Tensor a, Tensor b, Tensor y) {
        Broadcast shapes = Broadcast.of(a.shape().toArray(), b.shape().toArray());
        int n = shapes.rowLength();
        int aStep = shapes.single(0) ? 0 : 1;
        int bStep = shapes.single(1) ? 0 : 1;
        byte[] mask = y.bytes();
        return () -> {
            for (int row = 0; row < shapes.rows(); row++) {
                int i = shapes.index(0, row, 0);
                int j = shapes.index(1, row, 0);
                int at = y.offset() + row * n;
                for (int k = 0; k < n; k++) {
                    int order = Long.compare(Elements.toLong(a, i + k * aStep), Elements.toLong(b, j + k * bStep));
                    mask[at + k] = (byte) (holds(c, order) ? 1 : 0);
                }
            }
        };
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
