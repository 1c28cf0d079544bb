package dev.lanewise.layers;

import static java.util.Objects.requireNonNull;

import dev.lanewise.tensor.Buffer;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Tensor;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;

/** Everything in a layer under its full name, in the order in which layers tell their members. */
final class Inventory implements Members {
    private final SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    private final SequencedMap<String, Buffer> buffers = new LinkedHashMap<>();
    private final SequencedMap<String, Initializer> first = new LinkedHashMap<>();
    private String path = "";

    private Inventory() {}

    static Inventory of(Layer layer) {
        Inventory inventory = new Inventory();
        layer.members(inventory);
        return inventory;
    }

    SequencedMap<String, Parameter> parameters() {
        return Collections.unmodifiableSequencedMap(parameters);
    }

    SequencedMap<String, Buffer> buffers() {
        return Collections.unmodifiableSequencedMap(buffers);
    }

    void initialize(long seed) {
        Set<Parameter> done = Collections.newSetFromMap(new IdentityHashMap<>());
        parameters.forEach((name, parameter) -> {
            if (done.add(parameter)) parameter.set(first(parameter.value(), seed, name));
        });
        buffers.forEach((name, buffer) -> buffer.set(first(buffer.value(), seed, name)));
    }

    private Tensor first(Tensor value, long seed, String name) {
        return FirstValues.tensor(requireNonNull(first.get(name)), value.shape(), seed, name).to(value.device());
    }

    @Override
    public void parameter(Parameter parameter, Initializer initializer) {
        String name = path + parameter.name();
        parameters.put(name, parameter);
        add(name, initializer);
    }

    @Override
    public void buffer(Buffer buffer, Initializer initializer) {
        String name = path + buffer.name();
        buffers.put(name, buffer);
        add(name, initializer);
    }

    @Override
    public void layer(String name, Layer layer) {
        String outer = path;
        path = outer + name + ".";
        layer.members(this);
        path = outer;
    }

    private void add(String name, Initializer initializer) {
        if (first.put(name, initializer) != null) {
            throw new IllegalArgumentException("layer: members must have different names; got " + name + " twice");
        }
    }
}
