package dev.lanewise.kernels.micro;

import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.elementwise.UnaryFunction;

/** Activations after a chain: clamps are applied in registers, the others in a pass over what was stored. */
public final class Epilogues {
    private Epilogues() {}

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

    /** The clamp of one output, for the scalar tiles. */
    public static float clamp(float x, Activation activation) {
        float y = x;
        if (clampsBelow(activation)) {
            float low = low(activation);
            y = y <= low ? low : y;
        }
        if (clampsAbove(activation)) y = y >= activation.beta() ? activation.beta() : y;
        return y;
    }

    /** Applies an activation that is no clamp to a block of stored outputs; none and clamps return at once. */
    public static void finish(boolean vector, Activation activation, int rows, int columns,
            float[] c, int cOffset, int ldc) {
        if (activation.function() == UnaryFunction.IDENTITY || clampsBelow(activation)) return;
        throw new UnsupportedOperationException(
                "gemm: activation must be none, relu or clip; got " + activation.function() + "; apply it afterwards");
    }
}
