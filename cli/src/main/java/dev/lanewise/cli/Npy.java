package dev.lanewise.cli;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** NumPy's file format, versions 1 to 3, little-endian and row-major. */
final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final Pattern HEADER = Pattern.compile(
            "\\{\\s*'descr':\\s*'([^']+)',\\s*'fortran_order':\\s*(True|False),\\s*'shape':\\s*\\(([0-9, ]*)\\),?\\s*\\}\\s*");
    private static final Map<String, DType> TYPES = Map.of(
            "<f4", DType.FLOAT32,
            "<f2", DType.FLOAT16,
            "<i8", DType.INT64,
            "<i4", DType.INT32,
            "<i2", DType.INT16,
            "|i1", DType.INT8,
            "|u1", DType.UINT8,
            "|b1", DType.BOOL);
    private static final String FLOAT64 = "<f8";

    private Npy() {}

    /** The file's tensor on the CPU; float64 is rounded to float32. */
    static Tensor read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length];
        if (bytes.remaining() < MAGIC.length + 4) throw broken(file, "a file of " + bytes.remaining() + " bytes");
        bytes.get(magic);
        int version = bytes.get();
        bytes.get();
        if (!Arrays.equals(magic, MAGIC) || version < 1 || version > 3) throw broken(file, "another beginning");
        int length = version == 1 || bytes.remaining() < 4 ? bytes.getShort() & 0xffff : bytes.getInt();
        if (length < 0 || length > bytes.remaining()) throw broken(file, "a header of " + length + " bytes");
        byte[] header = new byte[length];
        bytes.get(header);
        Matcher fields = HEADER.matcher(new String(header, StandardCharsets.UTF_8));
        if (!fields.matches() || fields.group(2).equals("True")) throw broken(file, "another header, or columns first");
        return elements(file, fields.group(1), shape(file, fields.group(3)), bytes.slice());
    }

    private static Shape shape(Path file, String text) {
        try {
            return Shape.of(Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(size -> !size.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray());
        } catch (NumberFormatException e) {
            throw broken(file, "the shape (" + text + ")");
        }
    }

    private static Tensor elements(Path file, String descr, Shape shape, ByteBuffer bytes) {
        DType dtype = descr.equals(FLOAT64) ? DType.FLOAT64 : TYPES.get(descr);
        if (dtype == null) {
            throw broken(file,
                    "elements of type " + descr + " where there may be " + TYPES.keySet() + " or " + FLOAT64);
        }
        if ((long) shape.elements() * dtype.bytes() != bytes.remaining()) {
            throw broken(file, bytes.remaining() + " bytes of elements for " + dtype + " " + shape);
        }
        if (dtype != DType.FLOAT64) return TensorBytes.tensor(new TensorType(dtype, shape), bytes);
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        float[] floats = new float[shape.elements()];
        for (int i = 0; i < floats.length; i++) floats[i] = (float) bytes.getDouble(i * Double.BYTES);
        return Tensor.of(shape, floats);
    }

    private static IllegalArgumentException broken(Path file, String got) {
        return new IllegalArgumentException(
                file + ": must be a .npy file, little-endian and row-major; got " + got);
    }

    /** Writes a tensor; NumPy has no bfloat16, which is widened to float32, nor integers of less than 8 bits. */
    static void write(Path file, Tensor tensor) throws IOException {
        Tensor host = tensor.device().download(tensor);
        DType dtype = switch (host.dtype()) {
            case BFLOAT16 -> DType.FLOAT32;
            case INT4, INT2 -> DType.INT8;
            case UINT4, UINT2 -> DType.UINT8;
            default -> host.dtype();
        };
        Tensor known = Evaluator.eager().cast(host, dtype);
        String descr = known.dtype() == DType.FLOAT64
                ? FLOAT64
                : TYPES.entrySet().stream()
                        .filter(entry -> entry.getValue() == known.dtype())
                        .findFirst()
                        .orElseThrow()
                        .getKey();
        String sizes = Arrays.stream(known.shape().toArray())
                .mapToObj(size -> size + ",")
                .collect(Collectors.joining(" ", "(", ")"));
        String header = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + sizes + ", }";
        int unpadded = MAGIC.length + 4 + header.length() + 1;
        String padded = header + " ".repeat((ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT) + "\n";
        byte[] elements = TensorBytes.of(known);
        ByteBuffer bytes = ByteBuffer.allocate(MAGIC.length + 4 + padded.length() + elements.length);
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) padded.length());
        bytes.put(padded.getBytes(StandardCharsets.US_ASCII)).put(elements);
        Files.write(file, bytes.array());
    }
}
