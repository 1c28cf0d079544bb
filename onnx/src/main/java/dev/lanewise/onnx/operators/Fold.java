package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Elements;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Reductions that the kernels lack: of whole numbers, of none, and products. One number after the other, in the order
 * in which they lie in memory. Of none, the sum is 0, the product 1, and the extremes are what every number replaces.
 *
 * @param axes ascending, from 0 on
 */
record Fold(Function function, boolean keepDims, List<Integer> axes) implements HostOp {
    /** Elements from which threads share them. */
    private static final int PARALLEL = 1 << 16;

    /** What many numbers become. */
    enum Function {
        SUM,
        MEAN,
        MAX,
        MIN,
        PRODUCT
    }

    @Override
    public String name() {
        return "fold " + function.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Shape x = inputs.getFirst().shape();
        int[] sizes = IntStream.range(0, x.rank())
                .filter(axis -> keepDims || !axes.contains(axis))
                .map(axis -> axes.contains(axis) ? 1 : x.size(axis))
                .toArray();
        return List.of(inputs.getFirst().type().withShape(Shape.of(sizes)));
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        bind(Workers.INLINE, inputs, outputs).run();
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor y = outputs.getFirst();
        int[] strides = Places.strides(x.shape());
        int[] starts = places(x.shape(), strides, false);
        int[] steps = places(x.shape(), strides, true);
        boolean whole = x.dtype().isWhole();
        Workers many = x.elements() < PARALLEL ? Workers.INLINE : workers;
        return Call.of(many, starts.length, (first, end, worker) -> {
            for (int i = first; i < end; i++) {
                if (whole) {
                    Elements.setLong(y, i, whole(x, starts[i], steps));
                } else {
                    Elements.setDouble(y, i, real(x, starts[i], steps));
                }
            }
        });
    }

    private int[] places(Shape x, int[] strides, boolean reduced) {
        int[] chosen = IntStream.range(0, x.rank())
                .filter(axis -> axes.contains(axis) == reduced)
                .toArray();
        return Places.walk(
                IntStream.of(chosen).map(x::size).toArray(),
                IntStream.of(chosen).map(axis -> strides[axis]).toArray());
    }

    private long whole(Tensor x, int start, int[] steps) {
        long result = switch (function) {
            case SUM, MEAN -> 0;
            case PRODUCT -> 1;
            case MAX -> x.dtype().least();
            case MIN -> x.dtype().greatest();
        };
        for (int step : steps) {
            long v = Elements.toLong(x, start + step);
            result = switch (function) {
                case SUM, MEAN -> result + v;
                case PRODUCT -> result * v;
                case MAX -> Math.max(result, v);
                case MIN -> Math.min(result, v);
            };
        }
        return function == Function.MEAN && steps.length > 0 ? result / steps.length : result;
    }

    private double real(Tensor x, int start, int[] steps) {
        double result = switch (function) {
            case SUM, MEAN -> 0;
            case PRODUCT -> 1;
            case MAX -> Double.NEGATIVE_INFINITY;
            case MIN -> Double.POSITIVE_INFINITY;
        };
        for (int step : steps) {
            double v = Elements.toDouble(x, start + step);
            result = switch (function) {
                case SUM, MEAN -> result + v;
                case PRODUCT -> result * v;
                case MAX -> Math.max(result, v);
                case MIN -> Math.min(result, v);
            };
        }
        return function == Function.MEAN ? result / steps.length : result;
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
