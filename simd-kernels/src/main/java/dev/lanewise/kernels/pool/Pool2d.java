package dev.lanewise.kernels.pool;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.checks.Extents;
import java.util.Arrays;

/**
 * Two-dimensional pooling; shapes as {@link Pool2dGeometry} says.
 *
 * <p>Padding takes no part: it is never the largest, and it is counted in a mean only where that is asked for. A window
 * that sees no pixel at all, which dilation makes possible, has no largest: -infinity, with the index -1.
 */
public final class Pool2d {
    /** The index of a window that sees no pixel. */
    static final int NO_PIXEL = -1;

    /** From so many taps on a second thread gains more than its waking costs. */
    private static final int PARALLEL = 1 << 18;

    /** Channels of one task of a gradient. */
    private static final int CHUNK = 64;

    private Pool2d() {}

    /** The largest pixel of each window; NaN where one is NaN; of two zeros +0. */
    public static void max(Cpu cpu, Pool2dGeometry g, float[] x, int xOffset, float[] y, int yOffset) {
        bindMax(cpu, g, x, xOffset, y, yOffset).run();
    }

    /** {@link #max}, to be run often. */
    public static Call bindMax(Cpu cpu, Pool2dGeometry g, float[] x, int xOffset, float[] y, int yOffset) {
        Extents.require("pool2d", "x", x, xOffset, g.inputSize());
        Extents.require("pool2d", "y", y, yOffset, g.outputSize());
        PoolAxes axes = PoolAxes.of(g);
        boolean vector = cpu.vector();
        int rows = g.outHeight();
        return Call.of(workers(cpu, g), g.batch() * rows, (first, end, worker) -> {
            for (int i = first; i < end; i++) {
                if (vector) VectorMaxPool2d.row(axes, i / rows, i % rows, x, xOffset, y, yOffset);
                else
                    ScalarMaxPool2d.row(axes, i / rows, i % rows, x, xOffset, y, yOffset);
            }
        });
    }

    /**
     * The same and where it lies: the index of the pixel in its image, {@code row * width + column}, the first where
     * several are equal (as zeros of both signs are), the first NaN where there is one.
     */
    public static void max(
            Cpu cpu,
            Pool2dGeometry g,
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            int[] indices,
            int indicesOffset) {
        bindMax(cpu, g, x, xOffset, y, yOffset, indices, indicesOffset).run();
    }

    /** The same, to be run often. */
    public static Call bindMax(
            Cpu cpu,
            Pool2dGeometry g,
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            int[] indices,
            int indicesOffset) {
        Extents.require("pool2d", "x", x, xOffset, g.inputSize());
        Extents.require("pool2d", "y", y, yOffset, g.outputSize());
        Extents.require("pool2d", "indices", indices, indicesOffset, g.outputSize());
        PoolAxes axes = PoolAxes.of(g);
        boolean vector = cpu.vector();
        int rows = g.outHeight();
        return Call.of(workers(cpu, g), g.batch() * rows, (first, end, worker) -> {
            for (int i = first; i < end; i++) {
                int n = i / rows;
                int oy = i % rows;
                if (vector)
                    VectorIndexedMaxPool2d.row(axes, n, oy, x, xOffset, y, yOffset, indices, indicesOffset);
                else
                    ScalarMaxPool2d.row(axes, n, oy, x, xOffset, y, yOffset, indices, indicesOffset);
            }
        });
    }

    /**
     * {@code dx}: each pixel's sum of the {@code dy} of the windows whose index names it, in ascending order of the
     * windows, from +0.
     */
    public static void maxGradient(
            Cpu cpu,
            Pool2dGeometry g,
            float[] dy,
            int dyOffset,
            int[] indices,
            int indicesOffset,
            float[] dx,
            int dxOffset) {
        bindMaxGradient(cpu, g, dy, dyOffset, indices, indicesOffset, dx, dxOffset).run();
    }

    /** {@link #maxGradient}, to be run often. */
    public static Call bindMaxGradient(
            Cpu cpu,
            Pool2dGeometry g,
            float[] dy,
            int dyOffset,
            int[] indices,
            int indicesOffset,
            float[] dx,
            int dxOffset) {
        Extents.require("pool2d", "dy", dy, dyOffset, g.outputSize());
        Extents.require("pool2d", "indices", indices, indicesOffset, g.outputSize());
        Extents.require("pool2d", "dx", dx, dxOffset, g.inputSize());
        PoolAxes axes = PoolAxes.of(g);
        return gradient(cpu, g, dx, dxOffset,
                (n, c0, width) -> ScalarMaxPool2d.gradient(axes, n, c0, width, dy, dyOffset,
                        indices, indicesOffset, dx, dxOffset));
    }

    /**
     * The mean of each window: the sum of its pixels, row by row from +0, divided by their number.
     *
     * @param countPadding whether padding counts among them; what hangs over the padding never does
     */
    public static void average(
            Cpu cpu, Pool2dGeometry g, boolean countPadding, float[] x, int xOffset, float[] y, int yOffset) {
        bindAverage(cpu, g, countPadding, x, xOffset, y, yOffset).run();
    }

    /** {@link #average}, to be run often. */
    public static Call bindAverage(
            Cpu cpu, Pool2dGeometry g, boolean countPadding, float[] x, int xOffset, float[] y, int yOffset) {
        Extents.require("pool2d", "x", x, xOffset, g.inputSize());
        Extents.require("pool2d", "y", y, yOffset, g.outputSize());
        PoolAxes axes = PoolAxes.of(g);
        boolean vector = cpu.vector();
        int rows = g.outHeight();
        return Call.of(workers(cpu, g), g.batch() * rows, (first, end, worker) -> {
            for (int i = first; i < end; i++) {
                int n = i / rows;
                int oy = i % rows;
                if (vector) VectorAveragePool2d.row(axes, countPadding, n, oy, x, xOffset, y, yOffset);
                else
                    ScalarAveragePool2d.row(axes, countPadding, n, oy, x, xOffset, y, yOffset);
            }
        });
    }

    /**
     * {@code dx}: each pixel's sum of {@code dy * (1 / count)} over the windows that see it, in their ascending order,
     * from +0, each joined by one fma.
     */
    public static void averageGradient(
            Cpu cpu, Pool2dGeometry g, boolean countPadding, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        bindAverageGradient(cpu, g, countPadding, dy, dyOffset, dx, dxOffset).run();
    }

    /** {@link #averageGradient}, to be run often. */
    public static Call bindAverageGradient(
            Cpu cpu, Pool2dGeometry g, boolean countPadding, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        Extents.require("pool2d", "dy", dy, dyOffset, g.outputSize());
        Extents.require("pool2d", "dx", dx, dxOffset, g.inputSize());
        PoolAxes axes = PoolAxes.of(g);
        boolean vector = cpu.vector();
        return gradient(cpu, g, dx, dxOffset, (n, c0, width) -> {
            if (vector)
                VectorAveragePool2d.gradient(axes, countPadding, n, c0, width, dy, dyOffset, dx, dxOffset);
            else
                ScalarAveragePool2d.gradient(axes, countPadding, n, c0, width, dy, dyOffset, dx, dxOffset);
        });
    }

    /** Adds to {@code width} channels of image {@code n}, from channel {@code c0} on. */
    private interface Addition {
        void run(int n, int c0, int width);
    }

    private static Call gradient(Cpu cpu, Pool2dGeometry g, float[] dx, int dxOffset, Addition addition) {
        int channels = g.channels();
        int chunks = Math.ceilDiv(channels, CHUNK);
        int pixels = g.height() * g.width();
        return Call.of(workers(cpu, g), g.batch() * chunks, (first, end, worker) -> {
            for (int i = first; i < end; i++) {
                int n = i / chunks;
                int c0 = i % chunks * CHUNK;
                int width = Math.min(CHUNK, channels - c0);
                for (int pixel = n * pixels; pixel < (n + 1) * pixels; pixel++) {
                    int at = dxOffset + pixel * channels + c0;
                    Arrays.fill(dx, at, at + width, 0);
                }
                addition.run(n, c0, width);
            }
        });
    }

    private static Workers workers(Cpu cpu, Pool2dGeometry g) {
        long taps = (long) g.outputSize() * g.kernelHeight() * g.kernelWidth();
        return taps < PARALLEL ? Workers.INLINE : cpu.workers();
    }
}
