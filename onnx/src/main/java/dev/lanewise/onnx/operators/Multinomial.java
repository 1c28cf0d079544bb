package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Elements;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;

/**
 * Classes drawn by unnormalised log-probabilities {@code [batch, classes]}, int64 {@code [batch, samples]}: the first
 * class at which the sum of probabilities exceeds the draw, a uniform number from 0 to below 1.
 */
record Multinomial() implements HostOp {
    @Override
    public String name() {
        return "multinomial";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Shape x = inputs.getFirst().shape();
        Shape draws = inputs.getLast().shape();
        if (x.rank() != 2 || draws.rank() != 2 || x.size(0) != draws.size(0) || x.size(1) == 0) {
            throw new ShapeException(name(), "inputs must be [batch, classes] and [batch, samples]", x, draws);
        }
        return List.of(new TensorType(DType.INT64, draws));
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor draws = inputs.getLast();
        int classes = x.shape().size(1);
        int samples = draws.shape().size(1);
        double[] sums = new double[classes];
        for (int row = 0; row < x.shape().size(0); row++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < classes; i++) largest = Math.max(largest, Elements.toDouble(x, row * classes + i));
            double sum = 0;
            for (int i = 0; i < classes; i++) {
                sum += StrictMath.exp(Elements.toDouble(x, row * classes + i) - largest);
                sums[i] = sum;
            }
            for (int j = row * samples; j < (row + 1) * samples; j++) {
                double draw = Elements.toDouble(draws, j) * sum;
                int chosen = 0;
                while (chosen < classes - 1 && sums[chosen] <= draw) chosen++;
                Elements.setLong(outputs.getFirst(), j, chosen);
            }
        }
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
