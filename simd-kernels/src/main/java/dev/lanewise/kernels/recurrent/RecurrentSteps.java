package dev.lanewise.kernels.recurrent;

import dev.lanewise.kernels.Workers;
import java.util.Arrays;

/** The steps of a run, once the input's products lie in {@code rows}; made once a run, its two kinds of tasks also. */
final class RecurrentSteps {
    private final boolean vector;
    private final RecurrentGeometry geometry;
    private final RecurrentWeights weights;
    private final float[] h0;
    private final int h0Offset;
    private final float[] c0;
    private final int c0Offset;
    private final float[] y;
    private final int yOffset;
    private final float[] cells;
    private final int cellsOffset;
    private final float[] rows;
    private final int rowsOffset;
    private final float[] scratch;
    private final int scratchOffset;
    private final Workers.Task units = this::units;
    private int current;

    RecurrentSteps(boolean vector, RecurrentGeometry geometry, RecurrentWeights weights, float[] h0, int h0Offset,
            float[] c0, int c0Offset, float[] y, int yOffset, float[] cells, int cellsOffset,
            float[] rows, int rowsOffset, float[] scratch, int scratchOffset) {
        this.vector = vector;
        this.geometry = geometry;
        this.weights = weights;
        this.h0 = h0;
        this.h0Offset = h0Offset;
        this.c0 = c0;
        this.c0Offset = c0Offset;
        this.y = y;
        this.yOffset = yOffset;
        this.cells = cells;
        this.cellsOffset = cellsOffset;
        this.rows = rows;
        this.rowsOffset = rowsOffset;
        this.scratch = scratch;
        this.scratchOffset = scratchOffset;
    }

    /** Tasks are sequences: each range runs all steps of its own. */
    Workers.Task ofSequences() {
        return (first, end, worker) -> {
            for (int step = 0; step < geometry.time(); step++) {
                step(step, first, end, 0, geometry.blocks(), worker);
            }
        };
    }

    /**
     * Tasks are blocks of units: one step of them for all sequences. To be used up before the next step is asked for.
     */
    Workers.Task ofUnits(int step) {
        current = step;
        return units;
    }

    private void units(int first, int end, int worker) {
        step(current, 0, geometry.batch(), first, end, worker);
    }

    private void step(int step, int firstRow, int endRow, int firstBlock, int endBlock, int worker) {
        int n = geometry.units();
        int columns = geometry.columns();
        int unit = firstBlock * geometry.cell().blockUnits();
        int count = Math.min(n, endBlock * geometry.cell().blockUnits()) - unit;
        int at = firstRow * geometry.time() + geometry.at(step);
        boolean gru = geometry.cell() == RecurrentCell.GRU;
        if (gru) begin(at, firstRow, endRow, unit, count);
        HiddenProduct.run(vector, weights, firstBlock, endBlock, endRow - firstRow,
                step == 0 ? h0 : y,
                step == 0 ? h0Offset + firstRow * n : yOffset + before(firstRow, step) * n,
                step == 0 ? n : geometry.time() * n,
                rows, rowsOffset + at * columns + (gru ? n : 0), geometry.time() * columns,
                scratch, scratchOffset + worker * HiddenProduct.SCRATCH);
        for (int row = firstRow; row < endRow; row++) gates(step, row, unit, count);
    }

    /** The place among all rows of what a sequence's step before this one made. */
    private int before(int row, int step) {
        return row * geometry.time() + geometry.at(step - 1);
    }

    /** The GRU's b_n begins with its bias. */
    private void begin(int at, int firstRow, int endRow, int unit, int count) {
        float[] bias = weights.candidateBias();
        int columns = geometry.columns();
        for (int row = firstRow; row < endRow; row++) {
            int to = rowsOffset + (at + (row - firstRow) * geometry.time()) * columns + 3 * geometry.units() + unit;
            if (bias == null) Arrays.fill(rows, to, to + count, 0);
            else
                System.arraycopy(bias, unit, rows, to, count);
        }
    }

    private void gates(int step, int row, int unit, int count) {
        int n = geometry.units();
        int at = row * geometry.time() + geometry.at(step);
        int sums = rowsOffset + at * geometry.columns() + unit;
        int to = at * n + unit;
        int from = (step == 0 ? row : before(row, step)) * n + unit;
        switch (geometry.cell()) {
            case TANH, RELU -> GateSteps.simple(
                    vector, geometry.cell() == RecurrentCell.RELU, count, y, yOffset + to);
            case GRU -> GateSteps.gru(vector, count, n, rows, sums, step == 0 ? h0 : y,
                    (step == 0 ? h0Offset : yOffset) + from, y, yOffset + to);
            case LSTM -> GateSteps.lstm(vector, count, n, rows, sums, step == 0 ? c0 : cells,
                    (step == 0 ? c0Offset : cellsOffset) + from, cells, cellsOffset + to, y, yOffset + to);
        }
    }
}
