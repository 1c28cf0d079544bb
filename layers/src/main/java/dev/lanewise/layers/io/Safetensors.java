package dev.lanewise.layers.io;

import dev.lanewise.tensor.Tensor;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Named tensors and text about them, as one safetensors file holds them: eight bytes of header length, a JSON header,
 * then all tensors' bytes without a gap, little-endian.
 *
 * <p>What was written is read back bit by bit. FLOAT64 tensors lie on the reference device, all others on the CPU.
 * Supported are F64, F32, F16, BF16, I64, I32, I16, I8, U8 and BOOL.
 *
 * <p>Format: <a href="https://github.com/huggingface/safetensors">huggingface/safetensors</a>.
 *
 * @param tensors in the order of their bytes
 * @param metadata the text, by key
 */
public record Safetensors(SequencedMap<String, Tensor> tensors, SequencedMap<String, String> metadata) {
    public Safetensors {
        tensors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metadata));
    }

    public static Safetensors of(Map<String, Tensor> tensors) {
        return new Safetensors(new LinkedHashMap<>(tensors), new LinkedHashMap<>());
    }

    /** The same with text of one's own. */
    public Safetensors metadata(Map<String, String> text) {
        return new Safetensors(tensors, new LinkedHashMap<>(text));
    }

    /**
     * Reads a whole file.
     *
     * @throws SafetensorsException where the file breaks a rule of the format, or holds a type that is not supported
     * @throws IOException where it cannot be read
     */
    public static Safetensors read(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file))
            throw new SafetensorsException(file + ": no regular file");
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new SafetensorsReader(file.toString(), in, Files.size(file)).read();
        }
    }

    /**
     * Reads a file that is in memory.
     *
     * @throws SafetensorsException as {@link #read(Path)}
     */
    public static Safetensors read(byte[] bytes) throws IOException {
        return new SafetensorsReader("bytes", new ByteArrayInputStream(bytes), bytes.length).read();
    }

    /**
     * Writes a file: a new one beside it first, which then takes its place at once, so that a reader finds the old file
     * or the new one and never a part. Equal tensors and text give equal bytes, whatever their order.
     */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, new SafetensorsWriter(this)::write);
    }
}
