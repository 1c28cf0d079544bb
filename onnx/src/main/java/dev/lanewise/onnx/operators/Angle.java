package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Elements;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;
import java.util.Locale;

/** {@code y = f(x)}, each rounded once from {@code double}. */
record Angle(AngleFunction function) implements HostOp {
    /** Elements that a thread takes at a time, and from how many on threads share them. */
    private static final int BLOCK = 1024;

    private static final int PARALLEL = 8 * BLOCK;

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
        bind(Workers.INLINE, inputs, outputs).run();
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor y = outputs.getFirst();
        Workers many = y.elements() < PARALLEL ? Workers.INLINE : workers;
        return Call.of(many, Math.ceilDiv(y.elements(), BLOCK), (first, end, worker) -> {
            int to = (int) Math.min(y.elements(), (long) end * BLOCK);
            for (int i = first * BLOCK; i < to; i++) {
                Elements.setDouble(y, i, function.value(Elements.toDouble(x, i)));
            }
        });
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
