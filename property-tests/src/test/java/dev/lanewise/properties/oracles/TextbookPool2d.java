package dev.lanewise.properties.oracles;

import dev.lanewise.kernels.pool.Pool2dGeometry;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Pooling by its definition: each window's pixels are listed, then looked at. */
public final class TextbookPool2d {
    /** One output and, in {@code x}, the places of its window's numbers. */
    private interface Window {
        void visit(int output, int[] places);
    }

    private TextbookPool2d() {}

    /** Where each largest lies, {@code row * width + column}: the first, or the first NaN; -1 where no pixel is. */
    public static int[] indices(Pool2dGeometry g, float[] x) {
        int[] result = new int[g.outputSize()];
        windows(g, (output, places) -> {
            int best = -1;
            for (int place : places) {
                boolean first = best < 0 || (Float.isNaN(x[place]) && !Float.isNaN(x[best]));
                if (first || x[place] > x[best]) best = place;
            }
            result[output] = best < 0 ? -1 : best / g.channels() % (g.height() * g.width());
        });
        return result;
    }

    /** The largest of each window: NaN where one is NaN, of two zeros +0, minus infinity in a window without pixels. */
    public static float[] max(Pool2dGeometry g, float[] x) {
        float[] y = new float[g.outputSize()];
        Arrays.fill(y, Float.NEGATIVE_INFINITY);
        windows(g, (output, places) -> {
            for (int place : places) y[output] = Math.max(y[output], x[place]);
        });
        return y;
    }

    /** Each {@code dy} added to the pixel that its index names, in ascending order, in float. */
    public static float[] scattered(Pool2dGeometry g, float[] dy, int[] indices) {
        float[] dx = new float[g.inputSize()];
        for (int i = 0; i < dy.length; i++) {
            int image = i / (g.outHeight() * g.outWidth() * g.channels());
            int pixel = image * g.height() * g.width() + indices[i];
            if (indices[i] >= 0) dx[pixel * g.channels() + i % g.channels()] += dy[i];
        }
        return dx;
    }

    /** The mean of each window, in float64; NaN where nothing counts. */
    public static Exact average(Pool2dGeometry g, boolean countPadding, float[] x) {
        Exact y = Exact.zeros(g.outputSize(), g.kernelHeight() * g.kernelWidth());
        windows(g, (output, places) -> {
            double count = countPadding ? paddedCount(g, output / g.channels()) : places.length;
            if (count == 0) y.add(output, Double.NaN);
            for (int place : places) y.add(output, x[place] / count);
        });
        return y;
    }

    private static void windows(Pool2dGeometry g, Window window) {
        int pixels = g.batch() * g.outHeight() * g.outWidth();
        for (int i = 0; i < pixels && g.channels() > 0; i++) {
            int[] first = firstChannels(g, i);
            for (int c = 0; c < g.channels(); c++) {
                int channel = c;
                window.visit(i * g.channels() + c, IntStream.of(first).map(place -> place + channel).toArray());
            }
        }
    }

    private static int[] firstChannels(Pool2dGeometry g, int output) {
        int top = output / g.outWidth() % g.outHeight() * g.stride().vertical() - g.padding().top();
        int left = output % g.outWidth() * g.stride().horizontal() - g.padding().left();
        int image = output / (g.outWidth() * g.outHeight());
        IntStream.Builder places = IntStream.builder();
        for (int r = 0; r < g.kernelHeight(); r++)
            for (int s = 0; s < g.kernelWidth(); s++) {
                int row = top + r * g.dilation().vertical();
                int column = left + s * g.dilation().horizontal();
                boolean inside = row >= 0 && row < g.height() && column >= 0 && column < g.width();
                if (inside) places.add(((image * g.height() + row) * g.width() + column) * g.channels());
            }
        return places.build().toArray();
    }

    /** Taps on the image or its padding; with {@code ceil} the last window may reach beyond both. */
    private static int paddedCount(Pool2dGeometry g, int output) {
        int top = output / g.outWidth() % g.outHeight() * g.stride().vertical();
        int left = output % g.outWidth() * g.stride().horizontal();
        int rows = within(
                top, g.kernelHeight(), g.dilation().vertical(), g.height() + g.padding().top() + g.padding().bottom());
        int columns = within(
                left, g.kernelWidth(), g.dilation().horizontal(), g.width() + g.padding().left() + g.padding().right());
        return rows * columns;
    }

    private static int within(int start, int kernel, int dilation, int size) {
        int count = 0;
        for (int i = 0; i < kernel; i++) if (start + i * dilation < size) count++;
        return count;
    }
}
