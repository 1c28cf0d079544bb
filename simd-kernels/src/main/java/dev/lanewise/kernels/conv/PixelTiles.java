package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.micro.PairTiles;
import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.TileHeights;
import dev.lanewise.kernels.micro.Tiles;

/**
 * Convolution as matrix product: output pixels are the rows of tiles, output channels their columns. What pointwise,
 * direct and im2col convolution share.
 *
 * <p>The pixels of all images are cut into bands. One band's input stays in the second-level cache while the panels of
 * weights pass by. A task is one band by one panel; a range of tasks brings in a band's input once.
 *
 * @param g the geometry, with its batch size
 * @param panels packed by {@link #pack}
 */
record PixelTiles(
        boolean vector,
        Conv2dGeometry g,
        PixelRows rows,
        float[] x,
        int xOffset,
        float[] panels,
        float[] y,
        int yOffset,
        Epilogue epilogue,
        float[] scratch,
        int scratchOffset) implements Workers.Task {

    /** Rows of two panels that stay in the second-level cache beside a band's input: 256 KiB. */
    private static final int PART_STEPS = (1 << 16) / PairTiles.COLUMNS;

    /** Panels of a group, as floats: chains of {@code (kernelHeight, kernelWidth, inChannels / groups)}. */
    static int groupSize(Conv2dGeometry g) {
        return Panels.size(g.outChannelsPerGroup(), chain(g));
    }

    /** Panels of all groups, as floats. */
    static int packedSize(Conv2dGeometry g) {
        return Math.multiplyExact(g.groups(), groupSize(g));
    }

    static float[] pack(Conv2dGeometry g, WeightSource weights) {
        float[] packed = new float[packedSize(g)];
        pack(g, weights, 0, panelCount(g), packed);
        return packed;
    }

    /** Panels {@code first} to {@code end}, to their places; columns beyond the last are 0 already. */
    static void pack(Conv2dGeometry g, WeightSource weights, int first, int end, float[] packed) {
        int channels = g.inChannelsPerGroup();
        int taps = g.kernelHeight() * g.kernelWidth();
        for (int panel = first; panel < end; panel++) {
            int group = panel / Panels.count(g.outChannelsPerGroup());
            int column = panel % Panels.count(g.outChannelsPerGroup()) * Panels.WIDTH;
            int columns = Math.min(Panels.WIDTH, g.outChannelsPerGroup() - column);
            for (int tap = 0; tap < taps; tap++) {
                weights.load(group * g.outChannelsPerGroup() + column, columns, tap, 0, channels,
                        packed, (panel * taps + tap) * channels * Panels.WIDTH);
            }
        }
    }

    /** Floats of scratch for that many ranges at once. */
    static int scratchSize(int bandSize, int workers) {
        return Math.multiplyExact(workers, Tiles.SCRATCH + bandSize);
    }

    private static int chain(Conv2dGeometry g) {
        return g.kernelHeight() * g.kernelWidth() * g.inChannelsPerGroup();
    }

    private int pixels() {
        return g.batch() * g.outHeight() * g.outWidth();
    }

    static int panelCount(Conv2dGeometry g) {
        return g.groups() * Panels.count(g.outChannelsPerGroup());
    }

    int tasks() {
        return Math.multiplyExact(Math.ceilDiv(pixels(), rows.bandPixels()), panelCount(g));
    }

    @Override
    public void run(int first, int end, int worker) {
        int tail = scratchOffset + worker * (Tiles.SCRATCH + rows.bandSize());
        int panelCount = panelCount(g);
        for (int task = first; task < end;) {
            int firstPanel = task % panelCount;
            int endPanel = Math.min(panelCount, firstPanel + end - task);
            int pixel = task / panelCount * rows.bandPixels();
            int count = Math.min(pixels() - pixel, rows.bandPixels());
            int origin = xOffset;
            if (rows.loader() != null) {
                rows.loader().load(pixel, pixel + count, scratch, tail + Tiles.SCRATCH);
                // What overflows here comes back when the tiles add the place of their pixels.
                origin = tail + Tiles.SCRATCH - rows.at(pixel);
            }
            for (int panel = firstPanel; panel < endPanel;) {
                boolean pair = vector && PairTiles.PAYS && isPair(panel, endPanel);
                if (pair) {
                    pair(pixel, count, origin, panel);
                } else {
                    panel(pixel, count, origin, panel, tail);
                }
                panel += pair ? 2 : 1;
            }
            task += endPanel - firstPanel;
        }
    }

    /** Whether a panel and its successor have rows, and are both whole, of one group and before {@code end}. */
    private boolean isPair(int panel, int end) {
        int column = panel % Panels.count(g.outChannelsPerGroup()) * Panels.WIDTH;
        return rows.run() > 0 && panel + 1 < end && column + PairTiles.COLUMNS <= g.outChannelsPerGroup();
    }

    /** Two panels, in parts of their rows that the second-level cache holds while all pixels pass by. */
    private void pair(int firstPixel, int count, int origin, int panel) {
        int run = rows.run();
        int parts = Math.ceilDiv(run, PART_STEPS);
        int steps = Math.ceilDiv(run, parts);
        int together = parts > 1 ? 1 : PART_STEPS / run;
        int segments = rows.segments().length;
        for (int first = 0; first < segments; first += together) {
            int end = Math.min(segments, first + together);
            for (int step = 0; step < run; step += steps) {
                int k = Math.min(steps, run - step);
                pairs(firstPixel, count, origin, panel, first, end, step, k, end == segments && step + k == run);
            }
        }
    }

    private void pairs(int firstPixel, int count, int origin, int panel, int first, int end, int step, int k,
            boolean last) {
        int panelsInGroup = Panels.count(g.outChannelsPerGroup());
        int group = panel / panelsInGroup;
        int column = panel % panelsInGroup * Panels.WIDTH;
        int panel0 = group * groupSize(g) + column * chain(g) + step * Panels.WIDTH;
        int panel1 = panel0 + Panels.WIDTH * chain(g);
        int channel = group * g.outChannelsPerGroup() + column;
        int from = origin + group * g.inChannelsPerGroup() + step;
        float[] a = rows.loader() == null ? x : scratch;
        for (int i = 0; i < count;) {
            int height = PairTiles.next(count - i);
            int pixel = firstPixel + i;
            int output = pixel * g.outStride() + channel;
            int at = from + rows.at(pixel);
            boolean accumulate = first > 0 || step > 0;
            if (rows.inOneLine(pixel, height)) {
                PairTiles.evenly(height, k, a, at, rows.pixelStride(), rows.segments(), first, end,
                        panels, panel0, panel1, rows.run() * Panels.WIDTH, y, yOffset + output, g.outStride(),
                        accumulate);
            } else {
                PairTiles.tile(height, k, a, at, from + rows.at(pixel + 1), from + rows.at(pixel + 2),
                        from + rows.at(pixel + 3), from + rows.at(pixel + 4), from + rows.at(pixel + 5),
                        rows.segments(), first, end, panels, panel0, panel1, rows.run() * Panels.WIDTH,
                        y, yOffset + output, g.outStride(), accumulate);
            }
            if (last) {
                PairTiles.end(height, epilogue, channel, epilogue.residualOffset() + output,
                        y, yOffset + output, g.outStride());
            }
            i += height;
        }
    }

    private void panel(int firstPixel, int count, int origin, int panel, int tail) {
        int panelsInGroup = Panels.count(g.outChannelsPerGroup());
        int group = panel / panelsInGroup;
        int column = panel % panelsInGroup * Panels.WIDTH;
        int columns = Math.min(Panels.WIDTH, g.outChannelsPerGroup() - column);
        int weights = group * groupSize(g) + column * chain(g);
        for (int i = 0; i < count;) {
            int height = TileHeights.evenly(count - i);
            if (!rows.inOneLine(firstPixel + i, height)) height = TileHeights.next(count - i);
            tile(firstPixel + i, height, origin + group * g.inChannelsPerGroup(), weights,
                    group * g.outChannelsPerGroup() + column, columns, tail);
            i += height;
        }
    }

    private void tile(int pixel, int height, int origin, int weights, int column, int columns, int tail) {
        float[] a = rows.loader() == null ? x : scratch;
        int output = pixel * g.outStride() + column;
        int to = yOffset + output;
        int residual = epilogue.residualOffset() + output;
        if (rows.inOneLine(pixel, height)) {
            Tiles.evenly(vector, height, columns, rows.run(), a, origin + rows.at(pixel), rows.pixelStride(),
                    rows.segments(), panels, weights, y, to, g.outStride(), false,
                    epilogue, column, residual, scratch, tail);
        } else if (height == Tiles.TALL) {
            Tiles.tall(vector, columns, rows.run(), a, origin + rows.at(pixel), origin + rows.at(pixel + 1),
                    origin + rows.at(pixel + 2), origin + rows.at(pixel + 3), origin + rows.at(pixel + 4),
                    origin + rows.at(pixel + 5), origin + rows.at(pixel + 6), origin + rows.at(pixel + 7),
                    origin + rows.at(pixel + 8), origin + rows.at(pixel + 9), origin + rows.at(pixel + 10),
                    origin + rows.at(pixel + 11), rows.segments(), panels, weights, y, to, g.outStride(), false,
                    epilogue, column, residual, scratch, tail);
        } else {
            Tiles.tile(vector, height, columns, rows.run(), a, origin + rows.at(pixel), origin + rows.at(pixel + 1),
                    origin + rows.at(pixel + 2), origin + rows.at(pixel + 3), origin + rows.at(pixel + 4),
                    origin + rows.at(pixel + 5), rows.segments(), panels, weights, y, to, g.outStride(), false,
                    epilogue, column, residual, scratch, tail);
        }
    }
}
