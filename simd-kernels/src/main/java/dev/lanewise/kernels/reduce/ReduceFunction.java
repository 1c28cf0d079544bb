package dev.lanewise.kernels.reduce;

/** What many numbers become; of none: see each. */
public enum ReduceFunction {
    /** The sum; 0 of none. */
    SUM,
    /** The sum divided by the count; NaN of none. */
    MEAN,
    /** The largest, NaN where one is NaN; none is an error. */
    MAX,
    /** The smallest, NaN where one is NaN; none is an error. */
    MIN,
}
