package dev.lanewise.layers;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.random.RandomGenerator;

/** Applies shape rules and computes nothing: its tensors have a type and no numbers. */
final class ShapeEvaluator implements Evaluator {
    private static final float[] NO_NUMBERS = {};

    private final IdentityHashMap<Parameter, String> names = new IdentityHashMap<>();
    private final IdentityHashMap<Tensor, Parameter> read = new IdentityHashMap<>();
    private final IdentityHashMap<Parameter, Boolean> counted = new IdentityHashMap<>();
    private final List<Summary.Row> rows = new ArrayList<>();

    ShapeEvaluator(Layer layer) {
        layer.parameters().forEach((name, parameter) -> names.putIfAbsent(parameter, name));
    }

    Tensor input(Shape shape) {
        return tensor(new TensorType(DType.FLOAT32, shape));
    }

    List<Summary.Row> rows() {
        return rows;
    }

    @Override
    public List<Tensor> apply(Op op, Tensor... inputs) {
        List<TensorType> known = Arrays.stream(inputs).map(Tensor::type).toList();
        List<TensorType> types = op.types(known.stream().map(type -> new TensorInfo(type, null)).toList());
        String layer = "";
        long parameters = 0;
        for (Tensor input : inputs) {
            Parameter parameter = read.get(input);
            if (parameter == null) continue;
            if (layer.isEmpty()) layer = layerOf(names.getOrDefault(parameter, parameter.name()));
            if (counted.put(parameter, true) == null) parameters += input.elements();
        }
        TensorType output = types.getFirst();
        rows.add(new Summary.Row(layer, op.name(), output, parameters, op.multiplyAdds(known, types)));
        return types.stream().map(ShapeEvaluator::tensor).toList();
    }

    private static String layerOf(String parameter) {
        return parameter.substring(0, Math.max(0, parameter.lastIndexOf('.')));
    }

    @Override
    public Tensor read(Parameter parameter) {
        Tensor tensor = tensor(new TensorType(DType.FLOAT32, parameter.value().shape()));
        read.put(tensor, parameter);
        return tensor;
    }

    @Override
    public boolean training() {
        return false;
    }

    @Override
    public RandomGenerator random() {
        return Evaluator.eager().random();
    }

    private static Tensor tensor(TensorType type) {
        return Tensor.wrap(type, Device.cpu(), NO_NUMBERS, 0);
    }
}
