package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.conv.StridedWinogradTiling.COLUMNS;
import static dev.lanewise.kernels.conv.StridedWinogradTiling.POINTS;
import static dev.lanewise.kernels.conv.StridedWinogradTiling.SIDE;
import static dev.lanewise.kernels.conv.StridedWinogradTransforms.VECTOR;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.micro.Epilogues;
import dev.lanewise.kernels.micro.PairTiles;
import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Tiles;
import java.util.Arrays;

/** One run of a Winograd convolution with stride 2. */
final class StridedWinogradRun extends TileBlocks {
    /** Floats from a point's weights to those of the tap that joins it, in kinds: one on from 0, one back from 2. */
    private static final int[] JOINS = {1, 0, -1};

    /** The kind of weights of points 0, 1 and infinity. */
    private static final int[] KINDS = {0, 3, 2};

    /** Where the inputs of points 0, 1 and infinity lie; those of the tap that joins the first and the last follow. */
    private static final int[] INPUTS = {0, 2, 3};

    private final boolean vector;
    private final StridedWinogradTransforms transforms;
    private final StridedWinogradTiling tiling;
    private final Conv2dGeometry g;
    private final float[] x;
    private final int xOffset;
    private final float[] u;
    private final float[] y;
    private final int yOffset;
    private final Epilogue epilogue;
    private final boolean biasAndBounds;
    private final float[] scratch;
    private final int[] segments;

    StridedWinogradRun(boolean vector, StridedWinogradTransforms transforms, StridedWinogradTiling tiling,
            float[] x, int xOffset, float[] u, float[] y, int yOffset, Epilogue epilogue,
            float[] scratch, int scratchOffset) {
        super(tiling.units, tiling.blockUnits, tiling.groups(), scratchOffset, tiling.scratch());
        this.vector = vector;
        this.transforms = transforms;
        this.tiling = tiling;
        g = tiling.geometry;
        this.x = x;
        this.xOffset = xOffset;
        this.u = u;
        this.y = y;
        this.yOffset = yOffset;
        this.epilogue = epilogue;
        biasAndBounds = Epilogues.isBiasAndBounds(epilogue);
        this.scratch = scratch;
        segments = new int[] {0, tiling.inputStride()};
    }

    @Override
    void inputs(int unit, int first, int end, int count, int v, int own) {
        for (int i = first; i < end; i++) {
            int tiles = tiling.endTile(unit + i) - tiling.firstTile(unit + i);
            int seconds = tiling.secondTiles(unit + i);
            int secondLine = tiling.secondLines(unit, unit + i);
            line(unit + i, v, i * tiles * tiling.channels, i * seconds * tiling.channels,
                    secondLine * tiles * tiling.channels, secondLine * seconds * tiling.channels, own);
        }
    }

    /**
     * One line of tiles.
     *
     * @param near where the line's rows begin in inputs of points 0 and 1 along both axes
     * @param right in those of points 0 and 1 down, infinity across
     * @param below in those of infinity down, 0 and 1 across
     * @param corner in those of infinity along both
     */
    private void line(int unit, int v, int near, int right, int below, int corner, int own) {
        int firstTile = tiling.firstTile(unit);
        int tiles = tiling.endTile(unit) - firstTile;
        int seconds = tiling.secondTiles(unit);
        boolean secondRow = tiling.hasSecondRow(unit);
        int top = 2 * tiling.outRow(unit) - g.padding().top();
        int left = 4 * firstTile - g.padding().left();
        int row = g.width() * g.inChannels();
        int from = xOffset + tiling.image(unit) * g.inputSize() + top * row + left * g.inChannels();
        int step = tiling.channels;
        boolean inside = top >= 0 && top + (secondRow ? 4 : 2) < g.height() && step == g.inChannels();
        int first = inside ? Math.min(tiles, Math.ceilDiv(Math.max(0, -left), 4)) : tiles;
        int end = Math.clamp(Math.floorDiv(g.width() - 5 - left, 4) + 1, first, Math.max(first, seconds));
        for (int i = 0; i < first; i++) {
            patch(top, left + 4 * i, from + 4 * i * g.inChannels(), i < seconds, secondRow, v, near + i * step,
                    right + i * step, below + i * step, corner + i * step, own);
        }
        if (end > first) {
            tiles(end - first, x, from + 4 * first * step, row, step, true, secondRow, v, near + first * step,
                    right + first * step, below + first * step, corner + first * step);
        }
        for (int i = end; i < tiles; i++) {
            patch(top, left + 4 * i, from + 4 * i * g.inChannels(), i < seconds, secondRow, v, near + i * step,
                    right + i * step, below + i * step, corner + i * step, own);
        }
    }

    /** Tiles side by side that lie within the map, or a single one. */
    private void tiles(int tiles, float[] d, int d0, int rowStride, int pixelStride, boolean secondColumn,
            boolean secondRow, int v, int near, int right, int below, int corner) {
        int stride = tiling.inputStride();
        int step = tiling.channels;
        int upper = v + near;
        int upperRight = v + right + 3 * stride;
        transforms.input(tiles, step, d, d0, d0 + 2 * rowStride, pixelStride, scratch, upper, upperRight, step, stride,
                secondColumn);
        transforms.input(tiles, step, d, d0 + rowStride, -1, pixelStride, scratch, upper + SIDE * stride,
                upperRight + SIDE * stride, step, stride, secondColumn);
        transforms.input(tiles, step, d, d0 + 2 * rowStride, -1, pixelStride, scratch, upper + 2 * SIDE * stride,
                upperRight + 2 * SIDE * stride, step, stride, secondColumn);
        if (!secondRow) return;
        int lower = v + below + 3 * SIDE * stride;
        int lowerRight = v + corner + 3 * (SIDE + 1) * stride;
        transforms.input(tiles, step, d, d0 + 4 * rowStride, d0 + 2 * rowStride, pixelStride, scratch, lower,
                lowerRight, step, stride, secondColumn);
        transforms.input(tiles, step, d, d0 + 3 * rowStride, -1, pixelStride, scratch, lower + SIDE * stride,
                lowerRight + SIDE * stride, step, stride, secondColumn);
    }

    /** A tile that reaches beyond the map, or whose channels make no whole vectors: through a copy with its border. */
    private void patch(int top, int left, int corner, boolean secondColumn, boolean secondRow, int v, int near,
            int right, int below, int last, int own) {
        int to = own + tiling.patch();
        int c = g.inChannels();
        int width = secondColumn ? SIDE : 3;
        int first = Math.clamp(-left, 0, width);
        int end = Math.clamp(g.width() - left, first, width);
        for (int i = 0; i < (secondRow ? SIDE : 3); i++) {
            int at = to + i * SIDE * tiling.channels;
            boolean inside = top + i >= 0 && top + i < g.height();
            for (int j = 0; j < width; j++) {
                int pixel = at + j * tiling.channels;
                if (inside && j >= first && j < end) {
                    System.arraycopy(x, corner + (i * g.width() + j) * c, scratch, pixel, c);
                } else {
                    Arrays.fill(scratch, pixel, pixel + c, 0);
                }
            }
        }
        tiles(1, scratch, to, SIDE * tiling.channels, tiling.channels, secondColumn, secondRow, v, near, right, below,
                last);
    }

    @Override
    void outputs(int unit, int count, int first, int end, int v, int own) {
        int m = own + tiling.products();
        int tiles = tiling.endTile(unit) - tiling.firstTile(unit);
        int seconds = tiling.secondTiles(unit);
        int secondLines = tiling.secondLines(unit, unit + count);
        for (int group = first; group < end; group++) {
            for (int p = 0; p < POINTS; p++) {
                for (int q = 0; q < POINTS; q++) {
                    int rows = (p == 2 ? secondLines : count) * (q == 2 ? seconds : tiles);
                    if (rows > 0) products(group, p, q, rows, v, m + (p * POINTS + q) * tiling.productStride(), own);
                }
            }
            for (int i = 0; i < count; i++) {
                int columns = tiling.columns(group);
                int secondLine = tiling.secondLines(unit, unit + i);
                ends(unit + i, group, m + i * tiles * columns, m + 2 * tiling.productStride() + i * seconds * columns,
                        m + 6 * tiling.productStride() + secondLine * tiles * columns,
                        m + 8 * tiling.productStride() + secondLine * seconds * columns, own);
            }
        }
    }

    /** All products of one point: those of the taps of the odd phase join points 0 and infinity. */
    private void products(int group, int p, int q, int rows, int v, int m, int own) {
        int kind = g.inChannels() * Panels.WIDTH;
        int panelStride = StridedWinogradWeights.SIDE * StridedWinogradWeights.SIDE * kind;
        int panel = group * (COLUMNS / Panels.WIDTH) * panelStride;
        for (int i = 0; i < (p == 1 ? 1 : 2); i++) {
            int inputs = v + ((INPUTS[p] + i) * SIDE + INPUTS[q]) * tiling.inputStride();
            int row = KINDS[p] + i * JOINS[p];
            int weights = panel + (row * StridedWinogradWeights.SIDE + KINDS[q]) * kind;
            products(tiling.columns(group), rows, q == 1 ? 1 : 2, inputs, weights, JOINS[q] * kind, panelStride, m,
                    i > 0, own);
        }
    }

    private void products(int columns, int rows, int taps, int v, int panel, int join, int panelStride, int m,
            boolean accumulate, int own) {
        int lda = tiling.channels;
        if (vector && PairTiles.PAYS && columns == PairTiles.COLUMNS) {
            for (int i = 0; i < rows;) {
                int height = PairTiles.next(rows - i);
                PairTiles.evenly(height, g.inChannels(), scratch, v + i * lda, lda, segments, 0, taps,
                        u, panel, panel + panelStride, join, scratch, m + i * columns, columns, accumulate);
                i += height;
            }
            return;
        }
        for (int tap = 0; tap < taps; tap++) {
            Tiles.rows(vector, rows, columns, g.inChannels(), scratch, v + segments[tap], lda, Tiles.wholeRow(),
                    u, panel + tap * join, panelStride, scratch, m, columns, accumulate || tap > 0,
                    Epilogue.NONE, 0, 0, scratch, own + tiling.tails());
        }
    }

    /** Outputs of one line of tiles in one group of channels; the products lie as its inputs. */
    private void ends(int unit, int group, int near, int right, int below, int corner, int own) {
        int padded = tiling.columns(group);
        int channel = group * COLUMNS;
        int channels = Math.min(padded, g.outChannels() - channel);
        int tiles = tiling.endTile(unit) - tiling.firstTile(unit);
        int seconds = tiling.secondTiles(unit);
        int pixel = g.outChannels();
        int line = g.outWidth() * pixel;
        int at = tiling.image(unit) * g.outputSize() + tiling.outRow(unit) * line
                + 2 * tiling.firstTile(unit) * pixel + channel;
        boolean secondRow = tiling.hasSecondRow(unit);
        // Whole vectors go where they belong, bias and bounds applied; the others, through scratch, without.
        boolean vectors = channels % VECTOR == 0;
        boolean ends = biasAndBounds && vectors;
        int direct = secondRow && vectors ? seconds : 0;
        if (direct > 0) {
            transform(direct, channels, near, right, below, corner, padded, y, yOffset + at, line, pixel, ends,
                    channel);
        }
        int whole = own + tiling.outputs();
        for (int i = direct; i < tiles; i++) {
            // Points without a row stand in for any numbers: what comes of them is not copied.
            int step = i * padded;
            int columns = i < seconds ? 2 : 1;
            transform(1, vectors ? channels : padded, near + step, (columns == 2 ? right : near) + step,
                    (secondRow ? below : near) + step, (secondRow && columns == 2 ? corner : near) + step, padded,
                    scratch, whole, 2 * padded, padded, ends, channel);
            for (int r = 0; r < (secondRow ? 2 : 1); r++) {
                for (int s = 0; s < columns; s++) {
                    System.arraycopy(scratch, whole + (2 * r + s) * padded,
                            y, yOffset + at + r * line + (2 * i + s) * pixel, channels);
                }
            }
        }
        if (ends || epilogue.isNone()) return;
        for (int r = 0; r < (secondRow ? 2 : 1); r++) epilogue(tiles + seconds, channels, channel, at + r * line, own);
    }

    private void transform(int tiles, int channels, int near, int right, int below, int corner, int step,
            float[] to, int toOffset, int rowStride, int pixelStride, boolean ends, int channel) {
        Activation activation = epilogue.activation();
        transforms.output(tiles, channels, scratch, near, right, below, corner, step, tiling.productStride(),
                to, toOffset, rowStride, pixelStride,
                ends ? epilogue.bias() : null, epilogue.biasOffset() + channel,
                Epilogues.lowest(activation),
                Epilogues.highest(activation));
    }

    /** Ends one line's chains in place: no product is added, the tiles read what is stored and apply the epilogue. */
    private void epilogue(int pixels, int channels, int channel, int at, int own) {
        Tiles.rows(vector, pixels, channels, 0, scratch, own, 0, Tiles.wholeRow(), scratch, own, 0,
                y, yOffset + at, g.outChannels(), true, epilogue, channel, epilogue.residualOffset() + at,
                scratch, own + tiling.tails());
    }
}
