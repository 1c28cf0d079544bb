package dev.lanewise.kernels.micro;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.elementwise.Activations;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import java.util.Arrays;

/** Activations after a chain: clamps are applied in registers, the others in a pass over what was stored. */
public final class Epilogues {
    /** A bias for one or two panels that changes no number: -0. */
    static final float[] NO_BIAS = new float[2 * Panels.WIDTH];

    static {
        Arrays.fill(NO_BIAS, -0f);
    }

    private Epilogues() {}

    /** The bias, from {@link Epilogue#biasOffset} on; where there is none, -0 for two panels, from 0 on. */
    public static float[] bias(Epilogue epilogue) {
        float[] bias = epilogue.bias();
        return bias == null ? NO_BIAS : bias;
    }

    /** Whether outputs are bounded below: {@code x <= low ? low : x}, which keeps NaN. */
    public static boolean clampsBelow(Activation activation) {
        return activation.function() == UnaryFunction.RELU || activation.function() == UnaryFunction.CLIP;
    }

    /** The lower bound, where {@link #clampsBelow}. */
    public static float low(Activation activation) {
        return activation.function() == UnaryFunction.CLIP ? activation.alpha() : 0;
    }

    /** Whether outputs are bounded above by the activation's beta: {@code x >= high ? high : x}, which keeps NaN. */
    public static boolean clampsAbove(Activation activation) {
        return activation.function() == UnaryFunction.CLIP;
    }

    /** The lower bound; minus infinity, which changes no number, where there is none. */
    public static float lowest(Activation activation) {
        return clampsBelow(activation) ? low(activation) : Float.NEGATIVE_INFINITY;
    }

    /** The upper bound; infinity, which changes no number, where there is none. */
    public static float highest(Activation activation) {
        return clampsAbove(activation) ? activation.beta() : Float.POSITIVE_INFINITY;
    }

    /** What tiles add to their sums: a residual of -0, which changes no sum, where there is none. */
    static float[] residual(Epilogue epilogue) {
        float[] residual = epilogue.residual();
        return residual == null ? NO_BIAS : residual;
    }

    /** Whether an activation is none or bounds its outputs, so that {@link #finish} has nothing left to do. */
    static boolean isClamp(Activation activation) {
        return activation.function() == UnaryFunction.IDENTITY || clampsBelow(activation);
    }

    /** Whether all that is done to sums is to add a bias and, at most, to bound them. */
    public static boolean isBiasAndBounds(Epilogue epilogue) {
        Activation activation = epilogue.activation();
        return epilogue.bias() != null && epilogue.residual() == null
                && (activation.equals(Activation.NONE) || clampsBelow(activation));
    }

    /** The clamp of one output, for scalar code. */
    public static float clamp(float x, Activation activation) {
        float y = x;
        if (clampsBelow(activation)) {
            float low = low(activation);
            y = y <= low ? low : y;
        }
        if (clampsAbove(activation)) y = y >= activation.beta() ? activation.beta() : y;
        return y;
    }

    /**
     * Applies bias, residual and, where it is a clamp, the activation to a block of stored sums. The other activations
     * are left to {@link #finish}.
     *
     * @param column the block's first column, for the bias
     * @param residual0 where the block's first residual lies
     */
    public static void apply(Epilogue epilogue, int rows, int columns, float[] c, int cOffset, int ldc,
            int column, int residual0) {
        float[] bias = epilogue.bias();
        float[] residual = epilogue.residual();
        boolean clamps = clampsBelow(epilogue.activation());
        for (int i = 0; i < rows; i++) {
            int row = cOffset + i * ldc;
            if (bias != null) add(columns, bias, epilogue.biasOffset() + column, c, row);
            if (residual != null) add(columns, residual, residual0 + i * ldc, c, row);
            for (int j = 0; j < columns && clamps; j++) c[row + j] = clamp(c[row + j], epilogue.activation());
        }
    }

    private static void add(int n, float[] x, int x0, float[] y, int y0) {
        for (int j = 0; j < n; j++) y[y0 + j] += x[x0 + j];
    }

    /** Applies an activation that is no clamp to a block of stored outputs; none and clamps return at once. */
    public static void finish(boolean vector, Activation activation, int rows, int columns,
            float[] c, int cOffset, int ldc) {
        if (isClamp(activation)) return;
        Activations.apply(vector, activation, rows, columns, c, cOffset, ldc);
    }
}
