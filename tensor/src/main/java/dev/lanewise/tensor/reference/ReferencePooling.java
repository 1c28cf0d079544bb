package dev.lanewise.tensor.reference;

import dev.lanewise.kernels.pool.Pool2dGeometry;
import dev.lanewise.tensor.PoolingKernels;
import dev.lanewise.tensor.Tensor;

/** Windows over pixels: {@code n} is the image, {@code y x} the pixel, {@code r s} the row and column in the window. */
final class ReferencePooling implements PoolingKernels {
    private interface Tap {
        /**
         * @param pixel the input pixel in its image, -1 in the padding
         * @param y the output element
         */
        void meet(int pixel, int y);
    }

    @Override
    public void max(Pool2dGeometry g, Tensor x, Tensor y, Tensor indices) {
        Doubles in = Doubles.of(x);
        Doubles out = Doubles.of(y);
        int[] chosen = indices.ints();
        int from = indices.offset();
        out.fill(Double.NEGATIVE_INFINITY);
        for (int i = 0; i < out.size(); i++) chosen[from + i] = -1;
        taps(g, (pixel, yi) -> {
            if (pixel < 0) return;
            double v = in.get(element(g, yi, pixel));
            double largest = out.get(yi);
            if (chosen[from + yi] < 0 || v > largest || (Double.isNaN(v) && !Double.isNaN(largest))) {
                out.set(yi, v);
                chosen[from + yi] = pixel;
            }
        });
    }

    @Override
    public void maxGradient(Pool2dGeometry g, Tensor dy, Tensor indices, Tensor dx) {
        Doubles out = Doubles.of(dy);
        Doubles in = Doubles.of(dx);
        in.fill(0);
        for (int i = 0; i < out.size(); i++) {
            int pixel = (int) indices.index(i);
            if (pixel >= 0) in.add(element(g, i, pixel), out.get(i));
        }
    }

    @Override
    public void average(Pool2dGeometry g, boolean countPadding, Tensor x, Tensor y) {
        Doubles in = Doubles.of(x);
        Doubles out = Doubles.of(y);
        int[] counts = counts(g, countPadding);
        out.fill(0);
        taps(g, (pixel, yi) -> out.add(yi, pixel < 0 ? 0 : in.get(element(g, yi, pixel))));
        for (int i = 0; i < out.size(); i++) out.set(i, out.get(i) / counts[i]);
    }

    @Override
    public void averageGradient(Pool2dGeometry g, boolean countPadding, Tensor dy, Tensor dx) {
        Doubles out = Doubles.of(dy);
        Doubles in = Doubles.of(dx);
        int[] counts = counts(g, countPadding);
        in.fill(0);
        taps(g, (pixel, yi) -> {
            if (pixel >= 0) in.add(element(g, yi, pixel), out.get(yi) / counts[yi]);
        });
    }

    private static int[] counts(Pool2dGeometry g, boolean countPadding) {
        int[] counts = new int[g.outputSize()];
        taps(g, (pixel, yi) -> counts[yi] += pixel >= 0 || countPadding ? 1 : 0);
        return counts;
    }

    /** The input element of a pixel in the image and the channel of output element {@code y}. */
    private static int element(Pool2dGeometry g, int y, int pixel) {
        int n = y / (g.outHeight() * g.outWidth() * g.channels());
        return (n * g.height() * g.width() + pixel) * g.channels() + y % g.channels();
    }

    /** Every pixel and padding pixel of every window; what hangs over the padding (see ceil) is neither. */
    private static void taps(Pool2dGeometry g, Tap tap) {
        for (int i = 0; i < g.outputSize(); i++) {
            int oy = i / g.channels() / g.outWidth() % g.outHeight();
            int ox = i / g.channels() % g.outWidth();
            for (int r = 0; r < g.kernelHeight(); r++) {
                int y = oy * g.stride().vertical() + r * g.dilation().vertical() - g.padding().top();
                if (y >= g.height() + g.padding().bottom()) continue;
                for (int s = 0; s < g.kernelWidth(); s++) {
                    int x = ox * g.stride().horizontal() + s * g.dilation().horizontal() - g.padding().left();
                    if (x >= g.width() + g.padding().right()) continue;
                    boolean inside = y >= 0 && y < g.height() && x >= 0 && x < g.width();
                    tap.meet(inside ? y * g.width() + x : -1, i);
                }
            }
        }
    }
}
