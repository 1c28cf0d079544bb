package dev.lanewise.onnx.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An attribute of a node. */
public record AttributeProto(String name, Value value) {
    /** What an attribute holds. */
    public sealed interface Value {}

    /** An integer. */
    public record Int(long value) implements Value {}

    /** A number. */
    public record Real(float value) implements Value {}

    /** A text. */
    public record Text(String value) implements Value {}

    /** A tensor. */
    public record OneTensor(TensorProto value) implements Value {}

    /** A tensor most of whose elements are 0. */
    public record OneSparseTensor(SparseTensorProto value) implements Value {}

    /** A graph: a branch, or the body of a loop. */
    public record OneGraph(GraphProto value) implements Value {}

    /** Integers. */
    public record Ints(long[] values) implements Value {}

    /** Numbers. */
    public record Reals(float[] values) implements Value {}

    /** Texts. */
    public record Texts(List<String> values) implements Value {}

    /** What the attribute of that name is at the node that calls the function around. */
    public record Reference(String name) implements Value {}

    /** A kind that no operator of this library has: lists of tensors or graphs, types. */
    public record Unsupported(int type) implements Value {}

    private static final int REAL = 1;
    private static final int INT = 2;
    private static final int TEXT = 3;
    private static final int TENSOR = 4;
    private static final int GRAPH = 5;
    private static final int REALS = 6;
    private static final int INTS = 7;
    private static final int TEXTS = 8;
    private static final int SPARSE_TENSOR = 11;

    static AttributeProto read(WireReader in) {
        String name = "";
        String reference = "";
        int type = 0;
        long integer = 0;
        float real = 0;
        String text = "";
        TensorProto tensor = null;
        SparseTensorProto sparse = null;
        GraphProto graph = null;
        Numbers integers = new Numbers();
        Numbers reals = new Numbers();
        List<String> texts = new ArrayList<>();
        int seen = 0;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> name = in.name();
                case 2 -> {
                    real = in.real();
                    seen = REAL;
                }
                case 3 -> {
                    integer = in.integer();
                    seen = INT;
                }
                case 4 -> {
                    text = in.bytesAsText();
                    seen = TEXT;
                }
                case 5 -> {
                    tensor = TensorProto.read(in.message("TensorProto"));
                    seen = TENSOR;
                }
                case 6 -> {
                    graph = GraphProto.read(in.message("GraphProto"));
                    seen = GRAPH;
                }
                case 7 -> {
                    in.reals(reals);
                    seen = REALS;
                }
                case 8 -> {
                    in.integers(integers);
                    seen = INTS;
                }
                case 9 -> {
                    texts.add(in.bytesAsText());
                    seen = TEXTS;
                }
                case 20 -> type = in.number();
                case 21 -> reference = in.name();
                case 22 -> {
                    sparse = SparseTensorProto.read(in.message("SparseTensorProto"));
                    seen = SPARSE_TENSOR;
                }
                default -> in.skip();
            }
        }
        if (!reference.isEmpty()) return new AttributeProto(name, new Reference(reference));
        // Files of ir_version 1 give no type: what is there tells.
        int kind = type == 0 ? seen : type;
        return new AttributeProto(name, switch (kind) {
            case REAL -> new Real(real);
            case INT -> new Int(integer);
            case TEXT -> new Text(text);
            case TENSOR -> new OneTensor(there(in, tensor));
            case GRAPH -> new OneGraph(there(in, graph));
            case REALS -> new Reals(reals.toFloats());
            case INTS -> new Ints(integers.toArray());
            case TEXTS -> new Texts(List.copyOf(texts));
            case SPARSE_TENSOR -> new OneSparseTensor(there(in, sparse));
            default -> new Unsupported(kind);
        });
    }

    private static <T> T there(WireReader in, @Nullable T value) {
        if (value == null) throw in.error("an attribute must hold what its type says", "nothing");
        return value;
    }
}
