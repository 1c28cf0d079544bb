package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The index of the largest or smallest number along an axis, int64, the axis left out: of equal ones the first or the
 * last. A NaN counts as both.
 *
 * @param axis from 0 on
 */
record ArgExtreme(int axis, boolean largest, boolean last) implements HostOp {
    @Override
    public String name() {
        return largest ? "argMax" : "argMin";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Shape x = inputs.getFirst().shape();
        int[] sizes = IntStream.range(0, x.rank())
                .filter(i -> i != axis)
                .map(x::size)
                .toArray();
        return List.of(new TensorType(DType.INT64, Shape.of(sizes)));
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        bind(Workers.INLINE, inputs, outputs).run();
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor y = outputs.getFirst();
        int n = x.shape().size(axis);
        int inner = x.shape().elements(axis + 1, x.shape().rank());
        Order order = Order.of(x);
        return () -> {
            for (int i = 0; i < y.elements(); i++) {
                y.longs()[y.offset() + i] = best(order, i / inner * n * inner + i % inner, inner, n);
            }
        };
    }

    private int best(Order order, int first, int step, int n) {
        int best = 0;
        for (int k = 1; k < n; k++) {
            if (replaces(order, first + k * step, first + best * step)) best = k;
        }
        return best;
    }

    private boolean replaces(Order order, int place, int best) {
        if (order.isNan(best)) return last && order.isNan(place);
        if (order.isNan(place)) return true;
        int sign = largest ? order.compare(place, best) : order.compare(best, place);
        return sign > 0 || (last && sign == 0);
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
