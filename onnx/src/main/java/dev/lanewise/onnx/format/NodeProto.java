package dev.lanewise.onnx.format;

import java.util.ArrayList;
import java.util.List;

/**
 * An operator, or a call of a function.
 *
 * @param inputs names of values; empty where an input is left out
 * @param overload which of several functions of the same name
 */
public record NodeProto(
        String name,
        String domain,
        String operator,
        String overload,
        List<String> inputs,
        List<String> outputs,
        List<AttributeProto> attributes) {
    static NodeProto read(WireReader in) {
        String name = "";
        String domain = "";
        String operator = "";
        String overload = "";
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        List<AttributeProto> attributes = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> inputs.add(in.name());
                case 2 -> outputs.add(in.name());
                case 3 -> name = in.name();
                case 4 -> operator = in.name();
                case 5 -> attributes.add(AttributeProto.read(in.message("AttributeProto")));
                case 7 -> domain = in.name();
                case 8 -> overload = in.name();
                default -> in.skip();
            }
        }
        return new NodeProto(
                name,
                OperatorSetId.plain(domain),
                operator,
                overload,
                List.copyOf(inputs),
                List.copyOf(outputs),
                List.copyOf(attributes));
    }

    /** {@code Conv 'stem/conv1'}, or by its first output where it has no name. */
    public String label() {
        String which = name.isEmpty() && !outputs.isEmpty() ? outputs.getFirst() : name;
        return (domain.isEmpty() ? operator : domain + ":" + operator) + " '" + which + "'";
    }

    /** The graphs among its attributes. */
    public List<GraphProto> graphs() {
        List<GraphProto> graphs = new ArrayList<>();
        for (AttributeProto attribute : attributes) {
            if (attribute.value() instanceof AttributeProto.OneGraph(GraphProto graph)) graphs.add(graph);
        }
        return graphs;
    }
}
