package dev.lanewise.layers.io;

import dev.lanewise.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Writes one file. Tensors of large elements come first, those of one type by name, and the header is filled up with
 * spaces to a multiple of 8 bytes, so that every number lies at a multiple of its own size.
 */
final class SafetensorsWriter {
    private static final int ALIGNMENT = 8;
    private static final int LONGEST_HEADER = 100_000_000;
    private static final int CHUNK = 1 << 16;

    private final SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    private final byte[] header;

    SafetensorsWriter(Safetensors content) {
        List<Map.Entry<String, Tensor>> sorted = new ArrayList<>(content.tensors().entrySet());
        sorted.sort(Comparator.<Map.Entry<String, Tensor>, StoredType>comparing(
                entry -> StoredType.of(entry.getValue().dtype()))
                .thenComparing(Map.Entry::getKey));
        for (Map.Entry<String, Tensor> entry : sorted) {
            requireName(entry.getKey());
            tensors.put(entry.getKey(), entry.getValue());
        }
        header = header(content.metadata());
    }

    private static void requireName(String name) {
        if (name.equals(Header.METADATA) || name.length() > Header.LONGEST_NAME) {
            throw new IllegalArgumentException("safetensors: names must be other than " + Header.METADATA
                    + " and have at most " + Header.LONGEST_NAME + " characters; got " + Violation.quote(name));
        }
    }

    void write(OutputStream out) throws IOException {
        out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).array());
        out.write(header);
        for (Tensor tensor : tensors.values()) write(tensor, out);
    }

    private static void write(Tensor tensor, OutputStream out) throws IOException {
        Tensor host = tensor.device().download(tensor);
        int bytesEach = host.dtype().bytes();
        int atOnce = CHUNK / bytesEach;
        byte[] chunk = new byte[CHUNK];
        int count;
        for (int done = 0; done < host.elements(); done += count) {
            count = Math.min(atOnce, host.elements() - done);
            LittleEndian.put(ByteBuffer.wrap(chunk), host.storage(), host.offset() + done, count);
            out.write(chunk, 0, count * bytesEach);
        }
    }

    private byte[] header(Map<String, String> metadata) {
        StringBuilder json = new StringBuilder("{");
        if (!metadata.isEmpty()) {
            json.append(quote(Header.METADATA)).append(":{");
            new TreeMap<>(metadata).forEach((key, value) -> json.append(quote(key)).append(':').append(quote(value))
                    .append(','));
            json.setCharAt(json.length() - 1, '}');
            json.append(',');
        }
        long begin = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            long end = begin + (long) tensor.elements() * tensor.dtype().bytes();
            json.append(quote(entry.getKey())).append(":{\"dtype\":\"").append(StoredType.of(tensor.dtype()))
                    .append("\",\"shape\":").append(Arrays.toString(tensor.shape().toArray()).replace(" ", ""))
                    .append(",\"data_offsets\":[").append(begin).append(',').append(end).append("]},");
            begin = end;
        }
        if (json.length() > 1) json.setLength(json.length() - 1);
        return padded(json.append('}'));
    }

    private static byte[] padded(CharSequence json) {
        byte[] bytes = utf8(json);
        int length = Math.ceilDiv(bytes.length, ALIGNMENT) * ALIGNMENT;
        if (length > LONGEST_HEADER) {
            throw new IllegalArgumentException("safetensors: the header must be at most " + LONGEST_HEADER
                    + " bytes; got " + length + ": fewer tensors or shorter names and texts are needed");
        }
        byte[] padded = Arrays.copyOf(bytes, length);
        Arrays.fill(padded, bytes.length, length, (byte) ' ');
        return padded;
    }

    private static byte[] utf8(CharSequence json) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(json));
            byte[] encoded = new byte[bytes.remaining()];
            bytes.get(encoded);
            return encoded;
        } catch (CharacterCodingException loneSurrogate) {
            throw new IllegalArgumentException("safetensors: names and texts must be Unicode", loneSurrogate);
        }
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
