package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.kernels.pool.Pool2dGeometry;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;

/** The window of a pooling, without the sizes of what it slides over. */
public record Window2d(
        int kernelHeight, int kernelWidth, Stride stride, Padding padding, Dilation dilation, boolean ceil) {
    /** Windows side by side. */
    public static Window2d of(int kernel) {
        return new Window2d(kernel, kernel, Stride.of(kernel), Padding.NONE, Dilation.ONE, false);
    }

    Pool2dGeometry over(Op op, Shape x) {
        Rule.axes(op, "x", x, "batch, height, width, channels");
        return new Pool2dGeometry(
                x.size(0), x.size(1), x.size(2), x.size(3), kernelHeight, kernelWidth, stride, padding, dilation, ceil);
    }

    static Shape outputShape(Pool2dGeometry g) {
        return Shape.of(g.batch(), g.outHeight(), g.outWidth(), g.channels());
    }
}
