package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Layers one after the other. */
public final class Sequential implements Layer {
    private final SequencedMap<String, Layer> layers;

    private Sequential(SequencedMap<String, Layer> layers) {
        this.layers = layers;
    }

    /** Layers whose names are their places, from {@code 0} on. */
    public static Sequential of(Layer... layers) {
        SequencedMap<String, Layer> named = new LinkedHashMap<>();
        for (int i = 0; i < layers.length; i++) named.put(Integer.toString(i), layers[i]);
        return new Sequential(named);
    }

    /** The same and one layer more, under a name of its own. */
    public Sequential then(String name, Layer layer) {
        SequencedMap<String, Layer> named = new LinkedHashMap<>(layers);
        if (named.put(name, layer) != null) {
            throw new IllegalArgumentException("sequential: layers must have different names; got " + name + " twice");
        }
        return new Sequential(named);
    }

    /** The same and one layer more, whose name is its place. */
    public Sequential then(Layer layer) {
        return then(Integer.toString(layers.size()), layer);
    }

    /** The layers by name, first to last. */
    public SequencedMap<String, Layer> layers() {
        return Collections.unmodifiableSequencedMap(layers);
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        Tensor y = x;
        for (Layer layer : layers.values()) y = layer.forward(ev, y);
        return y;
    }

    @Override
    public void members(Members to) {
        layers.forEach(to::layer);
    }

    @Override
    public String toString() {
        return "Sequential" + layers;
    }
}
