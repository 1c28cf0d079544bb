package dev.lanewise.kernels.elementwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnaryDefinitionTest {
    private static final double ALPHA = 0.3;
    private static final double BETA = 0.9;

    @ParameterizedTest
    @EnumSource(UnaryFunction.class)
    void derivativeIsTheSlope(UnaryFunction f) {
        double h = 1e-5;
        for (double x = -9.0137; x < 9; x += 0.0371) {
            double slope = (f.value(x + h, ALPHA, BETA) - f.value(x - h, ALPHA, BETA)) / (2 * h);
            double derivative = f.derivative(x, ALPHA, BETA);
            if (Double.isNaN(slope)) continue;
            double thirdOrder = Math.abs(x) < 0.1 ? 1e-2 : 1e-6;
            assertEquals(slope, derivative, 1e-8 + thirdOrder * Math.abs(slope), f + " at " + x);
        }
    }

    @ParameterizedTest
    @EnumSource(UnaryFunction.class)
    void nanStaysNan(UnaryFunction f) {
        assertTrue(Double.isNaN(f.value(Double.NaN, ALPHA, BETA)));
        double slope = f.derivative(0.5, ALPHA, BETA);
        boolean constant = slope == f.derivative(-0.5, ALPHA, BETA) && slope == f.derivative(20, ALPHA, BETA);
        assertEquals(!constant, Double.isNaN(f.derivative(Double.NaN, ALPHA, BETA)));
    }

    @ParameterizedTest
    @EnumSource(value = UnaryFunction.class, names = {"SQRT", "LOG", "SIN", "COS"}, mode = EnumSource.Mode.EXCLUDE)
    void infinitiesGiveTheLimits(UnaryFunction f) {
        for (double sign : new double[] {-1, 1}) {
            double infinite = f.value(sign * Double.POSITIVE_INFINITY, ALPHA, BETA);
            double large = f.value(sign * 1e300, ALPHA, BETA);
            assertEquals(large, infinite, Math.abs(large) >= 1e299 ? Double.POSITIVE_INFINITY : 1e-290, f + " " + sign);
            assertTrue(!Double.isNaN(f.derivative(sign * Double.POSITIVE_INFINITY, ALPHA, BETA)), f + "'");
        }
    }

    /** Values of Abramowitz and Stegun, Handbook of Mathematical Functions, table 7.1, and of erfc from the same series. */
    @Test
    void errorFunctionHasItsTabulatedValues() {
        assertEquals(0.5204998778130465, ErrorFunction.erf(0.5), 1e-15);
        assertEquals(0.8427007929497149, ErrorFunction.erf(1), 1e-15);
        assertEquals(0.9953222650189527, ErrorFunction.erf(2), 1e-15);
        assertEquals(-0.9999779095030014, ErrorFunction.erf(-3), 1e-15);
        assertEquals(1.5374597944280349e-12, ErrorFunction.erfc(5), 1e-26);
        assertEquals(2, ErrorFunction.erfc(-10), 0);
        assertEquals(0, ErrorFunction.erfc(30), 0);
    }

    @Test
    void errorFunctionIsContinuousWhereItsFormsMeet() {
        double below = Math.nextDown(1.25);
        assertEquals(ErrorFunction.erfc(1.25), ErrorFunction.erfc(below), 1e-14 * ErrorFunction.erfc(1.25));
        assertEquals(ErrorFunction.erf(1.25), ErrorFunction.erf(below), 1e-15);
    }
}
