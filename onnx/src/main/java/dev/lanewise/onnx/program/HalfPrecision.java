package dev.lanewise.onnx.program;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How nodes compute on 16-bit floats: inputs are widened to float32, and float32 results are rounded back where ONNX
 * declares them of the inputs' type. It does so for the type of the first float input, but for the operators named here.
 */
final class HalfPrecision {
    /** They only move numbers, or their results' types follow attributes, another input, or the graphs within them. */
    private static final Set<String> OWN_TYPES = Set.of(
            "Bernoulli", "BitCast", "Cast", "CastLike", "CenterCropPad", "Compress", "Concat", "ConstantOfShape",
            "DepthToSpace", "DequantizeLinear", "Expand", "EyeLike", "Flatten", "Gather", "GatherElements",
            "GatherND", "Identity", "If", "LayerNormalization", "LinearAttention", "Loop", "OneHot", "Pad",
            "QLinearMatMul", "QuantizeLinear", "RandomNormalLike", "RandomUniformLike", "Reshape", "ReverseSequence",
            "Scan", "Shape", "Size", "Slice", "SpaceToDepth", "Split", "Squeeze", "TensorScatter", "Tile", "TopK",
            "Transpose", "Trilu", "Unique", "Unsqueeze", "Where");

    private HalfPrecision() {}

    static List<@Nullable Tensor> apply(
            String operator,
            Evaluator ev,
            List<@Nullable Tensor> inputs,
            Function<List<@Nullable Tensor>, List<@Nullable Tensor>> compute) {
        if (inputs.stream().noneMatch(HalfPrecision::isHalf) || OWN_TYPES.contains(operator)) {
            return compute.apply(inputs);
        }
        List<@Nullable Tensor> wide = new ArrayList<>();
        for (Tensor input : inputs) wide.add(input != null && isHalf(input) ? ev.cast(input, DType.FLOAT32) : input);
        List<@Nullable Tensor> outputs = compute.apply(wide);
        DType declared = firstFloat(inputs);
        if (declared == DType.FLOAT32) return outputs;
        List<@Nullable Tensor> narrow = new ArrayList<>(outputs);
        for (int i = 0; i < outputs.size(); i++) {
            Tensor output = outputs.get(i);
            if (output != null && output.dtype().isComputable()) narrow.set(i, ev.cast(output, declared));
        }
        return narrow;
    }

    private static boolean isHalf(@Nullable Tensor tensor) {
        return tensor != null && (tensor.dtype() == DType.FLOAT16 || tensor.dtype() == DType.BFLOAT16);
    }

    private static DType firstFloat(List<@Nullable Tensor> inputs) {
        for (Tensor input : inputs) {
            if (input != null && (isHalf(input) || input.dtype().isComputable())) return input.dtype();
        }
        return DType.FLOAT32;
    }
}
