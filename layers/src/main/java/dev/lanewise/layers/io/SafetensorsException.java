package dev.lanewise.layers.io;

import java.io.IOException;

/** A file that breaks a rule of the safetensors format: {@code file: tensor "name": rule; got value}. */
public final class SafetensorsException extends IOException {
    private static final long serialVersionUID = 1;

    SafetensorsException(String message) {
        super(message);
    }
}
