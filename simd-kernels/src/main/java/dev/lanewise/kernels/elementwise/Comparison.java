package dev.lanewise.kernels.elementwise;

/** Comparisons of two numbers; all but NOT_EQUAL are false where one is NaN. */
public enum Comparison {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
}
