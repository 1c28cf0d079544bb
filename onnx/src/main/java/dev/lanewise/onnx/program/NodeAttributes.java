package dev.lanewise.onnx.program;

import dev.lanewise.inference.Program;
import dev.lanewise.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node's attributes, independent of the file: {@link Long}, {@link Float}, {@link String}, {@link Tensor} and so on. */
final class NodeAttributes {
    /**
     * A graph within the node.
     *
     * @param first where the values of outer graphs that it reads begin among what the instruction reads
     * @param count how many these are
     */
    record Body(Program program, int first, int count) {}

    /** A kind of attribute that no translator asks for. */
    record Unsupported(int type) {}

    private final Map<String, Object> values = new HashMap<>();

    void put(String name, Object value) {
        values.put(name, value);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** An attribute of that kind, null where there is none of that name. */
    <T> @Nullable T get(NodeInstruction node, String name, Class<T> kind, String what) {
        Object value = values.get(name);
        if (value == null) return null;
        if (kind.isInstance(value)) return kind.cast(value);
        throw node.error("attribute " + name + " must be " + what, describe(value));
    }

    private static String describe(Object value) {
        return switch (value) {
            case Long l -> "the integer " + l;
            case Float f -> "the number " + f;
            case String s -> "the text '" + s + "'";
            case Tensor tensor -> "a tensor " + tensor.type();
            case long[] integers -> integers.length + " integers";
            case float[] numbers -> numbers.length + " numbers";
            case List<?> texts -> texts.size() + " texts";
            case Body body -> "a graph";
            default -> value.toString();
        };
    }
}
