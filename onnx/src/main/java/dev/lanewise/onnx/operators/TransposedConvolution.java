package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Slice;
import java.util.Arrays;

/** Transposed convolution over any number of spatial axes, channels last. */
final class TransposedConvolution {
    private TransposedConvolution() {}

    /**
     * The output of {@code (size - 1) * stride + span - before - after + more} elements along each axis.
     *
     * @param x {@code [batch, sizes..., inChannels]}
     * @param w {@code [inChannels, kernel..., outChannels / groups]}
     */
    static Tensor apply(Evaluator ev, Tensor x, Tensor w, SlidingWindow window, int[] more, int groups) {
        if (window.rank() <= 2 && kernelsCan(window, more)) {
            int rows = window.rank() == 1 ? 0 : more[0];
            Tensor y = ev.convTranspose2d(ChannelsLast.asImages(ev, x), ChannelsLast.asImages(ev, w), window.stride(),
                    window.padding(), window.dilation(), groups, rows, more[window.rank() - 1]);
            return ChannelsLast.fromImages(ev, y, window.rank());
        }
        Tensor y = whole(ev, x, w, window, groups);
        for (int i = 0; i < more.length; i++) {
            SlidingWindow.Axis axis = window.axes().get(i);
            int end = y.shape().size(i + 1) - axis.after() + more[i];
            y = cut(ev, y, i + 1, axis.before(), end);
        }
        return y;
    }

    private static boolean kernelsCan(SlidingWindow window, int[] more) {
        for (int i = 0; i < more.length; i++) {
            SlidingWindow.Axis axis = window.axes().get(i);
            if (axis.before() < 0 || axis.after() < 0 || more[i] >= axis.stride()) return false;
        }
        return true;
    }

    /** Everything that the input reaches, without padding. */
    private static Tensor whole(Evaluator ev, Tensor x, Tensor w, SlidingWindow window, int groups) {
        if (window.rank() <= 2) {
            SlidingWindow bare = new SlidingWindow(
                    window.axes().stream().map(axis -> axis.padded(0, 0)).toList());
            return apply(ev, x, w, bare, new int[window.rank()], groups);
        }
        SlidingWindow.Axis axis = window.axes().getFirst();
        int planes = x.shape().size(1);
        Tensor images = Convolution.merged(ev, x);
        Tensor sum = null;
        for (int k = 0; k < axis.kernel(); k++) {
            Tensor weights = Convolution.withoutAxis(ev, ev.slice(w, 1, k, k + 1));
            Tensor part = whole(ev, images, weights, window.inner(), groups);
            Tensor placed = spread(ev, Convolution.parted(ev, part, x.shape().size(0), planes), axis, k);
            sum = sum == null ? placed : ev.add(sum, placed);
        }
        if (sum == null) throw new IllegalStateException("a kernel has at least one plane");
        return sum;
    }

    /** Axis 1 with a stride between its planes, starting where the kernel's plane {@code k} writes. */
    private static Tensor spread(Evaluator ev, Tensor part, SlidingWindow.Axis axis, int k) {
        int planes = part.shape().size(1);
        int size = (planes - 1) * axis.stride() + axis.span();
        int[] starts = new int[part.shape().rank()];
        int[] ends = part.shape().toArray();
        int[] steps = new int[starts.length];
        Arrays.fill(steps, 1);
        starts[1] = k * axis.dilation();
        ends[1] = starts[1] + (planes - 1) * axis.stride() + 1;
        steps[1] = axis.stride();
        Shape to = part.shape().with(1, size);
        return ev.applyOne(new Slice.Gradient(Slice.of(starts, ends, steps), to), part);
    }

    /** From {@code start} to {@code end} along an axis; what lies outside is 0. */
    static Tensor cut(Evaluator ev, Tensor x, int axis, int start, int end) {
        int size = x.shape().size(axis);
        Tensor inside = ev.slice(x, axis, Math.clamp(start, 0, size), Math.clamp(end, 0, size));
        if (start >= 0 && end <= size) return inside;
        int[] before = new int[x.shape().rank()];
        int[] after = before.clone();
        before[axis] = Math.max(0, -start);
        after[axis] = Math.max(0, end - size);
        return ev.pad(inside, before, after, 0);
    }
}
