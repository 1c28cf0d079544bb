package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.conv.WinogradTiling.COLUMNS;
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
        int products = Math.multiplyExact(tiling.groups(), tiling.blockTiles * tiling.productTile(COLUMNS));
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
        for (int i = first; i < end;) {
            int together = Math.min(Math.min(end - i, tiling.inputTiles), tiling.beside(tile + i));
            input(tile + i, together, v + i * tiling.inputTile(), own);
            i += together;
        }
    }

    /** Inputs of tiles beside each other. Outside the map on the left and right, columns are zeros without a transform. */
    private void input(int tile, int count, int v, int own) {
        int top = tiling.row(tile) - g.padding().top();
        int left = tiling.column(tile) - g.padding().left();
        int down = g.dilation().vertical();
        int across = g.dilation().horizontal();
        int row = g.width() * g.inChannels();
        int corner = xOffset + tiling.image(tile) * g.inputSize() + top * row + left * g.inChannels();
        int pixels = tiling.pixels(count);
        int first = Math.clamp(Math.ceilDiv(-left, across), 0, pixels);
        int end = Math.clamp(Math.ceilDiv(g.width() - left, across), first, pixels);
        boolean inside = top >= 0 && top + (tiling.side - 1L) * down < g.height();
        if (inside && tiling.channels == g.inChannels()) {
            transformInput(count, first, end, x, corner, down * row, across * g.inChannels(), v, own);
        } else {
            int patch = own + tiling.patch();
            copyPatch(top, first, end, pixels, corner, patch);
            transformInput(count, first, end, scratch, patch, pixels * tiling.channels, tiling.channels, v, own);
        }
    }

    private void transformInput(int count, int first, int end, float[] d, int d0, int rowStride, int pixelStride,
            int v, int own) {
        int t = own + tiling.transforms();
        int pixels = tiling.pixels(count);
        for (int c = 0; c < tiling.channels; c += tiling.inputChannels) {
            int channels = Math.min(tiling.inputChannels, tiling.channels - c);
            int tRow = tiling.inputRow(pixels, channels);
            int together = channels == pixelStride ? end - first : 1;
            for (int j = first; j < end; j += together) {
                transforms.inputColumns(together * channels, d, d0 + c + j * pixelStride, rowStride,
                        scratch, t + j * channels, tRow);
            }
            for (int i = 0; i < tiling.side && end - first < pixels; i++) {
                int line = t + i * tRow;
                Arrays.fill(scratch, line, line + first * channels, 0);
                Arrays.fill(scratch, line + end * channels, line + pixels * channels, 0);
            }
            for (int i = 0; i < count; i++) {
                transforms.inputRows(channels, scratch, t + i * tiling.outTile * channels, tRow, channels,
                        scratch, v + i * tiling.inputTile() + c, tiling.channels);
            }
        }
    }

    /**
     * Copies pixels {@code first} to {@code end} of what tiles read, with zeros for rows outside the map; channels beyond
     * the last are never looked at.
     */
    private void copyPatch(int top, int first, int end, int pixels, int corner, int patch) {
        int c = g.inChannels();
        int down = g.dilation().vertical();
        int across = g.dilation().horizontal();
        for (int i = 0; i < tiling.side; i++) {
            int to = patch + i * pixels * tiling.channels;
            long inRow = top + (long) i * down;
            int from = corner + i * down * g.width() * c;
            if (inRow < 0 || inRow >= g.height()) {
                Arrays.fill(scratch, to + first * tiling.channels, to + end * tiling.channels, 0);
            } else if (c == tiling.channels && across == 1) {
                System.arraycopy(x, from + first * c, scratch, to + first * c, (end - first) * c);
            } else {
                for (int j = first; j < end; j++)
                    System.arraycopy(x, from + j * across * c, scratch, to + j * tiling.channels, c);
            }
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
        int t = own + tiling.transforms();
        int row = tiling.side * columns;
        for (int i = 0; i < count; i++) {
            transforms.outputColumns(row, scratch, m + i * tiling.productTile(columns), row, scratch, t, row);
            output(tile + i, group * COLUMNS, columns, t, own);
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
        int size = count * tiling.productTile(COLUMNS);
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
            products(count, columns, k, v + point * tiling.channels, panels, panel + point * panelPoint,
                    tiling.points() * panelPoint, m + point * columns, accumulate, own);
        }
    }

    /** One point: {@code v (tiles, k) . u (k, columns) -> m (tiles, columns)}. */
    private void products(int count, int columns, int k, int v, float[] panels, int panel, int panelStride, int m,
            boolean accumulate, int own) {
        int lda = tiling.inputTile();
        int ldc = tiling.productTile(columns);
        if (vector && PairTiles.PAYS && columns == PairTiles.COLUMNS) {
            for (int i = 0; i < count;) {
                int height = PairTiles.next(count - i);
                PairTiles.evenly(height, k, scratch, v + i * lda, lda, Tiles.wholeRow(), 0, 1,
                        panels, panel, panel + panelStride, 0, scratch, m + i * ldc, ldc, accumulate);
                i += height;
            }
            return;
        }
        Tiles.rows(vector, count, columns, k, scratch, v, lda, Tiles.wholeRow(), panels, panel, panelStride,
                scratch, m, ldc, accumulate, Epilogue.NONE, 0, 0, scratch, own + tiling.tails());
    }

    private void output(int tile, int channel, int padded, int t, int own) {
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
            transform(channels, t, padded, y, yOffset + at, row, pixel, ends, channel);
        } else {
            int whole = own + tiling.outputs();
            transform(vectors ? channels : padded, t, padded, scratch, whole, side * padded, padded, ends, channel);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    System.arraycopy(scratch, whole + (i * side + j) * padded,
                            y, yOffset + at + i * row + j * pixel, channels);
                }
            }
        }
        if (!ends && !epilogue.isNone()) epilogue(rows, columns, channels, channel, at, own);
    }

    private void transform(int channels, int t, int tColumn, float[] to, int toOffset, int rowStride, int pixelStride,
            boolean ends, int channel) {
        Activation activation = epilogue.activation();
        transforms.outputRows(channels, scratch, t, tiling.side * tColumn, tColumn,
                to, toOffset, rowStride, pixelStride,
                ends ? epilogue.bias() : null, epilogue.biasOffset() + channel,
                Epilogues.lowest(activation),
                Epilogues.highest(activation));
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
