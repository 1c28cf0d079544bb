package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;

/**
 * Hands blocks of tiles to workers. With enough blocks each worker transforms and multiplies its own; with fewer, one
 * block after the other is shared by all: first its inputs, then its output channels.
 */
abstract class TileBlocks {
    private final int units;
    private final int blockUnits;
    private final int groups;
    private final int scratchOffset;
    private final int scratchSize;

    /**
     * @param units of which blocks are made
     * @param blockUnits the most of a block
     * @param groups of output channels
     * @param scratchSize floats of scratch of each worker, from {@code scratchOffset} on
     */
    TileBlocks(int units, int blockUnits, int groups, int scratchOffset, int scratchSize) {
        this.units = units;
        this.blockUnits = blockUnits;
        this.groups = groups;
        this.scratchOffset = scratchOffset;
        this.scratchSize = scratchSize;
    }

    /**
     * Inputs of units {@code first} to {@code end} of the block of {@code count} units that begins with {@code unit}.
     *
     * @param v the block's scratch
     * @param own the worker's scratch
     */
    abstract void inputs(int unit, int first, int end, int count, int v, int own);

    /** Outputs of a block in groups {@code first} to {@code end} of channels. */
    abstract void outputs(int unit, int count, int first, int end, int v, int own);

    final Call on(Workers workers) {
        int blocks = Math.ceilDiv(units, blockUnits);
        if (blocks < workers.width()) return new Shared(workers, blocks);
        int even = Math.ceilDiv(blocks, workers.width()) * workers.width();
        return Call.of(workers, even, (first, end, worker) -> {
            for (int block = first; block < end; block++) {
                int unit = start(block, even);
                int count = start(block + 1, even) - unit;
                if (count == 0) continue;
                inputs(unit, 0, count, count, own(worker), own(worker));
                outputs(unit, count, 0, groups, own(worker), own(worker));
            }
        });
    }

    private final class Shared implements Call {
        private final Workers workers;
        private final int blocks;
        private final Workers.Task inputs = this::inputs;
        private final Workers.Task outputs = this::outputs;
        private int unit;
        private int count;

        Shared(Workers workers, int blocks) {
            this.workers = workers;
            this.blocks = blocks;
        }

        @Override
        public void run() {
            for (int block = 0; block < blocks; block++) {
                unit = start(block, blocks);
                count = start(block + 1, blocks) - unit;
                workers.run(count, inputs);
                workers.run(groups, outputs);
            }
        }

        private void inputs(int first, int end, int worker) {
            TileBlocks.this.inputs(unit, first, end, count, scratchOffset, own(worker));
        }

        private void outputs(int first, int end, int worker) {
            TileBlocks.this.outputs(unit, count, first, end, scratchOffset, own(worker));
        }
    }

    private int start(int block, int blocks) {
        return (int) ((long) units * block / blocks);
    }

    private int own(int worker) {
        return scratchOffset + worker * scratchSize;
    }
}
