package dev.lanewise.inference.graph;

import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Records what is applied as a {@link Graph}, and computes at once what follows from constants alone. Its tensors have
 * a type and no numbers; tensors that lie in Java arrays are constants to it.
 */
public final class Capture implements Evaluator {
    private final List<Value> inputs = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Tensor, Value> constants = new IdentityHashMap<>();
    private String label = "";

    /** A tensor that a run will be given. */
    public Tensor input(TensorType type) {
        Value value = Value.of(type);
        inputs.add(value);
        return SymbolicDevice.tensor(value);
    }

    /** Names what is applied from now on. */
    public void label(String text) {
        label = text;
    }

    /** All that was applied so far, with these outputs. */
    public Graph graph(List<Tensor> outputs) {
        return new Graph(inputs, nodes, outputs.stream().map(this::value).toList());
    }

    @Override
    public List<Tensor> apply(Op op, Tensor... tensors) {
        if (Arrays.stream(tensors).allMatch(t -> t.device().isHost())) return Evaluator.eager().apply(op, tensors);
        List<TensorType> types = op.types(Arrays.stream(tensors).map(Capture::info).toList());
        List<Value> outputs = types.stream().map(Value::of).toList();
        nodes.add(new Node(op, Arrays.stream(tensors).map(this::value).toList(), outputs, label));
        return outputs.stream().map(SymbolicDevice::tensor).toList();
    }

    private static TensorInfo info(Tensor tensor) {
        return tensor.device().isHost() ? TensorInfo.of(tensor) : new TensorInfo(tensor.type(), null);
    }

    /** The value that a tensor of this capture stands for; a constant where it has numbers. */
    public Value value(Tensor tensor) {
        if (tensor.device().isHost()) return constants.computeIfAbsent(tensor, Value::of);
        return SymbolicDevice.value(tensor);
    }

    /** The tensor that stands for a value of this capture: with numbers where they are known. */
    public Tensor tensor(Value value) {
        Tensor constant = value.constant();
        return constant == null ? SymbolicDevice.tensor(value) : constant;
    }

    @Override
    public Tensor constant(float number, Tensor like) {
        return Tensor.scalar(number).to(Device.cpu());
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
