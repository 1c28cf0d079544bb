package dev.lanewise.kernels.conv;

import java.util.Arrays;

/**
 * Copies bands of the input with their border of zeros. The rows of a band are consecutive rows of
 * {@code [batch * paddedHeight, paddedWidth, inChannels]}: what the input would be, stored with its border.
 */
record BorderedInput(Conv2dGeometry g, float[] x, int xOffset) implements PixelRows.Loader {

    /** Floats of the largest band of {@code lines} output lines. */
    static int size(Conv2dGeometry g, int lines) {
        int images = (lines - 1) / g.outHeight();
        int rest = (lines - 1) % g.outHeight();
        long within = (long) images * g.paddedHeight() + (long) rest * g.stride().vertical();
        long across = (images + 1L) * g.paddedHeight() - (long) (g.outHeight() - rest) * g.stride().vertical();
        long rows = Math.min(Math.max(within, across) + span(g), (long) g.batch() * g.paddedHeight());
        return Math.toIntExact(rows * rowSize(g));
    }

    @Override
    public void load(int firstPixel, int endPixel, float[] to, int toOffset) {
        int end = row((endPixel - 1) / g.outWidth()) + span(g);
        int at = toOffset;
        for (int row = row(firstPixel / g.outWidth()); row < end; row++, at += rowSize(g)) copyRow(row, to, at);
    }

    /** The first row that an output line reads. */
    private int row(int line) {
        return line / g.outHeight() * g.paddedHeight() + line % g.outHeight() * g.stride().vertical();
    }

    private void copyRow(int row, float[] to, int at) {
        int image = xOffset + row / g.paddedHeight() * g.height() * g.width() * g.inChannels();
        copy(g, x, image, row % g.paddedHeight() - g.padding().top(), -g.padding().left(), g.paddedWidth(), to, at);
    }

    /** Copies some columns of one row of an image; zeros for pixels that do not exist. */
    static void copy(
            Conv2dGeometry g, float[] x, int image, int row, int column, int columns, float[] to, int toOffset) {
        int channels = g.inChannels();
        int end = toOffset + columns * channels;
        int first = Math.clamp(-column, 0, columns);
        int last = row < 0 || row >= g.height() ? first : Math.clamp(g.width() - column, first, columns);
        int left = toOffset + first * channels;
        int right = toOffset + last * channels;
        Arrays.fill(to, toOffset, left, 0);
        if (last > first) {
            int from = image + (row * g.width() + column + first) * channels;
            System.arraycopy(x, from, to, left, right - left);
        }
        Arrays.fill(to, right, end, 0);
    }

    private static int rowSize(Conv2dGeometry g) {
        return g.paddedWidth() * g.inChannels();
    }

    private static int span(Conv2dGeometry g) {
        return (g.kernelHeight() - 1) * g.dilation().vertical() + 1;
    }
}
