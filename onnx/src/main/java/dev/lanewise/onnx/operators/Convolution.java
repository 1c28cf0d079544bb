package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Convolution over any number of spatial axes, channels last, made of convolutions over two: one axis is an image of one
 * row, a further axis a sum over its kernel's planes.
 */
final class Convolution {
    private Convolution() {}

    /**
     * @param x {@code [batch, sizes..., inChannels]}
     * @param w {@code [outChannels, kernel..., inChannels / groups]}
     * @param bias {@code [outChannels]} or none
     */
    static Tensor apply(
            Evaluator ev, Tensor x, Tensor w, @Nullable Tensor bias, SlidingWindow window, int groups) {
        if (window.rank() > 2) return planes(ev, x, w, bias, window, groups);
        Tensor images = ChannelsLast.asImages(ev, x);
        Tensor weights = ChannelsLast.asImages(ev, w);
        Tensor y = bias == null
                ? ev.conv2d(images, weights, window.stride(), window.padding(), window.dilation(), groups)
                : ev.conv2d(images, weights, bias, window.stride(), window.padding(), window.dilation(), groups);
        return ChannelsLast.fromImages(ev, y, window.rank());
    }

    /** The sum over the first kernel axis of convolutions over the others; the bias starts it. */
    private static Tensor planes(
            Evaluator ev, Tensor x, Tensor w, @Nullable Tensor bias, SlidingWindow window, int groups) {
        SlidingWindow.Axis axis = window.axes().getFirst();
        int windows = Math.max(0, axis.windows(x.shape().size(1)));
        Tensor padded = pad(ev, x, axis);
        Tensor sum = null;
        for (int k = 0; k < axis.kernel(); k++) {
            Tensor planes = merged(ev, every(ev, padded, k * axis.dilation(), axis.stride(), windows));
            Tensor weights = withoutAxis(ev, ev.slice(w, 1, k, k + 1));
            Tensor part = apply(ev, planes, weights, sum == null ? bias : null, window.inner(), groups);
            sum = sum == null ? part : ev.add(sum, part);
        }
        if (sum == null) throw new IllegalStateException("a kernel has at least one plane");
        return parted(ev, sum, x.shape().size(0), windows);
    }

    private static Tensor pad(Evaluator ev, Tensor x, SlidingWindow.Axis axis) {
        if (axis.before() == 0 && axis.after() == 0) return x;
        int[] before = new int[x.shape().rank()];
        int[] after = before.clone();
        before[1] = axis.before();
        after[1] = axis.after();
        return ev.pad(x, before, after, 0);
    }

    /** So many of axis 1, a step apart. */
    private static Tensor every(Evaluator ev, Tensor x, int start, int step, int count) {
        int[] starts = new int[x.shape().rank()];
        int[] ends = x.shape().toArray();
        int[] steps = new int[starts.length];
        Arrays.fill(steps, 1);
        starts[1] = start;
        ends[1] = count == 0 ? start : start + (count - 1) * step + 1;
        steps[1] = step;
        return ev.slice(x, starts, ends, steps);
    }

    /** Axes 0 and 1 in one. */
    static Tensor merged(Evaluator ev, Tensor x) {
        int[] sizes = Arrays.copyOfRange(x.shape().toArray(), 1, x.shape().rank());
        sizes[0] *= x.shape().size(0);
        return ev.reshape(x, Shape.of(sizes));
    }

    /** Undoes {@link #merged}. */
    static Tensor parted(Evaluator ev, Tensor x, int first, int second) {
        int[] sizes = new int[x.shape().rank() + 1];
        System.arraycopy(x.shape().toArray(), 0, sizes, 1, sizes.length - 1);
        sizes[0] = first;
        sizes[1] = second;
        return ev.reshape(x, Shape.of(sizes));
    }

    /** Without axis 1, which has size 1. */
    static Tensor withoutAxis(Evaluator ev, Tensor x) {
        return ev.squeeze(x, 1);
    }
}
