package dev.lanewise.onnx.program;

import dev.lanewise.inference.Port;
import dev.lanewise.inference.Program;
import dev.lanewise.onnx.Limits;
import dev.lanewise.onnx.OnnxException;
import dev.lanewise.onnx.data.TensorData;
import dev.lanewise.onnx.format.AttributeProto;
import dev.lanewise.onnx.format.ElementType;
import dev.lanewise.onnx.format.FunctionProto;
import dev.lanewise.onnx.format.GraphProto;
import dev.lanewise.onnx.format.ModelProto;
import dev.lanewise.onnx.format.NodeProto;
import dev.lanewise.onnx.format.OperatorSetId;
import dev.lanewise.onnx.format.TensorProto;
import dev.lanewise.onnx.format.ValueInfoProto;
import dev.lanewise.onnx.operators.Registry;
import dev.lanewise.onnx.operators.Translator;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a program of a model: numbers the values, replaces calls of functions by bodies, loads the constants. */
public final class GraphImport {
    /** The newest operator set whose definitions this library knows. */
    public static final int NEWEST_OPSET = 28;

    private final String file;
    private final Functions functions;
    private final TensorData tensors;
    private final FreeNames free = new FreeNames();
    private final UnsupportedOperators unsupported;

    private GraphImport(ModelProto model, TensorData tensors, Limits limits) {
        file = model.file();
        functions = new Functions(file, limits, model.functions());
        this.tensors = tensors;
        unsupported = new UnsupportedOperators(file);
    }

    /**
     * @throws OnnxException where the model is broken or has operators that this library does not know; all of them are
     *         named
     */
    public static Program program(ModelProto model, TensorData tensors, Limits limits) {
        GraphImport importer = new GraphImport(model, tensors, limits);
        importer.functions.check(model.graph());
        Scope scope = new Scope(model.file(), opsets(model.file(), model.opsets()), Map.of());
        Program program = importer.graph(model.graph(), scope, null, List.of(), Map.of());
        importer.unsupported.refuse();
        return program;
    }

    private static Map<String, Integer> opsets(String place, List<OperatorSetId> ids) {
        Map<String, Integer> opsets = new HashMap<>();
        for (OperatorSetId id : ids) {
            boolean known = id.version() >= 1
                    && id.version() <= (id.domain().isEmpty() ? NEWEST_OPSET : Integer.MAX_VALUE);
            if (!known) {
                throw new OnnxException(place + ": the operator set must be from 1 to " + NEWEST_OPSET + "; got "
                        + id.version() + (id.domain().isEmpty() ? "" : " of " + id.domain()));
            }
            opsets.merge(id.domain(), (int) id.version(), Math::max);
        }
        // Models from before operator sets had numbers.
        if (ids.isEmpty()) opsets.put("", 1);
        return opsets;
    }

    /**
     * @param captured names of values of {@code outer} that the graph reads; inputs of the program behind its own
     * @param constants those which are the same in every run; constants of the program
     */
    private Program graph(GraphProto graph, Scope scope, @Nullable Scope outer, List<String> captured,
            Map<String, Tensor> constants) {
        ProgramBuilder builder = new ProgramBuilder();
        Set<String> initialized = new HashSet<>();
        graph.initializers().forEach(initializer -> initialized.add(initializer.name()));
        graph.sparseInitializers().forEach(initializer -> initialized.add(initializer.name()));
        for (ValueInfoProto input : graph.inputs()) {
            // Where an initializer has the same name it is the input's default, and the input is none for callers.
            if (!initialized.contains(input.name())) {
                scope.define(input.name(), builder.input(port("input", input, outer != null)));
            }
        }
        for (String name : captured) {
            scope.define(name, builder.input(new Port(name, DType.FLOAT32, null)));
        }
        constants.forEach((name, value) -> scope.define(name, builder.constant(value)));
        for (TensorProto initializer : graph.initializers()) {
            scope.define(initializer.name(), builder.constant(tensors.read(initializer)));
        }
        for (GraphProto.NamedSparseTensor initializer : graph.sparseInitializers()) {
            scope.define(initializer.name(), builder.constant(tensors.read(initializer.tensor())));
        }
        nodes(graph.nodes(), scope, builder);
        List<Port> outputs = new ArrayList<>();
        int[] slots = new int[graph.outputs().size()];
        for (int i = 0; i < slots.length; i++) {
            ValueInfoProto output = graph.outputs().get(i);
            outputs.add(port("output", output, outer != null));
            slots[i] = slot(scope, output.name(), "output of the graph");
        }
        return builder.build(outputs, slots);
    }

    private int slot(Scope scope, String name, String reader) {
        Integer slot = scope.find(name);
        if (slot == null || slot == Scope.LEFT_OUT) {
            throw new OnnxException(
                    scope.place() + ": every value that is read must be defined; got '" + name + "', " + reader);
        }
        return slot;
    }

    /** Types within graphs of nodes may be left out: what is given to them tells. */
    private Port port(String role, ValueInfoProto value, boolean mayLackType) {
        return switch (value.kind()) {
            case TENSOR -> {
                ElementType type = ElementType.of(value.elementType());
                DType dtype = type == null ? null : type.dtype();
                if (dtype == null) {
                    throw new OnnxException(file + ": " + role + " '" + value.name()
                            + "' must have elements of a type that this library has: " + ElementType.KNOWN
                            + "; got "
                            + (type == null ? value.elementType() : type.name().toLowerCase(Locale.ROOT)));
                }
                yield new Port(value.name(), dtype, value.axes());
            }
            case UNKNOWN -> {
                if (role.equals("input") && !mayLackType) {
                    throw new OnnxException(file + ": input '" + value.name() + "' must have a type; got none");
                }
                yield new Port(value.name(), DType.FLOAT32, null);
            }
            case SEQUENCE, MAP, OPTIONAL, SPARSE_TENSOR ->
                throw new OnnxException(file + ": " + role + " '" + value.name() + "' must be a tensor; got a "
                        + value.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        };
    }

    private void nodes(List<NodeProto> nodes, Scope scope, ProgramBuilder builder) {
        for (NodeProto node : NodeOrder.of(scope.place(), nodes, scope.names(), free)) {
            FunctionProto function = functions.find(node);
            if (function == null) operator(node, scope, builder);
            else
                call(function, node, scope, builder);
        }
    }

    /** A call: the function's body, its inputs being the caller's slots. */
    private void call(FunctionProto function, NodeProto node, Scope scope, ProgramBuilder builder) {
        String place = file + ", function " + function.domain() + ":" + function.name();
        Map<String, Scope.Attribute> attributes = new HashMap<>();
        Scope defaults = new Scope(place, Map.of(), Map.of());
        for (AttributeProto attribute : function.defaults()) {
            attributes.put(attribute.name(), new Scope.Attribute(attribute.value(), defaults));
        }
        for (AttributeProto attribute : node.attributes()) {
            Scope.Attribute given = scope.resolve(attribute.value());
            if (given != null) attributes.put(attribute.name(), given);
        }
        Scope body = new Scope(place, opsets(place, function.opsets()), attributes);
        if (node.inputs().size() > function.inputs().size() || node.outputs().size() > function.outputs().size()) {
            throw new OnnxException(place + ": has " + function.inputs().size() + " inputs and "
                    + function.outputs().size() + " outputs; got " + node.inputs().size() + " and "
                    + node.outputs().size() + " at " + node.label());
        }
        for (int i = 0; i < function.inputs().size(); i++) {
            String given = i < node.inputs().size() ? node.inputs().get(i) : "";
            body.define(
                    function.inputs().get(i), given.isEmpty() ? Scope.LEFT_OUT : known(scope, given));
        }
        nodes(function.nodes(), body, builder);
        for (int i = 0; i < node.outputs().size(); i++) {
            String name = node.outputs().get(i);
            if (!name.isEmpty()) scope.define(name, slot(body, function.outputs().get(i), "output of the function"));
        }
    }

    private void operator(NodeProto node, Scope scope, ProgramBuilder builder) {
        Integer opset = scope.opset(node.domain());
        Translator translator = node.domain().isEmpty() && opset != null
                ? Registry.all().find(node.operator(), opset)
                : null;
        if (translator == null) unsupported.add(node, opset);
        List<Integer> reads = new ArrayList<>();
        for (String input : trimmed(node.inputs())) reads.add(input.isEmpty() ? Scope.LEFT_OUT : known(scope, input));
        int operands = reads.size();
        NodeAttributes attributes = attributes(node, scope, builder, reads);
        int[] writes = new int[node.outputs().size()];
        for (int i = 0; i < writes.length; i++) {
            String output = node.outputs().get(i);
            writes[i] = output.isEmpty() ? -1 : builder.slot();
            if (!output.isEmpty()) scope.define(output, writes[i]);
        }
        if (translator == null || opset == null) return;
        int[] slots = reads.stream().mapToInt(Integer::intValue).toArray();
        builder.add(new NodeInstruction(
                node.label(), node.operator(), opset, translator, attributes, operands, slots, writes));
    }

    /** The slot of a name that {@link NodeOrder} has found to be defined; {@link Scope#LEFT_OUT} is one as well. */
    private int known(Scope scope, String name) {
        Integer slot = scope.find(name);
        return slot == null ? slot(scope, name, "input of a node") : slot;
    }

    private static List<String> trimmed(List<String> inputs) {
        int count = inputs.size();
        while (count > 0 && inputs.get(count - 1).isEmpty()) count--;
        return inputs.subList(0, count);
    }

    /** Values of outer graphs that graphs among the attributes read, but for constants, are added to what the node reads. */
    private NodeAttributes attributes(NodeProto node, Scope scope, ProgramBuilder builder, List<Integer> reads) {
        NodeAttributes attributes = new NodeAttributes();
        for (AttributeProto attribute : node.attributes()) {
            Scope.Attribute given = scope.resolve(attribute.value());
            if (given == null) continue;
            attributes.put(attribute.name(), switch (given.value()) {
                case AttributeProto.Int(long value) -> value;
                case AttributeProto.Real(float value) -> value;
                case AttributeProto.Text(String value) -> value;
                case AttributeProto.OneTensor(TensorProto value) -> tensors.read(value);
                case AttributeProto.OneSparseTensor value -> tensors.read(value.value());
                case AttributeProto.OneGraph(GraphProto value) -> body(value, given.scope(), builder, reads);
                case AttributeProto.Ints(long[] values) -> values;
                case AttributeProto.Reals(float[] values) -> values;
                case AttributeProto.Texts(List<String> values) -> values;
                case AttributeProto.Reference(String name) ->
                    throw new OnnxException(
                            file + ": " + node.label() + ": a reference to an attribute must lead to one;"
                                    + " got another reference, " + name);
                case AttributeProto.Unsupported(int type) -> new NodeAttributes.Unsupported(type);
            });
        }
        return attributes;
    }

    /** Weights of the graphs around it are constants in a body as well, to be packed once and not handed over in each turn. */
    private NodeAttributes.Body body(GraphProto graph, Scope outer, ProgramBuilder around, List<Integer> reads) {
        int first = reads.size();
        List<String> captured = new ArrayList<>();
        Map<String, Tensor> constants = new LinkedHashMap<>();
        for (String name : free.of(graph)) {
            int slot = slot(outer, name, "read by a graph within a node");
            Tensor constant = around.constantAt(slot);
            if (constant == null) {
                captured.add(name);
                reads.add(slot);
            } else {
                constants.put(name, constant);
            }
        }
        Program program = graph(graph, outer.inner(), outer, captured, constants);
        return new NodeAttributes.Body(program, first, captured.size());
    }
}
