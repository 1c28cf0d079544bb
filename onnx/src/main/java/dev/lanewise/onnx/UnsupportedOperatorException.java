package dev.lanewise.onnx;

/** A model with operators that this library does not know; the message names all of them and their nodes. */
public final class UnsupportedOperatorException extends OnnxException {
    private static final long serialVersionUID = 1;

    public UnsupportedOperatorException(String message) {
        super(message);
    }
}
