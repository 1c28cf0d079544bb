package dev.lanewise.kernels.sums;

/**
 * The order in which every sum of many terms is added, whatever adds it: row sums, column sums, batch statistics,
 * softmax denominators.
 *
 * <p>Up to {@link #BLOCK} terms: sixteen partial sums, number {@code j} being the chain
 * {@code 0 + t[j] + t[j + 16] + t[j + 32] + ...}; then halved four times, {@code s[j] = s[j] + s[j + half]} for
 * {@code half} 8, 4, 2 and 1; {@code s[0]} is the sum. A term that is a product joins its chain in one {@code fma}.
 *
 * <p>More terms: the sum of the first {@code m} plus the sum of the others, {@code m} being the largest
 * {@code BLOCK * 2^i} smaller than their number. So blocks lie at fixed places and may be summed by different threads,
 * and an error grows with 64 plus the logarithm of the number of terms, not with the number.
 *
 * <p>Terms of several axes are numbered row-major.
 */
public final class FixedTree {
    /** Terms of one block: their partial sums are chains of 64. */
    public static final int BLOCK = 1024;

    private FixedTree() {}

    /** How many of the {@code terms}, which are more than {@link #BLOCK}, the left summand has. */
    public static int left(int terms) {
        return BLOCK * Integer.highestOneBit((terms - 1) / BLOCK);
    }

    /** Blocks of that many terms; the last may be short. */
    public static int blocks(int terms) {
        return Math.ceilDiv(terms, BLOCK);
    }
}
