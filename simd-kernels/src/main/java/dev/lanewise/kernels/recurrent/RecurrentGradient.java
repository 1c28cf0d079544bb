package dev.lanewise.kernels.recurrent;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.checks.Extents;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.elementwise.Activations;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.gemm.Gemm;
import dev.lanewise.kernels.gemm.GemmGeometry;
import dev.lanewise.kernels.gemm.PackedMatrix;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The gradient through time of {@link Recurrent}, as far as the sums of all steps: weights and inputs follow from
 * theirs by products of matrices.
 *
 * <p>From the last step to the first: the gradient of h is {@code dy} plus what the step after sends back, the product
 * of its sums' gradients with the state's weights, one chain over gates and units ascending (a GRU's is continued from
 * {@code dh * z}).
 */
public final class RecurrentGradient {
    private static final Activation TANH = Activation.of(UnaryFunction.TANH);

    private RecurrentGradient() {}

    /** Floats of scratch that {@link #run} needs on workers of that width. */
    public static int scratchSize(RecurrentGeometry geometry, int workers) {
        int n = geometry.units();
        return PackedMatrix.size(n, geometry.cell().gates() * n) + 5 * n
                + Gemm.packedScratchSize(back(geometry), workers);
    }

    /**
     * Gradients of the sums and of the first state.
     *
     * @param hiddenWeight {@code [gates * units, units]}, as it is stored
     * @param y what the run gave, as {@code cells} (an LSTM's) and {@code kept} (of gated cells)
     * @param dy the gradient of {@code y}; so {@code dcells} and {@code dkept}, which may be left out
     * @param dsums receives {@code [batch, time, gates, units]}, the gradient of the input's products
     * @param dhidden receives the same for the state's products: a GRU's, with which those of its b_n differ; others do
     *     not touch it
     * @param dh0 receives the gradient of the state before the first step
     * @param dc0 receives the gradient of an LSTM's cells before the first step; others do not touch it
     * @param scratch {@link #scratchSize} floats from {@code scratchOffset} on, overwritten
     * @throws IllegalArgumentException where an array is too short
     */
    public static void run(Cpu cpu, RecurrentGeometry geometry, float[] hiddenWeight, int hiddenWeightOffset,
            float[] h0, int h0Offset, float[] c0, int c0Offset, float[] y, int yOffset,
            float[] cells, int cellsOffset, float[] kept, int keptOffset, float[] dy, int dyOffset,
            float @Nullable [] dcells, int dcellsOffset, float @Nullable [] dkept, int dkeptOffset,
            float[] dsums, int dsumsOffset, float[] dhidden, int dhiddenOffset,
            float[] dh0, int dh0Offset, float[] dc0, int dc0Offset, float[] scratch, int scratchOffset) {
        int n = geometry.units();
        int gates = geometry.cell().gates() * n;
        boolean gru = geometry.cell() == RecurrentCell.GRU;
        boolean lstm = geometry.cell().hasCells();
        Extents.require("recurrent", "hiddenWeight", hiddenWeight, hiddenWeightOffset, (long) gates * n);
        Extents.require("recurrent", "kept", kept, keptOffset, geometry.sizeKept());
        Extents.require("recurrent", "dy", dy, dyOffset, geometry.sizeY());
        Extents.require("recurrent", "dsums", dsums, dsumsOffset, geometry.sizeGates());
        Extents.require("recurrent", "dhidden", dhidden, dhiddenOffset, gru ? geometry.sizeGates() : 0);
        Extents.require("recurrent", "dh0", dh0, dh0Offset, geometry.sizeState());
        Extents.require("recurrent", "dc0", dc0, dc0Offset, lstm ? geometry.sizeState() : 0);
        Extents.require("recurrent", "scratch", scratch, scratchOffset, scratchSize(geometry, cpu.workers().width()));
        Arrays.fill(dh0, dh0Offset, dh0Offset + geometry.sizeState(), 0);
        if (lstm) Arrays.fill(dc0, dc0Offset, dc0Offset + geometry.sizeState(), 0);
        if (geometry.sizeY() == 0) return;
        GemmGeometry back = back(geometry);
        PackedMatrix weight = PackedMatrix.pack(back, hiddenWeight, hiddenWeightOffset, scratch, scratchOffset);
        int temporary = scratchOffset + PackedMatrix.size(n, gates);
        // what comes back to the gates themselves, where nothing does
        int zeros = temporary + n;
        Arrays.fill(scratch, zeros, zeros + 4 * n, 0);
        for (int step = geometry.time() - 1; step >= 0; step--) {
            for (int b = 0; b < geometry.batch(); b++) {
                int row = b * geometry.time() + geometry.at(step);
                int before = (step == 0 ? b : b * geometry.time() + geometry.at(step - 1)) * n;
                int at = row * n;
                int keeps = row * 4 * n;
                int sums = dsumsOffset + row * gates;
                int dh = dh0Offset + b * n;
                float[] own = dkept == null ? scratch : dkept;
                int ownOffset = dkept == null ? zeros : dkeptOffset + keeps;
                GateGradients.add(n, dy, dyOffset + at, dh0, dh);
                switch (geometry.cell()) {
                    case TANH -> GateGradients.tanh(n, y, yOffset + at, dh0, dh, dsums, sums);
                    case RELU -> GateGradients.relu(n, y, yOffset + at, dh0, dh, dsums, sums);
                    case GRU -> GateGradients.gru(cpu.vector(), n, kept, keptOffset + keeps, own, ownOffset,
                            step == 0 ? h0 : y, (step == 0 ? h0Offset : yOffset) + before, dh0, dh,
                            dsums, sums, dhidden, dhiddenOffset + row * gates);
                    case LSTM -> {
                        int dc = dc0Offset + b * n;
                        if (dcells != null) GateGradients.add(n, dcells, dcellsOffset + at, dc0, dc);
                        System.arraycopy(cells, cellsOffset + at, scratch, temporary, n);
                        Activations.apply(cpu.vector(), TANH, 1, n, scratch, temporary, n);
                        GateGradients.lstm(cpu.vector(), n, kept, keptOffset + keeps, own, ownOffset,
                                scratch, temporary, step == 0 ? c0 : cells,
                                (step == 0 ? c0Offset : cellsOffset) + before, dh0, dh, dc0, dc, dsums, sums);
                    }
                }
            }
            Gemm.multiply(cpu, back, gru ? dhidden : dsums,
                    (gru ? dhiddenOffset : dsumsOffset) + geometry.at(step) * gates, weight, dh0, dh0Offset, gru,
                    Epilogue.NONE, scratch, zeros + 4 * n);
        }
    }

    /** From the gradients of a step's sums to that of the state before: {@code [batch, gates] * [gates, units]}. */
    private static GemmGeometry back(RecurrentGeometry g) {
        int gates = g.cell().gates() * g.units();
        return new GemmGeometry(g.batch(), g.units(), gates, false, false, Math.max(1, g.time()) * gates, g.units(),
                g.units());
    }
}
