package dev.lanewise.onnx.format;

import dev.lanewise.onnx.Limits;
import dev.lanewise.onnx.OnnxException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Reads the fields of one message in protobuf's wire format: {@code while (in.next()) switch (in.field()) ...}. Every
 * field must be read or skipped once. What contains bytes or messages is a slice of the file, nothing is copied, and
 * every size is compared with the bytes that are left before anything is made of it.
 *
 * <p>Protobuf's own stream would copy a mapped file, cannot say where in the file a field lies, and is a jar of the size
 * of this library; ONNX needs no more of the format than this.
 */
final class WireReader {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final String file;
    private final Limits limits;
    private final MemorySegment bytes;
    private final String message;
    private final long start;
    private final int depth;
    private long at;
    private int field;
    private int wire;

    private WireReader(String file, Limits limits, MemorySegment bytes, String message, long start, int depth) {
        this.file = file;
        this.limits = limits;
        this.bytes = bytes;
        this.message = message;
        this.start = start;
        this.depth = depth;
    }

    /** The outermost message of a file. */
    static WireReader of(String file, Limits limits, MemorySegment bytes, String message) {
        return new WireReader(file, limits, bytes, message, 0, 0);
    }

    Limits limits() {
        return limits;
    }

    /** The same message, from its beginning. */
    WireReader again() {
        return new WireReader(file, limits, bytes, message, start, depth);
    }

    /** Bytes of the whole message. */
    long size() {
        return bytes.byteSize();
    }

    /** Goes to the next field; false at the message's end. */
    boolean next() {
        if (at == bytes.byteSize()) return false;
        long tag = rawVarint();
        field = (int) (tag >>> 3);
        wire = (int) (tag & 7);
        if (tag >>> 32 != 0 || field == 0) throw broken("a field's number must be from 1 to 2^29 - 1", tag >>> 3);
        return true;
    }

    /** The number of the field to read. */
    int field() {
        return field;
    }

    long integer() {
        expect(VARINT);
        return rawVarint();
    }

    /** An enum or int32. */
    int number() {
        long value = integer();
        if (value != (int) value) throw error("the number must fit 32 bits", value);
        return (int) value;
    }

    float real() {
        expect(FIXED32);
        return Float.intBitsToFloat(bytes.get(INT, take(4)));
    }

    MemorySegment slice() {
        expect(LENGTH);
        long size = rawVarint();
        if (size < 0) throw broken("a size must be at least 0", size);
        return bytes.asSlice(take(size), size);
    }

    /** A name, at most as long as {@link Limits#nameBytes}. */
    String name() {
        MemorySegment slice = slice();
        if (slice.byteSize() > limits.nameBytes()) {
            throw error("a name has at most " + limits.nameBytes() + " bytes", slice.byteSize() + " bytes");
        }
        return utf8(slice);
    }

    /** Bytes that are text but for broken files, whose bytes that are none become replacement characters. */
    String bytesAsText() {
        return StandardCharsets.UTF_8.decode(slice().asByteBuffer()).toString();
    }

    /** A message within this one. */
    WireReader message(String name) {
        MemorySegment slice = slice();
        if (depth + 1 > limits.nesting()) {
            throw error("messages are nested at most " + limits.nesting() + " levels deep", depth + 1);
        }
        return new WireReader(file, limits, slice, name, start + at - slice.byteSize(), depth + 1);
    }

    /** Adds one integer, or a packed list of them. */
    void integers(Numbers to) {
        if (wire == VARINT) {
            to.add(rawVarint());
            return;
        }
        WireReader list = packed();
        while (list.at < list.bytes.byteSize()) to.add(list.rawVarint());
    }

    /** Adds the bits of one 32-bit number, or of a packed list of them. */
    void reals(Numbers to) {
        if (wire == FIXED32) {
            to.add(bytes.get(INT, take(4)));
            return;
        }
        WireReader list = packed();
        while (list.at < list.bytes.byteSize()) to.add(list.bytes.get(INT, list.take(4)));
    }

    /** Adds the bits of one 64-bit number, or of a packed list of them. */
    void doubles(Numbers to) {
        if (wire == FIXED64) {
            to.add(bytes.get(LONG, take(8)));
            return;
        }
        WireReader list = packed();
        while (list.at < list.bytes.byteSize()) to.add(list.bytes.get(LONG, list.take(8)));
    }

    private WireReader packed() {
        MemorySegment slice = slice();
        WireReader list = new WireReader(file, limits, slice, message, start + at - slice.byteSize(), depth);
        list.field = field;
        return list;
    }

    void skip() {
        switch (wire) {
            case VARINT -> rawVarint();
            case FIXED64 -> bytes.get(LONG, take(8));
            case LENGTH -> slice();
            case FIXED32 -> bytes.get(INT, take(4));
            default -> throw broken("a field's wire type must be 0, 1, 2 or 5", wire);
        }
    }

    private void expect(int wanted) {
        if (wire != wanted) throw broken("the field's wire type must be " + wanted, wire);
    }

    private long take(long count) {
        long from = at;
        if (count > bytes.byteSize() - from) {
            throw broken("the field needs " + count + " bytes", (bytes.byteSize() - from) + " that are left");
        }
        at += count;
        return from;
    }

    private long rawVarint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = bytes.get(ValueLayout.JAVA_BYTE, take(1));
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                if (shift == 63 && b > 1) break;
                return value;
            }
        }
        throw broken("an integer has at most 64 bits", "more");
    }

    private String utf8(MemorySegment slice) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(slice.asByteBuffer()).toString();
        } catch (CharacterCodingException e) {
            throw error("text must be UTF-8", slice.byteSize() + " bytes that are not");
        }
    }

    /** What no message of protobuf looks like: outermost it tells that the file is something else. */
    private OnnxException broken(String rule, Object... got) {
        if (depth > 0) return error(rule, got);
        return new OnnxException(
                file + ": not an ONNX file, or a damaged one; export the model to ONNX, or fetch the file again"
                        + " (" + place() + ": " + rule + "; got " + values(got) + ")");
    }

    /** {@code model.onnx: at byte 17, TensorProto field 9: rule; got values}. */
    OnnxException error(String rule, Object... got) {
        return new OnnxException(file + ": " + place() + ": " + rule + "; got " + values(got));
    }

    private String place() {
        return "at byte " + (start + at) + ", " + message + (field == 0 ? "" : " field " + field);
    }

    private static String values(Object[] got) {
        return Arrays.stream(got).map(String::valueOf).collect(Collectors.joining(", "));
    }
}
