package dev.lanewise.onnx.program;

import dev.lanewise.onnx.OnnxException;
import dev.lanewise.onnx.format.AttributeProto;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What names stand for within a graph or a function's body: slots, operator sets, and attributes of the call that a
 * function's body belongs to.
 */
final class Scope {
    /** The slot of a function's input that its caller leaves out. */
    static final int LEFT_OUT = -1;

    private final String place;
    private final Map<String, Integer> slots = new HashMap<>();
    private final Map<String, Integer> opsets;
    private final Map<String, Attribute> attributes;

    /** An attribute, and the scope in which the names of a graph within it are looked up. */
    record Attribute(AttributeProto.Value value, Scope scope) {}

    /**
     * @param place for errors: the file, and the function within it
     */
    Scope(String place, Map<String, Integer> opsets, Map<String, Attribute> attributes) {
        this.place = place;
        this.opsets = opsets;
        this.attributes = attributes;
    }

    /** Of a graph within a node of this one. */
    Scope inner() {
        return new Scope(place, opsets, attributes);
    }

    String place() {
        return place;
    }

    /** Gives a name to a slot. */
    void define(String name, int slot) {
        if (slots.putIfAbsent(name, slot) != null) {
            throw new OnnxException(place + ": every value has one definition; got two of '" + name + "'");
        }
    }

    /** The slot of a name, or null where nothing has that name. */
    @Nullable Integer find(String name) {
        return slots.get(name);
    }

    Set<String> names() {
        return slots.keySet();
    }

    /** The version of a domain's operators, or null where the model asks for none. */
    @Nullable Integer opset(String domain) {
        return opsets.get(domain);
    }

    /** What an attribute is, a reference to one of the function's call resolved; null where the call leaves it out. */
    @Nullable Attribute resolve(AttributeProto.Value value) {
        return value instanceof AttributeProto.Reference(String name)
                ? attributes.get(name)
                : new Attribute(value, this);
    }
}
