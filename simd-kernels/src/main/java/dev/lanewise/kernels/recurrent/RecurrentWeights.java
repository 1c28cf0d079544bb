package dev.lanewise.kernels.recurrent;

import dev.lanewise.kernels.checks.Extents;
import dev.lanewise.kernels.gemm.GemmGeometry;
import dev.lanewise.kernels.gemm.PackedMatrix;
import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Transpose;
import org.jspecify.annotations.Nullable;

/**
 * The weights of a recurrent network, brought once into the order in which kernels read them, for many runs.
 *
 * <p>The state's weights lie in blocks of units, the gates of a block side by side: sixteen units of an LSTM are the
 * two panels {@code [i, f]} and {@code [g, o]}, 32 of a GRU the three panels r, z and n, 64 of others two panels. So
 * one thread computes all that a unit's step needs, and no other's.
 */
public final class RecurrentWeights {
    private final RecurrentCell cell;
    private final int inputs;
    private final int units;
    private final PackedMatrix input;
    private final float[] hidden;
    private final float @Nullable [] bias;
    private final float @Nullable [] candidateBias;

    private RecurrentWeights(RecurrentCell cell, int inputs, int units, PackedMatrix input, float[] hidden,
            float @Nullable [] bias, float @Nullable [] candidateBias) {
        this.cell = cell;
        this.inputs = inputs;
        this.units = units;
        this.input = input;
        this.hidden = hidden;
        this.bias = bias;
        this.candidateBias = candidateBias;
    }

    /**
     * Packs {@code inputWeight [gates * units, inputs]}, {@code hiddenWeight [gates * units, units]} and, both or
     * neither, {@code inputBias} and {@code hiddenBias [gates * units]}.
     *
     * <p>A gate's two biases are added to each other first and then to the input's product; the one exception is the
     * hidden bias of the GRU's n, which the state's product begins with, because r multiplies it.
     */
    public static RecurrentWeights pack(RecurrentCell cell, int inputs, int units,
            float[] inputWeight, int inputOffset, float[] hiddenWeight, int hiddenOffset,
            float @Nullable [] inputBias, int inputBiasOffset, float @Nullable [] hiddenBias, int hiddenBiasOffset) {
        int rows = cell.gates() * units;
        Extents.require("recurrent", "inputWeight", inputWeight, inputOffset, Math.multiplyExact(rows, inputs));
        Extents.require("recurrent", "hiddenWeight", hiddenWeight, hiddenOffset, Math.multiplyExact(rows, units));
        float[] bias = null;
        float[] candidate = null;
        if (inputBias != null && hiddenBias != null) {
            Extents.require("recurrent", "inputBias", inputBias, inputBiasOffset, rows);
            Extents.require("recurrent", "hiddenBias", hiddenBias, hiddenBiasOffset, rows);
            int summed = cell == RecurrentCell.GRU ? 2 * units : rows;
            bias = new float[rows];
            for (int i = 0; i < rows; i++) {
                float own = inputBias[inputBiasOffset + i];
                bias[i] = i < summed ? own + hiddenBias[hiddenBiasOffset + i] : own;
            }
            if (cell == RecurrentCell.GRU) {
                candidate = new float[units];
                System.arraycopy(hiddenBias, hiddenBiasOffset + 2 * units, candidate, 0, units);
                rotate(bias, units);
            }
        }
        return new RecurrentWeights(cell, inputs, units, input(cell, inputs, units, inputWeight, inputOffset),
                hidden(cell, units, hiddenWeight, hiddenOffset), bias, candidate);
    }

    private static PackedMatrix input(RecurrentCell cell, int inputs, int units, float[] weight, int offset) {
        int rows = cell.gates() * units;
        GemmGeometry geometry = GemmGeometry.of(1, rows, inputs, false, true);
        if (cell != RecurrentCell.GRU) return PackedMatrix.of(geometry, weight, offset);
        float[] turned = new float[rows * inputs];
        System.arraycopy(weight, offset, turned, 0, turned.length);
        rotate(turned, units * inputs);
        return PackedMatrix.of(geometry, turned, 0);
    }

    /**
     * Of three parts the last becomes the first: a row keeps n, r, z and b_n, of which the state adds to the last
     * three.
     */
    private static void rotate(float[] x, int part) {
        float[] last = new float[part];
        System.arraycopy(x, 2 * part, last, 0, part);
        System.arraycopy(x, 0, x, part, 2 * part);
        System.arraycopy(last, 0, x, 0, part);
    }

    private static float[] hidden(RecurrentCell cell, int units, float[] weight, int offset) {
        int block = cell.blockUnits();
        int halves = block / 16;
        int blocks = Math.ceilDiv(units, block);
        float[] packed = Panels.array(blocks == 0 ? 0 : Math.multiplyExact(blocks, blockSize(cell, units)));
        for (int b = 0; b < blocks; b++) {
            for (int half = 0; half < cell.gates() * halves; half++) {
                int unit = b * block + half % halves * 16;
                int rows = Math.clamp(units - unit, 0, 16);
                int from = offset + (half / halves * units + unit) * units;
                int to = Panels.FIRST + b * blockSize(cell, units) + half / 2 * Panels.WIDTH * units + half % 2 * 16;
                if (rows > 0) Transpose.run(rows, units, weight, from, units, packed, to, Panels.WIDTH);
            }
        }
        return packed;
    }

    /** Floats of the panels of one block. */
    static int blockSize(RecurrentCell cell, int units) {
        return cell.gates() * cell.blockUnits() * units;
    }

    public RecurrentCell cell() {
        return cell;
    }

    public int inputs() {
        return inputs;
    }

    public int units() {
        return units;
    }

    /** Floats that all packed weights take. */
    public int size() {
        return input.size() + hidden.length - Panels.FIRST + (bias == null ? 0 : bias.length);
    }

    PackedMatrix input() {
        return input;
    }

    /** Block after block, from {@link Panels#FIRST} on. */
    float[] hidden() {
        return hidden;
    }

    float @Nullable [] bias() {
        return bias;
    }

    /** What the GRU's b_n begins with. */
    float @Nullable [] candidateBias() {
        return candidateBias;
    }
}
