package dev.lanewise.kernels.recurrent;

import static dev.lanewise.kernels.micro.Panels.WIDTH;

import dev.lanewise.kernels.micro.Panels;
import java.util.Arrays;

/**
 * {@code c[i, gate, u] += sum over l of h[i, l] * weight[gate, u, l]} for a few rows and some blocks of units, on
 * packed {@link RecurrentWeights}. Each output is one chain of fma over ascending {@code l}, from what is stored on.
 */
final class HiddenProduct {
    /** Rows that a block beyond the last unit is done in. */
    private static final int ROWS = 6;

    private static final int WIDEST = 3 * WIDTH;

    /** Floats of scratch for each thread: a block that reaches beyond the last unit goes through it. */
    static final int SCRATCH = ROWS * WIDEST;

    private HiddenProduct() {}

    /**
     * @param h row i is {@code h[hOffset + i * ldh + l]}
     * @param c gate and unit of row i lie at {@code c[cOffset + i * ldc + gate * units + u]}
     */
    static void run(boolean vector, RecurrentWeights weights, int firstBlock, int endBlock, int rows,
            float[] h, int hOffset, int ldh, float[] c, int cOffset, int ldc, float[] scratch, int scratchOffset) {
        RecurrentCell cell = weights.cell();
        int units = weights.units();
        int width = cell.blockUnits();
        int columns = cell.gates() * width;
        for (int block = firstBlock; block < endBlock; block++) {
            int own = Math.min(width, units - block * width);
            int panels = Panels.FIRST + block * RecurrentWeights.blockSize(cell, units);
            int to = cOffset + block * width;
            if (own == width) {
                block(vector, rows, columns, width, units, h, hOffset, ldh, weights.hidden(), panels,
                        c, to, ldc, units);
                continue;
            }
            for (int i = 0; i < rows; i += ROWS) {
                int m = Math.min(ROWS, rows - i);
                load(m, own, cell.gates(), width, c, to + i * ldc, ldc, units, scratch, scratchOffset);
                block(vector, m, columns, width, units, h, hOffset + i * ldh, ldh, weights.hidden(), panels,
                        scratch, scratchOffset, columns, width);
                store(m, own, cell.gates(), width, c, to + i * ldc, ldc, units, scratch, scratchOffset);
            }
        }
    }

    private static void block(boolean vector, int rows, int columns, int width, int k, float[] h, int hOffset, int ldh,
            float[] panels, int panelsOffset, float[] c, int cOffset, int ldc, int gateStride) {
        if (vector) {
            VectorHiddenProduct.block(rows, columns, width, k, h, hOffset, ldh, panels, panelsOffset,
                    c, cOffset, ldc, gateStride);
        } else {
            ScalarHiddenProduct.block(rows, columns, width, k, h, hOffset, ldh, panels, panelsOffset,
                    c, cOffset, ldc, gateStride);
        }
    }

    private static void load(int rows, int own, int gates, int width, float[] c, int cOffset, int ldc, int units,
            float[] scratch, int at) {
        Arrays.fill(scratch, at, at + rows * gates * width, 0);
        for (int i = 0; i < rows; i++) {
            for (int gate = 0; gate < gates; gate++) {
                System.arraycopy(c, cOffset + i * ldc + gate * units, scratch, at + (i * gates + gate) * width, own);
            }
        }
    }

    private static void store(int rows, int own, int gates, int width, float[] c, int cOffset, int ldc, int units,
            float[] scratch, int at) {
        for (int i = 0; i < rows; i++) {
            for (int gate = 0; gate < gates; gate++) {
                System.arraycopy(scratch, at + (i * gates + gate) * width, c, cOffset + i * ldc + gate * units, own);
            }
        }
    }
}
