package dev.lanewise.kernels.gemm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.elementwise.Activation;
import java.util.Random;

/** One product with random numbers everywhere, also around the matrices, and its textbook answer. */
final class GemmCase {
    final GemmGeometry geometry;
    final boolean accumulate;
    final Epilogue epilogue;
    final float[] a;
    final float[] b;
    final float[] c;

    GemmCase(GemmGeometry geometry, boolean accumulate, Random random) {
        this.geometry = geometry;
        this.accumulate = accumulate;
        a = values(geometry.sizeA() + 2, random);
        b = values(geometry.sizeB() + 1, random);
        c = values(geometry.sizeC() + 7, random);
        epilogue = new Epilogue(
                random.nextBoolean() ? null : values(geometry.n() + 2, random), 2,
                random.nextBoolean() ? null : values(geometry.sizeC() + 1, random), 1,
                random.nextBoolean() ? Activation.NONE : Activation.clip(-1, 2));
    }

    /** All of {@code c}, what surrounds the outputs included. */
    float[] expected() {
        float[] y = c.clone();
        for (int i = 0; i < geometry.m(); i++) {
            for (int j = 0; j < geometry.n(); j++) {
                int at = i * geometry.ldc() + j;
                float sum = accumulate ? c[3 + at] : 0;
                for (int l = 0; l < geometry.k(); l++) sum = Math.fma(left(i, l), right(l, j), sum);
                float[] bias = epilogue.bias();
                if (bias != null) sum += bias[2 + j];
                float[] residual = epilogue.residual();
                if (residual != null) sum += residual[1 + at];
                y[3 + at] = epilogue.activation().equals(Activation.NONE) ? sum : Math.min(Math.max(sum, -1), 2);
            }
        }
        return y;
    }

    private float left(int i, int l) {
        return a[2 + (geometry.transposeA() ? l * geometry.lda() + i : i * geometry.lda() + l)];
    }

    private float right(int l, int j) {
        return b[1 + (geometry.transposeB() ? j * geometry.ldb() + l : l * geometry.ldb() + j)];
    }

    private static float[] values(int length, Random random) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) values[i] = (float) random.nextGaussian();
        return values;
    }

    static void assertSameBits(float[] expected, float[] actual, String what) {
        for (int i = 0; i < expected.length; i++) {
            int at = i;
            assertEquals(Float.floatToIntBits(expected[i]), Float.floatToIntBits(actual[i]), () -> what + " at " + at);
        }
    }
}
