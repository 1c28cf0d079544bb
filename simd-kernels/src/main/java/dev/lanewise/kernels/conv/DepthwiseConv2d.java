package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import org.jspecify.annotations.Nullable;

/** Each channel by a kernel of its own: lanes over channels, no matrix product. */
final class DepthwiseConv2d implements Conv2dAlgorithm, Repacking {
    /** Input of a task, with its border: 256 KiB. */
    private static final int TASK_FLOATS = 64 << 10;

    /** Output lines that {@link VectorDepthwiseColumns} take at once, where the image has so many. */
    private static final int COLUMN = 14;

    /** So many tasks at least, where there are several workers, so that all have about the same work. */
    private static final int TASKS_OF_WORKER = 3;

    @Override
    public String name() {
        return "depthwise";
    }

    @Override
    public @Nullable String refusal(Conv2dGeometry g) {
        if (g.inChannels() == 0 || g.groups() != g.inChannels()) {
            return "groups must equal inChannels; got " + g.groups() + " and " + g.inChannels();
        }
        if (g.outChannels() != g.inChannels()) {
            return "outChannels must equal inChannels; got " + g.outChannels() + " and " + g.inChannels();
        }
        return null;
    }

    /** Weights become {@code [kernelHeight, kernelWidth, channels]}. */
    @Override
    public PackedConv2d pack(Conv2dGeometry g, float[] weights, int weightsOffset) {
        Conv2d.requirePackable(this, g, weights, weightsOffset);
        return new PackedConv2d(g, this, byTap(g, weights, weightsOffset), taps(g));
    }

    /** Weights as {@code [kernelHeight, kernelWidth, channels]}. */
    static float[] byTap(Conv2dGeometry g, float[] weights, int weightsOffset) {
        float[] packed = new float[g.weightSize()];
        byTap(g, weights, weightsOffset, packed);
        return packed;
    }

    private static void byTap(Conv2dGeometry g, float[] weights, int weightsOffset, float[] packed) {
        int channels = g.outChannels();
        int taps = g.kernelHeight() * g.kernelWidth();
        for (int t = 0; t < taps; t++) {
            for (int c = 0; c < channels; c++) packed[t * channels + c] = weights[weightsOffset + c * taps + t];
        }
    }

    @Override
    public Call bindPack(Conv2dGeometry g, float[] weights, float[] packed) {
        return () -> byTap(g, weights, 0, packed);
    }

    /** Of each tap its row in the window, and its column times the channels. */
    static int[] taps(Conv2dGeometry g) {
        int[] taps = new int[2 * g.kernelHeight() * g.kernelWidth()];
        for (int t = 0; t < taps.length / 2; t++) {
            taps[2 * t] = t / g.kernelWidth() * g.dilation().vertical();
            taps[2 * t + 1] = t % g.kernelWidth() * g.dilation().horizontal() * g.inChannels();
        }
        return taps;
    }

    @Override
    public int scratchSize(Conv2dGeometry g, int batch, int workers) {
        if (VectorDepthwiseTiling.accepts(g)) return 0;
        return Math.multiplyExact(workers, VectorDepthwiseConv2d.inputSize(g, linesOfTask(g, batch, workers)));
    }

    /**
     * Output lines whose input with its border stays in the second-level cache, and few enough for some tasks a worker;
     * even, so that they pair up, unless they are all.
     */
    static int linesOfTask(Conv2dGeometry g, int batch, int workers) {
        int rows = TASK_FLOATS / Math.max(1, g.paddedWidth() * g.inChannels());
        int span = (g.kernelHeight() - 1) * g.dilation().vertical() + 1;
        int lines = Math.max(1, (rows - span) / g.stride().vertical() + 1);
        // Columns read a row once and begin anew with each task: the fewer, the better, until lines leave the cache.
        if (VectorDepthwiseTiling.takesColumns(g)) lines = Math.max(lines, COLUMN);
        int tasks = Math.ceilDiv(g.outHeight(), lines);
        if (workers > 1) tasks = Math.max(tasks, Math.ceilDiv(TASKS_OF_WORKER * workers, Math.max(1, batch)));
        return Math.min(g.outHeight(), Math.ceilDiv(g.outHeight(), 2 * tasks) * 2);
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
        if (cpu.vector()) {
            int lines = linesOfTask(g, batch, cpu.workers().width());
            return Call.of(
                    workers,
                    batch * Math.ceilDiv(g.outHeight(), lines),
                    VectorDepthwiseTiling.accepts(g)
                            ? new VectorDepthwiseTiling(
                                    g, lines, x, xOffset, weights.weights(), y, yOffset, epilogue)
                            : new VectorDepthwiseConv2d(g, weights.offsets(), lines, x, xOffset, weights.weights(), y,
                                    yOffset, epilogue, scratch, scratchOffset));
        } else {
            return Call.of(
                    workers,
                    batch * g.outHeight(),
                    new ScalarDepthwiseConv2d(g, x, xOffset, weights.weights(), y, yOffset, epilogue));
        }
    }
}
