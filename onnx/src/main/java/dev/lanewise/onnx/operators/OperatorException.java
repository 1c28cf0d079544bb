package dev.lanewise.onnx.operators;

import dev.lanewise.onnx.OnnxException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A node whose attributes or inputs its operator's definition does not allow. */
public final class OperatorException extends OnnxException {
    private static final long serialVersionUID = 1;

    public OperatorException(String message) {
        super(message);
    }

    public OperatorException(String message, Throwable cause) {
        super(message, cause);
    }

    /** {@code Conv 'stem/conv1': rule; got values}. */
    public static OperatorException of(String label, String rule, Object... got) {
        return new OperatorException(label + ": " + rule
                + (got.length == 0
                        ? ""
                        : "; got " + Arrays.stream(got).map(String::valueOf).collect(Collectors.joining(", "))));
    }
}
