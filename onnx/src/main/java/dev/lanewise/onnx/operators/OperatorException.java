package dev.lanewise.onnx.operators;

import dev.lanewise.onnx.OnnxException;

/** A node whose attributes or inputs its operator's definition does not allow. */
public final class OperatorException extends OnnxException {
    private static final long serialVersionUID = 1;

    public OperatorException(String message) {
        super(message);
    }
}
