package dev.lanewise.onnx.format;

import java.util.ArrayList;
import java.util.List;

/** Nodes over named values. */
public record GraphProto(
        String name,
        List<NodeProto> nodes,
        List<TensorProto> initializers,
        List<NamedSparseTensor> sparseInitializers,
        List<ValueInfoProto> inputs,
        List<ValueInfoProto> outputs) {
    /** A sparse initializer, which is named as its values are. */
    public record NamedSparseTensor(String name, SparseTensorProto tensor) {}

    static GraphProto read(WireReader in) {
        String name = "";
        List<NodeProto> nodes = new ArrayList<>();
        List<TensorProto> initializers = new ArrayList<>();
        List<NamedSparseTensor> sparse = new ArrayList<>();
        List<ValueInfoProto> inputs = new ArrayList<>();
        List<ValueInfoProto> outputs = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> nodes.add(NodeProto.read(in.message("NodeProto")));
                case 2 -> name = in.name();
                case 5 -> initializers.add(TensorProto.read(in.message("TensorProto")));
                case 11 -> inputs.add(ValueInfoProto.read(in.message("ValueInfoProto")));
                case 12 -> outputs.add(ValueInfoProto.read(in.message("ValueInfoProto")));
                case 15 -> {
                    SparseTensorProto tensor = SparseTensorProto.read(in.message("SparseTensorProto"));
                    sparse.add(new NamedSparseTensor(tensor.values().name(), tensor));
                }
                default -> in.skip();
            }
            if (nodes.size() > in.limits().nodes()) {
                throw in.error("a graph has at most " + in.limits().nodes() + " nodes", "more");
            }
        }
        return new GraphProto(
                name,
                List.copyOf(nodes),
                List.copyOf(initializers),
                List.copyOf(sparse),
                List.copyOf(inputs),
                List.copyOf(outputs));
    }
}
