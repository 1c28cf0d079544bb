package dev.lanewise.tensor;

/** A tensor that training changes: a name for errors and files, and the value of the moment. */
public final class Parameter {
    private final String name;
    private volatile Tensor value;

    public Parameter(String name, Tensor value) {
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
            throw new ShapeException(name, "a parameter keeps its shape", value.shape(), next.shape());
        }
        value = next;
    }

    @Override
    public String toString() {
        return name + " " + value.type();
    }
}
