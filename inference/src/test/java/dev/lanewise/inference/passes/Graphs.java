package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Capture;
import dev.lanewise.inference.graph.Graph;
import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Graphs to try passes on: captured from code, run one node after the other. */
final class Graphs {
    private Graphs() {}

    /** A graph of one float input and one output. */
    static Graph of(Shape input, BiFunction<Evaluator, Tensor, Tensor> code) {
        return of(List.of(input), (ev, inputs) -> List.of(code.apply(ev, inputs.getFirst())));
    }

    /** A graph of float inputs. */
    static Graph of(List<Shape> inputs, BiFunction<Evaluator, List<Tensor>, List<Tensor>> code) {
        Capture capture = new Capture();
        List<Tensor> tensors = inputs.stream()
                .map(shape -> capture.input(new TensorType(DType.FLOAT32, shape)))
                .toList();
        return capture.graph(code.apply(capture, tensors));
    }

    static List<Tensor> run(Graph graph, List<Tensor> inputs, Device device) {
        IdentityHashMap<Value, Tensor> known = new IdentityHashMap<>();
        for (int i = 0; i < inputs.size(); i++) known.put(graph.inputs().get(i), inputs.get(i).to(device));
        Function<Value, Tensor> read = value -> {
            @Nullable Tensor constant = value.constant();
            if (constant != null) return constant.to(device);
            Tensor tensor = known.get(value);
            if (tensor == null) throw new AssertionError("read before it is computed: " + value);
            return tensor;
        };
        for (Node node : graph.nodes()) {
            Tensor[] operands = node.inputs().stream().map(read).toArray(Tensor[]::new);
            List<Tensor> results = Evaluator.eager().apply(node.op(), operands);
            for (int i = 0; i < results.size(); i++) {
                Value output = node.outputs().get(i);
                if (!results.get(i).shape().equals(output.type().shape())) {
                    throw new AssertionError(node + " gives " + results.get(i).type());
                }
                known.put(output, results.get(i));
            }
        }
        return graph.outputs().stream().map(read).toList();
    }

    static List<Tensor> randomInputs(Graph graph, long seed) {
        List<Tensor> inputs = new ArrayList<>();
        for (Value input : graph.inputs()) inputs.add(random(seed++, input.type().shape().toArray()));
        return inputs;
    }

    static Tensor random(long seed, int... sizes) {
        Shape shape = Shape.of(sizes);
        Random random = new Random(seed);
        float[] values = new float[shape.elements()];
        for (int i = 0; i < values.length; i++) values[i] = (float) random.nextGaussian();
        return Tensor.of(shape, values);
    }

    /** Between 0.5 and 2. */
    static Tensor positive(long seed, int... sizes) {
        return Evaluator.eager().exp(Evaluator.eager().clip(random(seed, sizes), -0.69f, 0.69f));
    }

    /** The operators' names in order, {@code conv2d relu}. */
    static String names(Graph graph) {
        return String.join(" ", graph.nodes().stream().map(node -> node.op().name()).toList());
    }
}
