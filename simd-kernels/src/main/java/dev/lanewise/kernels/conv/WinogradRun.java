package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.conv.WinogradTiling.COLUMNS;
import static dev.lanewise.kernels.conv.WinogradTransforms.CHANNELS;
import static dev.lanewise.kernels.conv.WinogradTransforms.VECTOR;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.micro.Epilogues;
import dev.lanewise.kernels.micro.PairTiles;
import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Tiles;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One run of a Winograd convolution. */
final class WinogradRun extends TileBlocks {
    /** Floats of a cache line. */
    private static final int LINE = 16;

    /** Input channels whose weights are brought into the domain together: fewer make chains too short for a tile. */
    private static final int TURNED = 128;

    /** From one point of such weights to the next: a line more, as {@link WinogradTiling} has it. */
    private static final int TURNED_POINT = TURNED * Panels.WIDTH + LINE;

    private final boolean vector;
    private final WinogradTransforms transforms;
    private final WinogradTiling tiling;
    private final Conv2dGeometry g;
    private final float[] x;
    private final int xOffset;
    private final float[] u;
    private final int uOffset;
    private final @Nullable TurnedWinogradWeights turned;
    private final float[] y;
    private final int yOffset;
    private final Epilogue epilogue;
    private final boolean biasAndBounds;
    private final float[] scratch;

    /**
     * @param u weights in the domain, from {@code uOffset} on; not read where they are {@code turned}
     * @param turned weights that each block brings into the domain itself, or null
     */
    WinogradRun(boolean vector, WinogradTransforms transforms, WinogradTiling tiling, float[] x, int xOffset,
            float[] u, int uOffset, @Nullable TurnedWinogradWeights turned,
            float[] y, int yOffset, Epilogue epilogue, float[] scratch, int scratchOffset) {
        super(tiling.tiles, tiling.blockTiles, tiling.groups(), scratchOffset,
                turned == null ? tiling.scratch() : turnedScratch(tiling));
        this.vector = vector;
        this.transforms = transforms;
        this.tiling = tiling;
        g = tiling.geometry;
        this.x = x;
        this.xOffset = xOffset;
        this.u = u;
        this.uOffset = uOffset;
        this.turned = turned;
        this.y = y;
        this.yOffset = yOffset;
        this.epilogue = epilogue;
        biasAndBounds = Epilogues.isBiasAndBounds(epilogue);
        this.scratch = scratch;
    }

    /** Floats of scratch that a worker needs where blocks bring weights into the domain. */
    static int turnedScratch(WinogradTiling tiling) {
        int products = Math.multiplyExact(
                tiling.groups(), tiling.points() * tiling.productStride(tiling.blockTiles, COLUMNS));
        int own = tiling.scratch() + LINE + COLUMNS / Panels.WIDTH * turnedPanel(tiling)
                + TurnedWinogradWeights.SCRATCH;
        return Math.addExact(own, products);
    }

    /** From one panel of such weights to the next. */
    private static int turnedPanel(WinogradTiling tiling) {
        return tiling.points() * TURNED_POINT;
    }

    @Override
    void inputs(int tile, int first, int end, int count, int v, int own) {
        for (int i = first; i < end; i++) {
            input(tile + i, v + i * tiling.channels, tiling.inputStride(count), own);
        }
    }

    private void input(int tile, int v, int pointStride, int own) {
        int top = tiling.row(tile) - g.padding().top();
        int left = tiling.column(tile) - g.padding().left();
        int down = g.dilation().vertical();
        int across = g.dilation().horizontal();
        int side = tiling.side;
        int row = g.width() * g.inChannels();
        int corner = xOffset + tiling.image(tile) * g.inputSize() + top * row + left * g.inChannels();
        boolean inside = top >= 0 && left >= 0
                && top + (side - 1L) * down < g.height() && left + (side - 1L) * across < g.width();
        if (inside && tiling.channels == g.inChannels()) {
            transformInput(x, corner, down * row, across * g.inChannels(), v, pointStride, own);
        } else {
            int patch = own + tiling.patch();
            copyPatch(top, left, corner, patch);
            transformInput(scratch, patch, side * tiling.channels, tiling.channels, v, pointStride, own);
        }
    }

    private void transformInput(float[] d, int d0, int rowStride, int pixelStride, int v, int pointStride, int own) {
        for (int c = 0; c < tiling.channels; c += CHANNELS) {
            transforms.input(Math.min(CHANNELS, tiling.channels - c), d, d0 + c, rowStride, pixelStride,
                    scratch, v + c, pointStride, scratch, own + tiling.transforms());
        }
    }

    /** Copies what a tile reads, with zeros for the border; channels beyond the last are never looked at. */
    private void copyPatch(int top, int left, int corner, int patch) {
        int side = tiling.side;
        int c = g.inChannels();
        int down = g.dilation().vertical();
        int across = g.dilation().horizontal();
        int first = Math.clamp(Math.ceilDiv(-left, across), 0, side);
        int end = Math.clamp(Math.ceilDiv(g.width() - left, across), first, side);
        for (int i = 0; i < side; i++) {
            int to = patch + i * side * tiling.channels;
            long inRow = top + (long) i * down;
            boolean inside = inRow >= 0 && inRow < g.height() && first < end;
            int zeros = inside ? first : side;
            Arrays.fill(scratch, to, to + zeros * tiling.channels, 0);
            if (!inside) continue;
            int from = corner + i * down * g.width() * c;
            if (c == tiling.channels && across == 1) {
                System.arraycopy(x, from + first * c, scratch, to + first * c, (end - first) * c);
            } else {
                for (int j = first; j < end; j++)
                    System.arraycopy(x, from + j * across * c, scratch, to + j * tiling.channels, c);
            }
            Arrays.fill(scratch, to + end * tiling.channels, to + side * tiling.channels, 0);
        }
    }

    @Override
    void outputs(int tile, int count, int first, int end, int v, int own) {
        if (turned != null) {
            turnedOutputs(turned, tile, count, first, end, v, own);
            return;
        }
        int c = g.inChannels();
        int m = own + tiling.products();
        int panelStride = tiling.points() * c * Panels.WIDTH;
        for (int group = first; group < end; group++) {
            int panel = uOffset + group * (COLUMNS / Panels.WIDTH) * panelStride;
            pointProducts(count, tiling.columns(group), c, v, u, panel, c * Panels.WIDTH, m, false, own);
            groupOutputs(tile, count, group, m, own);
        }
    }

    private void groupOutputs(int tile, int count, int group, int m, int own) {
        int columns = tiling.columns(group);
        for (int i = 0; i < count; i++) {
            output(tile + i, group * COLUMNS, columns, m + i * columns, tiling.productStride(count, columns), own);
        }
    }

    /**
     * The same, chains in parts: all groups see a part of the input channels before the next, because the weights of
     * one input channel lie together, and too many pages would be looked up for each group. The weights of a part are
     * still in the cache when they are multiplied.
     */
    private void turnedOutputs(TurnedWinogradWeights weights, int tile, int count, int first, int end, int v, int own) {
        // Under G1 element 12 of a large array lies on a line's beginning: it changes speed only.
        int panels = (own + tiling.scratch() + 3) / LINE * LINE + 12;
        int temporary = panels + COLUMNS / Panels.WIDTH * turnedPanel(tiling);
        int m = temporary + TurnedWinogradWeights.SCRATCH;
        int size = tiling.points() * tiling.productStride(count, COLUMNS);
        for (int c = 0; c < g.inChannels(); c += TURNED) {
            int channels = Math.min(TURNED, g.inChannels() - c);
            for (int group = first; group < end; group++) {
                int columns = tiling.columns(group);
                for (int i = 0; i < columns / Panels.WIDTH; i++) {
                    weights.load(vector, group * (COLUMNS / Panels.WIDTH) + i, c, channels,
                            scratch, panels + i * turnedPanel(tiling), TURNED_POINT, scratch, temporary);
                }
                pointProducts(count, columns, channels, v + c, scratch, panels, TURNED_POINT,
                        m + (group - first) * size, c > 0, own);
            }
        }
        for (int group = first; group < end; group++) {
            groupOutputs(tile, count, group, m + (group - first) * size, own);
        }
    }

    /** All points of a group over {@code k} input channels; panels follow each other, each with all its points. */
    private void pointProducts(int count, int columns, int k, int v, float[] panels, int panel, int panelPoint,
            int m, boolean accumulate, int own) {
        for (int point = 0; point < tiling.points(); point++) {
            products(count, columns, k, v + point * tiling.inputStride(count), panels, panel + point * panelPoint,
                    tiling.points() * panelPoint, m + point * tiling.productStride(count, columns), accumulate, own);
        }
    }

    /** One point: {@code v (tiles, k) . u (k, columns) -> m (tiles, columns)}. */
    private void products(int count, int columns, int k, int v, float[] panels, int panel, int panelStride, int m,
            boolean accumulate, int own) {
        int lda = tiling.channels;
        if (vector && PairTiles.PAYS && columns == PairTiles.COLUMNS) {
            for (int i = 0; i < count;) {
                int height = PairTiles.next(count - i);
                PairTiles.evenly(height, k, scratch, v + i * lda, lda, Tiles.wholeRow(), 0, 1,
                        panels, panel, panel + panelStride, 0, scratch, m + i * columns, columns, accumulate);
                i += height;
            }
            return;
        }
        Tiles.rows(vector, count, columns, k, scratch, v, lda, Tiles.wholeRow(), panels, panel, panelStride,
                scratch, m, columns, accumulate, Epilogue.NONE, 0, 0, scratch, own + tiling.tails());
    }

    private void output(int tile, int channel, int padded, int m, int pointStride, int own) {
        int side = tiling.outTile;
        int firstRow = tiling.row(tile);
        int firstColumn = tiling.column(tile);
        int rows = Math.min(side, Math.ceilDiv(g.outHeight() - firstRow, g.dilation().vertical()));
        int columns = Math.min(side, Math.ceilDiv(g.outWidth() - firstColumn, g.dilation().horizontal()));
        if (rows <= 0 || columns <= 0) return;
        int channels = Math.min(padded, g.outChannels() - channel);
        int line = g.outWidth() * g.outStride();
        int at = (tiling.image(tile) * g.outHeight() + firstRow) * line + firstColumn * g.outStride() + channel;
        int row = g.dilation().vertical() * line;
        int pixel = g.dilation().horizontal() * g.outStride();
        // Whole vectors go where they belong, bias and bounds applied; the others, through scratch, without.
        boolean vectors = channels % VECTOR == 0;
        boolean ends = biasAndBounds && vectors;
        if (rows == side && columns == side && vectors) {
            transform(channels, m, pointStride, y, yOffset + at, row, pixel, ends, channel, own);
        } else {
            int whole = own + tiling.outputs();
            transform(vectors ? channels : padded, m, pointStride, scratch, whole, side * padded, padded, ends, channel,
                    own);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    System.arraycopy(scratch, whole + (i * side + j) * padded,
                            y, yOffset + at + i * row + j * pixel, channels);
                }
            }
        }
        if (!ends && !epilogue.isNone()) epilogue(rows, columns, channels, channel, at, own);
    }

    private void transform(int channels, int m, int pointStride, float[] to, int toOffset, int rowStride,
            int pixelStride, boolean ends, int channel, int own) {
        Activation activation = epilogue.activation();
        transforms.output(channels, scratch, m, pointStride, to, toOffset, rowStride, pixelStride,
                ends ? epilogue.bias() : null, epilogue.biasOffset() + channel,
                Epilogues.lowest(activation),
                Epilogues.highest(activation),
                scratch, own + tiling.transforms());
    }

    /** Ends one tile's chains in place: no product is added, the tiles read what is stored and apply the epilogue. */
    private void epilogue(int rows, int columns, int channels, int channel, int at, int own) {
        for (int i = 0; i < rows; i++) {
            int from = at + i * g.dilation().vertical() * g.outWidth() * g.outStride();
            Tiles.rows(vector, columns, channels, 0, scratch, own, 0, Tiles.wholeRow(), scratch, own, 0,
                    y, yOffset + from, g.dilation().horizontal() * g.outStride(), true,
                    epilogue, channel, epilogue.residualOffset() + from, scratch, own + tiling.tails());
        }
    }
}
