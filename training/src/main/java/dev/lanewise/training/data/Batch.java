package dev.lanewise.training.data;

import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Tensor;

/**
 * Some examples at once.
 *
 * @param x {@code [batch, ...shape of an example]}
 * @param labels {@code [batch]}, INT32
 */
public record Batch(Tensor x, Tensor labels) {
    public int size() {
        return labels.elements();
    }

    /** The same on a device. */
    public Batch to(Device device) {
        return new Batch(x.to(device), labels.to(device));
    }
}
