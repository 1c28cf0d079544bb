package dev.lanewise.tensor.ops;

import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same numbers in another dtype. Floats become integers by rounding towards zero (NaN 0, out of range the nearest
 * int64, of which narrower types keep the low bits), halves by rounding to the nearest; what is not 0 is true.
 */
public record Cast(DType dtype) implements HostOp {
    @Override
    public String name() {
        return "cast";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 1, "x");
        return List.of(inputs.getFirst().type().withDType(dtype));
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor y = outputs.getFirst();
        if (x.dtype() == y.dtype()) {
            Elements.copy(x, y);
        } else if (!Conversions.run(x, y)) {
            int n = x.elements();
            boolean whole = x.dtype().isWhole();
            for (int i = 0; i < n && whole; i++) Elements.setLong(y, i, Elements.toLong(x, i));
            for (int i = 0; i < n && !whole; i++) Elements.setDouble(y, i, Elements.toDouble(x, i));
        }
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        Tensor x = call.input(0);
        return x.dtype().isComputable()
                ? call.gradients(() -> ev.cast(dy.getFirst(), x.dtype()))
                : call.gradients();
    }
}
