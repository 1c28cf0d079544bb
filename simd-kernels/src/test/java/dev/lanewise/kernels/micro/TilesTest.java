package dev.lanewise.kernels.micro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TilesTest {
    private final Random random = new Random(7);

    @Test
    void everyTileIsTheChainOfItsDefinition() {
        for (int rows = 1; rows <= Tiles.ROWS; rows++) {
            for (int columns = 1; columns <= Panels.WIDTH; columns++) {
                int k = random.nextInt(20);
                int[] segments = {random.nextInt(9), random.nextInt(50), random.nextInt(20)};
                checkTile(new TileCase(rows, columns, k, segments, columns % 2 == 0, epilogue(rows, columns), random));
            }
        }
    }

    @Test
    void tallTilesAreTheSameChains() {
        for (int columns = 1; columns <= Panels.WIDTH; columns++) {
            for (int parts = 0; parts < 4; parts++) {
                int[] segments = {random.nextInt(9), random.nextInt(50), random.nextInt(20)};
                checkTile(new TileCase(Tiles.TALL, columns, random.nextInt(20), segments, parts % 2 == 0,
                        epilogue(parts, columns), random));
            }
        }
    }

    @Test
    void heightsOfTilesSumUpToTheRows() {
        for (int rows = 1; rows <= 60; rows++) {
            int left = rows;
            while (left > 0) {
                int height = TileHeights.next(left);
                assertTrue(height == Tiles.TALL || (height >= 1 && height <= Tiles.ROWS), () -> "height " + height);
                left -= height;
            }
            assertEquals(0, left);
        }
    }

    @Test
    void anEmptyChainIsZeroThenTheEpilogue() {
        checkTile(new TileCase(6, 32, 0, new int[] {0}, false, epilogue(1, 32), random));
        checkTile(new TileCase(3, 17, 5, new int[0], false, epilogue(7, 17), random));
    }

    @Test
    void rowsOfAMatrixAreTheSameChains() {
        for (int m = 0; m <= 27; m++) {
            for (int n : new int[] {1, 15, 16, 17, 24, 31, 32, 33, 48, 63, 64, 65, 96, 100, 130}) {
                checkRows(m, n, random.nextInt(12), random.nextBoolean());
            }
        }
    }

    @Test
    void nanStaysNanAndZerosArePositiveAfterReluAndClip() {
        for (boolean vector : paths()) {
            for (Activation activation : new Activation[] {Activation.RELU, Activation.RELU6}) {
                float[] a = {Float.NaN, -0f, -1, Float.POSITIVE_INFINITY};
                float[] panel = new float[Panels.size(2, 1)];
                Panels.pack(false, 2, 1, new float[] {1, 1}, 0, 2, panel, 0);
                float[] c = new float[8];
                Tiles.tile(vector, 4, 2, 1, a, 0, 1, 2, 3, 0, 0, Tiles.wholeRow(), panel, 0, c, 0, 2, false,
                        Epilogue.NONE.then(activation), 0, 0, new float[Tiles.SCRATCH], 0);
                float high = activation.equals(Activation.RELU) ? Float.POSITIVE_INFINITY : 6;
                assertSameBits(new float[] {Float.NaN, Float.NaN, 0, 0, 0, 0, high, high}, c);
            }
        }
    }

    @Test
    void refusesRowsThatNoTileHas() {
        for (int rows : new int[] {0, 7}) {
            for (boolean vector : paths()) {
                float[] any = new float[Tiles.SCRATCH];
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Tiles.tile(vector, rows, 32, 1, any, 0, 0, 0, 0, 0, 0, Tiles.wholeRow(), any, 0,
                                new float[224], 0, 32, false, Epilogue.NONE, 0, 0, any, 0));
            }
        }
    }

    private void checkTile(TileCase t) {
        float[] expected = t.c.clone();
        for (int i = 0; i < t.rows; i++) {
            for (int j = 0; j < t.columns; j++) {
                float sum = t.accumulate ? expected[3 + i * TileCase.LDC + j] : 0;
                for (int s = 0; s < t.segments.length; s++) {
                    for (int l = 0; l < t.k; l++) {
                        sum = Math.fma(t.a[t.rowOffsets[i] + t.segments[s] + l],
                                t.panel[5 + (s * t.k + l) * Panels.WIDTH + j], sum);
                    }
                }
                expected[3 + i * TileCase.LDC + j] = finish(sum, t.epilogue, 2 + j, 4 + i * TileCase.LDC + j);
            }
        }
        for (boolean vector : paths()) {
            float[] c = t.c.clone();
            int[] r = t.rowOffsets;
            float[] scratch = new float[Tiles.SCRATCH + 1];
            if (t.rows == Tiles.TALL) {
                Tiles.tall(vector, t.columns, t.k, t.a, r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8], r[9],
                        r[10], r[11], t.segments, t.panel, 5,
                        c, 3, TileCase.LDC, t.accumulate, t.epilogue, 2, 4, scratch, 1);
            } else {
                Tiles.tile(vector, t.rows, t.columns, t.k, t.a, r[0], r[1], r[2], r[3], r[4], r[5], t.segments,
                        t.panel, 5, c, 3, TileCase.LDC, t.accumulate, t.epilogue, 2, 4, scratch, 1);
            }
            assertSameBits(expected, c);
        }
    }

    private void checkRows(int m, int n, int k, boolean accumulate) {
        int lda = k + 2;
        int ldc = n + 3;
        float[] a = values(m * lda + 1);
        float[] b = values(k * n);
        float[] packed = new float[Panels.size(n, k)];
        Panels.pack(false, n, k, b, 0, n, packed, 0);
        float[] residual = random.nextInt(3) == 0 ? null : values(m * ldc + 2);
        Activation activation = random.nextBoolean() ? Activation.RELU : Activation.clip(-0.5f, 1.5f);
        Epilogue epilogue = new Epilogue(values(n + 1), 0, residual, 2, activation);
        float[] expected = values(m * ldc + 1);
        float[] start = expected.clone();
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                float sum = accumulate ? start[1 + i * ldc + j] : 0;
                for (int l = 0; l < k; l++) sum = Math.fma(a[1 + i * lda + l], b[l * n + j], sum);
                expected[1 + i * ldc + j] = finish(sum, epilogue, 1 + j, 2 + i * ldc + j);
            }
        }
        for (boolean vector : paths()) {
            float[] c = start.clone();
            Tiles.rows(vector, m, n, k, a, 1, lda, Tiles.wholeRow(), packed, 0, k * Panels.WIDTH, c, 1, ldc, accumulate,
                    epilogue, 1, 2, new float[Tiles.SCRATCH], 0);
            assertSameBits(expected, c);
        }
    }

    /** Every combination of the epilogue's parts, by the lowest bits of two numbers. */
    private Epilogue epilogue(int i, int j) {
        Activation activation = switch ((i + j) % 3) {
            case 0 -> Activation.NONE;
            case 1 -> Activation.RELU;
            default -> Activation.clip(-0.5f, 1.5f);
        };
        return new Epilogue(
                i % 2 == 0 ? null : values(TileCase.LDC + 3), 1, j / 2 % 2 == 0 ? null : values(13 * TileCase.LDC), 0,
                activation);
    }

    private static float finish(float sum, Epilogue epilogue, int column, int residual0) {
        float y = sum;
        if (epilogue.bias() != null) y += epilogue.bias()[epilogue.biasOffset() + column];
        if (epilogue.residual() != null) y += epilogue.residual()[residual0];
        Activation activation = epilogue.activation();
        if (activation.function() == UnaryFunction.IDENTITY) return y;
        if (activation.function() == UnaryFunction.RELU) return Math.max(y, 0);
        return Math.min(Math.max(y, activation.alpha()), activation.beta());
    }

    private float[] values(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) values[i] = (float) random.nextGaussian();
        return values;
    }

    private static boolean[] paths() {
        return Lanes.vector() ? new boolean[] {false, true} : new boolean[] {false};
    }

    private static void assertSameBits(float[] expected, float[] actual) {
        int[] left = new int[expected.length];
        int[] right = new int[actual.length];
        for (int i = 0; i < left.length; i++) left[i] = Float.floatToIntBits(expected[i]);
        for (int i = 0; i < right.length; i++) right[i] = Float.floatToIntBits(actual[i]);
        assertArrayEquals(left, right);
    }

    /** One tile with everything around it: what lies outside the outputs must stay. */
    private static final class TileCase {
        static final int LDC = 35;

        final int rows;
        final int columns;
        final int k;
        final int[] segments;
        final boolean accumulate;
        final Epilogue epilogue;
        final int[] rowOffsets = new int[Tiles.TALL];
        final float[] a;
        final float[] panel;
        final float[] c = new float[13 * LDC];

        TileCase(int rows, int columns, int k, int[] segments, boolean accumulate, Epilogue epilogue, Random random) {
            this.rows = rows;
            this.columns = columns;
            this.k = k;
            this.segments = segments;
            this.accumulate = accumulate;
            this.epilogue = epilogue;
            for (int i = 0; i < rowOffsets.length; i++) rowOffsets[i] = i < rows ? random.nextInt(40) : -1_000_000;
            a = new float[40 + 50 + k];
            panel = new float[5 + Panels.size(columns, k * segments.length)];
            for (int i = 0; i < a.length; i++) a[i] = (float) random.nextGaussian();
            for (int i = 0; i < panel.length; i++) panel[i] = (float) random.nextGaussian();
            for (int i = 0; i < c.length; i++) c[i] = (float) random.nextGaussian();
        }
    }
}
