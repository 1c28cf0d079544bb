package dev.lanewise.training.data;

import org.jspecify.annotations.Nullable;

/** Data that is missing or not what it claims to be. */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
