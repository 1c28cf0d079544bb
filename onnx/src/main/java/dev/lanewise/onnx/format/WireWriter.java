package dev.lanewise.onnx.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the fields of one message in protobuf's wire format. Large blocks are kept as they are until all is written. */
public final class WireWriter {
    private static final int VARINT = 0;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;
    private static final int LARGE = 1024;

    private final List<byte[]> blocks = new ArrayList<>();
    private ByteArrayOutputStream small = new ByteArrayOutputStream();
    private long before;

    public WireWriter integer(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    public WireWriter real(int field, float value) {
        tag(field, FIXED32);
        fixed(value);
        return this;
    }

    public WireWriter text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes must not be changed any more. */
    public WireWriter bytes(int field, byte[] value) {
        tag(field, LENGTH);
        varint(value.length);
        if (value.length < LARGE) small.writeBytes(value);
        else
            block(value);
        return this;
    }

    /** A message within this one, which must not be changed any more. */
    public WireWriter message(int field, WireWriter inner) {
        tag(field, LENGTH);
        varint(inner.size());
        inner.blocks.forEach(this::block);
        small.writeBytes(inner.small.toByteArray());
        return this;
    }

    /** A packed list. */
    public WireWriter integers(int field, long... values) {
        WireWriter list = new WireWriter();
        for (long value : values) list.varint(value);
        return message(field, list);
    }

    /** A packed list. */
    public WireWriter reals(int field, float... values) {
        WireWriter list = new WireWriter();
        for (float value : values) list.fixed(value);
        return message(field, list);
    }

    public long size() {
        return before + small.size();
    }

    public byte[] toByteArray() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(size()));
        try {
            writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public void writeTo(OutputStream out) throws IOException {
        for (byte[] block : blocks) out.write(block);
        small.writeTo(out);
    }

    private void block(byte[] value) {
        if (small.size() > 0) {
            blocks.add(small.toByteArray());
            before += small.size();
            small = new ByteArrayOutputStream();
        }
        blocks.add(value);
        before += value.length;
    }

    private void tag(int field, int wire) {
        varint(((long) field << 3) | wire);
    }

    private void varint(long value) {
        long rest = value;
        for (; (rest & ~0x7fL) != 0; rest >>>= 7) small.write((int) ((rest & 0x7f) | 0x80));
        small.write((int) rest);
    }

    private void fixed(float value) {
        int bits = Float.floatToRawIntBits(value);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) small.write(bits >>> shift);
    }
}
