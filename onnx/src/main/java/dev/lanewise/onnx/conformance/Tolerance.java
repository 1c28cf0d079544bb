package dev.lanewise.onnx.conformance;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import java.util.Optional;

/**
 * How far an output may be from what is recorded: {@code |d| <= absolute + relative * |expected|}, NaN and infinities
 * equal, integers and booleans exact.
 */
public record Tolerance(double relative, double absolute) {
    /** ONNX' own. */
    public static final Tolerance ONNX = new Tolerance(1e-3, 1e-7);

    /** What is wrong with an output, or nothing. */
    public Optional<String> difference(Tensor expected, Tensor got) {
        DType type = got.dtype() == DType.FLOAT64 ? DType.FLOAT32 : got.dtype();
        if (type != expected.dtype() || !got.shape().equals(expected.shape())) {
            return Optional.of("expected " + expected.type() + ", got " + got.type());
        }
        return switch (type) {
            case FLOAT32, FLOAT64, FLOAT16, BFLOAT16 -> distance(numbers(expected), numbers(got));
            case INT64, INT32, INT16, INT8, UINT8, INT4, UINT4, INT2, UINT2, BOOL ->
                expected.equals(got) ? Optional.empty() : Optional.of("expected " + expected + "; got " + got);
        };
    }

    private Optional<String> distance(double[] expected, double[] got) {
        int wrong = 0;
        String first = "";
        for (int i = 0; i < expected.length; i++) {
            if (near(expected[i], got[i])) continue;
            if (wrong++ == 0) first = "element " + i + " expected " + expected[i] + ", got " + got[i];
        }
        return wrong == 0
                ? Optional.empty()
                : Optional.of(wrong + " of " + expected.length + " elements differ, " + first);
    }

    private boolean near(double expected, double got) {
        if (Double.isNaN(expected) || Double.isInfinite(expected)) return Double.compare(expected, got) == 0;
        return Math.abs(got - expected) <= absolute + relative * Math.abs(expected);
    }

    private static double[] numbers(Tensor tensor) {
        Tensor host = tensor.device().download(tensor);
        return host.dtype().isComputable()
                ? host.toDoubles()
                : Evaluator.eager().cast(host, DType.FLOAT32).toDoubles();
    }
}
