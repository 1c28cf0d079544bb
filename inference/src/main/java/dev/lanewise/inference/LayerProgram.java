package dev.lanewise.inference;

import dev.lanewise.layers.Layer;
import dev.lanewise.tensor.Buffer;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Tensor;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A layer as a program of one instruction. Its parameters are those of the moment when it was made, whoever trains on. */
record LayerProgram(Layer layer, Port input, Weights weights) implements Program, Instruction {
    private static final int[] INPUT = {0};
    private static final int[] OUTPUT = {1};

    static LayerProgram of(Layer layer, Port input) {
        return new LayerProgram(layer, input, Weights.of(layer));
    }

    /** What parameters and buffers held. */
    record Weights(Map<Parameter, Tensor> parameters, Map<Buffer, Tensor> buffers) {
        static Weights of(Layer layer) {
            Weights weights = new Weights(new IdentityHashMap<>(), new IdentityHashMap<>());
            layer.parameters().values().forEach(p -> weights.parameters.put(p, p.value().to(Device.cpu())));
            layer.buffers().values().forEach(b -> weights.buffers.put(b, b.value().to(Device.cpu())));
            return weights;
        }
    }

    @Override
    public List<Port> inputs() {
        return List.of(input);
    }

    @Override
    public List<Port> outputs() {
        return List.of(new Port("output", DType.FLOAT32, null));
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public List<Constant> constants() {
        return List.of();
    }

    @Override
    public List<Instruction> instructions() {
        return List.of(this);
    }

    @Override
    public int[] outputSlots() {
        return OUTPUT;
    }

    @Override
    public String label() {
        return "";
    }

    @Override
    public int[] reads() {
        return INPUT;
    }

    @Override
    public int[] writes() {
        return OUTPUT;
    }

    @Override
    public List<@Nullable Tensor> apply(Evaluator ev, List<@Nullable Tensor> inputs) {
        Tensor x = inputs.getFirst();
        if (x == null) throw new IllegalStateException("layer: the input is missing");
        return List.of(layer.forward(new Reader(ev, weights), x));
    }

    /** The same evaluator, reading the weights that the program has. */
    private record Reader(Evaluator ev, Weights weights) implements Evaluator {
        @Override
        public List<Tensor> apply(Op op, Tensor... inputs) {
            return ev.apply(op, inputs);
        }

        @Override
        public Tensor read(Parameter parameter) {
            Tensor kept = weights.parameters.get(parameter);
            return kept == null ? ev.read(parameter) : kept;
        }

        @Override
        public Tensor read(Buffer buffer) {
            Tensor kept = weights.buffers.get(buffer);
            return kept == null ? ev.read(buffer) : kept;
        }

        @Override
        public Tensor constant(float value, Tensor like) {
            return ev.constant(value, like);
        }

        @Override
        public boolean training() {
            return false;
        }

        @Override
        public RandomGenerator random() {
            return ev.random();
        }
    }
}
