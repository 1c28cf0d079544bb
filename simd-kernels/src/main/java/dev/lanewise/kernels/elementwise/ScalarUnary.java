package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.elementwise.Coefficients.SELU_ALPHA;
import static dev.lanewise.kernels.elementwise.Coefficients.SELU_SCALE;

/** The scalar twins of all functions of one number. */
final class ScalarUnary {
    private ScalarUnary() {}

    /** {@code y[yOffset + i] = f(x[xOffset + i])} for i from 0 to n - 1. */
    static void apply(
            UnaryFunction f, float alpha, float beta, int n, float[] x, int xOffset, float[] y, int yOffset) {
        switch (f) {
            case IDENTITY -> System.arraycopy(x, xOffset, y, yOffset, n);
            case AFFINE -> ScalarArithmetic.affine(n, alpha, beta, x, xOffset, y, yOffset);
            case NEGATE -> ScalarArithmetic.negate(n, x, xOffset, y, yOffset);
            case ABS -> ScalarArithmetic.abs(n, x, xOffset, y, yOffset);
            case SIGN -> ScalarArithmetic.sign(n, x, xOffset, y, yOffset);
            case SQUARE -> ScalarArithmetic.square(n, x, xOffset, y, yOffset);
            case SQRT -> ScalarArithmetic.sqrt(n, x, xOffset, y, yOffset);
            case RECIPROCAL -> ScalarArithmetic.reciprocal(n, x, xOffset, y, yOffset);
            case EXP -> ScalarExponentials.exp(n, x, xOffset, y, yOffset);
            case LOG -> ScalarLogarithm.log(n, x, xOffset, y, yOffset);
            case SIN -> ScalarTrigonometry.sin(n, x, xOffset, y, yOffset);
            case COS -> ScalarTrigonometry.cos(n, x, xOffset, y, yOffset);
            case ERF -> ScalarErrorFunction.erf(n, x, xOffset, y, yOffset);
            case TANH -> ScalarExponentials.tanh(n, x, xOffset, y, yOffset);
            case SIGMOID -> ScalarExponentials.sigmoid(n, x, xOffset, y, yOffset);
            case SOFTPLUS -> ScalarExponentials.softplus(n, x, xOffset, y, yOffset);
            case SOFTSIGN -> ScalarArithmetic.softsign(n, x, xOffset, y, yOffset);
            case RELU -> ScalarRectifiers.relu(n, x, xOffset, y, yOffset);
            case CLIP -> ScalarRectifiers.clip(n, alpha, beta, x, xOffset, y, yOffset);
            case LEAKY_RELU -> ScalarRectifiers.leakyRelu(n, alpha, x, xOffset, y, yOffset);
            case ELU -> ScalarExponentials.elu(n, 1, alpha, x, xOffset, y, yOffset);
            case SELU -> ScalarExponentials.elu(n, SELU_SCALE, SELU_ALPHA, x, xOffset, y, yOffset);
            case GELU -> ScalarErrorFunction.gelu(n, x, xOffset, y, yOffset);
            case GELU_TANH -> ScalarExponentials.geluTanh(n, x, xOffset, y, yOffset);
            case SILU -> ScalarExponentials.silu(n, x, xOffset, y, yOffset);
            case MISH -> ScalarExponentials.mish(n, x, xOffset, y, yOffset);
            case HARD_SIGMOID -> ScalarRectifiers.hardSigmoid(n, alpha, beta, x, xOffset, y, yOffset);
            case HARD_SWISH -> ScalarRectifiers.hardSwish(n, x, xOffset, y, yOffset);
            case FLOOR -> ScalarArithmetic.floor(n, x, xOffset, y, yOffset);
            case CEIL -> ScalarArithmetic.ceil(n, x, xOffset, y, yOffset);
            case ROUND -> ScalarArithmetic.round(n, x, xOffset, y, yOffset);
        }
    }
}
