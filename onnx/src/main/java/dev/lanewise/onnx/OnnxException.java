package dev.lanewise.onnx;

/** A file that is no valid ONNX model, or one that this library cannot run; the message says what and where. */
public class OnnxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public OnnxException(String message) {
        super(message);
    }

    public OnnxException(String message, Throwable cause) {
        super(message, cause);
    }
}
