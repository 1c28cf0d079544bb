package dev.lanewise.layers.io;

import static java.util.Objects.requireNonNull;

import dev.lanewise.layers.Layer;
import dev.lanewise.tensor.Buffer;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The parameters and buffers of a layer in files. */
public final class Weights {
    private Weights() {}

    /** Writes all parameters and buffers under their names. */
    public static void save(Layer layer, Path file) throws IOException {
        Safetensors.of(tensors(layer)).write(file);
    }

    /**
     * Gives all parameters and buffers the values of a file.
     *
     * @throws SafetensorsException where the file is no safetensors file
     * @throws IllegalArgumentException where its tensors are not the layer's, as {@link #assign} says
     */
    public static void load(Layer layer, Path file) throws IOException {
        assign(layer, Safetensors.read(file).tensors(), file.toString());
    }

    /** The values of all parameters and buffers under their names. */
    public static SequencedMap<String, Tensor> tensors(Layer layer) {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        layer.parameters().forEach((name, parameter) -> tensors.put(name, parameter.value()));
        layer.buffers().forEach((name, buffer) -> tensors.put(name, buffer.value()));
        return tensors;
    }

    /**
     * Gives all parameters and buffers the values of the same names, on the device on which they are. Float types are
     * converted to the layer's own.
     *
     * @param source where the values come from, for errors
     * @throws IllegalArgumentException where a value is missing, belongs to nothing or has another shape or a type that
     *     is not converted; the error lists them all, and the layer is as it was
     */
    public static void assign(Layer layer, Map<String, Tensor> values, String source) {
        SequencedMap<String, Tensor> own = tensors(layer);
        List<String> missing = new ArrayList<>();
        List<String> different = new ArrayList<>();
        own.forEach((name, tensor) -> {
            Tensor value = values.get(name);
            if (value == null) {
                missing.add(name);
            } else if (!value.shape().equals(tensor.shape()) || !converts(value.dtype(), tensor.dtype())) {
                different.add(name + " (" + value.type() + ", expected " + tensor.type() + ")");
            }
        });
        List<String> unexpected = values.keySet().stream().filter(name -> !own.containsKey(name)).sorted().toList();
        if (!missing.isEmpty() || !unexpected.isEmpty() || !different.isEmpty()) {
            throw new IllegalArgumentException("weights: " + source + " must hold this model's tensors and no others"
                    + list("missing", missing) + list("unexpected", unexpected)
                    + list("of another shape or type", different));
        }
        for (Map.Entry<String, Parameter> entry : layer.parameters().entrySet()) {
            Parameter parameter = entry.getValue();
            parameter.set(convert(values, entry.getKey(), parameter.value()));
        }
        for (Map.Entry<String, Buffer> entry : layer.buffers().entrySet()) {
            Buffer buffer = entry.getValue();
            buffer.set(convert(values, entry.getKey(), buffer.value()));
        }
    }

    private static Tensor convert(Map<String, Tensor> values, String name, Tensor own) {
        Tensor value = requireNonNull(values.get(name));
        boolean half = value.dtype() == DType.FLOAT16 || value.dtype() == DType.BFLOAT16;
        Tensor computable = half && own.dtype().isComputable() ? Evaluator.eager().cast(value, DType.FLOAT32) : value;
        return computable.to(own.device());
    }

    private static boolean converts(DType from, DType to) {
        boolean isFloat = from.isComputable() || from == DType.FLOAT16 || from == DType.BFLOAT16;
        return from == to || (isFloat && to.isComputable());
    }

    private static String list(String what, List<String> names) {
        return names.isEmpty() ? "" : "; " + what + ": " + String.join(", ", names);
    }
}
