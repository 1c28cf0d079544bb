package dev.lanewise.inference;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Checks what a caller gives against a program's inputs. */
final class Inputs {
    private Inputs() {}

    /** In the program's order. */
    static List<Tensor> ordered(List<Port> ports, Map<String, Tensor> named) {
        List<Tensor> ordered = new ArrayList<>();
        for (Port port : ports) {
            Tensor tensor = named.get(port.name());
            if (tensor == null) {
                throw new ShapeException("run", "every input must be given, here " + ports, named.keySet());
            }
            ordered.add(tensor);
        }
        if (named.size() != ordered.size()) {
            throw new ShapeException("run", "inputs must be those of the model, " + ports, named.keySet());
        }
        return ordered;
    }

    static void checkCount(List<Port> ports, int count) {
        if (count != ports.size()) {
            throw new ShapeException("run", "inputs must be as many as the model has, " + ports, count);
        }
    }

    static void check(Port port, TensorType type) {
        if (type.dtype() != port.dtype() || !port.accepts(type.shape())) {
            throw new ShapeException("run", "input must be " + port, type);
        }
    }

    /**
     * The type of a float input of so many elements, where the model leaves one choice: at most one axis is open, beside
     * a batch of 1.
     */
    static TensorType floats(Port port, int elements) {
        List<Port.Axis> axes = port.axes();
        if (axes == null || port.dtype() != DType.FLOAT32) {
            throw new ShapeException("run", "a float array does not say enough for this input; give a Tensor", port);
        }
        int[] sizes = axes.stream().mapToInt(axis -> axis.isOpen() ? 1 : axis.size()).toArray();
        int[] open = IntStream.range(0, sizes.length).filter(i -> axes.get(i).isOpen()).toArray();
        boolean batchToo = open.length == 2 && open[0] == 0;
        if (open.length > 1 && !batchToo) {
            throw new ShapeException("run", "a float array leaves axes of this input open; give a Tensor", port);
        }
        long known = Arrays.stream(sizes).asLongStream().reduce(1, (a, b) -> a * b);
        boolean fits = open.length == 0 ? elements == known : known > 0 && elements % known == 0;
        if (!fits) throw new ShapeException("run", "the array must fill the input", port, elements + " floats");
        if (open.length > 0) sizes[open[open.length - 1]] = (int) (elements / known);
        return new TensorType(DType.FLOAT32, Shape.of(sizes));
    }

    /** The types of inputs that leave no choice: fixed, with a batch of 1 where the first axis is open. */
    static List<TensorType> types(List<Port> ports) {
        return ports.stream().map(Inputs::type).toList();
    }

    private static TensorType type(Port port) {
        List<Port.Axis> axes = port.axes();
        boolean open = axes == null
                || IntStream.range(1, axes.size()).anyMatch(i -> axes.get(i).isOpen());
        if (axes == null || open) {
            throw new ShapeException("model", "sizes must be given for an input that leaves them open", port);
        }
        int[] sizes = axes.stream().mapToInt(axis -> axis.isOpen() ? 1 : axis.size()).toArray();
        return new TensorType(port.dtype(), Shape.of(sizes));
    }

    static List<Tensor> zeros(List<TensorType> types) {
        return types.stream().map(type -> Tensor.zeros(type, Device.cpu())).toList();
    }
}
