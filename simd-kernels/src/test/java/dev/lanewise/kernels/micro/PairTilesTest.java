package dev.lanewise.kernels.micro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.elementwise.Activation;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairTilesTest {
    private static final int LDC = PairTiles.COLUMNS + 5;

    private final Random random = new Random(11);

    @Test
    void everyTileIsTheChainOfItsDefinitionAndWritesNothingElse() {
        assumeTrue(PairTiles.PAYS, "the tiles are for vectors of 512 bits");
        for (int rows = 1; rows <= PairTiles.ROWS; rows++) {
            for (int k = 0; k < 20; k++) {
                for (boolean accumulate : new boolean[] {false, true}) check(rows, k, accumulate);
            }
        }
    }

    @Test
    void heightsSumUpToTheRows() {
        for (int rows = 1; rows <= 60; rows++) {
            int left = rows;
            while (left > 0) {
                int height = PairTiles.next(left);
                assertTrue(height >= 1 && height <= PairTiles.ROWS, "height " + height);
                left -= height;
            }
            assertEquals(0, left);
        }
    }

    /** Segments 1 and 2 of four, of which a panel keeps more rows than the tile reads. */
    private void check(int rows, int k, boolean accumulate) {
        int[] segments = {900, random.nextInt(9), random.nextInt(50), 900};
        int step = (k + 3) * Panels.WIDTH;
        float[] a = values(100 + k);
        float[] panels = values(3 + 8 * step);
        int panel1 = 3 + 4 * step;
        int[] at = new int[PairTiles.ROWS];
        for (int i = 0; i < at.length; i++) at[i] = i < rows ? random.nextInt(50) : -1_000_000;
        Epilogue epilogue = new Epilogue(values(70), 1, values(3 + rows * LDC), 0, Activation.clip(-0.5f, 1.5f));
        float[] expected = values(2 + rows * LDC);
        float[] actual = expected.clone();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < PairTiles.COLUMNS; j++) {
                int to = 2 + i * LDC + j;
                float sum = accumulate ? expected[to] : 0;
                int panel = (j < Panels.WIDTH ? 3 : panel1) + j % Panels.WIDTH;
                for (int s = 1; s < 3; s++) {
                    for (int l = 0; l < k; l++) {
                        sum = Math.fma(a[at[i] + segments[s] + l], panels[panel + s * step + l * Panels.WIDTH], sum);
                    }
                }
                float y = sum + epilogue.bias()[1 + 2 + j] + epilogue.residual()[3 + i * LDC + j];
                expected[to] = Math.min(Math.max(y, -0.5f), 1.5f);
            }
        }
        PairTiles.tile(rows, k, a, at[0], at[1], at[2], at[3], at[4], at[5], segments, 1, 3, panels, 3, panel1, step,
                actual, 2, LDC, accumulate);
        PairTiles.end(rows, epilogue, 2, 3, actual, 2, LDC);
        for (int i = 0; i < actual.length; i++) {
            assertEquals(Float.floatToIntBits(expected[i]), Float.floatToIntBits(actual[i]), "output " + i);
        }
    }

    private float[] values(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) values[i] = (float) random.nextGaussian();
        return values;
    }
}
