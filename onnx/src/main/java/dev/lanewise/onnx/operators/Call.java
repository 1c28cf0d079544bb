package dev.lanewise.onnx.operators;

import dev.lanewise.inference.Program;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node that is being translated: its operator, attributes and inputs, and the evaluator to apply operators with. */
public interface Call {
    Evaluator ev();

    /** {@code Conv}. */
    String operator();

    /** The version of the operator's domain that the model asks for. */
    int opset();

    /** How many inputs the node names, those left out at the end not counted. */
    int inputs();

    /** How many outputs the node names. */
    int outputs();

    /** Whether somebody may read output {@code i}: the node gives it a name. */
    boolean wants(int i);

    /** An input that must be there. */
    Tensor input(int i);

    /** An input, null where it is left out. */
    @Nullable Tensor optional(int i);

    /** All inputs that are there. */
    List<Tensor> all();

    boolean has(String attribute);

    /** An INT attribute. */
    long integer(String name, long otherwise);

    /** A FLOAT attribute. */
    float number(String name, float otherwise);

    /** A STRING attribute. */
    String text(String name, String otherwise);

    /** An INTS attribute, null where it is left out. */
    long @Nullable [] integers(String name);

    /** A FLOATS attribute, null where it is left out. */
    float @Nullable [] numbers(String name);

    /** A STRINGS attribute, null where it is left out. */
    @Nullable List<String> texts(String name);

    /** A TENSOR attribute, null where it is left out. */
    @Nullable Tensor tensor(String name);

    /** A GRAPH attribute: its inputs, then the values of outer graphs that it reads, which {@link #captured} gives. */
    Program program(String name);

    /** The outer values that the graph of that attribute reads, in the order of its inputs. */
    List<Tensor> captured(String name);

    /** An error of this node: {@code "Conv 'stem/conv1': rule; got values"}. */
    OperatorException error(String rule, Object... got);

    /** Of random numbers where the node names no seed: the same in every run, and another for every node. */
    default long seed() {
        return error("seed").toString().hashCode();
    }

    /** An integer attribute that must fit an int. */
    default int size(String name, int otherwise) {
        long value = integer(name, otherwise);
        if (value != (int) value) throw error(name + " must be a 32-bit number", value);
        return (int) value;
    }

    /** Whether an INT attribute, 0 or 1, is set. */
    default boolean flag(String name, boolean otherwise) {
        return integer(name, otherwise ? 1 : 0) != 0;
    }
}
