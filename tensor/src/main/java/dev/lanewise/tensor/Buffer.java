package dev.lanewise.tensor;

/** A tensor that a layer keeps and that training updates without a gradient: running statistics. */
public final class Buffer {
    private final String name;
    private volatile Tensor value;

    public Buffer(String name, Tensor value) {
        this.name = name;
        this.value = value;
    }

    public String name() {
        return name;
    }

    public Tensor value() {
        return value;
    }

    /** Puts another value of the same shape in place. Tensors that were read before keep theirs. */
    public void set(Tensor next) {
        if (!next.shape().equals(value.shape())) {
            throw new ShapeException(name, "a buffer keeps its shape", value.shape(), next.shape());
        }
        value = next;
    }

    @Override
    public String toString() {
        return name + " " + value.type();
    }
}
