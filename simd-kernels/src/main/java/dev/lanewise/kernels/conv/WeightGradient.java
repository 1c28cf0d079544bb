package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.micro.PairTiles;
import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.TileHeights;
import dev.lanewise.kernels.micro.Tiles;
import dev.lanewise.kernels.micro.Transpose;

/**
 * The gradient with respect to a convolution's weights, as a matrix product that {@link WeightGradientPlan} cuts up.
 *
 * <p>A task computes one unit's sums over one chunk.
 */
final class WeightGradient {
    private final Conv2dGeometry g;
    private final WeightGradientPlan plan;
    private final WeightGradientBlock block;
    private final float[] dy;
    private final int dyOffset;
    private final Workers workers;
    private final float[] scratch;

    WeightGradient(Workers workers, Conv2dGeometry g, float[] x, int xOffset, float[] dy, int dyOffset) {
        this.g = g;
        this.dy = dy;
        this.dyOffset = dyOffset;
        this.workers = workers;
        plan = new WeightGradientPlan(g, workers.width());
        block = new WeightGradientBlock(plan, x, xOffset, dy, dyOffset);
        scratch = new float[Math.multiplyExact(workers.width(), plan.scratch())];
    }

    void into(float[] dw, int dwOffset) {
        float[] sums = new ChunkedSums(plan.chunks, plan.chunkSize()).total(workers, plan.units(), this::sum);
        workers.run(plan.units(), (first, end, worker) -> {
            for (int unit = first; unit < end; unit++) store(unit, sums, dw, dwOffset);
        });
    }

    /** One unit's sums over one chunk, block by block. */
    private void sum(int chunk, int unit, float[] sums, int sumsOffset, int worker) {
        int own = worker * plan.scratch();
        int firstImage = chunk * plan.chunkImages;
        int endImage = Math.min(g.batch(), firstImage + plan.chunkImages);
        int[] inputs = plan.productRows(unit);
        block.clearBorder(scratch, own);
        for (int image = firstImage; image < endImage; image += plan.blockImages) {
            int images = Math.min(plan.blockImages, endImage - image);
            for (int row = 0; row < g.outHeight(); row += plan.blockRows) {
                int rows = Math.min(plan.blockRows, g.outHeight() - row);
                block.loadInput(unit, image, images, row, rows, scratch, own);
                boolean accumulate = image > firstImage || row > 0;
                int pixel = (image * g.outHeight() + row) * g.outWidth();
                multiply(unit, inputs, images, rows * g.outWidth(), pixel, accumulate,
                        sums, sumsOffset + plan.unitOffset(unit), own);
            }
        }
    }

    private void multiply(int unit, int[] inputs, int images, int pixels, int pixel, boolean accumulate,
            float[] sums, int sumsOffset, int own) {
        boolean inPlace = g.outChannels() == Panels.WIDTH && g.groups() == 1;
        if (!inPlace) block.loadPanels(unit, pixel, images * pixels, scratch, own + plan.panels());
        int[] segments = new int[images];
        for (int i = 0; i < images; i++) segments[i] = own + i * plan.lines * g.outWidth();
        int rows = inputs.length - Tiles.TALL;
        int column = 0;
        for (; PairTiles.PAYS && column <= plan.columns - PairTiles.COLUMNS; column += PairTiles.COLUMNS) {
            pairs(rows, pixels, inputs, segments, own + plan.panels() + column * images * pixels,
                    sums, sumsOffset + column, accumulate);
        }
        for (; column < plan.columns; column += Panels.WIDTH) {
            int panel = inPlace ? dyOffset + pixel * Panels.WIDTH : own + plan.panels() + column * images * pixels;
            for (int j = 0; j < rows;) {
                int height = TileHeights.next(rows - j);
                tile(height, pixels, inputs, j, segments, inPlace ? dy : scratch, panel,
                        sums, sumsOffset + j * plan.columns + column, accumulate, own);
                j += height;
            }
        }
    }

    /** {@code inputs (rows, pixels) . dy (pixels, 64) -> sums (rows, 64)}, over all segments. */
    private void pairs(int rows, int pixels, int[] at, int[] segments, int panel, float[] sums, int to,
            boolean accumulate) {
        int step = pixels * Panels.WIDTH;
        for (int j = 0; j < rows;) {
            int height = PairTiles.next(rows - j);
            PairTiles.tile(height, pixels, scratch, at[j], at[j + 1], at[j + 2], at[j + 3], at[j + 4], at[j + 5],
                    segments, 0, segments.length, scratch, panel, panel + segments.length * step, step,
                    sums, to + j * plan.columns, plan.columns, accumulate);
            j += height;
        }
    }

    /** {@code inputs (height, pixels) . dy (pixels, 32) -> sums (height, 32)}. */
    private void tile(int height, int pixels, int[] at, int j, int[] segments, float[] panel, int panelOffset,
            float[] sums, int to, boolean accumulate, int own) {
        if (height == Tiles.TALL) {
            Tiles.tall(true, Panels.WIDTH, pixels, scratch, at[j], at[j + 1], at[j + 2], at[j + 3], at[j + 4],
                    at[j + 5], at[j + 6], at[j + 7], at[j + 8], at[j + 9], at[j + 10], at[j + 11],
                    segments, panel, panelOffset, sums, to, plan.columns, accumulate,
                    Epilogue.NONE, 0, 0, scratch, own + plan.tails());
        } else {
            Tiles.tile(true, height, Panels.WIDTH, pixels, scratch, at[j], at[j + 1], at[j + 2], at[j + 3], at[j + 4],
                    at[j + 5], segments, panel, panelOffset, sums, to, plan.columns, accumulate,
                    Epilogue.NONE, 0, 0, scratch, own + plan.tails());
        }
    }

    /** {@code dw[k, tap, c] = sum[tap, c, k]} for one unit. */
    private void store(int unit, float[] sums, float[] dw, int dwOffset) {
        int channels = plan.channels(unit);
        int kernel = unit / plan.unitsPerGroup * g.outChannelsPerGroup();
        int channel = unit % plan.unitsPerGroup * plan.unitChannels;
        for (int tap = 0; tap < plan.taps(); tap++) {
            Transpose.run(channels, g.outChannelsPerGroup(),
                    sums, plan.unitOffset(unit) + tap * channels * plan.columns, plan.columns,
                    dw, dwOffset + (kernel * plan.taps() + tap) * g.inChannelsPerGroup() + channel,
                    plan.taps() * g.inChannelsPerGroup());
        }
    }
}
