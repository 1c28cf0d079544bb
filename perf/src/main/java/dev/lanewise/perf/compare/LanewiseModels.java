package dev.lanewise.perf.compare;

import dev.lanewise.inference.Model;
import dev.lanewise.inference.ModelOptions;
import dev.lanewise.kernels.Workers;
import dev.lanewise.onnx.Onnx;
import dev.lanewise.perf.networks.Network;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;

/** Whole networks, loaded from ONNX. */
final class LanewiseModels {
    private LanewiseModels() {}

    static Contestant prepare(Operation.Model operation, float[][] inputs, Workers workers) {
        Run run = load(operation.network(), inputs, workers);
        run.model.warmUp(run.inputs); // as a service does
        return run;
    }

    /** The same before it has run. */
    static Run load(Network network, float[][] inputs, Workers workers) {
        Model model = Model.of(Onnx.program(network.model()), ModelOptions.DEFAULT.withWorkers(workers));
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) tensors.add(tensor(network.inputs().get(i), inputs[i]));
        TensorType type = new TensorType(DType.FLOAT32, Shape.of(network.output().shape()));
        return new Run(model, tensors, List.of(Device.cpu().allocate(type)));
    }

    private static Tensor tensor(Network.Input input, float[] values) {
        Shape shape = Shape.of(input.shape());
        if (input.isFloat()) return Tensor.of(shape, values);
        long[] indices = new long[values.length];
        for (int i = 0; i < values.length; i++) indices[i] = (long) values[i];
        return Tensor.of(shape, indices);
    }

    record Run(Model model, List<Tensor> inputs, List<Tensor> outputs) implements Contestant {
        @Override
        public void run(int times) {
            for (int i = 0; i < times; i++) model.runInto(inputs, outputs);
        }

        @Override
        public float[] result() {
            return outputs.getFirst().toFloats();
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
