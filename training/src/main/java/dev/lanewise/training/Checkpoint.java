package dev.lanewise.training;

import dev.lanewise.layers.Layer;
import java.io.IOException;

/** What becomes of a model that is better than all before. */
@FunctionalInterface
public interface Checkpoint {
    /** Nothing is kept. */
    Checkpoint NONE = (model, result) -> {};

    /** Called after each epoch that did better in validation than every one before. */
    void keep(Layer model, EpochResult result) throws IOException;
}
