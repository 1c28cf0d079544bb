package dev.lanewise.onnx.format;

import java.util.ArrayList;
import java.util.List;

/**
 * An operator that a model defines by other operators.
 *
 * @param attributes names of those that a call may give and that have no default
 * @param defaults attributes that a call may give, with what they are otherwise
 */
public record FunctionProto(
        String domain,
        String name,
        String overload,
        List<String> inputs,
        List<String> outputs,
        List<String> attributes,
        List<AttributeProto> defaults,
        List<NodeProto> nodes,
        List<OperatorSetId> opsets) {
    static FunctionProto read(WireReader in) {
        String domain = "";
        String name = "";
        String overload = "";
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        List<String> attributes = new ArrayList<>();
        List<AttributeProto> defaults = new ArrayList<>();
        List<NodeProto> nodes = new ArrayList<>();
        List<OperatorSetId> opsets = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> name = in.name();
                case 4 -> inputs.add(in.name());
                case 5 -> outputs.add(in.name());
                case 6 -> attributes.add(in.name());
                case 7 -> nodes.add(NodeProto.read(in.message("NodeProto")));
                case 9 -> opsets.add(OperatorSetId.read(in.message("OperatorSetIdProto")));
                case 10 -> domain = in.name();
                case 11 -> defaults.add(AttributeProto.read(in.message("AttributeProto")));
                case 13 -> overload = in.name();
                default -> in.skip();
            }
        }
        return new FunctionProto(
                OperatorSetId.plain(domain),
                name,
                overload,
                List.copyOf(inputs),
                List.copyOf(outputs),
                List.copyOf(attributes),
                List.copyOf(defaults),
                List.copyOf(nodes),
                List.copyOf(opsets));
    }
}
