package dev.lanewise.properties.generators;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;

/** Numbers {@code [batch, height, width, channels]}, to be cut and put together by plain loops. */
public record Images(float[] values, int batch, int height, int width, int channels) {
    public static Images of(float[] values, int batch, int height, int width, int channels) {
        return new Images(values, batch, height, width, channels);
    }

    /** Where the numbers of a pixel come from; -1 for zeros. */
    private interface Source {
        int pixel(int y, int x);
    }

    private Images map(int newHeight, int newWidth, Source source) {
        float[] result = new float[batch * newHeight * newWidth * channels];
        for (int n = 0; n < batch; n++)
            for (int y = 0; y < newHeight; y++)
                for (int x = 0; x < newWidth; x++) {
                    int from = source.pixel(y, x);
                    if (from < 0) continue;
                    System.arraycopy(values, (n * height * width + from) * channels, result,
                            ((n * newHeight + y) * newWidth + x) * channels, channels);
                }
        return new Images(result, batch, newHeight, newWidth, channels);
    }

    /** With zeros around. */
    public Images padded(Padding p) {
        return map(height + p.top() + p.bottom(), width + p.left() + p.right(), (y, x) -> {
            int row = y - p.top();
            int column = x - p.left();
            boolean inside = row >= 0 && row < height && column >= 0 && column < width;
            return inside ? row * width + column : -1;
        });
    }

    /** Without so many rows and columns at each side. */
    public Images cropped(int top, int bottom, int left, int right) {
        return map(height - top - bottom, width - left - right, (y, x) -> (y + top) * width + x + left);
    }

    /** The pixels that a stride meets. */
    public Images every(Stride s) {
        return map(Math.ceilDiv(height, s.vertical()), Math.ceilDiv(width, s.horizontal()),
                (y, x) -> y * s.vertical() * width + x * s.horizontal());
    }

    /** With zeros between the pixels. */
    public Images stuffed(Dilation d) {
        return map((height - 1) * d.vertical() + 1, (width - 1) * d.horizontal() + 1,
                (y, x) -> y % d.vertical() == 0 && x % d.horizontal() == 0
                        ? y / d.vertical() * width + x / d.horizontal()
                        : -1);
    }

    /** Some of the channels. */
    public Images channels(int first, int end) {
        int size = end - first;
        float[] result = new float[batch * height * width * size];
        for (int pixel = 0; pixel < batch * height * width; pixel++) {
            System.arraycopy(values, pixel * channels + first, result, pixel * size, size);
        }
        return new Images(result, batch, height, width, size);
    }
}
