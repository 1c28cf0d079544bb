package dev.lanewise.onnx.operators;

import dev.lanewise.inference.Values;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Images read at places that are data, and images put together from blocks. */
final class SamplingOperators {
    private SamplingOperators() {}

    static void register(Registry to) {
        to.one("GridSample", 16, SamplingOperators::sample);
        to.one("AffineGrid", 20, SamplingOperators::grid);
        to.one("DeformConv", 19, SamplingOperators::deformable);
        to.one("Col2Im", 18, SamplingOperators::fold);
    }

    private static Tensor sample(Call call) {
        Evaluator ev = call.ev();
        String mode = call.text("mode", call.opset() < 20 ? "bilinear" : "linear");
        AxisTaps.Kernel kernel = switch (mode) {
            case "nearest" -> AxisTaps.Kernel.nearest(AxisTaps.Rounding.HALF_UP);
            case "linear", "bilinear" -> AxisTaps.Kernel.linear();
            case "cubic", "bicubic" -> AxisTaps.Kernel.cubic(-0.75);
            default -> throw call.error("mode must be nearest, linear or cubic", mode);
        };
        String border = call.text("padding_mode", "zeros");
        GridSample.Border beyond = switch (border) {
            case "zeros" -> GridSample.Border.ZEROS;
            case "border" -> GridSample.Border.NEAREST;
            case "reflection" -> GridSample.Border.REFLECTION;
            default -> throw call.error("padding_mode must be zeros, border or reflection", border);
        };
        GridSample op = new GridSample(kernel, beyond, call.flag("align_corners", false));
        Tensor x = ChannelsLast.of(ev, call.input(0));
        return ChannelsLast.back(ev, ev.applyOne(op, x, call.input(1)));
    }

    /** The positions of all pixels, from -1 to 1 along each axis, moved by a matrix for each image. */
    private static Tensor grid(Call call) {
        Evaluator ev = call.ev();
        Tensor theta = call.input(0);
        long[] size = Values.longs(call.input(1));
        int rank = size.length - 2;
        int[] spatial = Arrays.stream(size).skip(2).mapToInt(Math::toIntExact).toArray();
        if (theta.shape().rank() != 3 || rank < 1 || !theta.shape().equals(Shape.of((int) size[0], rank, rank + 1))) {
            throw call.error("theta must be [batch, axes, axes + 1] of size's axes", theta.type(),
                    Arrays.toString(size));
        }
        boolean corners = call.flag("align_corners", false);
        int pixels = Shape.of(spatial).elements();
        float[] positions = new float[Math.multiplyExact(pixels, rank + 1)];
        for (int p = 0; p < pixels; p++) {
            int left = p;
            for (int i = rank - 1; i >= 0; i--) {
                int at = left % spatial[i];
                left /= spatial[i];
                // the last axis comes first: x, y, z
                positions[p * (rank + 1) + rank - 1 - i] = position(at, spatial[i], corners);
            }
            positions[p * (rank + 1) + rank] = 1;
        }
        Tensor base = Constants.beside(theta, Tensor.of(Shape.of(pixels, rank + 1), positions));
        Tensor moved = ev.matmul(base, false, theta, true);
        return ev.reshape(moved, ChannelsLast.shape((int) size[0], spatial, rank));
    }

    private static float position(int at, int size, boolean corners) {
        if (corners) return size == 1 ? -1 : (float) (2.0 * at / (size - 1) - 1);
        return (float) ((2.0 * at + 1) / size - 1);
    }

    /** Taps moved by offsets (Dai et al., arXiv 1703.06211), weighed by a mask (Zhu et al., arXiv 1811.11168). */
    private static Tensor deformable(Call call) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        Tensor w = call.input(1);
        int[] sizes = ConvolutionOperators.spatial(call, x, w);
        SlidingWindow window = SlidingWindow.of(call, sizes, ChannelsLast.spatial(w.shape()));
        DeformableColumns op = new DeformableColumns(window, call.size("offset_group", 1));
        Tensor last = ChannelsLast.of(ev, x);
        Tensor mask = call.optional(4);
        // [batch, windows, taps, channels]: an image with a row a window, which a kernel of one row convolves
        Tensor columns = mask == null
                ? ev.applyOne(op, last, call.input(2))
                : ev.applyOne(op, last, call.input(2), mask);
        int taps = columns.shape().size(2);
        Tensor weights = ev.reshape(
                ChannelsLast.of(ev, w), Shape.of(w.shape().size(0), 1, taps, w.shape().size(1)));
        Tensor y = convolve(ev, columns, weights, call.optional(3), call.size("group", 1));
        int[] windows = window.windows(sizes);
        return ChannelsLast.back(
                ev, ev.reshape(y, ChannelsLast.shape(x.shape().size(0), windows, w.shape().size(0))));
    }

    private static Tensor convolve(Evaluator ev, Tensor x, Tensor w, @Nullable Tensor bias, int groups) {
        return bias == null
                ? ev.conv2d(x, w, Stride.of(1), Padding.NONE, Dilation.of(1), groups)
                : ev.conv2d(x, w, bias, Stride.of(1), Padding.NONE, Dilation.of(1), groups);
    }

    private static Tensor fold(Call call) {
        int[] image = Arrays.stream(Values.longs(call.input(1))).mapToInt(Math::toIntExact).toArray();
        int[] block = Arrays.stream(Values.longs(call.input(2))).mapToInt(Math::toIntExact).toArray();
        if (image.length != block.length) {
            throw call.error("image_shape and block_shape must have as many axes", image.length, block.length);
        }
        SlidingWindow window = SlidingWindow.of(call, image, block);
        return call.ev().applyOne(new Col2Im(window, Shape.of(image)), call.input(0));
    }
}
