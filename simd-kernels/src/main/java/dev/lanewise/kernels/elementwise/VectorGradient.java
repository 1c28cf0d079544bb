package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.elementwise.Coefficients.SELU_ALPHA;
import static dev.lanewise.kernels.elementwise.Coefficients.SELU_SCALE;

/** The vector kernels of all gradients; loaded only where the Vector API is there. */
final class VectorGradient {
    private VectorGradient() {}

    /** {@code dx = f'(x) * dy}; dx is also the space for what comes between, so it overlaps neither x nor dy. */
    static void apply(
            UnaryFunction f,
            float alpha,
            float beta,
            int n,
            float[] x,
            int xOffset,
            float[] dy,
            int dyOffset,
            float[] dx,
            int dxOffset) {
        switch (f) {
            case IDENTITY -> System.arraycopy(dy, dyOffset, dx, dxOffset, n);
            case AFFINE -> VectorDirectGradients.scale(n, alpha, dy, dyOffset, dx, dxOffset);
            case NEGATE -> VectorDirectGradients.scale(n, -1, dy, dyOffset, dx, dxOffset);
            case SIGN, FLOOR, CEIL, ROUND -> VectorDirectGradients.scale(n, 0, dy, dyOffset, dx, dxOffset);
            case ABS -> VectorDirectGradients.abs(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            case SQUARE -> VectorDirectGradients.square(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            case SQRT -> VectorDirectGradients.sqrt(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            case RECIPROCAL -> VectorDirectGradients.reciprocal(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            case LOG -> VectorDirectGradients.log(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            case SOFTSIGN -> VectorDirectGradients.softsign(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            case RELU -> VectorDirectGradients.relu(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            case CLIP -> VectorDirectGradients.clip(n, alpha, beta, x, xOffset, dy, dyOffset, dx, dxOffset);
            case LEAKY_RELU -> VectorDirectGradients.leakyRelu(n, alpha, x, xOffset, dy, dyOffset, dx, dxOffset);
            case HARD_SIGMOID ->
                VectorDirectGradients.hardSigmoid(n, alpha, beta, x, xOffset, dy, dyOffset, dx, dxOffset);
            case HARD_SWISH -> VectorDirectGradients.hardSwish(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            case GELU -> VectorErrorFunction.geluGradient(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            case EXP -> {
                VectorExp.exp(n, x, xOffset, dx, dxOffset);
                VectorComposedGradients.product(n, dy, dyOffset, dx, dxOffset);
            }
            case SIN -> {
                VectorTrigonometry.cos(n, x, xOffset, dx, dxOffset);
                VectorComposedGradients.product(n, dy, dyOffset, dx, dxOffset);
            }
            case COS -> {
                VectorTrigonometry.sin(n, x, xOffset, dx, dxOffset);
                VectorComposedGradients.negatedProduct(n, dy, dyOffset, dx, dxOffset);
            }
            case ERF -> {
                VectorComposedGradients.negatedSquare(n, x, xOffset, dx, dxOffset);
                VectorExp.exp(n, dx, dxOffset, dx, dxOffset);
                VectorComposedGradients.erf(n, dy, dyOffset, dx, dxOffset);
            }
            case TANH -> {
                VectorExponentials.tanh(n, x, xOffset, dx, dxOffset);
                VectorComposedGradients.tanh(n, dy, dyOffset, dx, dxOffset);
            }
            case SIGMOID -> {
                VectorGates.sigmoid(n, x, xOffset, dx, dxOffset);
                VectorComposedGradients.sigmoid(n, dy, dyOffset, dx, dxOffset);
            }
            case SOFTPLUS -> {
                VectorGates.sigmoid(n, x, xOffset, dx, dxOffset);
                VectorComposedGradients.product(n, dy, dyOffset, dx, dxOffset);
            }
            case ELU -> {
                VectorExp.exp(n, x, xOffset, dx, dxOffset);
                VectorComposedGradients.elu(n, 1, alpha, x, xOffset, dy, dyOffset, dx, dxOffset);
            }
            case SELU -> {
                VectorExp.exp(n, x, xOffset, dx, dxOffset);
                VectorComposedGradients.elu(n, SELU_SCALE, SELU_ALPHA, x, xOffset, dy, dyOffset, dx, dxOffset);
            }
            case SILU -> {
                VectorGates.sigmoid(n, x, xOffset, dx, dxOffset);
                VectorComposedGradients.silu(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            }
            case GELU_TANH -> {
                VectorComposedGradients.geluTanhArgument(n, x, xOffset, dx, dxOffset);
                VectorGates.sigmoid(n, dx, dxOffset, dx, dxOffset);
                VectorComposedGradients.geluTanh(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            }
            case MISH -> {
                VectorComposedGradients.mishArgument(n, x, xOffset, dx, dxOffset);
                VectorExp.exp(n, dx, dxOffset, dx, dxOffset);
                VectorComposedGradients.mish(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            }
        }
    }
}
