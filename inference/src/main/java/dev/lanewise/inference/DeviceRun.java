package dev.lanewise.inference;

import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Runs a program on the reference device operator by operator, as it is written: what compiled models are compared with. */
final class DeviceRun implements ProgramEvaluator {
    private final Device device;
    private final RunControl control;

    DeviceRun(Device device, RunControl control) {
        this.device = device;
        this.control = control;
    }

    /** Inputs and outputs lie on the CPU. */
    List<Tensor> run(Program program, List<Tensor> inputs) {
        List<Tensor> there = inputs.stream().map(input -> input.to(device)).toList();
        return program.run(this, there).stream().map(output -> output.to(Device.cpu())).toList();
    }

    @Override
    public List<Tensor> apply(Op op, Tensor... inputs) {
        checkpoint();
        Tensor[] there = Arrays.stream(inputs).map(input -> input.to(device)).toArray(Tensor[]::new);
        return Evaluator.eager().apply(op, there);
    }

    @Override
    public List<Tensor> call(Program program, List<Tensor> inputs) {
        return program.run(this, inputs);
    }

    @Override
    public void checkpoint() {
        control.check();
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
