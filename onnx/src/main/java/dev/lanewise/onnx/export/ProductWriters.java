package dev.lanewise.onnx.export;

import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ops.ArgMax;
import dev.lanewise.tensor.ops.Linear;
import dev.lanewise.tensor.ops.Matmul;
import dev.lanewise.tensor.ops.Reduce;
import dev.lanewise.tensor.ops.SumTo;
import java.util.ArrayList;
import java.util.List;

/** Products of matrices, and sums. */
final class ProductWriters {
    private ProductWriters() {}

    static void register(OperatorWriters to) {
        to.one(Matmul.class, (op, in) -> in.add(
                "MatMul",
                List.of(operand(in, 0, op.transposeA()), operand(in, 1, op.transposeB()))));
        to.one(Linear.class, ProductWriters::linear);
        to.one(Reduce.class, ProductWriters::reduce);
        to.one(SumTo.class, ProductWriters::sumTo);
        to.one(ArgMax.class, (op, in) -> in.add(
                "ArgMax", in.all(), Attribute.of("axis", op.axis()), Attribute.of("keepdims", 0)));
    }

    private static String operand(Written in, int i, boolean transposed) {
        return transposed ? in.permuted(i, Written.lastTwoExchanged(in.shape(i).rank())) : in.input(i);
    }

    private static String linear(Linear op, Written in) {
        String product = in.add("MatMul", List.of(in.input(0), in.permuted(1, 1, 0)));
        return in.inputs() == 3 ? in.add("Add", List.of(product, in.input(2))) : product;
    }

    private static String reduce(Reduce op, Written in) {
        List<String> inputs = new ArrayList<>(List.of(in.input(0)));
        if (!op.axes().isEmpty()) inputs.add(in.graph().integers(Written.longs(op.axes())));
        return in.add(name(op.function()), inputs, Attribute.of("keepdims", op.keepDims() ? 1 : 0));
    }

    private static String name(ReduceFunction function) {
        return switch (function) {
            case SUM -> "ReduceSum";
            case MEAN -> "ReduceMean";
            case MAX -> "ReduceMax";
            case MIN -> "ReduceMin";
        };
    }

    private static String sumTo(SumTo op, Written in) {
        Shape from = in.shape(0);
        int added = from.rank() - op.shape().rank();
        List<Integer> axes = new ArrayList<>();
        for (int i = 0; i < from.rank(); i++) {
            if (i < added || op.shape().size(i - added) != from.size(i)) axes.add(i);
        }
        if (axes.isEmpty()) return in.add("Identity", in.all());
        String sum = in.add(
                "ReduceSum", List.of(in.input(0), in.graph().integers(Written.longs(axes))),
                Attribute.of("keepdims", 1));
        int[] kept = from.toArray();
        for (int axis : axes) kept[axis] = 1;
        return added == 0 ? sum : in.reshaped(sum, Shape.of(kept), op.shape());
    }
}
