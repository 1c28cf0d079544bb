package dev.lanewise.autodiff;

import dev.lanewise.tensor.Tensor;
import java.util.Map;

/**
 * Changes parameters so that a loss falls. Made for a model's parameters under their names; keeps what it has to
 * remember of each.
 *
 * <p>The update of every element is float32 arithmetic in a fixed order: the same gradients give the same bits.
 */
public interface Optimizer {
    /**
     * Gives each of its parameters that the loss depends on a new value. Parameters without a gradient keep value and
     * memory; gradients of other parameters are not looked at.
     */
    void step(Gradients gradients);

    double learningRate();

    /** Sets the rate of the steps to come, for instance {@code schedule.rate(step)}. */
    void learningRate(double rate);

    /**
     * All that it remembers, to go on later with the same bits: {@code momentum.conv1.weight}. The learning rate and
     * the other settings are not among it.
     */
    Map<String, Tensor> state();

    /**
     * Takes up what {@link #state} gave.
     *
     * @throws IllegalArgumentException where it does not fit the parameters, listing every name that does not
     */
    void load(Map<String, Tensor> state);
}
