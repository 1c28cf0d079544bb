package dev.lanewise.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Computes each operator when it is applied. */
final class EagerEvaluator implements Evaluator {
    static final EagerEvaluator INFERENCE = new EagerEvaluator();

    private EagerEvaluator() {}

    @Override
    public List<Tensor> apply(Op op, Tensor... inputs) {
        if (inputs.length == 0) throw new ShapeException(op.name(), "an operator needs at least one input", "none");
        Device device = inputs[0].device();
        for (Tensor input : inputs) {
            if (!input.device().equals(device)) {
                throw new ShapeException(
                        op.name(),
                        "all inputs must be on one device; move them with to(...)",
                        Arrays.stream(inputs).map(t -> t.device().name()).toArray());
            }
        }
        List<Tensor> in = List.of(inputs);
        List<TensorType> types = op.types(in.stream().map(TensorInfo::of).toList());
        if (op.isView()) return List.of(inputs[0].reshaped(types.getFirst().shape()));
        List<Tensor> out = new ArrayList<>(types.size());
        for (TensorType type : types) out.add(device.allocateForOutput(type));
        op.forward(device.kernels(), in, out);
        return out;
    }

    @Override
    public boolean training() {
        return false;
    }

    @Override
    public RandomGenerator random() {
        throw new IllegalStateException("random: this evaluator is for inference; train with a Tape");
    }
}
