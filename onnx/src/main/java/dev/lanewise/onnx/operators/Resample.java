package dev.lanewise.onnx.operators;

import dev.lanewise.inference.ops.AxisOp;
import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.util.Arrays;
import java.util.List;

/**
 * Each index of an axis made of some of the input's: {@code y[.., i, ..] = sum over k of weight(i, k) * x[.., index(i,
 * k), ..]}, a chain of fma from the first tap to the last; taps of weight 0 are left out.
 */
record Resample(int axis, AxisTaps taps) implements HostOp, AxisOp {
    @Override
    public String name() {
        return "resample";
    }

    @Override
    public boolean differentiable() {
        return false;
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorInfo x = inputs.getFirst();
        if (!x.dtype().isComputable()) throw new ShapeException(name(), "x must be floats", x.type());
        if (x.shape().size(axis) == 0 && taps.outputs() > 0) {
            throw new ShapeException(name(), "an empty axis cannot be made larger", x.type());
        }
        return List.of(x.type().withShape(x.shape().with(axis, taps.outputs())));
    }

    @Override
    public Op beneath(List<Integer> axes) {
        return new Resample(axes.get(axis), taps);
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        bind(Workers.INLINE, inputs, outputs).run();
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor y = outputs.getFirst();
        Shape shape = x.shape();
        int size = shape.size(axis);
        int inner = shape.elements(axis + 1, shape.rank());
        int outs = taps.outputs();
        int lines = shape.elements(0, axis) * outs;
        return Call.of(workers, lines, (first, end, worker) -> {
            for (int line = first; line < end; line++) {
                int from = x.offset() + line / outs * size * inner;
                int to = y.offset() + line * inner;
                if (x.storage() instanceof float[] numbers) {
                    line(line % outs, numbers, from, inner, y.floats(), to);
                } else {
                    line(line % outs, x.doubles(), from, inner, y.doubles(), to);
                }
            }
        });
    }

    private void line(int i, float[] x, int from, int n, float[] y, int to) {
        if (taps.index(i, 0) < 0) {
            Arrays.fill(y, to, to + n, (float) taps.outside());
        } else if (taps.count() == 2 && taps.weight(i, 0) != 0 && taps.weight(i, 1) != 0) {
            int a = from + taps.index(i, 0) * n;
            int b = from + taps.index(i, 1) * n;
            float near = (float) taps.weight(i, 0);
            float far = (float) taps.weight(i, 1);
            for (int j = 0; j < n; j++) y[to + j] = Math.fma(far, x[b + j], near * x[a + j]);
        } else {
            chain(i, x, from, n, y, to);
        }
    }

    private void chain(int i, float[] x, int from, int n, float[] y, int to) {
        boolean first = true;
        for (int k = 0; k < taps.count(); k++) {
            float weight = (float) taps.weight(i, k);
            int at = from + taps.index(i, k) * n;
            if (weight == 0) continue;
            if (first) {
                for (int j = 0; j < n; j++) y[to + j] = weight * x[at + j];
            } else {
                for (int j = 0; j < n; j++) y[to + j] = Math.fma(weight, x[at + j], y[to + j]);
            }
            first = false;
        }
        if (first) Arrays.fill(y, to, to + n, 0);
    }

    private void line(int i, double[] x, int from, int n, double[] y, int to) {
        Arrays.fill(y, to, to + n, taps.index(i, 0) < 0 ? taps.outside() : 0);
        for (int k = 0; k < taps.count() && taps.index(i, 0) >= 0; k++) {
            int at = from + taps.index(i, k) * n;
            double weight = taps.weight(i, k);
            if (weight == 0) continue;
            for (int j = 0; j < n; j++) y[to + j] = Math.fma(weight, x[at + j], y[to + j]);
        }
    }
}
