package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.elementwise.Coefficients.SELU_ALPHA;
import static dev.lanewise.kernels.elementwise.Coefficients.SELU_SCALE;

/** The vector kernels of all functions of one number; loaded only where the Vector API is there. */
final class VectorUnary {
    private VectorUnary() {}

    /** {@code y[yOffset + i] = f(x[xOffset + i])} for i from 0 to n - 1. */
    static void apply(
            UnaryFunction f, float alpha, float beta, int n, float[] x, int xOffset, float[] y, int yOffset) {
        switch (f) {
            case IDENTITY -> System.arraycopy(x, xOffset, y, yOffset, n);
            case AFFINE -> VectorArithmetic.affine(n, alpha, beta, x, xOffset, y, yOffset);
            case NEGATE -> VectorArithmetic.negate(n, x, xOffset, y, yOffset);
            case ABS -> VectorArithmetic.abs(n, x, xOffset, y, yOffset);
            case SIGN -> VectorArithmetic.sign(n, x, xOffset, y, yOffset);
            case SQUARE -> VectorArithmetic.square(n, x, xOffset, y, yOffset);
            case SQRT -> VectorArithmetic.sqrt(n, x, xOffset, y, yOffset);
            case RECIPROCAL -> VectorArithmetic.reciprocal(n, x, xOffset, y, yOffset);
            case EXP -> VectorExp.exp(n, x, xOffset, y, yOffset);
            case LOG -> VectorLogarithm.log(n, x, xOffset, y, yOffset);
            case SIN -> VectorTrigonometry.sin(n, x, xOffset, y, yOffset);
            case COS -> VectorTrigonometry.cos(n, x, xOffset, y, yOffset);
            case ERF -> VectorErrorFunction.erf(n, x, xOffset, y, yOffset);
            case TANH -> VectorExponentials.tanh(n, x, xOffset, y, yOffset);
            case SIGMOID -> VectorGates.sigmoid(n, x, xOffset, y, yOffset);
            case SOFTPLUS -> VectorExponentials.softplus(n, x, xOffset, y, yOffset);
            case SOFTSIGN -> VectorArithmetic.softsign(n, x, xOffset, y, yOffset);
            case RELU -> VectorRectifiers.relu(n, x, xOffset, y, yOffset);
            case CLIP -> VectorRectifiers.clip(n, alpha, beta, x, xOffset, y, yOffset);
            case LEAKY_RELU -> VectorRectifiers.leakyRelu(n, alpha, x, xOffset, y, yOffset);
            case ELU -> VectorExponentials.elu(n, 1, alpha, x, xOffset, y, yOffset);
            case SELU -> VectorExponentials.elu(n, SELU_SCALE, SELU_ALPHA, x, xOffset, y, yOffset);
            case GELU -> VectorErrorFunction.gelu(n, x, xOffset, y, yOffset);
            case GELU_TANH -> VectorGates.geluTanh(n, x, xOffset, y, yOffset);
            case SILU -> VectorGates.silu(n, x, xOffset, y, yOffset);
            case MISH -> VectorExponentials.mish(n, x, xOffset, y, yOffset);
            case HARD_SIGMOID -> VectorRectifiers.hardSigmoid(n, alpha, beta, x, xOffset, y, yOffset);
            case HARD_SWISH -> VectorRectifiers.hardSwish(n, x, xOffset, y, yOffset);
            case FLOOR -> VectorArithmetic.floor(n, x, xOffset, y, yOffset);
            case CEIL -> VectorArithmetic.ceil(n, x, xOffset, y, yOffset);
            case ROUND -> VectorArithmetic.round(n, x, xOffset, y, yOffset);
        }
    }
}
