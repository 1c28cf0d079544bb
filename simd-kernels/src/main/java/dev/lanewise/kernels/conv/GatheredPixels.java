package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Tiles;

/**
 * A 1x1 kernel with a stride, as products of pixels that are brought together first: rows that lie evenly apart go
 * through the tiles of matrix products, a strip in one call. A task is a band of pixels by a panel of output channels;
 * a range of tasks brings a band together once.
 *
 * @param g the geometry, with its batch size
 * @param band pixels of a band
 * @param panels packed by {@link PixelTiles#pack}
 */
record GatheredPixels(
        boolean vector,
        Conv2dGeometry g,
        int band,
        float[] x,
        int xOffset,
        float[] panels,
        float[] y,
        int yOffset,
        Epilogue epilogue,
        float[] scratch,
        int scratchOffset) implements Workers.Task {

    /** With fewer output channels the copy counts. */
    private static final int FEWEST_CHANNELS = 256;

    /** A band in the second-level cache, beside two panels of weights: 480 KiB. */
    private static final int BAND_FLOATS = 120 << 10;

    /** So many pixels at least share one pass over the weights. */
    private static final int FEWEST_PIXELS = 96;

    /** So many tasks at least, where there are several workers, so that all have about the same work. */
    private static final int TASKS_OF_WORKER = 3;

    static boolean pays(Conv2dGeometry g) {
        return g.outChannels() >= FEWEST_CHANNELS;
    }

    /** Pixels of a band, all bands about equal: few are large ones, each of which reads all weights. */
    static int band(Conv2dGeometry g, int batch, int workers) {
        int total = batch * g.outHeight() * g.outWidth();
        int most = Math.max(FEWEST_PIXELS, BAND_FLOATS / Math.max(1, g.inChannels()));
        int tasks = workers == 1 ? 1 : TASKS_OF_WORKER * workers;
        int bands = Math.max(Math.ceilDiv(total, most), Math.ceilDiv(tasks, PixelTiles.panelCount(g)));
        return Math.max(1, Math.ceilDiv(total, Math.max(1, bands)));
    }

    static int scratchSize(Conv2dGeometry g, int batch, int workers) {
        return PixelTiles.scratchSize(Math.multiplyExact(band(g, batch, workers), g.inChannels()), workers);
    }

    private int pixels() {
        return g.batch() * g.outHeight() * g.outWidth();
    }

    int tasks() {
        return Math.multiplyExact(Math.ceilDiv(pixels(), band), PixelTiles.panelCount(g));
    }

    @Override
    public void run(int first, int end, int worker) {
        int channels = g.inChannels();
        int panelCount = PixelTiles.panelCount(g);
        int tail = scratchOffset + worker * (Tiles.SCRATCH + band * channels);
        int rows = tail + Tiles.SCRATCH;
        for (int task = first; task < end;) {
            int panel = task % panelCount;
            int endPanel = Math.min(panelCount, panel + end - task);
            int pixel = task / panelCount * band;
            int count = Math.min(pixels() - pixel, band);
            Im2col.unfold(g, x, xOffset, pixel, pixel + count, scratch, rows);
            int column = panel * Panels.WIDTH;
            int columns = Math.min(g.outChannels(), endPanel * Panels.WIDTH) - column;
            int at = pixel * g.outStride() + column;
            Tiles.rows(vector, count, columns, channels, scratch, rows, channels, Tiles.wholeRow(),
                    panels, column * channels, Panels.WIDTH * channels, y, yOffset + at, g.outStride(), false,
                    epilogue, column, epilogue.residualOffset() + at, scratch, tail);
            task += endPanel - panel;
        }
    }
}
