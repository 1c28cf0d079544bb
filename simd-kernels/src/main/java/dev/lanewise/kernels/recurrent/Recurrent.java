package dev.lanewise.kernels.recurrent;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.checks.Extents;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.gemm.Gemm;
import dev.lanewise.kernels.gemm.GemmGeometry;
import java.util.List;

/**
 * Recurrent networks over sequences: the input's products of all steps are one matrix product, then each step adds the
 * product of the state to its own and makes gates of the sums.
 *
 * <p>Order: a sum is one chain of fma over the inputs, plus the bias, continued over the units of the state before,
 * both ascending; the GRU's b_n is a chain of its own over the state, from its bias on. The gates follow {@link
 * RecurrentCell}. So a run over a sequence gives the bits of runs over its pieces, each from the state where the one
 * before ended, whatever the batch, the threads and the vector width.
 */
public final class Recurrent {
    /** Fewer multiply-adds in a step are done by the caller alone: threads must meet after each step. */
    private static final long WORTH_THREADS = 190_000;

    private Recurrent() {}

    /** Floats of scratch that {@link #run} needs on workers of that width. */
    public static int scratchSize(RecurrentGeometry geometry, int workers) {
        int input = Gemm.packedScratchSize(input(geometry), workers);
        return Math.max(input, Math.multiplyExact(workers, RecurrentSteps.scratchSize(geometry)));
    }

    /**
     * Runs all steps.
     *
     * @param h0 the state before the first step, {@code [batch, units]}
     * @param c0 an LSTM's cells before the first step, {@code [batch, units]}; others do not look at it
     * @param y receives each step's h, {@code [batch, time, units]}
     * @param cells receives an LSTM's c of each step, {@code [batch, time, units]}; others do not touch it
     * @param kept receives {@code [batch, time, kept, units]}, for the gradient: i, f, g and o of an LSTM; n, r, z of a
     *     GRU and what its r multiplies; nothing of others
     * @param scratch {@link #scratchSize} floats from {@code scratchOffset} on, overwritten
     * @throws IllegalArgumentException where weights or arrays do not fit the geometry, before anything is written
     */
    public static void run(Cpu cpu, RecurrentGeometry geometry, RecurrentWeights weights, float[] x, int xOffset,
            float[] h0, int h0Offset, float[] c0, int c0Offset, float[] y, int yOffset,
            float[] cells, int cellsOffset, float[] kept, int keptOffset, float[] scratch, int scratchOffset) {
        bind(cpu, geometry, weights, x, xOffset, h0, h0Offset, c0, c0Offset, y, yOffset, cells, cellsOffset, kept,
                keptOffset, scratch, scratchOffset).run();
    }

    /** {@link #run}, to be run often. */
    public static Call bind(Cpu cpu, RecurrentGeometry geometry, RecurrentWeights weights, float[] x, int xOffset,
            float[] h0, int h0Offset, float[] c0, int c0Offset, float[] y, int yOffset,
            float[] cells, int cellsOffset, float[] kept, int keptOffset, float[] scratch, int scratchOffset) {
        check(geometry, weights, x, xOffset, h0, h0Offset, y, yOffset);
        if (geometry.cell().hasCells()) {
            Extents.require("recurrent", "c0", c0, c0Offset, geometry.sizeState());
            Extents.require("recurrent", "cells", cells, cellsOffset, geometry.sizeY());
        }
        Extents.require("recurrent", "kept", kept, keptOffset, geometry.sizeKept());
        Extents.require("recurrent", "scratch", scratch, scratchOffset, scratchSize(geometry, cpu.workers().width()));
        if (geometry.sizeY() == 0) return Call.NOTHING;
        boolean simple = geometry.cell().kept() == 0;
        float[] rows = simple ? y : kept;
        int rowsOffset = simple ? yOffset : keptOffset;
        float[] bias = weights.bias();
        Epilogue epilogue = bias == null ? Epilogue.NONE : new Epilogue(bias, 0, null, 0, Activation.NONE);
        Call products = Gemm.bind(cpu, input(geometry), x, xOffset, weights.input(), rows, rowsOffset, false, epilogue,
                scratch, scratchOffset);
        RecurrentSteps steps = new RecurrentSteps(cpu.vector(), geometry, weights, h0, h0Offset, c0, c0Offset,
                y, yOffset, cells, cellsOffset, rows, rowsOffset, scratch, scratchOffset);
        return Call.sequence(List.of(products, steps(cpu.workers(), geometry, steps)));
    }

    private static Call steps(Workers workers, RecurrentGeometry geometry, RecurrentSteps steps) {
        int width = workers.width();
        if (width > 1 && !bySequences(geometry, width) && geometry.stepMultiplyAdds() >= WORTH_THREADS) {
            return () -> {
                for (int step = 0; step < geometry.time(); step++) {
                    workers.run(geometry.blocks(), steps.ofUnits(step));
                }
            };
        }
        boolean shared = width > 1 && bySequences(geometry, width);
        return Call.of(shared ? workers : Workers.INLINE, geometry.batch(), steps.ofSequences());
    }

    /** Threads that share the batch never wait for each other, but each reads all weights in every step. */
    private static boolean bySequences(RecurrentGeometry geometry, int width) {
        return geometry.batch() >= 4 * width
                && geometry.stepMultiplyAdds() * geometry.time() >= Gemm.WORTH_THREADS;
    }

    private static GemmGeometry input(RecurrentGeometry g) {
        int n = g.cell().gates() * g.units();
        return new GemmGeometry(g.batch() * g.time(), n, g.inputs(), false, true, g.inputs(), g.inputs(),
                Math.max(n, g.columns()));
    }

    private static void check(RecurrentGeometry g, RecurrentWeights weights, float[] x, int xOffset,
            float[] h0, int h0Offset, float[] y, int yOffset) {
        if (weights.cell() != g.cell() || weights.inputs() != g.inputs() || weights.units() != g.units()) {
            throw new IllegalArgumentException("recurrent: weights must be of " + g.cell() + " with " + g.inputs()
                    + " inputs and " + g.units() + " units; got " + weights.cell() + ", " + weights.inputs() + ", "
                    + weights.units());
        }
        Extents.require("recurrent", "x", x, xOffset, g.sizeX());
        Extents.require("recurrent", "h0", h0, h0Offset, g.sizeState());
        Extents.require("recurrent", "y", y, yOffset, g.sizeY());
    }
}
