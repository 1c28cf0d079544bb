package dev.lanewise.tensor.ops;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.Arrays;
import java.util.List;

/** Labels (int64 or int32, from 0 to {@code depth - 1}) as float rows {@code [..., depth]}: 1 at the label, else 0. */
public record OneHot(int depth) implements HostOp {
    @Override
    public String name() {
        return "oneHot";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 1, "labels");
        TensorInfo labels = inputs.getFirst();
        Rule.index(this, "labels", labels);
        int[] sizes = Arrays.copyOf(labels.shape().toArray(), labels.shape().rank() + 1);
        sizes[sizes.length - 1] = depth;
        return List.of(new TensorType(DType.FLOAT32, Shape.of(sizes)));
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        Tensor y = outputs.getFirst();
        Tensor labels = inputs.getFirst();
        int count = labels.elements();
        Elements.fill(y, 0);
        for (int i = 0; i < count; i++) Elements.setDouble(y, i * depth + Rule.label(this, labels, i, depth), 1);
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
