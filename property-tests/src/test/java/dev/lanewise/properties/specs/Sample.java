package dev.lanewise.properties.specs;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An operator with inputs, and what is true of it there.
 *
 * @param accuracy how far the CPU may be from the reference
 * @param linearIn the inputs in each of which the outputs are linear, up to a constant
 * @param spreadsFrom the inputs from which a NaN may reach more outputs on the CPU or a device than on the
 *     reference
 * @param smooth whether finite differences exist there
 * @param secondOrder whether the gradients can be differentiated again
 */
public record Sample(
        Op op,
        List<Tensor> inputs,
        Accuracy accuracy,
        Set<Integer> linearIn,
        Set<Integer> spreadsFrom,
        boolean smooth,
        boolean secondOrder) {

    /** Exact, linear in nothing, smooth, twice differentiable. */
    static Sample of(Op op, Tensor... inputs) {
        return new Sample(op, List.of(inputs), Accuracy.EXACT, Set.of(), Set.of(), true, true);
    }

    /** Each output is a sum of {@code terms} products of inputs. */
    Sample sums(int terms) {
        return with(new Accuracy.Sums(terms));
    }

    /** Each output lies within {@code relative * |reference| + absolute}. */
    Sample within(double relative, double absolute) {
        return with(new Accuracy.Within(relative, absolute));
    }

    private Sample with(Accuracy other) {
        return new Sample(op, inputs, other, linearIn, spreadsFrom, smooth, secondOrder);
    }

    Sample linearIn(Integer... which) {
        return new Sample(op, inputs, accuracy, Set.of(which), spreadsFrom, smooth, secondOrder);
    }

    Sample spreadsFrom(Integer... which) {
        return new Sample(op, inputs, accuracy, linearIn, Set.of(which), smooth, secondOrder);
    }

    Sample notSmooth() {
        return new Sample(op, inputs, accuracy, linearIn, spreadsFrom, false, false);
    }

    Sample firstOrderOnly() {
        return new Sample(op, inputs, accuracy, linearIn, spreadsFrom, smooth, false);
    }

    public Tensor[] array() {
        return inputs.toArray(Tensor[]::new);
    }

    /** The absolute values of all inputs that are floats. */
    public Tensor[] absolute() {
        return inputs.stream().map(Sample::absolute).toArray(Tensor[]::new);
    }

    private static Tensor absolute(Tensor x) {
        if (x.dtype() != DType.FLOAT32) return x;
        float[] values = x.toFloats();
        for (int i = 0; i < values.length; i++) values[i] = Math.abs(values[i]);
        return Tensor.of(x.shape(), values);
    }

    /** The same with another input. */
    public Tensor[] arrayWith(int i, Tensor input) {
        Tensor[] all = array();
        all[i] = input;
        return all;
    }

    @Override
    public String toString() {
        return op + " of " + Arrays.stream(array()).map(x -> x.type().toString()).collect(Collectors.joining(", "));
    }
}
