package dev.lanewise.inference;

/**
 * A run that did not come to its end. The model stays usable and its answers stay the same. The subclasses say why a run
 * ended early; this class itself stands for what an operator refused, and its message begins with the instruction,
 * {@code Conv 'stem/conv1': conv2d: rule; got values}.
 */
public class InferenceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InferenceException(String message) {
        super(message);
    }

    public InferenceException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What an instruction threw, named after it; as it is where it says all already. */
    static RuntimeException of(String label, RuntimeException thrown) {
        if (thrown instanceof InferenceException || thrown instanceof NeedsRun) return thrown;
        String what = thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
        boolean named = label.isEmpty() || what.startsWith(label);
        return new InferenceException(named ? what : label + ": " + what, thrown);
    }
}
