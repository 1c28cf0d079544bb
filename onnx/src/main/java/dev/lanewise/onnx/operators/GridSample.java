package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.util.Arrays;
import java.util.List;

/**
 * {@code x [batch, sizes..., channels]} read at the places {@code grid [batch, outs..., axes]}, of which -1 and 1 stand for
 * the borders and the last axis comes first: {@code y [batch, outs..., channels]} (Jaderberg et al., arXiv 1506.02025).
 *
 * @param kernel nearest counts halves to the even pixel
 * @param corners whether -1 and 1 are the centres of the outermost pixels rather than their outer edges
 */
record GridSample(AxisTaps.Kernel kernel, Border border, boolean corners) implements HostOp {
    /** What lies beyond the borders. */
    enum Border {
        ZEROS,
        NEAREST,
        REFLECTION
    }

    @Override
    public String name() {
        return "gridSample";
    }

    @Override
    public boolean differentiable() {
        return false;
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorInfo x = inputs.getFirst();
        Shape grid = inputs.getLast().shape();
        int axes = x.shape().rank() - 2;
        boolean fits = x.dtype().isComputable() && inputs.getLast().dtype() == x.dtype() && axes >= 1
                && grid.rank() == axes + 2 && grid.last() == axes && grid.size(0) == x.shape().size(0);
        if (!fits) {
            throw new ShapeException(
                    name(), "x must be floats [batch, sizes..., channels], grid [batch, outs..., axes]", x.type(),
                    grid);
        }
        Shape y = grid.with(-1, x.shape().last());
        if (y.elements() > 0 && x.shape().elements() == 0) throw new ShapeException(name(), "x is empty", x.type());
        return List.of(x.type().withShape(y));
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        bind(Workers.INLINE, inputs, outputs).run();
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        int points = inputs.getLast().elements() / (x.shape().rank() - 2);
        return () -> {
            double[] grid = Numbers.doubles(inputs.getLast());
            workers.run(points, (first, end, worker) -> sample(x, grid, first, end, outputs.getFirst()));
        };
    }

    /** The outputs of the places {@code first} to {@code end - 1} of all batches. */
    private void sample(Tensor x, double[] grid, int first, int end, Tensor y) {
        int axes = x.shape().rank() - 2;
        int channels = x.shape().last();
        int[] sizes = Arrays.copyOfRange(x.shape().toArray(), 1, axes + 1);
        int image = x.shape().elements(1, axes + 2);
        int points = grid.length / axes / x.shape().size(0);
        boolean single = x.dtype() == DType.FLOAT32;
        int count = Math.max(1, 2 * kernel.reach());
        int[] places = new int[axes * count];
        double[] weights = new double[axes * count];
        for (int p = first; p < end; p++) {
            for (int i = 0; i < axes; i++) {
                double at = place(grid[p * axes + axes - 1 - i], sizes[i], single);
                taps(at, sizes[i], i * count, count, places, weights);
            }
            int from = x.offset() + p / points * image;
            int to = y.offset() + p * channels;
            if (single) {
                sum(sizes, count, places, weights, x.floats(), from, y.floats(), to, channels);
            } else {
                sum(sizes, count, places, weights, x.doubles(), from, y.doubles(), to, channels);
            }
        }
    }

    /** In float32 as other implementations have it, so that halves are the same numbers. */
    private double place(double n, int size, boolean single) {
        if (single) {
            float at = (float) n;
            return corners ? (at + 1) / 2 * (size - 1) : ((at + 1) * size - 1) / 2;
        }
        return corners ? (n + 1) / 2 * (size - 1) : ((n + 1) * size - 1) / 2;
    }

    private void taps(double place, int size, int first, int count, int[] places, double[] weights) {
        double at = kernel.rounding() != null ? Math.rint(place) : place;
        if (border == Border.NEAREST) at = Math.clamp(notNan(at), 0.0, size - 1.0);
        if (border == Border.REFLECTION) at = reflected(at, size);
        at = Math.clamp(notNan(at), -4.0, size + 4.0);
        if (kernel.rounding() != null) {
            places[first] = inside(Math.rint(at), size);
            weights[first] = 1;
            return;
        }
        double start = Math.floor(at) - kernel.reach() + 1;
        for (int k = 0; k < count; k++) {
            places[first + k] = inside(start + k, size);
            weights[first + k] = kernel.weight(start + k - at);
        }
    }

    private static double notNan(double at) {
        return Double.isNaN(at) ? -1 : at;
    }

    /** The pixel that stands at a whole place, which may lie beyond the border; -1 for zero. */
    private int inside(double place, int size) {
        return switch (border) {
            case ZEROS -> place < 0 || place >= size ? -1 : (int) place;
            case NEAREST -> (int) Math.clamp(place, 0.0, size - 1.0);
            case REFLECTION -> (int) Math.clamp(reflected(place, size), 0.0, size - 1.0);
        };
    }

    private double reflected(double at, int size) {
        double low = corners ? 0 : -0.5;
        double range = corners ? size - 1 : size;
        if (range == 0 || Double.isNaN(at) || Double.isInfinite(at)) return 0;
        if (at >= low && at <= low + range) return at;
        double beyond = at < low ? low - at : at - low - range;
        double times = Math.floor(beyond / range);
        double rest = beyond - times * range;
        boolean even = times % 2 == 0;
        return even == at < low ? low + rest : low + range - rest;
    }

    /** The sum over all combinations of the axes' taps, each a run of channels. */
    private static void sum(
            int[] sizes, int count, int[] places, double[] weights, float[] x, int from, float[] y, int to, int n) {
        Arrays.fill(y, to, to + n, 0);
        int all = combinations(sizes.length, count);
        for (int c = 0; c < all; c++) {
            int pixel = pixel(c, sizes, count, places);
            float weight = (float) weight(c, sizes.length, count, weights);
            if (pixel < 0 || weight == 0) continue;
            int at = from + pixel * n;
            for (int i = 0; i < n; i++) y[to + i] = Math.fma(weight, x[at + i], y[to + i]);
        }
    }

    private static void sum(
            int[] sizes, int count, int[] places, double[] weights, double[] x, int from, double[] y, int to, int n) {
        Arrays.fill(y, to, to + n, 0);
        int all = combinations(sizes.length, count);
        for (int c = 0; c < all; c++) {
            int pixel = pixel(c, sizes, count, places);
            double weight = weight(c, sizes.length, count, weights);
            if (pixel < 0 || weight == 0) continue;
            int at = from + pixel * n;
            for (int i = 0; i < n; i++) y[to + i] = Math.fma(weight, x[at + i], y[to + i]);
        }
    }

    private static int combinations(int axes, int count) {
        int all = 1;
        for (int i = 0; i < axes; i++) all = Math.multiplyExact(all, count);
        return all;
    }

    private static int pixel(int combination, int[] sizes, int count, int[] places) {
        int pixel = 0;
        int stride = 1;
        int left = combination;
        for (int i = sizes.length - 1; i >= 0; i--) {
            int place = places[i * count + left % count];
            if (place < 0) return -1;
            left /= count;
            pixel += place * stride;
            stride *= sizes[i];
        }
        return pixel;
    }

    private static double weight(int combination, int axes, int count, double[] weights) {
        double weight = 1;
        int left = combination;
        for (int i = axes - 1; i >= 0; i--) {
            weight *= weights[i * count + left % count];
            left /= count;
        }
        return weight;
    }
}
