package dev.lanewise.layers;

import dev.lanewise.tensor.Buffer;
import dev.lanewise.tensor.Parameter;

/** What a layer tells its members to. */
public interface Members {
    /** A parameter, under its own name. */
    void parameter(Parameter parameter, Initializer first);

    /** A buffer, under its own name. */
    void buffer(Buffer buffer, Initializer first);

    /** A layer inside, and all that is in it. */
    void layer(String name, Layer layer);
}
