package dev.lanewise.onnx;

import dev.lanewise.inference.Model;
import dev.lanewise.inference.ModelOptions;
import dev.lanewise.inference.Program;
import dev.lanewise.onnx.data.ExternalData;
import dev.lanewise.onnx.data.TensorData;
import dev.lanewise.onnx.format.ModelProto;
import dev.lanewise.onnx.program.GraphImport;
import dev.lanewise.onnx.format.TensorProto;
import dev.lanewise.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Loads ONNX models. Files are not trusted: whatever is wrong with one ends in an {@link OnnxException} that says so.
 *
 * {@snippet :
 * Model model = Onnx.load(Path.of("resnet50.onnx"));
 * float[] y = model.run(x);
 * }
 */
public final class Onnx {
    private Onnx() {}

    /**
     * A model that is ready to be run, with large tensors from files beside it where it names such.
     *
     * @throws IOException where the file cannot be read
     */
    public static Model load(Path file) throws IOException {
        return load(file, ModelOptions.DEFAULT);
    }

    public static Model load(Path file, ModelOptions options) throws IOException {
        return Model.of(program(file), options);
    }

    /** A model in memory, which may name no other files. */
    public static Model load(byte[] model) {
        return Model.of(program(model));
    }

    /**
     * @param directory where files lie that hold large tensors
     */
    public static Model load(byte[] model, Path directory, ModelOptions options) {
        return Model.of(program(model, directory, Limits.DEFAULT), options);
    }

    /**
     * The computation of a model, with large tensors from files beside it where it names such.
     *
     * @throws IOException where the file cannot be read
     */
    public static Program program(Path file) throws IOException {
        return program(file, Limits.DEFAULT);
    }

    /** With limits of your own. */
    public static Program program(Path file, Limits limits) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new OnnxException(file + ": a model is a regular file; got a folder or a device");
        }
        try (Arena arena = Arena.ofConfined();
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            return program(file.toString(), bytes, file.toAbsolutePath().getParent(), arena, limits);
        }
    }

    /** Of a model in memory, which may name no other files. */
    public static Program program(byte[] model) {
        return program(model, null, Limits.DEFAULT);
    }

    /**
     * @param directory where files lie that hold large tensors; null where the model may name none
     */
    public static Program program(byte[] model, @Nullable Path directory, Limits limits) {
        try (Arena arena = Arena.ofConfined()) {
            return program("model", MemorySegment.ofArray(model), directory, arena, limits);
        }
    }

    /** The tensor in a file of its own (a TensorProto, {@code .pb}). */
    public static Tensor tensor(Path file) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = MemorySegment.ofArray(Files.readAllBytes(file));
            return new TensorData(new ExternalData(null, arena))
                    .read(TensorProto.read(file.toString(), bytes, Limits.DEFAULT));
        }
    }

    private static Program program(
            String name, MemorySegment bytes, @Nullable Path directory, Arena arena, Limits limits) {
        ModelProto model = ModelProto.read(name, bytes, limits);
        return GraphImport.program(model, new TensorData(new ExternalData(directory, arena)), limits);
    }
}
