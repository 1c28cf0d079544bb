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

/**
 * The k largest or smallest numbers along an axis and their indices, int64, in order; of equal ones the first comes
 * first. A NaN counts as largest.
 *
 * @param axis from 0 on
 */
record TopK(int axis, int k, boolean largest) implements HostOp {
    @Override
    public String name() {
        return "topK";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorType x = inputs.getFirst().type();
        Shape y = x.shape().with(axis, k);
        return List.of(x.withShape(y), new TensorType(DType.INT64, y));
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        bind(Workers.INLINE, inputs, outputs).run();
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor values = outputs.getFirst();
        Tensor indices = outputs.get(1);
        int n = x.shape().size(axis);
        int inner = x.shape().elements(axis + 1, x.shape().rank());
        int lines = k == 0 ? 0 : indices.elements() / k;
        int[] places = new int[indices.elements()];
        Line line = new Line(Order.of(x), largest, inner, n, new int[k]);
        return () -> {
            for (int i = 0; i < lines; i++) {
                int first = i / inner * n * inner + i % inner;
                int to = i / inner * k * inner + i % inner;
                int[] best = line.best(first);
                for (int rank = 0; rank < k; rank++) {
                    indices.longs()[indices.offset() + to + rank * inner] = best[rank];
                    places[to + rank * inner] = first + best[rank] * inner;
                }
            }
            Moves.pick(x, places, 1, values);
        };
    }

    /** One line along the axis: its best numbers in a heap whose top is the worst of them. */
    private record Line(Order order, boolean largest, int step, int n, int[] heap) {
        int[] best(int first) {
            int k = heap.length;
            for (int i = 0; i < k; i++) heap[i] = i;
            for (int i = k / 2 - 1; i >= 0; i--) sink(first, i, k);
            for (int i = k; i < n; i++) {
                if (before(first, i, heap[0])) {
                    heap[0] = i;
                    sink(first, 0, k);
                }
            }
            for (int end = k - 1; end > 0; end--) {
                int worst = heap[0];
                heap[0] = heap[end];
                heap[end] = worst;
                sink(first, 0, end);
            }
            return heap;
        }

        private void sink(int first, int from, int size) {
            int at = from;
            int moved = heap[at];
            for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
                if (child + 1 < size && before(first, heap[child], heap[child + 1])) child++;
                if (!before(first, moved, heap[child])) break;
                heap[at] = heap[child];
                at = child;
            }
            heap[at] = moved;
        }

        private boolean before(int first, int a, int b) {
            int sign = order.compare(first + a * step, first + b * step);
            if (sign != 0) return largest == sign > 0;
            return a < b;
        }
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
