package dev.lanewise.properties.oracles;

/**
 * Results of sums of products in float64, and what bounds are made of.
 *
 * @param value the sums
 * @param magnitude the sums of the products' absolute values
 * @param squares the sums of the products' squares: their roots are how large sums of terms of random signs are
 * @param terms products in each sum
 */
public record Exact(double[] value, double[] magnitude, double[] squares, int terms) {
    /** Sums that are still to be added to. */
    static Exact zeros(int length, int terms) {
        return new Exact(new double[length], new double[length], new double[length], terms);
    }

    void add(int i, double product) {
        value[i] += product;
        magnitude[i] += Math.abs(product);
        squares[i] += product * product;
    }
}
