package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;

/**
 * Regions of images brought to one size: each output is the mean, or the largest, of points sampled in its part of the
 * region by linear interpolation, in double (He et al., arXiv 1703.06870, section 3).
 *
 * <p>Inputs {@code x [batch, channels, height, width]}, {@code regions [regions, 4]} as {@code x, y, x, y} of two corners
 * and {@code images [regions]}, the image of each. Output {@code [regions, channels, height, width]}.
 *
 * @param samples points along each side of a part; 0 for as many as pixels lie in it
 * @param scale from the regions' coordinates to those of x
 * @param centred whether pixel centres lie at halves; else regions are at least one pixel large
 * @param largest whether the largest point counts, each of the four pixels around one weighed by itself
 */
record RoiAlign(int height, int width, int samples, float scale, boolean centred, boolean largest) implements HostOp {
    @Override
    public String name() {
        return "roiAlign";
    }

    @Override
    public boolean differentiable() {
        return false;
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorInfo x = inputs.getFirst();
        Shape regions = inputs.get(1).shape();
        Shape images = inputs.get(2).shape();
        boolean fits = x.dtype().isComputable() && x.shape().rank() == 4 && regions.rank() == 2 && regions.last() == 4
                && images.equals(Shape.of(regions.size(0))) && inputs.get(2).dtype().isIndex()
                && inputs.get(1).dtype() == x.dtype();
        if (!fits || height < 1 || width < 1 || samples < 0) {
            throw new ShapeException(
                    name(), "x must be [batch, channels, height, width], regions [n, 4], images [n]", x.type(), regions,
                    images);
        }
        return List.of(x.type().withShape(Shape.of(regions.size(0), x.shape().size(1), height, width)));
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        bind(Workers.INLINE, inputs, outputs).run();
    }

    /** A task is one channel of one region. */
    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        Shape shape = inputs.getFirst().shape();
        int channels = shape.size(1);
        int regionCount = inputs.get(1).shape().size(0);
        return () -> {
            double[] x = Numbers.doubles(inputs.getFirst());
            double[] regions = Numbers.doubles(inputs.get(1));
            double[] y = new double[outputs.getFirst().elements()];
            workers.run(Math.multiplyExact(regionCount, channels), (first, end, worker) -> {
                for (int task = first; task < end; task++) {
                    int r = task / channels;
                    int from = (image(inputs.get(2), r, shape) * channels + task % channels) * shape.size(2)
                            * shape.size(3);
                    channel(region(regions, r), x, from, shape, y, task * height * width);
                }
            });
            Numbers.store(y, outputs.getFirst());
        };
    }

    private int image(Tensor images, int r, Shape x) {
        long image = images.index(r);
        if (image < 0 || image >= x.size(0)) {
            throw new ShapeException(name(), "images must be from 0 to " + (x.size(0) - 1), image);
        }
        return (int) image;
    }

    private Region region(double[] regions, int r) {
        double shift = centred ? 0.5 : 0;
        double left = regions[r * 4] * scale - shift;
        double top = regions[r * 4 + 1] * scale - shift;
        double wide = regions[r * 4 + 2] * scale - shift - left;
        double high = regions[r * 4 + 3] * scale - shift - top;
        return centred
                ? new Region(top, left, high / height, wide / width)
                : new Region(top, left, Math.max(high, 1) / height, Math.max(wide, 1) / width);
    }

    private void channel(Region region, double[] x, int from, Shape shape, double[] y, int to) {
        for (int i = 0; i < height * width; i++) {
            y[to + i] = part(region, i / width, i % width, x, from, shape.size(2), shape.size(3));
        }
    }

    /** Its near corner, and the size of the part that becomes one output. */
    private record Region(double top, double left, double partHeight, double partWidth) {}

    private double part(Region region, int row, int column, double[] x, int from, int rows, int columns) {
        int down = samples > 0 ? samples : (int) Math.ceil(region.partHeight);
        int across = samples > 0 ? samples : (int) Math.ceil(region.partWidth);
        double sum = 0;
        double most = 0;
        boolean first = true;
        for (int i = 0; i < down; i++) {
            double py = region.top + (row + (i + 0.5) / down) * region.partHeight;
            for (int j = 0; j < across; j++) {
                double px = region.left + (column + (j + 0.5) / across) * region.partWidth;
                double point = point(py, px, x, from, rows, columns);
                sum += point;
                most = first ? point : Math.max(most, point);
                first = false;
            }
        }
        return largest ? most : sum / Math.max(1, down * across);
    }

    /** Linear between the four pixels around a point; 0 more than a pixel beyond the border. */
    private double point(double py, double px, double[] x, int from, int rows, int columns) {
        if (py < -1 || py > rows || px < -1 || px > columns) return 0;
        double top = Math.clamp(py, 0.0, rows - 1.0);
        double left = Math.clamp(px, 0.0, columns - 1.0);
        int low = (int) top;
        int near = (int) left;
        int high = Math.min(low + 1, rows - 1);
        int far = Math.min(near + 1, columns - 1);
        double v = top - low;
        double u = left - near;
        double a = (1 - v) * (1 - u) * x[from + low * columns + near];
        double b = (1 - v) * u * x[from + low * columns + far];
        double c = v * (1 - u) * x[from + high * columns + near];
        double d = v * u * x[from + high * columns + far];
        return largest ? Math.max(Math.max(a, b), Math.max(c, d)) : a + b + c + d;
    }
}
