package dev.lanewise.kernels.elementwise;

/** The functions of two numbers. */
public enum BinaryFunction {
    /** {@code a + b}. */
    ADD,
    /** {@code a - b}. */
    SUBTRACT,
    /** {@code a * b}. */
    MULTIPLY,
    /** {@code a / b}. */
    DIVIDE,
    /** The larger; NaN where one is NaN; of two zeros +0. */
    MAX,
    /** The smaller; NaN where one is NaN; of two zeros -0. */
    MIN,
    /** {@code a} to the power {@code b}, as {@link StrictMath#pow} gives it, rounded to float. */
    POW;

    /** The definition, in {@code double}. */
    public double value(double a, double b) {
        return switch (this) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case POW -> StrictMath.pow(a, b);
        };
    }
}
