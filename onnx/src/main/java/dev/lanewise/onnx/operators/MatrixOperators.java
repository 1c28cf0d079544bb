package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Products of matrices. */
final class MatrixOperators {
    private MatrixOperators() {}

    static void register(Registry to) {
        to.one("MatMul", 1, call -> product(call, call.input(0), call.input(1), MatrixOperators::multiply));
        to.one("Gemm", 1, MatrixOperators::general);
        to.one("Einsum", 12, call -> Einsum.of(call, call.text("equation", "")).apply(call.ev(), call.all()));
        to.one("Det", 11, call -> call.ev().applyOne(new Determinant(), call.input(0)));
    }

    /** How two tensors of two axes or more are multiplied. */
    @FunctionalInterface
    interface Product {
        Tensor of(Evaluator ev, Tensor a, Tensor b);
    }

    /** Of floats, or of integers that wrap around. */
    static Tensor multiply(Evaluator ev, Tensor a, Tensor b) {
        return a.dtype().isIndex() ? ev.applyOne(new IntegerMatmul(a.dtype()), a, b) : ev.matmul(a, b);
    }

    /** A vector on the left is a row, one on the right a column; the axis that they are given is taken away again. */
    static Tensor product(Call call, Tensor a, Tensor b, Product product) {
        Evaluator ev = call.ev();
        boolean row = a.shape().rank() == 1;
        boolean column = b.shape().rank() == 1;
        if (a.shape().rank() == 0 || b.shape().rank() == 0) {
            throw call.error("A and B must have axes", a.type(), b.type());
        }
        Tensor left = row ? ev.unsqueeze(a, 0) : a;
        Tensor right = column ? ev.unsqueeze(b, 1) : b;
        Tensor y = product.of(ev, left, right);
        if (column) y = ev.squeeze(y, -1);
        return row ? ev.squeeze(y, column ? -1 : -2) : y;
    }

    /** {@code alpha * A B + beta * C}. */
    private static Tensor general(Call call) {
        Evaluator ev = call.ev();
        Tensor a = call.input(0);
        Tensor b = call.input(1);
        Tensor c = call.optional(2);
        if (a.shape().rank() != 2 || b.shape().rank() != 2) {
            throw call.error("A and B must be matrices", a.type(), b.type());
        }
        float alpha = call.number("alpha", 1);
        float beta = call.number("beta", 1);
        boolean transposeA = call.flag("transA", false);
        boolean transposeB = call.flag("transB", false);
        if (!a.dtype().isComputable()) return integers(call, a, transposeA, b, transposeB, c, alpha, beta);
        int columns = b.shape().size(transposeB ? 0 : 1);
        Tensor bias = c == null || beta == 0 ? null : scaled(ev, c, beta);
        if (b.device().isHost() && (bias == null || isRow(bias, columns))) {
            Tensor w = scaled(ev, transposeB ? b : ev.transpose(b), alpha);
            Tensor x = transposeA ? ev.transpose(a) : a;
            return bias == null ? ev.linear(x, w) : ev.linear(x, w, asRow(ev, bias, columns));
        }
        Tensor y = scaled(ev, ev.matmul(a, transposeA, b, transposeB), alpha);
        return bias == null ? y : ev.add(y, bias);
    }

    private static Tensor scaled(Evaluator ev, Tensor x, float factor) {
        return factor == 1 ? x : ev.scale(x, factor);
    }

    /** Whether C has the same number for all rows. */
    private static boolean isRow(Tensor c, int columns) {
        int elements = c.elements();
        boolean last = c.shape().rank() > 0 && c.shape().last() == elements;
        return (last && elements == columns) || elements == 1;
    }

    private static Tensor asRow(Evaluator ev, Tensor c, int columns) {
        return ev.reshape(ev.expand(ev.reshape(c, Shape.of(c.elements())), Shape.of(columns)), Shape.of(columns));
    }

    private static Tensor integers(
            Call call, Tensor a, boolean transposeA, Tensor b, boolean transposeB, @Nullable Tensor c, float alpha,
            float beta) {
        Evaluator ev = call.ev();
        if (alpha != (int) alpha || beta != (int) beta) {
            throw call.error("alpha and beta must be whole for integers", alpha, beta);
        }
        Tensor y = multiply(ev, transposeA ? ev.transpose(a) : a, transposeB ? ev.transpose(b) : b);
        y = times(ev, y, (int) alpha);
        return c == null ? y : ev.add(y, times(ev, c, (int) beta));
    }

    private static Tensor times(Evaluator ev, Tensor x, int factor) {
        if (factor == 1) return x;
        Tensor number = x.dtype() == DType.INT64
                ? Tensor.of(Shape.SCALAR, (long) factor)
                : Tensor.of(Shape.SCALAR, factor);
        return ev.multiply(x, Constants.beside(x, number));
    }

    /** The sum along one axis, of floats or integers. */
    static Tensor sum(Evaluator ev, Tensor x, int axis) {
        if (x.dtype().isComputable()) return ev.sum(x, false, axis);
        int rank = x.shape().rank();
        int[] order = new int[rank];
        int next = 0;
        for (int i = 0; i < rank; i++) if (i != axis) order[next++] = i;
        order[rank - 1] = axis;
        Tensor last = ev.permute(x, order);
        int size = last.shape().last();
        int[] left = Arrays.copyOf(last.shape().toArray(), rank - 1);
        Tensor rows = ev.reshape(last, Shape.of(Shape.of(left).elements(), size));
        long[] ones = new long[size];
        Arrays.fill(ones, 1);
        Tensor column = ev.cast(Constants.beside(x, Tensor.of(Shape.of(size, 1), ones)), x.dtype());
        return ev.reshape(multiply(ev, rows, column), Shape.of(left));
    }
}
