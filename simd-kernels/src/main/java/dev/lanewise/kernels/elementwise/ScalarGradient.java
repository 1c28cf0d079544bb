package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.elementwise.Coefficients.SELU_ALPHA;
import static dev.lanewise.kernels.elementwise.Coefficients.SELU_SCALE;

/** The scalar twins of all gradients. */
final class ScalarGradient {
    private ScalarGradient() {}

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
            case AFFINE -> ScalarDirectGradients.scale(n, alpha, dy, dyOffset, dx, dxOffset);
            case NEGATE -> ScalarDirectGradients.scale(n, -1, dy, dyOffset, dx, dxOffset);
            case SIGN, FLOOR, CEIL, ROUND -> ScalarDirectGradients.scale(n, 0, dy, dyOffset, dx, dxOffset);
            case ABS -> ScalarDirectGradients.abs(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            case SQUARE -> ScalarDirectGradients.square(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            case SQRT -> ScalarDirectGradients.sqrt(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            case RECIPROCAL -> ScalarDirectGradients.reciprocal(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            case LOG -> ScalarDirectGradients.log(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            case SOFTSIGN -> ScalarDirectGradients.softsign(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            case RELU -> ScalarDirectGradients.relu(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            case CLIP -> ScalarDirectGradients.clip(n, alpha, beta, x, xOffset, dy, dyOffset, dx, dxOffset);
            case LEAKY_RELU -> ScalarDirectGradients.leakyRelu(n, alpha, x, xOffset, dy, dyOffset, dx, dxOffset);
            case HARD_SIGMOID ->
                ScalarDirectGradients.hardSigmoid(n, alpha, beta, x, xOffset, dy, dyOffset, dx, dxOffset);
            case HARD_SWISH -> ScalarDirectGradients.hardSwish(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            case GELU -> ScalarErrorFunction.geluGradient(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            case EXP -> {
                ScalarExponentials.exp(n, x, xOffset, dx, dxOffset);
                ScalarComposedGradients.product(n, dy, dyOffset, dx, dxOffset);
            }
            case SIN -> {
                ScalarTrigonometry.cos(n, x, xOffset, dx, dxOffset);
                ScalarComposedGradients.product(n, dy, dyOffset, dx, dxOffset);
            }
            case COS -> {
                ScalarTrigonometry.sin(n, x, xOffset, dx, dxOffset);
                ScalarComposedGradients.negatedProduct(n, dy, dyOffset, dx, dxOffset);
            }
            case ERF -> {
                ScalarComposedGradients.negatedSquare(n, x, xOffset, dx, dxOffset);
                ScalarExponentials.exp(n, dx, dxOffset, dx, dxOffset);
                ScalarComposedGradients.erf(n, dy, dyOffset, dx, dxOffset);
            }
            case TANH -> {
                ScalarExponentials.tanh(n, x, xOffset, dx, dxOffset);
                ScalarComposedGradients.tanh(n, dy, dyOffset, dx, dxOffset);
            }
            case SIGMOID -> {
                ScalarExponentials.sigmoid(n, x, xOffset, dx, dxOffset);
                ScalarComposedGradients.sigmoid(n, dy, dyOffset, dx, dxOffset);
            }
            case SOFTPLUS -> {
                ScalarExponentials.sigmoid(n, x, xOffset, dx, dxOffset);
                ScalarComposedGradients.product(n, dy, dyOffset, dx, dxOffset);
            }
            case ELU -> {
                ScalarExponentials.exp(n, x, xOffset, dx, dxOffset);
                ScalarComposedGradients.elu(n, 1, alpha, x, xOffset, dy, dyOffset, dx, dxOffset);
            }
            case SELU -> {
                ScalarExponentials.exp(n, x, xOffset, dx, dxOffset);
                ScalarComposedGradients.elu(n, SELU_SCALE, SELU_ALPHA, x, xOffset, dy, dyOffset, dx, dxOffset);
            }
            case SILU -> {
                ScalarExponentials.sigmoid(n, x, xOffset, dx, dxOffset);
                ScalarComposedGradients.silu(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            }
            case GELU_TANH -> {
                ScalarComposedGradients.geluTanhArgument(n, x, xOffset, dx, dxOffset);
                ScalarExponentials.sigmoid(n, dx, dxOffset, dx, dxOffset);
                ScalarComposedGradients.geluTanh(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            }
            case MISH -> {
                ScalarComposedGradients.mishArgument(n, x, xOffset, dx, dxOffset);
                ScalarExponentials.exp(n, dx, dxOffset, dx, dxOffset);
                ScalarComposedGradients.mish(n, x, xOffset, dy, dyOffset, dx, dxOffset);
            }
        }
    }
}
