package dev.lanewise.cli;

import dev.lanewise.inference.Port;
import dev.lanewise.onnx.Onnx;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a model is given: files, or numbers drawn by a seed. */
final class ModelInputs {
    private static final String ANY_SIZE = "N";

    @Option(names = "--input", paramLabel = "NAME=FILE", description = "A .npy, a .pb (TensorProto) or a picture.")
    Map<String, Path> files = new TreeMap<>();

    @Option(names = "--shape", paramLabel = "NAME=1x3x224x224", description = "Sizes of an input's open axes.")
    Map<String, String> shapes = new TreeMap<>();

    @Option(names = "--seed", paramLabel = "S", description = "Decides drawn inputs (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(names = "--mean", split = ",", paramLabel = "M", description = "Of pictures, one or one a channel (default: 0).")
    double[] mean = {0};

    @Option(names = "--std", split = ",", paramLabel = "D", description = "Of pictures, one or one a channel (default: 1).")
    double[] std = {1};

    @Option(names = "--scale", paramLabel = "F", description = "Of pictures' values, which are 0 to 255 (default: 1/255).")
    double scale = 1.0 / 255;

    @SuppressWarnings("NullAway.Init") // picocli fills it
    ModelInputs() {}

    /** A tensor for each of a model's inputs, on the CPU. */
    List<Tensor> tensors(List<Port> ports, PrintWriter notes) throws IOException {
        requireInputs(ports, files);
        requireInputs(ports, shapes);
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < ports.size(); i++) {
            Port port = ports.get(i);
            Path file = files.get(port.name());
            tensors.add(file == null ? drawn(port, seed + i) : read(port, file, notes));
        }
        return tensors;
    }

    private static void requireInputs(List<Port> ports, Map<String, ?> named) {
        for (String name : named.keySet()) {
            if (ports.stream().noneMatch(port -> port.name().equals(name))) {
                throw new IllegalArgumentException("the model's inputs are " + ports + "; got " + name);
            }
        }
    }

    private Tensor read(Port port, Path file, PrintWriter notes) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        Tensor tensor;
        if (name.endsWith(".npy")) tensor = Npy.read(file);
        else if (name.endsWith(".pb")) tensor = Onnx.tensor(file);
        else {
            notes.println(
                    "picture: scale " + scale + ", mean " + Arrays.toString(mean) + ", std " + Arrays.toString(std)
                            + ", resized to the input; --scale, --mean, --std change it");
            tensor = new Picture(mean, std, scale).read(file, port.name(), port.dtype(), shape(port));
        }
        if (tensor.dtype() != port.dtype() || !port.accepts(tensor.shape())) {
            throw new IllegalArgumentException(file + ": the input is " + port + "; got " + tensor.type());
        }
        return tensor;
    }

    /** The input's shape, open axes as {@code --shape} says; an open batch is 1. */
    private Shape shape(Port port) {
        String given = shapes.get(port.name());
        if (given != null) return given(port, given);
        List<Port.Axis> axes = port.axes();
        if (axes == null) throw new IllegalArgumentException("input " + port + " has any shape; --shape gives one");
        int[] sizes = new int[axes.size()];
        for (int i = 0; i < sizes.length; i++) {
            Port.Axis axis = axes.get(i);
            if (axis.isOpen() && i > 0) {
                throw new IllegalArgumentException("input " + port + ": axis " + i + " (" + axis + ") is open; --shape "
                        + port.name() + "=" + example(axes) + " with a number for " + ANY_SIZE + " gives it a size");
            }
            sizes[i] = axis.isOpen() ? 1 : axis.size();
        }
        return Shape.of(sizes);
    }

    private static String example(List<Port.Axis> axes) {
        List<String> sizes = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            Port.Axis axis = axes.get(i);
            sizes.add(!axis.isOpen() ? Integer.toString(axis.size()) : i == 0 ? "1" : ANY_SIZE);
        }
        return String.join("x", sizes);
    }

    private static Shape given(Port port, String text) {
        @Nullable Shape shape = null;
        if (text.isEmpty()) shape = Shape.SCALAR;
        else if (text.matches("[0-9]{1,9}(x[0-9]{1,9})*")) {
            shape = Shape.of(Arrays.stream(text.split("x")).mapToInt(Integer::parseInt).toArray());
        }
        if (shape == null || !port.accepts(shape)) {
            throw new IllegalArgumentException("--shape must fit the input " + port + "; got " + text);
        }
        return shape;
    }

    /** Floats uniform in [-0.5, 0.5), all others 0 or 1; {@link Random} is the same on every machine. */
    private Tensor drawn(Port port, long seed) {
        Shape shape = shape(port);
        Random random = new Random(seed);
        int n = shape.elements();
        if (!port.dtype().isWhole()) {
            float[] floats = new float[n];
            for (int i = 0; i < n; i++) floats[i] = random.nextFloat() - 0.5f;
            return Evaluator.eager().cast(Tensor.of(shape, floats), port.dtype());
        }
        boolean[] flags = new boolean[n];
        for (int i = 0; i < n; i++) flags[i] = random.nextBoolean();
        Tensor drawn = Tensor.of(shape, flags);
        return port.dtype() == DType.BOOL ? drawn : Evaluator.eager().cast(drawn, port.dtype());
    }
}
