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
    /** {@code a} to the power {@code b}, as {@link Math#pow} rounds to float. */
    POW,
}
