package dev.lanewise.kernels.conv;

import org.jspecify.annotations.Nullable;

/**
 * Where output pixels find their input, and how many make a band. What pixel {@code (n, oy, ox)} reads begins at
 * {@code n * imageStride + oy * lineStride + ox * pixelStride}; there it reads {@code run} floats at each segment.
 *
 * @param lineLength pixels in a line
 * @param lines lines in an image
 * @param bandSize floats that the loader writes for one band; 0 without one
 * @param loader brings in the input of a band; null where it is read where it lies
 */
record PixelRows(
        int lineLength,
        int lines,
        int pixelStride,
        int lineStride,
        int imageStride,
        int[] segments,
        int run,
        int bandPixels,
        int bandSize,
        @Nullable Loader loader) {

    /** Input of a band in the second-level cache, beside a panel of weights: 384 KiB. */
    private static final int BAND_FLOATS = 96 << 10;

    /** So many pixels at least share one pass over the weights. */
    private static final int FEWEST_PIXELS = 96;

    /** So many tasks at least, where there are several workers, so that all have about the same work. */
    private static final int TASKS_OF_WORKER = 3;

    /** Brings the input of some output pixels into scratch, the first one's first. */
    @FunctionalInterface
    interface Loader {
        void load(int firstPixel, int endPixel, float[] to, int toOffset);
    }

    /**
     * Pixels of a band: as many as the cache holds, if each has that much input of its own, and few enough that every
     * worker has some tasks; a multiple of {@code unit}, and such that all bands are about equal.
     *
     * @param g the geometry, with its batch size
     */
    static int bandPixels(Conv2dGeometry g, int inputOfPixel, int unit, int workers) {
        int total = g.batch() * g.outHeight() * g.outWidth();
        int most = Math.max(FEWEST_PIXELS, BAND_FLOATS / Math.max(1, inputOfPixel));
        int tasks = workers == 1 ? 1 : TASKS_OF_WORKER * workers;
        int bands = Math.max(Math.ceilDiv(total, most), Math.ceilDiv(tasks, Math.max(1, PixelTiles.panelCount(g))));
        return Math.max(1, Math.ceilDiv(Math.ceilDiv(total, Math.max(1, bands)), unit)) * unit;
    }

    int at(int pixel) {
        int line = pixel / lineLength;
        int image = line / lines;
        return image * imageStride + (line - image * lines) * lineStride + (pixel - line * lineLength) * pixelStride;
    }

    /** Whether that many pixels from {@code pixel} on lie in one line, so that each is a pixel stride from the last. */
    boolean inOneLine(int pixel, int count) {
        return pixel % lineLength + count <= lineLength;
    }
}
