package dev.lanewise.inference;

/** A run that was not done by its deadline, be it computing or waiting for an arena. */
public final class DeadlineExceededException extends InferenceException {
    private static final long serialVersionUID = 1;

    DeadlineExceededException(String message) {
        super(message);
    }
}
