package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.Workers;
import org.jspecify.annotations.Nullable;

/** Small groups, several of which share a vector of output channels: lanes over channels, no matrix product. */
final class GroupedConv2d implements Conv2dAlgorithm, Repacking {
    /** Output channels whose weights lie side by side: a multiple of the lanes, whatever the vector width. */
    static final int WIDTH = 16;

    @Override
    public String name() {
        return "grouped";
    }

    @Override
    public @Nullable String refusal(Conv2dGeometry g) {
        int inputs = g.inChannelsPerGroup();
        if (inputs != g.outChannelsPerGroup() || inputs < 2 || inputs > WIDTH || Integer.bitCount(inputs) > 1) {
            return "a group must have as many outChannels as inChannels, 2, 4, 8 or 16; got "
                    + g.outChannelsPerGroup() + " and " + inputs;
        }
        if (g.outChannels() % WIDTH != 0) return "outChannels must be a multiple of 16; got " + g.outChannels();
        return null;
    }

    /** Weights become {@code [outChannels / 16, kernelHeight, kernelWidth, inChannels / groups, 16]}. */
    @Override
    public PackedConv2d pack(Conv2dGeometry g, float[] weights, int weightsOffset) {
        Conv2d.requirePackable(this, g, weights, weightsOffset);
        float[] packed = new float[g.weightSize()];
        pack(g, weights, weightsOffset, packed);
        return new PackedConv2d(g, this, packed, DepthwiseConv2d.taps(g));
    }

    private static void pack(Conv2dGeometry g, float[] weights, int weightsOffset, float[] packed) {
        int chain = g.kernelHeight() * g.kernelWidth() * g.inChannelsPerGroup();
        for (int k = 0; k < g.outChannels(); k++) {
            int to = k / WIDTH * WIDTH * chain + k % WIDTH;
            for (int l = 0; l < chain; l++) packed[to + l * WIDTH] = weights[weightsOffset + k * chain + l];
        }
    }

    @Override
    public Call bindPack(Conv2dGeometry g, float[] weights, float[] packed) {
        return () -> pack(g, weights, 0, packed);
    }

    @Override
    public int scratchSize(Conv2dGeometry g, int batch, int workers) {
        if (Lanes.vector() && VectorGroupedBlocks.accepts(g)) { // without vectors its class cannot be loaded
            return Math.multiplyExact(workers, VectorGroupedBlocks.scratchSize(g));
        }
        if (g.padding().isNone()) return 0;
        int lines = DepthwiseConv2d.linesOfTask(g, batch, workers);
        return Math.multiplyExact(workers, VectorDepthwiseConv2d.inputSize(g, lines));
    }

    @Override
    public Call bind(
            Cpu cpu,
            PackedConv2d weights,
            int batch,
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            Epilogue epilogue,
            float[] scratch,
            int scratchOffset) {
        Conv2dGeometry g = weights.geometry().withBatch(batch);
        Workers workers = Conv2d.workers(cpu, g.multiplyAdds());
        if (cpu.vector() && VectorGroupedBlocks.accepts(g)) {
            VectorGroupedBlocks blocks = new VectorGroupedBlocks(
                    g, x, xOffset, weights.weights(), y, yOffset, epilogue, scratch, scratchOffset);
            return Call.of(workers, blocks.tasks(), blocks);
        } else if (cpu.vector()) {
            int lines = DepthwiseConv2d.linesOfTask(g, batch, cpu.workers().width());
            return Call.of(workers, batch * Math.ceilDiv(g.outHeight(), lines),
                    new VectorGroupedConv2d(g, weights.offsets(), lines, x, xOffset, weights.weights(), y, yOffset,
                            epilogue, scratch, scratchOffset));
        } else {
            return Call.of(workers, batch * g.outHeight(),
                    new ScalarGroupedConv2d(g, x, xOffset, weights.weights(), y, yOffset, epilogue));
        }
    }
}
