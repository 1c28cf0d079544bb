package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Tiles;
import dev.lanewise.kernels.micro.Transpose;

/**
 * The gradient with respect to a convolution's weights, as a matrix product that {@link WeightGradientPlan} cuts up:
 * {@code dy} is transposed block by block, the input unfolded, and sums are stored where the weights' gradients belong.
 * The input is unfolded two panels at a time, just before all rows pass by them.
 */
record WeightGradient(WeightGradientPlan plan, UnfoldedPanels input, float[] dy, int dyOffset,
        float[] scratch, int scratchOffset) implements ChunkedSums.Part {

    static int scratchSize(Workers workers, Conv2dGeometry g) {
        if (OneChannelWeightGradient.takes(g)) return OneChannelWeightGradient.scratchSize(workers, g);
        WeightGradientPlan plan = new WeightGradientPlan(g, workers.width());
        return Math.addExact(sums(plan).scratchSize(), Math.multiplyExact(workers.width(), plan.scratchSize()));
    }

    static Call bind(Workers workers, Conv2dGeometry g, float[] x, int xOffset, float[] dy, int dyOffset,
            float[] dw, int dwOffset, float[] scratch, int scratchOffset) {
        if (OneChannelWeightGradient.takes(g)) {
            return OneChannelWeightGradient.bind(
                    workers, g, x, xOffset, dy, dyOffset, dw, dwOffset, scratch, scratchOffset);
        }
        WeightGradientPlan plan = new WeightGradientPlan(g, workers.width());
        ChunkedSums sums = sums(plan);
        WeightGradient part = new WeightGradient(plan, new UnfoldedPanels(g, x, xOffset), dy, dyOffset,
                scratch, scratchOffset + sums.scratchSize());
        return sums.bind(workers, plan.units(), part, dw, dwOffset, scratch, scratchOffset);
    }

    private static ChunkedSums sums(WeightGradientPlan plan) {
        return new ChunkedSums(plan.chunks, plan.g.weightSize());
    }

    /** One unit's sums over one chunk, block by block. */
    @Override
    public void sum(int chunk, int unit, float[] sums, int sumsOffset, int worker) {
        Conv2dGeometry g = plan.g;
        int own = scratchOffset + worker * plan.scratchSize();
        int imagePixels = g.outHeight() * g.outWidth();
        int pixel = chunk * plan.chunkImages * imagePixels;
        int end = Math.min(g.batch(), (chunk + 1) * plan.chunkImages) * imagePixels;
        for (int from = pixel; from < end; from += plan.blockPixels) {
            block(unit, from, Math.min(plan.blockPixels, end - from), from > pixel, sums, sumsOffset, own);
        }
    }

    private void block(int unit, int pixel, int pixels, boolean accumulate, float[] sums, int sumsOffset, int own) {
        Conv2dGeometry g = plan.g;
        int group = unit / plan.unitsOfGroup();
        int part = unit % plan.unitsOfGroup();
        int rows = plan.endRow(part) - plan.firstRow(part);
        int row = group * plan.rows() + plan.firstRow(part);
        Transpose.run(pixels, rows, dy, dyOffset + pixel * g.outChannels() + row, g.outChannels(),
                scratch, own, plan.rowStride());
        int panels = own + plan.panelsAt();
        int end = plan.endColumn(part);
        for (int j = plan.firstColumn(part); j < end;) {
            int columns = together(end - j);
            input.load(group, j, columns, pixel, pixels, scratch, panels);
            Tiles.rows(true, rows, columns, pixels, scratch, own, plan.rowStride(), Tiles.wholeRow(),
                    scratch, panels, pixels * Panels.WIDTH,
                    sums, sumsOffset + row * plan.columns() + j, plan.columns(), accumulate,
                    Epilogue.NONE, 0, 0, scratch, own + plan.tails());
            j += columns;
        }
    }

    /** The columns of two panels, or of one where five vectors are left: two and three are faster than four and one. */
    private static int together(int columns) {
        boolean five = columns > 2 * Panels.WIDTH && columns <= 5 * Panels.WIDTH / 2;
        return Math.min(columns, five ? Panels.WIDTH : 2 * Panels.WIDTH);
    }
}
