package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Convolution, forwards and transposed, and its causal form for sequences that come in pieces. */
final class ConvolutionOperators {
    private ConvolutionOperators() {}

    static void register(Registry to) {
        to.one("Conv", 1, ConvolutionOperators::convolve);
        to.one("ConvTranspose", 1, ConvolutionOperators::transposed);
        to.many("CausalConvWithState", 27, ConvolutionOperators::causal);
    }

    private static Tensor convolve(Call call) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        Tensor w = call.input(1);
        int[] sizes = spatial(call, x, w);
        SlidingWindow window = SlidingWindow.of(call, sizes, ChannelsLast.spatial(w.shape()));
        Tensor y = Convolution.apply(ev, ChannelsLast.of(ev, x), ChannelsLast.of(ev, w), call.optional(2), window,
                call.size("group", 1));
        return ChannelsLast.back(ev, y);
    }

    /** The sizes of the spatial axes of X, of which W must have as many. */
    static int[] spatial(Call call, Tensor x, Tensor w) {
        if (x.shape().rank() < 3 || w.shape().rank() != x.shape().rank()) {
            throw call.error("X and W must be [batch, channels, spatial axes...] and [channels, channels, kernel...]",
                    x.type(), w.type());
        }
        return ChannelsLast.spatial(x.shape());
    }

    private static Tensor transposed(Call call) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        Tensor w = call.input(1);
        int[] sizes = spatial(call, x, w);
        int[] more = SlidingWindow.integers(call, "output_padding", sizes.length, 0);
        SlidingWindow window = SlidingWindow.of(call, sizes, ChannelsLast.spatial(w.shape()));
        window = ofOutput(call, window, sizes, more);
        for (int i = 0; i < more.length; i++) {
            SlidingWindow.Axis axis = window.axes().get(i);
            long size = (sizes[i] - 1L) * axis.stride() + axis.span() - axis.before() - axis.after() + more[i];
            if (more[i] < 0 || size < 0 || size != (int) size) {
                throw call.error("output sizes and output_padding must be at least 0", size, more[i]);
            }
        }
        Tensor y = TransposedConvolution.apply(
                ev, ChannelsLast.of(ev, x), ChannelsLast.of(ev, w), window, more, call.size("group", 1));
        Tensor bias = call.optional(2);
        return ChannelsLast.back(ev, bias == null ? y : ev.add(y, bias));
    }

    /** The padding that makes the output as large as output_shape, or as auto_pad, asks for. */
    private static SlidingWindow ofOutput(Call call, SlidingWindow window, int[] sizes, int[] more) {
        boolean explicit = call.has("output_shape");
        String auto = call.text("auto_pad", "NOTSET");
        if (!explicit && !auto.startsWith("SAME")) return window;
        int[] shape = explicit ? outputShape(call, sizes.length) : sizes.clone();
        List<SlidingWindow.Axis> axes = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            SlidingWindow.Axis axis = window.axes().get(i);
            int size = explicit ? shape[i] : Math.multiplyExact(sizes[i], axis.stride());
            int all = (sizes[i] - 1) * axis.stride() + more[i] + axis.span() - size;
            int less = Math.floorDiv(all, 2);
            axes.add(auto.equals("SAME_UPPER") ? axis.padded(less, all - less) : axis.padded(all - less, less));
        }
        return new SlidingWindow(axes);
    }

    /** Some exporters write the batch and the channels too. */
    private static int[] outputShape(Call call, int rank) {
        long[] shape = call.integers("output_shape");
        boolean all = shape != null && shape.length == rank + 2;
        int[] sizes = SlidingWindow.integers(call, "output_shape", all ? rank + 2 : rank, 0);
        return all ? Arrays.copyOfRange(sizes, 2, rank + 2) : sizes;
    }

    /** Depthwise, over the last inputs of the piece before (the state) and this one's. */
    private static List<@Nullable Tensor> causal(Call call) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        Tensor w = call.input(1);
        if (x.shape().rank() != 3 || w.shape().rank() != 3 || w.shape().size(1) != 1) {
            throw call.error("input and weight must be [batch, channels, length] and [channels, 1, k]", x.type(),
                    w.type());
        }
        int channels = x.shape().size(1);
        int carried = w.shape().size(2) - 1;
        Tensor past = call.optional(3);
        if (past == null) past = Constants.zeros(x, Shape.of(x.shape().size(0), channels, carried));
        Tensor sequence = ev.concat(2, past, x);
        int length = sequence.shape().size(2);
        SlidingWindow window = new SlidingWindow(List.of(new SlidingWindow.Axis(carried + 1, 1, 1, 0, 0)));
        Tensor y = x.shape().elements() == 0
                ? x
                : ChannelsLast.back(ev, Convolution.apply(
                        ev, ChannelsLast.of(ev, sequence), ChannelsLast.of(ev, w), call.optional(2), window, channels));
        String activation = call.text("activation", "none");
        y = switch (activation) {
            case "none" -> y;
            case "silu", "swish" -> ev.silu(y);
            default -> throw call.error("activation must be none, silu or swish", activation);
        };
        return Arrays.asList(y, call.wants(1) ? ev.slice(sequence, 2, length - carried, length) : null);
    }
}
