package dev.lanewise.onnx;

import dev.lanewise.inference.Model;
import dev.lanewise.inference.ModelOptions;
import dev.lanewise.inference.Port;
import dev.lanewise.inference.Program;
import dev.lanewise.onnx.data.ExternalData;
import dev.lanewise.onnx.data.MappedFile;
import dev.lanewise.onnx.data.TensorData;
import dev.lanewise.onnx.export.ModelWriter;
import dev.lanewise.onnx.format.ModelProto;
import dev.lanewise.onnx.format.WireWriter;
import dev.lanewise.onnx.program.GraphImport;
import dev.lanewise.tensor.Shape;
import dev.lanewise.onnx.format.TensorProto;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads and writes ONNX models. Files are not trusted: whatever is wrong with one ends in an {@link OnnxException} that says so.
 *
 * {@snippet :
 * Model model = Onnx.load(Path.of("resnet50.onnx"));
 * float[] y = model.run(x);
 * }
 */
public final class Onnx {
    private Onnx() {}

    /**
     * A model that is ready to be run, with large tensors from files beside it where it names such. Weights are read when
     * they are needed: the files may be deleted or replaced while the model is in use, but not written into.
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
        try (Arena arena = Arena.ofConfined()) {
            MappedFile mapped = MappedFile.of(file, arena);
            ExternalData external = new ExternalData(file.toAbsolutePath().getParent(), arena);
            return program(file.toString(), mapped.bytes(), new TensorData(external, mapped), limits);
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
            TensorData data = new TensorData(new ExternalData(directory, arena));
            return program("model", MemorySegment.ofArray(model), data, limits);
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

    /**
     * Writes a model as ONNX, opset 20: what it computes for inputs of its own types, where every axis is fixed but the
     * first, the batch, which stays open where the model's operators allow it.
     *
     * @throws OnnxException where an operator cannot be written
     */
    public static void save(Model model, Path file) throws IOException {
        List<TensorType> types = new ArrayList<>();
        for (Port port : model.inputs()) {
            List<Port.Axis> axes = port.axes();
            if (axes == null || axes.stream().skip(1).anyMatch(Port.Axis::isOpen)) {
                throw new OnnxException("save: input " + port + " must have known axes; give the types to save for");
            }
            int[] sizes = axes.stream().mapToInt(axis -> axis.isOpen() ? 1 : axis.size()).toArray();
            types.add(new TensorType(port.dtype(), Shape.of(sizes)));
        }
        save(model, types, file);
    }

    /** The same for inputs of these types. */
    public static void save(Model model, List<TensorType> inputs, Path file) throws IOException {
        WireWriter written = ModelWriter.model(model.program(), inputs);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            written.writeTo(out);
        }
    }

    private static Program program(String name, MemorySegment bytes, TensorData data, Limits limits) {
        Program program = GraphImport.program(ModelProto.read(name, bytes, limits), data, limits);
        data.keep();
        return program;
    }
}
