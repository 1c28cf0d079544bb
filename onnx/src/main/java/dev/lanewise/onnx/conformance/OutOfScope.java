package dev.lanewise.onnx.conformance;

import dev.lanewise.onnx.format.AttributeProto;
import dev.lanewise.onnx.format.ElementType;
import dev.lanewise.onnx.format.FunctionProto;
import dev.lanewise.onnx.format.GraphProto;
import dev.lanewise.onnx.format.ModelProto;
import dev.lanewise.onnx.format.NodeProto;
import dev.lanewise.onnx.format.TensorProto;
import dev.lanewise.onnx.format.ValueInfoProto;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What this library does not set out to run: some element types, values that are no tensors, operators of other domains.
 * An operator of ONNX that is missing is not among it.
 */
final class OutOfScope {
    private static final Set<ElementType> TYPES = EnumSet.of(
            ElementType.DOUBLE,
            ElementType.COMPLEX64,
            ElementType.COMPLEX128,
            ElementType.STRING,
            ElementType.UINT16,
            ElementType.UINT32,
            ElementType.UINT64,
            ElementType.FLOAT8E4M3FN,
            ElementType.FLOAT8E4M3FNUZ,
            ElementType.FLOAT8E5M2,
            ElementType.FLOAT8E5M2FNUZ,
            ElementType.FLOAT8E8M0,
            ElementType.FLOAT4E2M1);

    private final Set<String> functionDomains = new HashSet<>();

    private OutOfScope() {}

    /** The reason to skip a model, or none. */
    static Optional<String> reason(ModelProto model) {
        OutOfScope scope = new OutOfScope();
        model.functions().forEach(function -> scope.functionDomains.add(function.domain() + ":" + function.name()));
        return Stream.concat(scope.of(model.graph()), model.functions().stream().flatMap(scope::of))
                .findFirst();
    }

    /** The reason to skip a case because of a tensor beside its model, or none. */
    static Optional<String> reason(TensorProto tensor) {
        return type(tensor.elementType()).findFirst();
    }

    private Stream<String> of(FunctionProto function) {
        return function.nodes().stream().flatMap(this::of);
    }

    private Stream<String> of(GraphProto graph) {
        return Stream.of(
                graph.inputs().stream().flatMap(OutOfScope::of),
                graph.outputs().stream().flatMap(OutOfScope::of),
                graph.initializers().stream().flatMap(OutOfScope::of),
                graph.nodes().stream().flatMap(this::of))
                .flatMap(reasons -> reasons);
    }

    private Stream<String> of(NodeProto node) {
        Stream<String> domain = node.domain().isEmpty()
                || functionDomains.contains(node.domain() + ":" + node.operator())
                        ? Stream.of()
                        : Stream.of("domain " + node.domain());
        Stream<String> sequence = Stream.of();
        if (node.operator().startsWith("Optional")) sequence = Stream.of("optionals");
        else if (node.operator().matches("Sequence.*|SplitToSequence|ConcatFromSequence")) {
            sequence = Stream.of("sequences");
        }
        Stream<String> attributes = node.attributes().stream().flatMap(this::of);
        return Stream.of(domain, sequence, attributes).flatMap(reasons -> reasons);
    }

    private Stream<String> of(AttributeProto attribute) {
        return switch (attribute.value()) {
            case AttributeProto.OneTensor(TensorProto tensor) -> of(tensor);
            case AttributeProto.OneGraph(GraphProto graph) -> of(graph);
            // Cast to a type, and operators that make tensors of one.
            case AttributeProto.Int(long type) when List.of("to", "dtype", "output_dtype").contains(attribute.name()) ->
                type == (int) type ? within((int) type) : Stream.of();
            case AttributeProto.Text text when attribute.name().equals("value_string") -> Stream.of("strings");
            case AttributeProto.Texts texts when attribute.name().equals("value_strings") -> Stream.of("strings");
            default -> Stream.of();
        };
    }

    private static Stream<String> of(ValueInfoProto value) {
        return switch (value.kind()) {
            case TENSOR -> type(value.elementType());
            case SEQUENCE -> Stream.of("sequences");
            case OPTIONAL -> Stream.of("optionals");
            case MAP -> Stream.of("maps");
            case SPARSE_TENSOR, UNKNOWN -> Stream.of();
        };
    }

    private static Stream<String> of(TensorProto tensor) {
        return within(tensor.elementType());
    }

    /** Of a constant or an intermediate value: float64 is only out of scope where callers see it. */
    private static Stream<String> within(int number) {
        return number == ElementType.DOUBLE.number() ? Stream.of() : type(number);
    }

    private static Stream<String> type(int number) {
        ElementType type = ElementType.of(number);
        return type != null && TYPES.contains(type)
                ? Stream.of("element type " + type.name().toLowerCase(Locale.ROOT))
                : Stream.of();
    }
}
