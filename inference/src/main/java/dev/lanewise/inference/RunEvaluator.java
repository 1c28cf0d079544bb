package dev.lanewise.inference;

import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Applies the instructions that no plan contains, and computes constants while a plan is made: at once, in tensors of
 * their own, with the threads, the end and the memory budget of the run. Programs inside are run by their plans.
 */
final class RunEvaluator implements ProgramEvaluator {
    private final Workspace workspace;
    private final Kernels kernels;

    RunEvaluator(Workspace workspace, Kernels kernels) {
        this.workspace = workspace;
        this.kernels = kernels;
    }

    @Override
    public List<Tensor> apply(Op op, Tensor... inputs) {
        checkpoint();
        if (inputs.length == 0) throw new ShapeException(op.name(), "an operator needs at least one input", "none");
        List<Tensor> in = List.of(inputs);
        List<TensorType> types = op.types(in.stream().map(TensorInfo::of).toList());
        if (op.isView()) return List.of(inputs[0].reshaped(types.getFirst().shape()));
        workspace.requireRoom(types.stream().mapToLong(RunEvaluator::bytes).sum());
        List<Tensor> out = new ArrayList<>(types.size());
        for (TensorType type : types) out.add(Device.cpu().allocate(type));
        workspace.workers().expect(op.multiplyAdds(Arrays.stream(inputs).map(Tensor::type).toList(), types));
        op.forward(kernels, in, out);
        return out;
    }

    private static long bytes(TensorType type) {
        return (long) type.shape().elements() * type.dtype().bytes();
    }

    @Override
    public List<Tensor> call(Program program, List<Tensor> inputs) {
        return workspace.programs().of(program).run(workspace.inner(), inputs);
    }

    @Override
    public void checkpoint() {
        workspace.control().check();
    }

    @Override
    public boolean training() {
        return false;
    }

    @Override
    public RandomGenerator random() {
        return Evaluator.eager().random();
    }
}
