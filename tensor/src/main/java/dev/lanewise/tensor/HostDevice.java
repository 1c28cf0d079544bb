package dev.lanewise.tensor;

/** A device whose tensors are Java arrays and which has one float type. */
public abstract class HostDevice implements Device {
    private final String name;
    private final DType floatType;

    protected HostDevice(String name, DType floatType) {
        this.name = name;
        this.floatType = floatType;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final boolean isHost() {
        return true;
    }

    @Override
    public final Tensor allocate(TensorType type) {
        TensorType own = own(type);
        return Tensor.wrap(own, this, own.dtype().newArray(own.shape().elements()), 0);
    }

    @Override
    public final Tensor upload(Tensor host) {
        TensorType own = own(host.type());
        int n = host.elements();
        Object array = own.dtype().newArray(n);
        int from = host.offset();
        switch (array) {
            case float[] y when host.dtype() == DType.FLOAT64 -> {
                double[] x = host.doubles();
                for (int i = 0; i < n; i++) y[i] = (float) x[from + i];
            }
            case double[] y when host.dtype() == DType.FLOAT32 -> {
                float[] x = host.floats();
                for (int i = 0; i < n; i++) y[i] = x[from + i];
            }
            default -> System.arraycopy(host.storage(), from, array, 0, n);
        }
        return Tensor.wrap(own, this, array, 0);
    }

    @Override
    public final Tensor download(Tensor tensor) {
        return tensor;
    }

    @Override
    public final void fill(Tensor tensor, Tensor host) {
        System.arraycopy(host.storage(), host.offset(), tensor.storage(), tensor.offset(), tensor.elements());
    }

    private TensorType own(TensorType type) {
        return type.dtype().isComputable() ? type.withDType(floatType) : type;
    }

    @Override
    public String toString() {
        return name;
    }
}
