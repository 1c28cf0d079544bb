package dev.lanewise.kernels.recurrent;

import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.elementwise.Activations;
import dev.lanewise.kernels.elementwise.UnaryFunction;

/**
 * What a step does once its sums are there, for {@code n} units of one row from their first unit on. Sums become gates
 * in place.
 */
final class GateSteps {
    private static final Activation SIGMOID = Activation.of(UnaryFunction.SIGMOID);
    private static final Activation TANH = Activation.of(UnaryFunction.TANH);

    private GateSteps() {}

    /** {@code y = f(y)}. */
    static void simple(boolean vector, boolean relu, int n, float[] y, int y0) {
        Activations.apply(vector, relu ? Activation.RELU : TANH, 1, n, y, y0, n);
    }

    /** The row keeps i, f, g and o, {@code units} apart: {@code c' = fma(f, c, i * g)}, {@code y = tanh(c') * o}. */
    static void lstm(boolean vector, int n, int units, float[] gates, int g0, float[] c, int c0,
            float[] next, int n0, float[] y, int y0) {
        if (n == units) {
            Activations.apply(vector, SIGMOID, 1, 2 * n, gates, g0, 2 * n);
        } else {
            Activations.apply(vector, SIGMOID, 2, n, gates, g0, units);
        }
        Activations.apply(vector, TANH, 1, n, gates, g0 + 2 * units, n);
        Activations.apply(vector, SIGMOID, 1, n, gates, g0 + 3 * units, n);
        if (vector) VectorGateSteps.cell(n, units, gates, g0, c, c0, next, n0, y, y0);
        else
            ScalarGateSteps.cell(n, units, gates, g0, c, c0, next, n0, y, y0);
        Activations.apply(vector, TANH, 1, n, y, y0, n);
        if (vector) VectorGateSteps.multiply(n, gates, g0 + 3 * units, y, y0);
        else
            ScalarGateSteps.multiply(n, gates, g0 + 3 * units, y, y0);
    }

    /**
     * The row keeps n, r, z and b_n, {@code units} apart: {@code n = tanh(fma(r, b_n, n))},
     * {@code y = fma(z, h - n, n)}.
     */
    static void gru(boolean vector, int n, int units, float[] gates, int g0, float[] h, int h0, float[] y, int y0) {
        if (n == units) {
            Activations.apply(vector, SIGMOID, 1, 2 * n, gates, g0 + units, 2 * n);
        } else {
            Activations.apply(vector, SIGMOID, 2, n, gates, g0 + units, units);
        }
        if (vector) VectorGateSteps.reset(n, units, gates, g0);
        else
            ScalarGateSteps.reset(n, units, gates, g0);
        Activations.apply(vector, TANH, 1, n, gates, g0, n);
        if (vector) VectorGateSteps.blend(n, units, gates, g0, h, h0, y, y0);
        else
            ScalarGateSteps.blend(n, units, gates, g0, h, h0, y, y0);
    }
}
