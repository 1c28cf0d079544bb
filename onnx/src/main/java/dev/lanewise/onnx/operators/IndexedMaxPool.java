package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;

/**
 * The largest number of each window of {@code x [batch, channels, sizes...]}, over any number of spatial axes, and in
 * int64 its place in x: of equal ones the first. A NaN counts as largest.
 *
 * @param ceil whether a last window that hangs over the far border counts
 * @param columns whether places count the first spatial axis innermost
 */
record IndexedMaxPool(SlidingWindow window, boolean ceil, boolean columns) implements HostOp {
    @Override
    public String name() {
        return "indexedMaxPool";
    }

    @Override
    public boolean differentiable() {
        return false;
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorInfo x = inputs.getFirst();
        if (x.shape().rank() != window.rank() + 2 || !x.dtype().isComputable()) {
            throw new ShapeException(name(), "x must be floats [batch, channels, sizes...]", x.type());
        }
        int[] sizes = x.shape().toArray();
        for (int i = 0; i < window.rank(); i++) {
            sizes[i + 2] = windows(i, sizes[i + 2]);
            if (sizes[i + 2] < 1) throw new ShapeException(name(), "the window must fit", window, x.type());
        }
        Shape y = Shape.of(sizes);
        return List.of(x.type().withShape(y), new TensorType(DType.INT64, y));
    }

    private int windows(int axis, int size) {
        SlidingWindow.Axis along = window.axes().get(axis);
        int windows = along.windows(size);
        int room = size + along.before() + along.after() - along.span();
        boolean hangs = ceil && room % along.stride() != 0;
        return hangs && windows * along.stride() < size + along.before() ? windows + 1 : windows;
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor y = outputs.getFirst();
        double[] numbers = Numbers.doubles(x);
        double[] largest = new double[y.elements()];
        long[] places = new long[largest.length];
        int[] sizes = ChannelsLast.spatial(x.shape());
        int[] windows = ChannelsLast.spatial(y.shape());
        int image = Shape.of(sizes).elements();
        int outImage = Shape.of(windows).elements();
        int[] at = new int[sizes.length];
        for (int i = 0; i < largest.length; i++) {
            int base = i / outImage * image;
            unravel(i % outImage, windows, at);
            int best = -1;
            int taps = window.axes().stream().mapToInt(SlidingWindow.Axis::kernel).reduce(1, Math::multiplyExact);
            for (int tap = 0; tap < taps; tap++) {
                int tried = pixel(tap, at, sizes);
                if (tried >= 0 && (best < 0 || wins(numbers[base + tried], numbers[base + best]))) best = tried;
            }
            largest[i] = best < 0 ? Double.NEGATIVE_INFINITY : numbers[base + best];
            int pixel = Math.max(0, best);
            places[i] = (long) base + (columns ? turned(pixel, sizes) : pixel);
        }
        Numbers.store(largest, y);
        Numbers.store(places, outputs.getLast());
    }

    private static boolean wins(double a, double b) {
        return a > b || (Double.isNaN(a) && !Double.isNaN(b));
    }

    /** Where a tap of a window lies in its image; -1 for padding. */
    private int pixel(int tap, int[] at, int[] sizes) {
        int pixel = 0;
        int stride = 1;
        int left = tap;
        for (int i = sizes.length - 1; i >= 0; i--) {
            SlidingWindow.Axis axis = window.axes().get(i);
            int place = at[i] * axis.stride() - axis.before() + left % axis.kernel() * axis.dilation();
            if (place < 0 || place >= sizes[i]) return -1;
            left /= axis.kernel();
            pixel += place * stride;
            stride *= sizes[i];
        }
        return pixel;
    }

    private static void unravel(int index, int[] sizes, int[] at) {
        int left = index;
        for (int i = sizes.length - 1; i >= 0; i--) {
            at[i] = left % sizes[i];
            left /= sizes[i];
        }
    }

    /** The same pixel counted with the first axis innermost. */
    private static int turned(int pixel, int[] sizes) {
        int[] at = new int[sizes.length];
        unravel(pixel, sizes, at);
        int turned = 0;
        for (int i = sizes.length - 1; i >= 0; i--) turned = turned * sizes[i] + at[i];
        return turned;
    }
}
