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

    /** Floats of scratch for each thread. */
    static int scratchSize(RecurrentGeometry geometry) {
        int states = geometry.batch() < 2 ? 0 : Math.multiplyExact(geometry.batch(), apart(geometry.units()));
        return HiddenProduct.SCRATCH + states;
    }

    /**
     * From one sequence's state to the next one's in scratch. In y they lie whole sequences apart, which is often a
     * multiple of 4096 bytes: then all meet in few places of the first cache, and push each other out.
     */
    private static int apart(int units) {
        return Math.ceilDiv(units, 16) * 16 + 16;
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
        int unit = firstBlock * geometry.cell().blockUnits();
        int count = Math.min(geometry.units(), endBlock * geometry.cell().blockUnits()) - unit;
        int own = scratchOffset + worker * scratchSize(geometry);
        if (geometry.cell() == RecurrentCell.GRU) begin(step, firstRow, endRow, unit, count);
        float[] h = step == 0 ? h0 : y;
        int from = state(step, firstRow);
        int apart = step == 0 ? geometry.units() : geometry.time() * geometry.units();
        if (endRow - firstRow > 1) {
            int states = own + HiddenProduct.SCRATCH;
            for (int row = firstRow; row < endRow; row++) {
                System.arraycopy(h, state(step, row), scratch, states + (row - firstRow) * apart(geometry.units()),
                        geometry.units());
            }
            h = scratch;
            from = states;
            apart = apart(geometry.units());
        }
        HiddenProduct.run(vector, weights, firstBlock, endBlock, endRow - firstRow, h, from, apart,
                rows, sums(step, firstRow) + unfed(), geometry.time() * geometry.columns(), scratch, own);
        for (int row = firstRow; row < endRow; row++) gates(step, row, unit, count);
    }

    /** Where a row's sums begin. */
    private int sums(int step, int row) {
        return rowsOffset + (row * geometry.time() + geometry.at(step)) * geometry.columns();
    }

    /** Where a row's state before the step begins, in h0 or y. */
    private int state(int step, int row) {
        return step == 0 ? h0Offset + row * geometry.units() : yOffset + before(row, step) * geometry.units();
    }

    /** Numbers of a row that the state's product does not reach: the GRU's n. */
    private int unfed() {
        return geometry.cell() == RecurrentCell.GRU ? geometry.units() : 0;
    }

    /** The place among all rows of what a sequence's step before this one made. */
    private int before(int row, int step) {
        return row * geometry.time() + geometry.at(step - 1);
    }

    /** The GRU's b_n begins with its bias. */
    private void begin(int step, int firstRow, int endRow, int unit, int count) {
        float[] bias = weights.candidateBias();
        for (int row = firstRow; row < endRow; row++) {
            int to = sums(step, row) + 3 * geometry.units() + unit;
            if (bias == null) Arrays.fill(rows, to, to + count, 0);
            else
                System.arraycopy(bias, unit, rows, to, count);
        }
    }

    private void gates(int step, int row, int unit, int count) {
        int n = geometry.units();
        int sums = sums(step, row) + unit;
        int to = (row * geometry.time() + geometry.at(step)) * n + unit;
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
