package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;

/**
 * Regions of images brought to one size: each output is the largest pixel of its part of the region, whose corners are
 * rounded to pixels (Girshick, arXiv 1504.08083, section 2.1). A part without pixels gives 0.
 *
 * <p>Inputs {@code x [batch, channels, height, width]} and {@code regions [regions, 5]} as image, then {@code x, y, x, y}
 * of two corners. Output {@code [regions, channels, height, width]}.
 *
 * @param scale from the regions' coordinates to those of x
 */
record MaxRoiPool(int height, int width, float scale) implements HostOp {
    @Override
    public String name() {
        return "maxRoiPool";
    }

    @Override
    public boolean differentiable() {
        return false;
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorInfo x = inputs.getFirst();
        Shape regions = inputs.getLast().shape();
        boolean fits = x.dtype().isComputable() && inputs.getLast().dtype() == x.dtype() && x.shape().rank() == 4
                && regions.rank() == 2 && regions.last() == 5 && height > 0 && width > 0;
        if (!fits) {
            throw new ShapeException(
                    name(), "x must be [batch, channels, height, width], regions [n, 5]", x.type(), regions);
        }
        return List.of(x.type().withShape(Shape.of(regions.size(0), x.shape().size(1), height, width)));
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        Shape shape = inputs.getFirst().shape();
        double[] x = Numbers.doubles(inputs.getFirst());
        double[] regions = Numbers.doubles(inputs.getLast());
        double[] y = new double[outputs.getFirst().elements()];
        int rows = shape.size(2);
        int columns = shape.size(3);
        for (int i = 0; i < y.length; i++) {
            int r = i / (shape.size(1) * height * width);
            int channel = i / (height * width) % shape.size(1);
            double image = regions[r * 5];
            if (!(image >= 0 && image < shape.size(0))) {
                throw new ShapeException(name(), "images must be from 0 to " + (shape.size(0) - 1), image);
            }
            int first = (int) image;
            int from = (first * shape.size(1) + channel) * rows * columns;
            int[] down = part(regions[r * 5 + 2], regions[r * 5 + 4], i / width % height, height, rows);
            int[] across = part(regions[r * 5 + 1], regions[r * 5 + 3], i % width, width, columns);
            double most = Double.NEGATIVE_INFINITY;
            for (int row = down[0]; row < down[1]; row++) {
                for (int column = across[0]; column < across[1]; column++) {
                    most = Math.max(most, x[from + row * columns + column]);
                }
            }
            y[i] = down[0] < down[1] && across[0] < across[1] ? most : 0;
        }
        Numbers.store(y, outputs.getFirst());
    }

    /** The pixels along an axis, from (inclusive) and to (exclusive), that part {@code k} of a region covers. */
    private int[] part(double near, double far, int k, int parts, int size) {
        double start = Math.floor(near * scale + 0.5);
        double end = Math.floor(far * scale + 0.5);
        double each = Math.max(end - start + 1, 1) / parts;
        return new int[] {
            (int) Math.clamp(start + Math.floor(k * each), 0.0, size),
            (int) Math.clamp(start + Math.ceil((k + 1) * each), 0.0, size)
        };
    }
}
