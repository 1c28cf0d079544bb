package dev.lanewise.onnx.operators;

import dev.lanewise.inference.Values;
import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Many numbers to one along some axes. */
final class ReduceOperators {
    private ReduceOperators() {}

    /** What is reduced, and how. */
    private interface Reduction {
        Tensor apply(Evaluator ev, Tensor x, Along along);
    }

    /** Along these axes, ascending; along none where there are none. */
    private record Along(int[] axes, boolean keepDims) {
        Tensor fold(Evaluator ev, Tensor x, Fold.Function f) {
            if (axes.length == 0) return x;
            boolean emptied = x.elements() == 0 && (f == Fold.Function.MAX || f == Fold.Function.MIN);
            if (x.dtype().isWhole() || f == Fold.Function.PRODUCT || emptied) {
                return ev.applyOne(new Fold(f, keepDims, Arrays.stream(axes).boxed().toList()), x);
            }
            return ev.reduce(
                    switch (f) {
                        case SUM, PRODUCT -> ReduceFunction.SUM;
                        case MEAN -> ReduceFunction.MEAN;
                        case MAX -> ReduceFunction.MAX;
                        case MIN -> ReduceFunction.MIN;
                    },
                    x,
                    keepDims,
                    axes);
        }

        Along kept() {
            return new Along(axes, true);
        }

        /** Without the reduced axes where they are not kept. */
        Tensor shaped(Evaluator ev, Tensor y) {
            return keepDims || axes.length == 0 ? y : ev.squeeze(y, axes);
        }
    }

    static void register(Registry to) {
        simple(to, "ReduceSum", 13, Fold.Function.SUM);
        simple(to, "ReduceMean", 18, Fold.Function.MEAN);
        simple(to, "ReduceMax", 18, Fold.Function.MAX);
        simple(to, "ReduceMin", 18, Fold.Function.MIN);
        simple(to, "ReduceProd", 18, Fold.Function.PRODUCT);
        register(to, "ReduceL1", 18, (ev, x, along) -> sum(ev, FunctionOperators.absolute(ev, x), along));
        register(to, "ReduceL2", 18, inFloats((ev, x, along) -> ev.sqrt(sum(ev, ev.square(x), along))));
        register(to, "ReduceSumSquare", 18, (ev, x, along) -> {
            return sum(ev, x.dtype().isWhole() ? ev.multiply(x, x) : ev.square(x), along);
        });
        register(to, "ReduceLogSum", 18, inFloats((ev, x, along) -> ev.log(sum(ev, x, along))));
        register(to, "ReduceLogSumExp", 18, inFloats(ReduceOperators::logSumExp));
        extreme(to, "ArgMax", true);
        extreme(to, "ArgMin", false);
    }

    private static void simple(Registry to, String operator, int axesAsInput, Fold.Function f) {
        register(to, operator, axesAsInput, (ev, x, along) -> along.fold(ev, x, f));
    }

    /** Axes are an attribute first, and an input from a later opset on. */
    private static void register(Registry to, String operator, int axesAsInput, Reduction reduction) {
        to.one(operator, 1, call -> {
            Tensor x = call.input(0);
            return reduction.apply(call.ev(), x, along(call, call.integers("axes"), false, x.shape().rank()));
        });
        to.one(operator, axesAsInput, call -> {
            Tensor x = call.input(0);
            Tensor axes = call.optional(1);
            long[] named = axes == null ? null : Values.longs(axes);
            boolean none = call.flag("noop_with_empty_axes", false);
            return reduction.apply(call.ev(), x, along(call, named, none, x.shape().rank()));
        });
    }

    private static Along along(Call call, long @Nullable [] axes, boolean noneWhereEmpty, int rank) {
        boolean keepDims = call.flag("keepdims", true);
        if (axes == null || axes.length == 0) {
            return new Along(IntStream.range(0, noneWhereEmpty ? 0 : rank).toArray(), keepDims);
        }
        return new Along(Arrays.stream(Places.axes(call, axes, rank)).sorted().toArray(), keepDims);
    }

    private static Tensor sum(Evaluator ev, Tensor x, Along along) {
        return along.fold(ev, x, Fold.Function.SUM);
    }

    /** {@code m + log sum exp(x - m)}, m being the largest number; 0 where that is infinite, so that none cancels. */
    private static Tensor logSumExp(Evaluator ev, Tensor x, Along along) {
        Tensor largest = along.kept().fold(ev, x, Fold.Function.MAX);
        Tensor finite = ev.less(ev.abs(largest), Constants.scalar(x, Double.POSITIVE_INFINITY));
        Tensor m = ev.where(finite, largest, Constants.scalar(x, 0));
        Tensor sum = sum(ev, ev.exp(ev.subtract(x, m)), along.kept());
        return along.shaped(ev, ev.add(ev.log(sum), m));
    }

    /** Whole numbers are widened to float32 before, and cut back after. */
    private static Reduction inFloats(Reduction reduction) {
        return (ev, x, along) -> {
            if (!x.dtype().isWhole()) return reduction.apply(ev, x, along);
            return ev.cast(reduction.apply(ev, ev.cast(x, DType.FLOAT32), along), x.dtype());
        };
    }

    private static void extreme(Registry to, String operator, boolean largest) {
        to.one(operator, 1, call -> {
            Tensor x = call.input(0);
            Shape shape = x.shape();
            int axis = Places.axis(call, call.integer("axis", 0), shape.rank());
            if (shape.size(axis) == 0 && shape.with(axis, 1).elements() > 0) {
                throw call.error("the axis must not be empty", shape, "axis " + axis);
            }
            boolean last = call.flag("select_last_index", false);
            Tensor y = largest && !last && !x.dtype().isWhole()
                    ? call.ev().argMax(x, axis)
                    : call.ev().applyOne(new ArgExtreme(axis, largest, last), x);
            return call.flag("keepdims", true) ? call.ev().unsqueeze(y, axis) : y;
        });
    }
}
