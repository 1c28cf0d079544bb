package dev.lanewise.training.data;

import dev.lanewise.tensor.Shape;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The IDX format of the MNIST family, unsigned bytes only, plain or gzip: two zero bytes, the type 0x08, the rank, one
 * big-endian 32-bit size an axis, then the values (Y. LeCun, C. Cortes, "The MNIST database", file formats).
 *
 * @param shape the sizes of all axes
 * @param values row-major
 */
public record Idx(Shape shape, byte[] values) {
    private static final int UNSIGNED_BYTE = 0x08;
    private static final int MOST_AXES = 8;

    /** @throws DataException where the file is missing or not what it claims */
    public static Idx read(Path file) {
        try (InputStream in = open(file)) {
            return parse(in, file.toString());
        } catch (ZipException e) {
            throw new DataException(file + ": broken gzip data, " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read, " + e, e);
        }
    }

    /** Reads plain IDX data from a stream; {@code name} is for errors. */
    public static Idx parse(InputStream in, String name) throws IOException {
        ByteBuffer start = ByteBuffer.wrap(exactly(in, 4, name));
        int magic = start.getInt();
        int rank = magic & 0xff;
        if (magic >>> 8 != UNSIGNED_BYTE || rank < 1 || rank > MOST_AXES) {
            throw new DataException("%s: IDX of unsigned bytes must begin with 000008 and a rank of 1 to %d; got %08x"
                    .formatted(name, MOST_AXES, magic));
        }
        ByteBuffer header = ByteBuffer.wrap(exactly(in, 4 * rank, name));
        int[] sizes = new int[rank];
        long elements = 1;
        for (int i = 0; i < rank; i++) {
            sizes[i] = header.getInt();
            elements = sizes[i] < 0 ? -1 : elements * sizes[i];
            if (elements < 0 || elements > Integer.MAX_VALUE) {
                throw new DataException(name + ": IDX sizes must be at least 0 and make at most 2^31 - 1 values; got "
                        + Arrays.toString(Arrays.copyOf(sizes, i + 1)));
            }
        }
        byte[] values = exactly(in, (int) elements, name);
        if (in.read() >= 0) throw new DataException(name + ": IDX data must end after its " + elements + " values");
        return new Idx(Shape.of(sizes), values);
    }

    private static InputStream open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new DataException(file + ": there is no such file");
        InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        try {
            raw.mark(2);
            boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
            raw.reset();
            return gzip ? new BufferedInputStream(new GZIPInputStream(raw)) : raw;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Grows with what really arrives, so that a lying header cannot make it allocate. */
    private static byte[] exactly(InputStream in, int count, String name) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new DataException(
                    name + ": IDX data ends early; wanted " + count + " bytes more, got " + bytes.length);
        }
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Idx that && shape.equals(that.shape) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "IDX " + shape;
    }
}
