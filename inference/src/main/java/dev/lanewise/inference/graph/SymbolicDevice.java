package dev.lanewise.inference.graph;

import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;

/** Where captured tensors live: they stand for a {@link Value} and have no numbers. */
final class SymbolicDevice implements Device {
    private static final SymbolicDevice INSTANCE = new SymbolicDevice();

    private SymbolicDevice() {}

    static Tensor tensor(Value value) {
        return Tensor.wrap(value.type(), INSTANCE, value, 0);
    }

    static Value value(Tensor tensor) {
        if (tensor.storage() instanceof Value value) return value;
        throw new IllegalStateException(
                "capture: a tensor of device " + tensor.device().name() + " is no captured one");
    }

    @Override
    public String name() {
        return "captured";
    }

    @Override
    public Kernels kernels() {
        throw noNumbers();
    }

    @Override
    public boolean isHost() {
        return false;
    }

    /** Zeros whose numbers are known: a constant, as a layer's first state is. */
    @Override
    public Tensor allocate(TensorType type) {
        return Device.cpu().allocate(type);
    }

    /** Numbers that are known stay constants. */
    @Override
    public Tensor upload(Tensor host) {
        return host.to(Device.cpu());
    }

    @Override
    public Tensor download(Tensor tensor) {
        throw noNumbers();
    }

    @Override
    public void fill(Tensor tensor, Tensor host) {
        throw noNumbers();
    }

    private static UnsupportedOperationException noNumbers() {
        return new UnsupportedOperationException(
                "capture: the tensor has no numbers while a model is compiled; code that a model captures may ask for"
                        + " types and shapes only");
    }
}
