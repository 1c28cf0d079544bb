package dev.lanewise.properties.checks;

import static org.junit.jupiter.api.Assertions.fail;

import dev.lanewise.properties.oracles.Exact;
import java.util.function.Supplier;

/** What rounding may do to a sum of products, from theory (Higham, Accuracy and Stability, chapter 3). */
public final class Bounds {
    /** Half the distance from 1 to the next float. */
    public static final double UNIT = 0x1p-24;

    private Bounds() {}

    /** {@code n u / (1 - n u)}: what n roundings come to at worst. */
    public static double gamma(int n) {
        return n * UNIT / (1 - n * UNIT);
    }

    /**
     * Whatever the order of summation: {@code |y - exact| <= gamma(K + 2) * magnitude}. And, as roundings are not all
     * of one sign, {@code sqrt(K) * u * magnitude + 2 u |exact|}, which also catches a tap dropped from a long sum.
     */
    public static void sums(Exact exact, float[] y, Supplier<?> problem) {
        sums(exact.value(), exact.magnitude(), exact.terms(), y, problem);
    }

    /** See {@link #sums(Exact, float[], Supplier)}. */
    public static void sums(double[] exact, double[] magnitude, int terms, float[] y, Supplier<?> problem) {
        double hard = gamma(terms + 2);
        double working = Math.sqrt(terms) * UNIT;
        for (int i = 0; i < y.length; i++) {
            double bound = Math.min(hard * magnitude[i], working * magnitude[i] + 2 * UNIT * Math.abs(exact[i]));
            // denormal results are rounded to a multiple of the smallest
            double least = (terms + 1) * (double) Float.MIN_VALUE;
            check(i, exact[i], y[i], distance(exact[i], y[i]), bound + least, problem);
        }
    }

    /** {@code |y - exact| <= relative * |exact| + absolute} for each element. */
    public static void elements(double[] exact, float[] y, double relative, double absolute, Supplier<?> problem) {
        for (int i = 0; i < y.length; i++) {
            double bound = relative * Math.abs(exact[i]) + absolute;
            check(i, exact[i], y[i], distance(exact[i], y[i]), bound, problem);
        }
    }

    /**
     * {@code ||y - exact|| <= relative * ||exact||}, and each element within {@code largest * max |exact|}; where a few
     * outputs happen to cancel, the size of sums of random signs stands for theirs.
     */
    public static void norms(Exact exact, float[] y, double relative, double largest, Supplier<?> problem) {
        double max = 0;
        double ofValues = 0;
        double ofRandomSigns = 0;
        double ofErrors = 0;
        for (int i = 0; i < y.length; i++) {
            double value = exact.value()[i];
            max = Math.max(max, Math.max(Math.abs(value), Math.sqrt(exact.squares()[i])));
            ofValues += value * value;
            ofRandomSigns += exact.squares()[i];
            ofErrors += (y[i] - value) * (y[i] - value);
        }
        for (int i = 0; i < y.length; i++) {
            double value = exact.value()[i];
            check(i, value, y[i], distance(value, y[i]), largest * max, problem);
        }
        double error = Math.sqrt(ofErrors);
        double size = Math.sqrt(Math.max(ofValues, ofRandomSigns));
        if (!(error <= relative * size)) {
            fail(problem.get() + ": relative error in the Euclidean norm " + error / size + ", allowed " + relative);
        }
    }

    /** 0 between equals, NaN and infinities among them. */
    private static double distance(double exact, float y) {
        return Double.compare(exact, y) == 0 ? 0 : Math.abs(y - exact);
    }

    private static void check(int i, double exact, float y, double error, double bound, Supplier<?> problem) {
        if (error != 0 && !(error <= bound)) {
            fail(problem.get() + ": element " + i + " must be " + exact + ", is " + y + "; off by " + error
                    + ", allowed " + bound);
        }
    }
}
