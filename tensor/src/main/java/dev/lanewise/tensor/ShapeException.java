package dev.lanewise.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Inputs that an operator's rule does not allow: {@code op: rule; got values}. */
public final class ShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public ShapeException(String op, String rule, Object... got) {
        super(op + ": " + rule + "; got "
                + Arrays.stream(got).map(String::valueOf).collect(Collectors.joining(", ")));
    }
}
