package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;

/** The lengths of sequences as they are given, each of which must be from 0 to {@code most}. */
record SequenceLengths(int most) implements HostOp {
    @Override
    public String name() {
        return "sequenceLengths";
    }

    @Override
    public boolean differentiable() {
        return false;
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorType lengths = inputs.getFirst().type();
        if (!lengths.dtype().isIndex()) throw new ShapeException(name(), "lengths must be int32 or int64", lengths);
        return List.of(lengths);
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        Tensor lengths = inputs.getFirst();
        Tensor y = outputs.getFirst();
        for (int i = 0; i < lengths.elements(); i++) {
            long length = lengths.index(i);
            if (length < 0 || length > most) {
                throw new ShapeException(
                        name(), "lengths must be from 0 to " + most, length + " for sequence " + i);
            }
        }
        System.arraycopy(lengths.storage(), lengths.offset(), y.storage(), y.offset(), lengths.elements());
    }
}
