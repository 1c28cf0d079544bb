package dev.lanewise.perf.compare;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.recurrent.Recurrent;
import dev.lanewise.kernels.recurrent.RecurrentCell;
import dev.lanewise.kernels.recurrent.RecurrentGeometry;
import dev.lanewise.kernels.recurrent.RecurrentWeights;

/** Recurrence: this library keeps each sequence's steps together, so sequences come and go transposed. */
final class LanewiseRecurrent implements Contestant {
    private final Operation.Recurrent of;
    private final Cpu cpu;
    private final RecurrentGeometry geometry;
    private final RecurrentWeights weights;
    private final float[] x;
    private final float[] state;
    private final float[] y;
    private final float[] cells;
    private final float[] kept;
    private final float[] scratch;

    LanewiseRecurrent(Operation.Recurrent of, float[][] in, Cpu cpu) {
        this.of = of;
        this.cpu = cpu;
        RecurrentCell cell = of.lstm() ? RecurrentCell.LSTM : RecurrentCell.GRU;
        geometry = RecurrentGeometry.of(cell, of.batch(), of.steps(), of.in(), of.hidden());
        weights = RecurrentWeights.pack(cell, of.in(), of.hidden(), in[1], 0, in[2], 0, in[3], 0, in[4], 0);
        x = exchange(in[0], of.steps(), of.batch(), of.in());
        state = new float[geometry.sizeState()];
        y = new float[geometry.sizeY()];
        cells = new float[cell.hasCells() ? geometry.sizeY() : 0];
        kept = new float[geometry.sizeKept()];
        scratch = new float[Recurrent.scratchSize(geometry, cpu.workers().width())];
    }

    @Override
    public void run(int times) {
        for (int i = 0; i < times; i++) {
            Recurrent.run(cpu, geometry, weights, x, 0, state, 0, state, 0, y, 0, cells, 0, kept, 0, scratch, 0);
        }
    }

    @Override
    public float[] result() {
        return exchange(y, of.batch(), of.steps(), of.hidden());
    }

    /** {@code [rows, columns, n]} to {@code [columns, rows, n]}. */
    private static float[] exchange(float[] from, int rows, int columns, int n) {
        float[] to = new float[from.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                System.arraycopy(from, (r * columns + c) * n, to, (c * rows + r) * n, n);
            }
        }
        return to;
    }
}
