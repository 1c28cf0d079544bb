package dev.lanewise.onnx.format;

import dev.lanewise.onnx.Limits;
import dev.lanewise.onnx.OnnxException;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tensor in a file. Its elements stay there until they are asked for.
 *
 * @param elementType a number of {@link ElementType}
 * @param raw the elements, little-endian, where they lie in one block; else null
 * @param external where in another file the elements lie (location, offset, length); else null
 * @param fields the message, for elements that lie in fields of their own type
 */
public record TensorProto(
        String name,
        int elementType,
        long[] dims,
        @Nullable MemorySegment raw,
        @Nullable Map<String, String> external,
        WireReader fields) {
    private static final int FLOATS = 4;
    private static final int INT32S = 5;
    private static final int INT64S = 7;
    private static final int DOUBLES = 10;
    private static final int EXTERNAL = 1;

    /** The message of a tensor that is a file of its own. */
    public static TensorProto read(String file, MemorySegment bytes, Limits limits) {
        return read(WireReader.of(file, limits, bytes, "TensorProto"));
    }

    static TensorProto read(WireReader in) {
        WireReader fields = in.again();
        String name = "";
        int elementType = 0;
        Numbers dims = new Numbers();
        MemorySegment raw = null;
        Map<String, String> external = new HashMap<>();
        boolean outside = false;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> {
                    in.integers(dims);
                    if (dims.size() > in.limits().rank()) {
                        throw in.error("a tensor has at most " + in.limits().rank() + " axes", dims.size());
                    }
                }
                case 2 -> elementType = in.number();
                case 3 -> throw in.error("tensors in segments are not supported", "one");
                case 8 -> name = in.name();
                case 9 -> raw = in.slice();
                case 13 -> readEntry(in.message("StringStringEntryProto"), external);
                case 14 -> outside = in.number() == EXTERNAL;
                default -> in.skip();
            }
        }
        return new TensorProto(name, elementType, dims.toArray(), raw, outside ? external : null, fields);
    }

    private static void readEntry(WireReader in, Map<String, String> to) {
        String key = "";
        String value = "";
        while (in.next()) {
            switch (in.field()) {
                case 1 -> key = in.name();
                case 2 -> value = in.name();
                default -> in.skip();
            }
        }
        if (to.put(key, value) != null) throw in.error("external data must name a key once", key);
    }

    /** The elements that lie in {@code int32_data} or, for INT64, in {@code int64_data}; {@code count} of them. */
    public long[] integers(int count) {
        int wanted = elementType == ElementType.INT64.number() ? INT64S : INT32S;
        Numbers numbers = typed(count);
        WireReader in = fields.again();
        while (in.next()) {
            if (in.field() == wanted) in.integers(numbers);
            else
                in.skip();
        }
        return exactly(count, numbers).toArray();
    }

    /** The elements that lie in {@code float_data}; {@code count} of them. */
    public float[] floats(int count) {
        Numbers numbers = typed(count);
        WireReader in = fields.again();
        while (in.next()) {
            if (in.field() == FLOATS) in.reals(numbers);
            else
                in.skip();
        }
        return exactly(count, numbers).toFloats();
    }

    /** The elements that lie in {@code double_data}, rounded to float32; {@code count} of them. */
    public float[] doubles(int count) {
        Numbers numbers = typed(count);
        WireReader in = fields.again();
        while (in.next()) {
            if (in.field() == DOUBLES) in.doubles(numbers);
            else
                in.skip();
        }
        long[] bits = exactly(count, numbers).toArray();
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) floats[i] = (float) Double.longBitsToDouble(bits[i]);
        return floats;
    }

    /** Room for {@code count} elements, each of which takes at least a byte of the message. */
    private Numbers typed(int count) {
        if (count > fields.size()) {
            throw error("the shape needs " + count + " elements", "a message of " + fields.size() + " bytes");
        }
        return new Numbers(count);
    }

    private Numbers exactly(int count, Numbers numbers) {
        if (numbers.size() != count) {
            throw error("the shape needs " + count + " elements", numbers.size() + " that are given");
        }
        return numbers;
    }

    /** An error of this tensor: file, place and name. */
    public OnnxException error(String rule, Object... got) {
        return fields.error((name.isEmpty() ? "" : "tensor '" + name + "': ") + rule, got);
    }
}
