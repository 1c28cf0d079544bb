package dev.lanewise.kernels.conv;

import java.util.Arrays;

/**
 * Unfolding: the windows of an image as rows of a matrix, so that convolution becomes a matrix product. A kernel of its
 * own; what convolution normally does needs no copy (see {@link Conv2d}).
 */
public final class Im2col {
    private Im2col() {}

    /** Columns of the matrix: {@code kernelHeight * kernelWidth * inChannels}. */
    public static int columns(Conv2dGeometry g) {
        return Math.multiplyExact(g.kernelHeight() * g.kernelWidth(), g.inChannels());
    }

    /**
     * Writes rows {@code firstPixel} (inclusive) to {@code endPixel} (exclusive) of the matrix
     * {@code [batch * outHeight * outWidth, kernelHeight * kernelWidth * inChannels]}:
     * {@code columns[(n, oy, ox), (r, s, c)] = x[n, oy*sy + r*dy - top, ox*sx + s*dx - left, c]}, zeros beyond the
     * border.
     *
     * @param columns receives the rows from {@code columnsOffset} on
     */
    public static void unfold(
            Conv2dGeometry g,
            float[] x,
            int xOffset,
            int firstPixel,
            int endPixel,
            float[] columns,
            int columnsOffset) {
        int at = columnsOffset;
        for (int pixel = firstPixel; pixel < endPixel; pixel++) {
            int line = pixel / g.outWidth();
            int image = xOffset + line / g.outHeight() * g.height() * g.width() * g.inChannels();
            int top = line % g.outHeight() * g.stride().vertical() - g.padding().top();
            int left = pixel % g.outWidth() * g.stride().horizontal() - g.padding().left();
            for (int r = 0; r < g.kernelHeight(); r++) {
                int row = top + r * g.dilation().vertical();
                at = kernelRow(g, x, image, row, left, columns, at);
            }
        }
    }

    /** One kernel row of one window; where the next begins. */
    private static int kernelRow(Conv2dGeometry g, float[] x, int image, int row, int left, float[] columns, int at) {
        int channels = g.inChannels();
        int width = g.width();
        int size = g.kernelWidth() * channels;
        if (row < 0 || row >= g.height()) {
            Arrays.fill(columns, at, at + size, 0);
        } else if (g.dilation().horizontal() == 1 && left >= 0 && left + g.kernelWidth() <= width) {
            System.arraycopy(x, image + (row * width + left) * channels, columns, at, size);
        } else {
            for (int s = 0; s < g.kernelWidth(); s++) {
                int column = left + s * g.dilation().horizontal();
                int to = at + s * channels;
                if (column < 0 || column >= width) Arrays.fill(columns, to, to + channels, 0);
                else
                    System.arraycopy(x, image + (row * width + column) * channels, columns, to, channels);
            }
        }
        return at + size;
    }
}
