package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.micro.Panels;
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
        int height = inputs.length - Tiles.ROWS;
        int blocks = TileHeights.tiles(height);
        for (int column = 0; column < plan.columns; column += Panels.WIDTH) {
            int panel = inPlace ? dyOffset + pixel * Panels.WIDTH : own + plan.panels() + column * images * pixels;
            for (int tile = 0; tile < blocks; tile++) {
                int j = TileHeights.start(tile, blocks, height);
                // inputs (taps * channels, pixels) . dy (pixels, 32) -> sums (taps * channels, 32)
                Tiles.tile(true, TileHeights.start(tile + 1, blocks, height) - j, Panels.WIDTH, pixels,
                        scratch, inputs[j], inputs[j + 1], inputs[j + 2], inputs[j + 3], inputs[j + 4], inputs[j + 5],
                        segments, inPlace ? dy : scratch, panel,
                        sums, sumsOffset + j * plan.columns + column, plan.columns, accumulate,
                        Epilogue.NONE, 0, 0, scratch, own + plan.tails());
            }
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
