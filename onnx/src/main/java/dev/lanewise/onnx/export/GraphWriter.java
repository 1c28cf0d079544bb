package dev.lanewise.onnx.export;

import dev.lanewise.inference.graph.Value;
import dev.lanewise.onnx.format.WireWriter;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A graph in the making: nodes and initializers are added, values get names. */
final class GraphWriter {
    private final WireWriter graph = new WireWriter();
    private final IdentityHashMap<Value, String> names = new IdentityHashMap<>();
    private final IdentityHashMap<Tensor, String> constants = new IdentityHashMap<>();
    private final Set<String> taken = new HashSet<>();
    private int next;

    WireWriter message() {
        return graph;
    }

    /** A name that nothing else has: that one where it is free. */
    String free(String wanted) {
        String name = wanted;
        while (!taken.add(name)) name = wanted + "_" + next++;
        return name;
    }

    void name(Value value, String name) {
        names.put(value, name);
    }

    /** The name of a value; constants become initializers when they are first named. */
    String name(Value value) {
        Tensor constant = value.constant();
        if (constant != null) return constant(constant);
        String name = names.get(value);
        if (name == null) throw new IllegalStateException("export: a value is read before it is written, " + value);
        return name;
    }

    String constant(Tensor tensor) {
        return constants.computeIfAbsent(tensor, t -> {
            String name = free("constant_" + constants.size());
            graph.message(5, TensorWriter.message(name, t));
            return name;
        });
    }

    /** An int64 vector. */
    String integers(long... values) {
        return constant(Tensor.of(Shape.of(values.length), values));
    }

    String number(float value) {
        return constant(Tensor.scalar(value));
    }

    /** Adds a node of one output, whose name it returns; an empty name is an input left out. */
    String node(String operator, List<String> inputs, Attribute... attributes) {
        String output = free(operator.toLowerCase(Locale.ROOT) + "_" + next++);
        node(operator, inputs, List.of(output), attributes);
        return output;
    }

    void node(String operator, List<String> inputs, List<String> outputs, Attribute... attributes) {
        WireWriter node = new WireWriter();
        inputs.forEach(input -> node.text(1, input));
        outputs.forEach(output -> node.text(2, output));
        node.text(3, outputs.getFirst()).text(4, operator);
        for (Attribute attribute : attributes) node.message(5, attribute.message());
        graph.message(1, node);
    }
}
