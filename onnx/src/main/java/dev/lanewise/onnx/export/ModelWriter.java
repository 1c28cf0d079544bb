package dev.lanewise.onnx.export;

import dev.lanewise.inference.NeedsRun;
import dev.lanewise.inference.Port;
import dev.lanewise.inference.Program;
import dev.lanewise.inference.graph.Capture;
import dev.lanewise.inference.graph.Graph;
import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.onnx.OnnxException;
import dev.lanewise.onnx.format.ElementType;
import dev.lanewise.onnx.format.WireWriter;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A program as an ONNX model: captured for inputs of some types, each operator written as nodes of ONNX. */
public final class ModelWriter {
    /** Old enough for every runtime of the last years, new enough to have GELU, layer normalisation and hard-swish. */
    private static final int OPSET = 20;
    private static final int IR_VERSION = 9;

    private final GraphWriter graph = new GraphWriter();

    private ModelWriter() {}

    /**
     * @param types of the inputs; axes that the program leaves open stay so where the operators written allow it
     * @throws OnnxException where an operator cannot be written; all of them are named
     */
    public static WireWriter model(Program program, List<TensorType> types) {
        return new ModelWriter().write(program, types);
    }

    private WireWriter write(Program program, List<TensorType> types) {
        Capture capture = new Capture();
        List<Tensor> inputs = types.stream().map(capture::input).toList();
        Graph captured;
        try {
            captured = live(capture.graph(program.run(capture, inputs)));
        } catch (NeedsRun e) {
            throw new OnnxException(
                    "export: what a model computes must not depend on numbers that only a run knows (branches, loops,"
                            + " shapes that are data); got one that does",
                    e);
        }
        refuseUnknown(captured);
        for (int i = 0; i < inputs.size(); i++) {
            Port port = program.inputs().get(i);
            String name = graph.free(port.name().isEmpty() ? "input" : port.name());
            graph.name(captured.inputs().get(i), name);
            graph.message().message(11, valueInfo(name, port, types.get(i)));
        }
        program.outputs().forEach(port -> graph.free(port.name()));
        Map<Value, Integer> uses = captured.uses();
        for (Node node : captured.nodes()) write(node, uses);
        for (int i = 0; i < captured.outputs().size(); i++) {
            Value value = captured.outputs().get(i);
            Port port = program.outputs().get(i);
            graph.node("Identity", List.of(graph.name(value)), List.of(port.name()));
            graph.message().message(12, valueInfo(port.name(), port, value.type()));
        }
        graph.message().text(2, "lanewise");
        return new WireWriter()
                .integer(1, IR_VERSION)
                .text(2, "lanewise")
                .message(7, graph.message())
                .message(8, new WireWriter().text(1, "").integer(2, OPSET));
    }

    private void write(Node node, Map<Value, Integer> uses) {
        boolean[] used = new boolean[node.outputs().size()];
        for (int i = 0; i < used.length; i++) used[i] = uses.containsKey(node.outputs().get(i));
        List<String> outputs = OperatorWriters.find(node.op()).orElseThrow().apply(
                node.op(), new Written(graph, node, used));
        for (int i = 0; i < outputs.size(); i++) graph.name(node.outputs().get(i), outputs.get(i));
    }

    /** Without nodes whose outputs nobody reads, such as the last states of recurrent layers. */
    private static Graph live(Graph graph) {
        Set<Value> read = Collections.newSetFromMap(new IdentityHashMap<>());
        read.addAll(graph.outputs());
        List<Node> nodes = new ArrayList<>();
        for (Node node : graph.nodes().reversed()) {
            if (node.outputs().stream().noneMatch(read::contains)) continue;
            read.addAll(node.inputs());
            nodes.add(node);
        }
        return new Graph(graph.inputs(), nodes.reversed(), graph.outputs());
    }

    private static void refuseUnknown(Graph captured) {
        TreeSet<String> unknown = new TreeSet<>();
        for (Node node : captured.nodes()) {
            if (OperatorWriters.find(node.op()).isEmpty()) unknown.add(node.op().name());
        }
        if (!unknown.isEmpty()) {
            throw new OnnxException("export: operators must be among those that can be written; got "
                    + String.join(", ", unknown));
        }
    }

    /** Axes that the port leaves open keep their names; what it does not tell is as captured. */
    private static WireWriter valueInfo(String name, Port port, TensorType type) {
        WireWriter shape = new WireWriter();
        List<Port.Axis> axes = port.axes();
        List<Port.Axis> known = new ArrayList<>();
        for (int i = 0; i < type.shape().rank(); i++) {
            known.add(axes != null && axes.get(i).isOpen() ? axes.get(i) : Port.Axis.fixed(type.shape().size(i)));
        }
        for (Port.Axis axis : known) {
            WireWriter dimension = new WireWriter();
            if (!axis.isOpen()) dimension.integer(1, axis.size());
            else if (axis.name() != null) dimension.text(2, axis.name());
            shape.message(1, dimension);
        }
        WireWriter tensor = new WireWriter().integer(1, ElementType.of(type.dtype()).number());
        // An output whose port tells nothing may have another size for another batch.
        if (axes != null || type.shape().rank() == 0) tensor.message(2, shape);
        return new WireWriter().text(1, name).message(2, new WireWriter().message(1, tensor));
    }
}
