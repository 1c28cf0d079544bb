package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;
import java.util.Locale;

/** {@code y = f(x)}, each rounded once from {@code double}. */
record Angle(AngleFunction function) implements HostOp {
    @Override
    public String name() {
        return function.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        return List.of(inputs.getFirst().type());
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor y = outputs.getFirst();
        int n = y.elements();
        if (y.storage() instanceof float[] to) {
            float[] from = x.floats();
            for (int i = 0; i < n; i++) to[y.offset() + i] = (float) function.value(from[x.offset() + i]);
        } else {
            double[] from = x.doubles();
            double[] to = y.doubles();
            for (int i = 0; i < n; i++) to[y.offset() + i] = function.value(from[x.offset() + i]);
        }
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
