package dev.lanewise.tensor.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CastTest {
    private static final float[] SMALL = {0, 1, 2, 5, 100};

    private final Evaluator ev = Evaluator.eager();

    @ParameterizedTest
    @EnumSource
    void smallWholeNumbersSurviveEveryDtype(DType dtype) {
        if (dtype == DType.BOOL) return;
        for (DType other : DType.values()) {
            if (other == DType.BOOL) continue;
            float[] known = small(dtype, other);
            Tensor x = ev.cast(ev.cast(floats(known), dtype), other);
            assertArrayEquals(known, ev.cast(x, DType.FLOAT32).toFloats(), dtype + " to " + other);
        }
    }

    /** Those that both dtypes have. */
    private static float[] small(DType a, DType b) {
        long most = Math.min(a.isWhole() ? a.greatest() : 100, b.isWhole() ? b.greatest() : 100);
        int count = 0;
        while (count < SMALL.length && SMALL[count] <= most) count++;
        return Arrays.copyOf(SMALL, count);
    }

    @Test
    void whatIsNotZeroIsTrue() {
        Tensor mask = ev.cast(floats(0, -0f, 0.5f, -2, Float.NaN), DType.BOOL);
        assertArrayEquals(new boolean[] {false, false, true, true, true}, mask.toBooleans());
        assertArrayEquals(
                new boolean[] {false, true, true},
                ev.cast(Tensor.of(Shape.of(3), 0L, 256L, -1L), DType.BOOL).toBooleans());
        assertArrayEquals(new float[] {0, 0, 1, 1, 1}, ev.cast(mask, DType.FLOAT32).toFloats());
    }

    @Test
    void floatsBecomeIntegersTowardsZero() {
        Tensor x = floats(1.9f, -1.9f, Float.NaN, Float.POSITIVE_INFINITY, -1e30f);
        assertArrayEquals(
                new long[] {1, -1, 0, Long.MAX_VALUE, Long.MIN_VALUE}, ev.cast(x, DType.INT64).toLongs());
    }

    @Test
    void integersAreConvertedWithoutADetour() {
        long exact = (1L << 62) + 1;
        assertEquals((float) exact, ev.cast(Tensor.of(Shape.of(1), exact), DType.FLOAT32).toFloats()[0]);
        // through double this one would be rounded twice, and the wrong way
        long halfway = (1L << 60) + (1L << 36) + 1;
        assertEquals((float) halfway, ev.cast(Tensor.of(Shape.of(1), halfway), DType.FLOAT32).toFloats()[0]);
        assertArrayEquals(new long[] {-1, 1}, ev.cast(Tensor.of(Shape.of(2), -1L, 1L), DType.INT32).toLongs());
    }

    @Test
    void bytesAreSignedOrNot() {
        Tensor x = Tensor.of(Shape.of(3), 127, 128, 255);
        assertArrayEquals(
                new float[] {127, 128, 255}, ev.cast(ev.cast(x, DType.UINT8), DType.FLOAT32).toFloats());
        assertArrayEquals(new float[] {127, -128, -1}, ev.cast(ev.cast(x, DType.INT8), DType.FLOAT32).toFloats());
        assertArrayEquals(new long[] {127, 128, 255}, ev.cast(ev.cast(x, DType.UINT8), DType.INT64).toLongs());
    }

    @Test
    void bfloat16RoundsToTheNearestAndHalvesToEven() {
        float step = 1f / 128;
        Tensor x = floats(1 + step * 0.5f, 1 + step * 1.5f, 1 + step * 0.51f, Float.MAX_VALUE, -0f);
        float[] y = ev.cast(ev.cast(x, DType.BFLOAT16), DType.FLOAT32).toFloats();
        assertArrayEquals(new float[] {1, 1 + 2 * step, 1 + step, Float.POSITIVE_INFINITY, -0f}, y);
    }

    @Test
    void nansStayNans() {
        Tensor x = floats(Float.intBitsToFloat(0x7f800001), Float.intBitsToFloat(0xffffffff), Float.NaN);
        for (DType half : new DType[] {DType.FLOAT16, DType.BFLOAT16}) {
            float[] y = ev.cast(ev.cast(x, half), DType.FLOAT32).toFloats();
            for (float value : y) assertTrue(Float.isNaN(value), half + ": " + Arrays.toString(y));
        }
    }

    @Test
    void everyHalfSurvivesTheWayThroughFloat() {
        short[] halves = new short[1 << 16];
        for (int i = 0; i < halves.length; i++) halves[i] = (short) i;
        for (DType dtype : new DType[] {DType.FLOAT16, DType.BFLOAT16}) {
            Tensor x = Tensor.wrap(new TensorType(dtype, Shape.of(1 << 16)), Device.cpu(), halves, 0);
            Tensor floats = ev.cast(x, DType.FLOAT32);
            short[] back = ev.cast(floats, dtype).shorts();
            for (int i = 0; i < halves.length; i++) {
                if (!Float.isNaN(floats.floats()[i])) assertEquals(halves[i], back[i], dtype + " " + i);
            }
        }
    }

    private static Tensor floats(float... values) {
        return Tensor.of(Shape.of(values.length), values);
    }
}
