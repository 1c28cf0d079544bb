package dev.lanewise.kernels;

import dev.lanewise.kernels.elementwise.Activation;
import org.jspecify.annotations.Nullable;

/**
 * What is done to each output {@code y} of a matrix multiplication or convolution before it is stored, in this order:
 * {@code y + bias[column]}, {@code + residual} at the output's own place, then the activation.
 *
 * @param bias one number a column (output channel) from {@code biasOffset} on, or null
 * @param residual laid out as the output is, with the output's row stride, from {@code residualOffset} on, or null
 */
public record Epilogue(
        float @Nullable [] bias,
        int biasOffset,
        float @Nullable [] residual,
        int residualOffset,
        Activation activation) {
    /** Outputs are stored as they are. */
    public static final Epilogue NONE = new Epilogue(null, 0, null, 0, Activation.NONE);

    /** Only a bias. */
    public static Epilogue bias(float[] bias) {
        return new Epilogue(bias, 0, null, 0, Activation.NONE);
    }

    /** The same with another activation. */
    public Epilogue then(Activation next) {
        return new Epilogue(bias, biasOffset, residual, residualOffset, next);
    }

    /** Whether nothing is done. */
    public boolean isNone() {
        return bias == null && residual == null && activation.equals(Activation.NONE);
    }
}
