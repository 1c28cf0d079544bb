package dev.lanewise.layers.io;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Reads one file from its first byte to its last. Tensors are allocated when all of the header has been checked. */
final class SafetensorsReader {
    private static final int LENGTH_BYTES = 8;
    private static final long LONGEST_HEADER = 100_000_000;
    private static final int CHUNK = 1 << 16;

    private final String file;
    private final InputStream in;
    private final long size;

    /** @param size of the file in bytes */
    SafetensorsReader(String file, InputStream in, long size) {
        this.file = file;
        this.in = in;
        this.size = size;
    }

    Safetensors read() throws IOException {
        try {
            if (size < LENGTH_BYTES) {
                throw new Violation("there must be " + LENGTH_BYTES + " bytes of header length; got " + size);
            }
            long length = ByteBuffer.wrap(bytes(LENGTH_BYTES)).order(ByteOrder.LITTLE_ENDIAN).getLong();
            if (Long.compareUnsigned(length, LONGEST_HEADER) > 0) {
                throw new Violation("header: the length must be at most " + LONGEST_HEADER + " bytes; got "
                        + Long.toUnsignedString(length));
            }
            long data = size - LENGTH_BYTES - length;
            if (data < 0) {
                throw new Violation(
                        "header: it must end within the file; got " + length + " bytes in a file of " + size);
            }
            Header header = Header.parse(bytes((int) length));
            return new Safetensors(tensors(inOrder(header, data)), header.metadata());
        } catch (Violation violation) {
            throw new SafetensorsException(file + ": " + violation.getMessage());
        }
    }

    /** The tensors in the order of their bytes, which must be all bytes of the data, each once. */
    private static SequencedMap<String, Header.Entry> inOrder(Header header, long data) throws Violation {
        List<Map.Entry<String, Header.Entry>> sorted = new ArrayList<>(header.tensors().entrySet());
        sorted.sort(Comparator.<Map.Entry<String, Header.Entry>>comparingLong(tensor -> tensor.getValue().begin())
                .thenComparingLong(tensor -> tensor.getValue().end()));
        SequencedMap<String, Header.Entry> tensors = new LinkedHashMap<>();
        long end = 0;
        for (Map.Entry<String, Header.Entry> tensor : sorted) {
            try {
                requirePlace(tensor.getValue(), end);
            } catch (Violation violation) {
                throw violation.in("tensor " + Violation.quote(tensor.getKey()));
            }
            end = tensor.getValue().end();
            tensors.put(tensor.getKey(), tensor.getValue());
        }
        if (end != data) {
            throw new Violation("the tensors must take up all bytes after the header; got " + end + " of " + data);
        }
        return tensors;
    }

    private static void requirePlace(Header.Entry tensor, long begin) throws Violation {
        if (tensor.begin() != begin) {
            throw new Violation("tensors must lie side by side, so this one must begin at byte " + begin + "; got "
                    + tensor.begin());
        }
        if (tensor.end() - begin != tensor.bytes()) {
            throw new Violation(tensor.type() + " of shape " + tensor.sizes() + " takes " + tensor.bytes()
                    + " bytes; got data_offsets " + begin + " to " + tensor.end());
        }
    }

    private SequencedMap<String, Tensor> tensors(SequencedMap<String, Header.Entry> entries)
            throws IOException, Violation {
        Map<String, TensorType> types = new LinkedHashMap<>();
        for (Map.Entry<String, Header.Entry> entry : entries.entrySet()) {
            try {
                types.put(entry.getKey(), type(entry.getValue()));
            } catch (Violation violation) {
                throw violation.in("tensor " + Violation.quote(entry.getKey()));
            }
        }
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, TensorType> type : types.entrySet()) {
            try {
                tensors.put(type.getKey(), tensor(type.getValue()));
            } catch (Violation violation) {
                throw violation.in("tensor " + Violation.quote(type.getKey()));
            }
        }
        return tensors;
    }

    private static TensorType type(Header.Entry entry) throws Violation {
        int[] sizes = new int[entry.sizes().size()];
        for (int i = 0; i < sizes.length; i++) {
            long size = entry.sizes().get(i);
            if (size > Integer.MAX_VALUE) throw new Violation("axes must be at most 2^31 - 1; got " + entry.sizes());
            sizes[i] = (int) size;
        }
        if (entry.bytes() / entry.type().dtype().bytes() > Integer.MAX_VALUE) {
            throw new Violation("a tensor has at most 2^31 - 1 elements; got " + entry.sizes());
        }
        return new TensorType(entry.type().dtype(), Shape.of(sizes));
    }

    private Tensor tensor(TensorType type) throws IOException, Violation {
        Device device = type.dtype() == DType.FLOAT64 ? Device.reference() : Device.cpu();
        Tensor tensor = device.allocate(type);
        int atOnce = CHUNK / type.dtype().bytes();
        int count;
        for (int done = 0; done < tensor.elements(); done += count) {
            count = Math.min(atOnce, tensor.elements() - done);
            ByteBuffer bytes = ByteBuffer.wrap(bytes(count * type.dtype().bytes()));
            LittleEndian.get(bytes, tensor.storage(), done, count);
        }
        if (type.dtype() == DType.BOOL) {
            for (byte value : tensor.bytes()) {
                if (value != 0 && value != 1) throw new Violation("BOOL must be 0 or 1; got " + (value & 0xff));
            }
        }
        return tensor;
    }

    private byte[] bytes(int count) throws IOException, Violation {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) throw new Violation("the file must not become shorter while it is read");
        return bytes;
    }
}
