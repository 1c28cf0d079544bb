package dev.lanewise.tensor.ops;

import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Mean and biased variance, {@code [channels]}, of each channel of {@code x [..., channels]} over all other axes. */
public record BatchStatistics() implements Op {
    @Override
    public String name() {
        return "batchStatistics";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 1, "x");
        DType dtype = Rule.floats(this, inputs);
        Shape x = inputs.getFirst().shape();
        Rule.lastAxis(this, "x", x);
        TensorType channels = new TensorType(dtype, Shape.of(x.last()));
        return List.of(channels, channels);
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        k.normalization().batchStatistics(inputs.getFirst(), outputs.getFirst(), outputs.getLast());
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        return call.gradients(
                () -> gradient(ev, call.input(0), call.outputs().getFirst(), dy.getFirst(), dy.getLast()));
    }

    /** {@code dx = dmean / count + dvariance * 2 * (x - mean) / count}; at least one of the two is there. */
    static Tensor gradient(Evaluator ev, Tensor x, Tensor mean, @Nullable Tensor dmean, @Nullable Tensor dvariance) {
        Tensor count = ev.constant((float) x.elements() / x.shape().last(), x);
        Tensor byMean = dmean == null ? null : ev.expand(ev.divide(dmean, count), x.shape());
        if (dvariance == null) return Objects.requireNonNull(byMean);
        Tensor byVariance = ev.multiply(ev.subtract(x, mean), ev.scale(ev.divide(dvariance, count), 2));
        return byMean == null ? byVariance : ev.add(byMean, byVariance);
    }
}
