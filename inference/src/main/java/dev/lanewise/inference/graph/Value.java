package dev.lanewise.inference.graph;

import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import org.jspecify.annotations.Nullable;

/** A tensor of a graph: an input, a constant, or what a node computes. Two values are equal where they are the same. */
public final class Value {
    private final TensorType type;
    private final @Nullable Tensor constant;

    private Value(TensorType type, @Nullable Tensor constant) {
        this.type = type;
        this.constant = constant;
    }

    /** One whose numbers a run computes. */
    public static Value of(TensorType type) {
        return new Value(type, null);
    }

    /** One whose numbers are known. */
    public static Value of(Tensor constant) {
        return new Value(constant.type(), constant);
    }

    public TensorType type() {
        return type;
    }

    /** Its numbers where they are known when a model is compiled; else null. */
    public @Nullable Tensor constant() {
        return constant;
    }

    public boolean isConstant() {
        return constant != null;
    }

    @Override
    public String toString() {
        return constant == null ? type.toString() : "constant " + type;
    }
}
