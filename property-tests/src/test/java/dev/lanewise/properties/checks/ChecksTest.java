package dev.lanewise.properties.checks;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.properties.generators.Values;
import dev.lanewise.properties.oracles.Exact;
import dev.lanewise.properties.oracles.TextbookConv2d;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Negative controls: each check catches what it is for. */
class ChecksTest {
    private static final Conv2dGeometry GEOMETRY = Conv2dGeometry.of(1, 6, 6, 32, 16, 3, Padding.of(1));
    private static final float[] X = Values.reals(1, GEOMETRY.inputSize());
    private static final float[] W = Values.reals(2, GEOMETRY.weightSize());
    private static final float[] BIAS = Values.reals(3, GEOMETRY.outChannels());

    @Test
    void oneTapDroppedFromALongSumIsCaught() {
        Exact exact = TextbookConv2d.forward(GEOMETRY, X, W, BIAS);
        float[] dropped = W.clone();
        dropped[100] = 0;
        float[] wrong = floats(TextbookConv2d.forward(GEOMETRY, X, dropped, BIAS).value());
        assertDoesNotThrow(() -> Bounds.sums(exact, floats(exact.value()), () -> "right"));
        assertThrows(AssertionError.class, () -> Bounds.sums(exact, wrong, () -> "dropped tap"));
        assertThrows(AssertionError.class, () -> Bounds.norms(exact, wrong, 2e-5, 1e-4, () -> "dropped tap"));
    }

    @Test
    void oneTapCountedTwiceIsCaught() {
        float[] doubled = W.clone();
        doubled[7] *= 2;
        Exact exact = TextbookConv2d.forward(GEOMETRY, X, W, BIAS);
        float[] wrong = floats(TextbookConv2d.forward(GEOMETRY, X, doubled, BIAS).value());
        assertThrows(AssertionError.class, () -> Bounds.sums(exact, wrong, () -> "doubled tap"));
    }

    @Test
    void roundingToHalfPrecisionIsCaught() {
        Exact exact = TextbookConv2d.forward(GEOMETRY, X, W, BIAS);
        float[] coarse = floats(exact.value());
        for (int i = 0; i < coarse.length; i++) coarse[i] = Float.float16ToFloat(Float.floatToFloat16(coarse[i]));
        assertThrows(AssertionError.class, () -> Bounds.sums(exact, coarse, () -> "half precision"));
    }

    @Test
    void aNanWhereThereShouldBeNoneIsOutsideEachBound() {
        double[] exact = {1, 2};
        float[] wrong = {1, Float.NaN};
        Exact sums = new Exact(exact, exact, exact, 1);
        assertThrows(AssertionError.class, () -> Bounds.sums(sums, wrong, () -> "NaN"));
        assertThrows(AssertionError.class, () -> Bounds.elements(exact, wrong, 1, 1, () -> "NaN"));
        assertThrows(AssertionError.class, () -> Bounds.norms(sums, wrong, 1, 1, () -> "NaN"));
        assertThrows(AssertionError.class, () -> Same.numbers(exact, wrong, () -> "NaN"));
    }

    @Test
    void anOutputThatIsNotWrittenIsCaught() {
        Guarded y = Guarded.output(10, 3);
        Arrays.fill(y.array(), 3, 12, 1);
        assertThrows(AssertionError.class, () -> y.written("9 of 10 written"));
        y.array()[12] = Float.NaN;
        assertDoesNotThrow(() -> y.written("a NaN may be written"));
    }

    @Test
    void aWriteBesideAnArrayIsCaught() {
        for (int beside : new int[] {2, 13}) {
            Guarded y = Guarded.output(10, 3);
            Arrays.fill(y.array(), 3, 13, 1);
            y.array()[beside] = 0;
            assertThrows(AssertionError.class, () -> y.written("one too far"));
        }
    }

    @Test
    void aWriteToAnInputIsCaught() {
        Guarded x = Guarded.input(X, 5);
        x.array()[5] += 1;
        assertThrows(AssertionError.class, () -> x.untouched(X, "written"));
    }

    @Test
    void whatIsReadBesideAnInputPoisonsTheResult() {
        Guarded x = Guarded.input(X, 1);
        assertTrue(Float.isNaN(x.array()[0] * 0));
        assertTrue(Float.isNaN(x.array()[1 + X.length] * 0));
    }

    @Test
    void bitsTellZerosApartAndNansNot() {
        assertThrows(AssertionError.class, () -> Same.bits(new float[] {0.0f}, new float[] {-0.0f}, () -> "zeros"));
        float other = Float.intBitsToFloat(0xffc12345);
        assertDoesNotThrow(() -> Same.bits(new float[] {Float.NaN}, new float[] {other}, () -> "NaNs"));
        assertNotEquals(Same.hash(new float[] {0.0f}), Same.hash(new float[] {-0.0f}));
    }

    @Test
    void resultsThatAreMostlyZeroMakeATestVoid() {
        VoidTestGuard guard = new VoidTestGuard();
        guard.see(new double[] {0, 0, 1});
        assertThrows(AssertionError.class, guard::check);
        guard.see(new double[] {1});
        assertDoesNotThrow(guard::check);
    }

    private static float[] floats(double[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) result[i] = (float) values[i];
        return result;
    }
}
