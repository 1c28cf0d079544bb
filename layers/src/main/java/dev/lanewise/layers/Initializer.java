package dev.lanewise.layers;

import dev.lanewise.tensor.Buffer;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * First values of a parameter. The same random numbers give the same values on every machine.
 *
 * <p>Fans are those of weights {@code [out, ..., in]}: fan-in is the number of weights an output, fan-out the number of
 * weights an input.
 */
@FunctionalInterface
public interface Initializer {
    /** One value for each element of {@code shape}. */
    float[] values(Shape shape, RandomGenerator random);

    static Initializer zeros() {
        return constant(0);
    }

    static Initializer ones() {
        return constant(1);
    }

    static Initializer constant(float value) {
        return (shape, random) -> {
            float[] values = new float[shape.elements()];
            Arrays.fill(values, value);
            return values;
        };
    }

    /** Evenly between {@code -limit} and {@code limit}. */
    static Initializer uniform(double limit) {
        return (shape, random) -> Distribution.UNIFORM.draw(shape.elements(), limit / Math.sqrt(3), random);
    }

    /** The normal distribution around 0. */
    static Initializer normal(double deviation) {
        return (shape, random) -> Distribution.NORMAL.draw(shape.elements(), deviation, random);
    }

    /** The normal distribution around 0, values beyond two {@code deviation} drawn again. */
    static Initializer truncatedNormal(double deviation) {
        return (shape, random) -> Distribution.TRUNCATED_NORMAL.draw(shape.elements(), deviation, random);
    }

    /**
     * Evenly, with variance {@code 2 / fanIn}, which keeps the size of activations through ReLU. He et al.: Delving
     * deep into rectifiers, arXiv 1502.01852.
     */
    static Initializer kaimingUniform() {
        return new VarianceScaling(2, Fan.IN, Distribution.UNIFORM);
    }

    /** {@link #kaimingUniform} with the normal distribution. */
    static Initializer kaimingNormal() {
        return new VarianceScaling(2, Fan.IN, Distribution.NORMAL);
    }

    /** {@link #kaimingNormal} by fan-out, which keeps the size of gradients: the first values of residual networks. */
    static Initializer kaimingNormalFanOut() {
        return new VarianceScaling(2, Fan.OUT, Distribution.NORMAL);
    }

    /**
     * Evenly, with variance {@code 2 / (fanIn + fanOut)}. Glorot, Bengio: Understanding the difficulty of training deep
     * feedforward neural networks (2010).
     */
    static Initializer xavierUniform() {
        return new VarianceScaling(1, Fan.AVERAGE, Distribution.UNIFORM);
    }

    /** {@link #xavierUniform} with the normal distribution. */
    static Initializer xavierNormal() {
        return new VarianceScaling(1, Fan.AVERAGE, Distribution.NORMAL);
    }

    /**
     * A parameter with first values that only its shape decides: {@link Layer#initialize} gives those of equal shape
     * different ones.
     */
    default Parameter parameter(String name, Shape shape) {
        return new Parameter(name, FirstValues.tensor(this, shape, 0, shape.toString()));
    }

    /** A buffer with its first values. */
    default Buffer buffer(String name, Shape shape) {
        return new Buffer(name, FirstValues.tensor(this, shape, 0, shape.toString()));
    }
}
