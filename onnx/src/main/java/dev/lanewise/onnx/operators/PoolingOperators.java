package dev.lanewise.onnx.operators;

import dev.lanewise.inference.Values;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.MaxPool2d;
import dev.lanewise.tensor.ops.Window2d;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Windows of the spatial axes reduced to one number, and whole images reduced to one. */
final class PoolingOperators {
    private PoolingOperators() {}

    static void register(Registry to) {
        to.many("MaxPool", 1, PoolingOperators::max);
        to.one("AveragePool", 1, PoolingOperators::average);
        to.one("LpPool", 1, call -> norm(call, call.number("p", 2)));
        to.one("LpPool", 2, call -> norm(call, (float) call.integer("p", 2)));
        to.one("MaxUnpool", 9, PoolingOperators::unpool);
        to.one("GlobalMaxPool", 1, call -> whole(call, (x, axes) -> call.ev().max(x, true, axes)));
        to.one("GlobalAveragePool", 1, call -> whole(call, (x, axes) -> call.ev().mean(x, true, axes)));
        to.one("GlobalLpPool", 1, call -> globalNorm(call, call.number("p", 2)));
        to.one("GlobalLpPool", 2, call -> globalNorm(call, (float) call.integer("p", 2)));
    }

    private static SlidingWindow window(Call call, Tensor x) {
        return SlidingWindow.of(call, ChannelsLast.spatial(x.shape()), null);
    }

    /** Whether a last window may hang over the far border; where auto_pad decides the sizes it makes no difference. */
    private static boolean ceil(Call call) {
        return call.flag("ceil_mode", false) && !SlidingWindow.automatic(call);
    }

    private static List<@Nullable Tensor> max(Call call) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        SlidingWindow window = window(call, x);
        boolean ceil = ceil(call);
        boolean columns = call.flag("storage_order", false);
        if (call.wants(1) && window.rank() > 2) {
            Tensor wide = wide(ev, x);
            List<Tensor> both = ev.apply(new IndexedMaxPool(window, ceil, columns), wide);
            return List.of(ev.cast(both.getFirst(), x.dtype()), both.getLast());
        }
        Tensor last = ChannelsLast.of(ev, wide(ev, x));
        if (!call.wants(1)) {
            Tensor y = pooled(ev, last, window, ceil, ev::maxPool2d);
            return Arrays.asList(ev.cast(ChannelsLast.back(ev, y), x.dtype()), null);
        }
        MaxPool2d op = new MaxPool2d(over(window, ceil));
        List<Tensor> both = ev.apply(op, ChannelsLast.asImages(ev, last));
        Tensor y = ChannelsLast.back(ev, ChannelsLast.fromImages(ev, both.getFirst(), window.rank()));
        Tensor places = ChannelsLast.back(ev, ChannelsLast.fromImages(ev, both.getLast(), window.rank()));
        return List.of(ev.cast(y, x.dtype()), flatIndices(ev, places, x, columns));
    }

    /** Bytes are pooled as floats, which represent them exactly. */
    private static Tensor wide(Evaluator ev, Tensor x) {
        return x.dtype().isComputable() ? x : ev.cast(x, DType.FLOAT32);
    }

    /** From {@code row * width + column} within an image to the place in all of x, rows or columns innermost. */
    private static Tensor flatIndices(Evaluator ev, Tensor places, Tensor x, boolean columns) {
        int[] sizes = ChannelsLast.spatial(x.shape());
        int width = sizes[sizes.length - 1];
        int height = sizes.length == 1 ? 1 : sizes[0];
        Tensor index = ev.cast(places, DType.INT64);
        if (columns) {
            Tensor across = number(x, width);
            Tensor row = ev.divide(index, across);
            Tensor column = ev.subtract(index, ev.multiply(row, across));
            index = ev.add(row, ev.multiply(column, number(x, height)));
        }
        long[] starts = new long[x.shape().elements(0, 2)];
        for (int i = 0; i < starts.length; i++) starts[i] = (long) i * height * width;
        int[] shape = new int[x.shape().rank()];
        Arrays.fill(shape, 1);
        shape[0] = x.shape().size(0);
        shape[1] = x.shape().size(1);
        return ev.add(index, Constants.beside(x, Tensor.of(Shape.of(shape), starts)));
    }

    private static Tensor number(Tensor beside, long value) {
        return Constants.beside(beside, Tensor.of(Shape.SCALAR, value));
    }

    private static Tensor average(Call call) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        SlidingWindow window = window(call, x);
        boolean countPadding = call.flag("count_include_pad", false);
        Tensor y = pooled(ev, ChannelsLast.of(ev, x), window, ceil(call),
                (image, over) -> ev.averagePool2d(image, over, countPadding));
        return ChannelsLast.back(ev, y);
    }

    /** A pooling that may be done axis by axis: over the last two, then over each axis before them. */
    private static Tensor pooled(
            Evaluator ev, Tensor x, SlidingWindow window, boolean ceil, BiFunction<Tensor, Window2d, Tensor> pool) {
        if (window.rank() == 1) {
            Tensor y = pool.apply(ChannelsLast.asImages(ev, x), over(window, ceil));
            return ChannelsLast.fromImages(ev, y, 1);
        }
        int planes = window.rank() - 2;
        int[] sizes = x.shape().toArray();
        int channels = x.shape().last();
        Tensor images = ev.reshape(x, Shape.of(
                x.shape().elements(0, planes + 1), sizes[planes + 1], sizes[planes + 2], channels));
        SlidingWindow inner = new SlidingWindow(window.axes().subList(planes, planes + 2));
        Tensor y = pool.apply(images, over(inner, ceil));
        sizes[planes + 1] = y.shape().size(1);
        sizes[planes + 2] = y.shape().size(2);
        for (int i = 0; i < planes; i++) {
            Shape shape = Shape.of(sizes);
            Tensor lines = ev.reshape(y, Shape.of(
                    shape.elements(0, i + 1), sizes[i + 1], 1, shape.elements(i + 2, sizes.length)));
            SlidingWindow.Axis axis = window.axes().get(i);
            SlidingWindow along = new SlidingWindow(List.of(axis, new SlidingWindow.Axis(1, 1, 1, 0, 0)));
            y = pool.apply(lines, over(along, ceil));
            sizes[i + 1] = y.shape().size(1);
        }
        return ev.reshape(y, Shape.of(sizes));
    }

    private static Window2d over(SlidingWindow window, boolean ceil) {
        return new Window2d(window.kernelHeight(), window.kernelWidth(), window.stride(), window.padding(),
                window.dilation(), ceil);
    }

    /** {@code (sum of |x|^p)^(1/p)}: a depthwise convolution with ones between two powers. */
    private static Tensor norm(Call call, float p) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        int[] sizes = ChannelsLast.spatial(x.shape());
        SlidingWindow window = hanging(window(call, x), sizes, ceil(call));
        int channels = x.shape().size(1);
        int[] kernel = window.axes().stream().mapToInt(SlidingWindow.Axis::kernel).toArray();
        Tensor ones = Constants.full(x, ChannelsLast.shape(channels, kernel, 1), 1);
        Tensor powers = power(ev, ev.abs(ChannelsLast.of(ev, x)), p);
        Tensor y = root(ev, Convolution.apply(ev, powers, ones, null, window, channels), p);
        return ChannelsLast.back(ev, y);
    }

    /** With ceil, the padding at the far end that makes room for a last window which starts inside. */
    private static SlidingWindow hanging(SlidingWindow window, int[] sizes, boolean ceil) {
        if (!ceil) return window;
        List<SlidingWindow.Axis> axes = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            SlidingWindow.Axis axis = window.axes().get(i);
            int windows = axis.windows(sizes[i]);
            int room = sizes[i] + axis.before() + axis.after() - axis.span();
            int over = windows * axis.stride() - room;
            boolean starts = windows * axis.stride() < sizes[i] + axis.before();
            axes.add(over < axis.stride() && starts ? axis.padded(axis.before(), axis.after() + over) : axis);
        }
        return new SlidingWindow(axes);
    }

    private static Tensor power(Evaluator ev, Tensor x, float p) {
        if (p == 1) return x;
        return p == 2 ? ev.square(x) : ev.pow(x, ev.constant(p, x));
    }

    private static Tensor root(Evaluator ev, Tensor x, float p) {
        if (p == 1) return x;
        return p == 2 ? ev.sqrt(x) : ev.pow(x, ev.constant(1 / p, x));
    }

    private static Tensor globalNorm(Call call, float p) {
        Evaluator ev = call.ev();
        return whole(call, (x, axes) -> root(ev, ev.sum(power(ev, ev.abs(x), p), true, axes), p));
    }

    /** A reduction of all spatial axes to size 1, done channels last as the operators around it are. */
    private static Tensor whole(Call call, BiFunction<Tensor, int[], Tensor> reduction) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        if (x.shape().rank() < 3) throw call.error("X must be [batch, channels, spatial axes...]", x.type());
        int[] axes = IntStream.range(1, x.shape().rank() - 1).toArray();
        return ChannelsLast.back(ev, reduction.apply(ChannelsLast.of(ev, x), axes));
    }

    private static Tensor unpool(Call call) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        int[] sizes = ChannelsLast.spatial(x.shape());
        SlidingWindow window = window(call, x);
        int[] pooled = x.shape().toArray();
        for (int i = 0; i < sizes.length; i++) {
            SlidingWindow.Axis axis = window.axes().get(i);
            pooled[i + 2] = (sizes[i] - 1) * axis.stride() - axis.before() - axis.after() + axis.kernel();
        }
        Tensor y = ev.applyOne(new MaxUnpool(Shape.of(pooled)), x, call.input(1));
        Tensor shape = call.optional(2);
        if (shape == null) return y;
        long[] target = Values.longs(shape);
        if (target.length != pooled.length) {
            throw call.error("output_shape must have a size an axis", Arrays.toString(target), x.type());
        }
        for (int i = 0; i < pooled.length; i++) {
            y = TransposedConvolution.cut(ev, y, i, 0, Math.toIntExact(target[i]));
        }
        return y;
    }
}
