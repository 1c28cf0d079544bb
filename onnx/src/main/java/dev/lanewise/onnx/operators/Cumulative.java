package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Elements;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;

/**
 * Running sums or products along an axis, one number after the other: {@code y[i] = x[0] + ... + x[i]}.
 *
 * @param axis from 0 on
 * @param exclusive whether {@code x[i]} itself is left out of {@code y[i]}
 * @param reverse whether the walk begins at the end
 */
record Cumulative(int axis, boolean product, boolean exclusive, boolean reverse) implements HostOp {
    @Override
    public String name() {
        return product ? "cumProd" : "cumSum";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        return List.of(inputs.getFirst().type());
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor y = outputs.getFirst();
        int n = x.shape().size(axis);
        int inner = x.shape().elements(axis + 1, x.shape().rank());
        int step = reverse ? -inner : inner;
        for (int outer = 0; outer < x.shape().elements(0, axis); outer++) {
            int first = (outer * n + (reverse ? n - 1 : 0)) * inner;
            for (int i = 0; i < inner; i++) line(x, y, first + i, step, n);
        }
    }

    private void line(Tensor x, Tensor y, int first, int step, int n) {
        switch (y.storage()) {
            case float[] to -> line(x.floats(), x.offset() + first, to, y.offset() + first, step, n);
            default -> {
                if (x.dtype().isWhole()) {
                    whole(x, y, first, step, n);
                } else {
                    real(x, y, first, step, n);
                }
            }
        }
    }

    private void line(float[] x, int from, float[] y, int to, int step, int n) {
        float running = product ? 1 : 0;
        for (int k = 0; k < n; k++) {
            float v = x[from + k * step];
            float next = product ? running * v : running + v;
            y[to + k * step] = exclusive ? running : next;
            running = next;
        }
    }

    private void whole(Tensor x, Tensor y, int first, int step, int n) {
        long running = product ? 1 : 0;
        for (int k = 0, at = first; k < n; k++, at += step) {
            long v = Elements.toLong(x, at);
            long next = product ? running * v : running + v;
            Elements.setLong(y, at, exclusive ? running : next);
            running = next;
        }
    }

    private void real(Tensor x, Tensor y, int first, int step, int n) {
        double running = product ? 1 : 0;
        for (int k = 0, at = first; k < n; k++, at += step) {
            double v = Elements.toDouble(x, at);
            double next = product ? running * v : running + v;
            Elements.setDouble(y, at, exclusive ? running : next);
            running = next;
        }
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
