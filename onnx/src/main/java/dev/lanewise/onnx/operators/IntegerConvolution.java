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
 * Convolution of 8-bit integers into int32 over any number of spatial axes. Inputs {@code x [batch, inChannels,
 * sizes...]}, {@code w [outChannels, inChannels / groups, kernel...]} and their zero points, which are subtracted first:
 * of x one number, of w one or one an output channel. The border counts as x's zero point.
 */
record IntegerConvolution(SlidingWindow window, int groups) implements HostOp {
    @Override
    public String name() {
        return "integerConvolution";
    }

    @Override
    public boolean differentiable() {
        return false;
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Shape x = inputs.get(0).shape();
        Shape w = inputs.get(1).shape();
        int zeros = inputs.get(3).shape().elements();
        boolean fits = groups >= 1 && x.size(1) == w.size(1) * groups && w.size(0) % groups == 0;
        boolean points = inputs.get(2).shape().elements() == 1 && (zeros == 1 || zeros == w.size(0));
        if (!fits || !points) {
            throw new ShapeException(name(), "channels, groups and zero points must fit", x, w, groups);
        }
        int[] sizes = x.toArray();
        sizes[1] = w.size(0);
        for (int i = 0; i < window.rank(); i++) {
            sizes[i + 2] = window.axes().get(i).windows(x.size(i + 2));
            if (sizes[i + 2] < 1) throw new ShapeException(name(), "the kernel must fit into the padded input", x, w);
        }
        return List.of(new TensorType(DType.INT32, Shape.of(sizes)));
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        Shape xShape = inputs.get(0).shape();
        Shape wShape = inputs.get(1).shape();
        Tensor y = outputs.getFirst();
        int[] x = centred(inputs.get(0), inputs.get(2), xShape.elements());
        int[] w = centred(inputs.get(1), inputs.get(3), wShape.elements(1, wShape.rank()));
        int[] sizes = ChannelsLast.spatial(xShape);
        int[] windows = ChannelsLast.spatial(y.shape());
        int outChannels = wShape.size(0);
        int channels = wShape.size(1);
        int image = Shape.of(sizes).elements();
        int outImage = Shape.of(windows).elements();
        int taps = wShape.elements(2, wShape.rank());
        int[] sums = new int[y.elements()];
        for (int n = 0; n < xShape.size(0); n++) {
            for (int k = 0; k < outChannels; k++) {
                int first = k / (outChannels / groups) * channels;
                for (int c = 0; c < channels; c++) {
                    int from = (n * xShape.size(1) + first + c) * image;
                    int to = (n * outChannels + k) * outImage;
                    for (int tap = 0; tap < taps; tap++) {
                        add(w[(k * channels + c) * taps + tap], tap, x, from, sizes, sums, to, windows);
                    }
                }
            }
        }
        System.arraycopy(sums, 0, y.ints(), y.offset(), sums.length);
    }

    /** Minus the zero point: one, or one each {@code run} elements. */
    private static int[] centred(Tensor x, Tensor zero, int run) {
        long[] numbers = Numbers.longs(x);
        long[] points = Numbers.longs(zero);
        int[] result = new int[numbers.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (int) (numbers[i] - points[points.length == 1 ? 0 : i / run]);
        }
        return result;
    }

    /** Adds one tap's products to all windows of an image. */
    private void add(int weight, int tap, int[] x, int from, int[] sizes, int[] y, int to, int[] windows) {
        int rank = sizes.length;
        int[] place = new int[rank];
        int left = tap;
        for (int i = rank - 1; i >= 0; i--) {
            SlidingWindow.Axis axis = window.axes().get(i);
            place[i] = left % axis.kernel() * axis.dilation() - axis.before();
            left /= axis.kernel();
        }
        int line = windows[rank - 1];
        int lines = 1;
        for (int i = 0; i < rank - 1; i++) lines *= windows[i];
        SlidingWindow.Axis across = window.axes().getLast();
        int step = across.stride();
        int start = Math.max(0, Math.ceilDiv(-place[rank - 1], step));
        int end = Math.min(line, Math.ceilDiv(sizes[rank - 1] - place[rank - 1], step));
        for (int l = 0; l < lines; l++) {
            int row = row(l, place, sizes, windows);
            if (row < 0) continue;
            int at = from + row + place[rank - 1];
            int target = to + l * line;
            for (int j = start; j < end; j++) y[target + j] += weight * x[at + j * step];
        }
    }

    /** Where the line of x begins that a line of windows reads; -1 in the border. */
    private int row(int l, int[] place, int[] sizes, int[] windows) {
        int row = 0;
        int stride = sizes[sizes.length - 1];
        int left = l;
        for (int i = sizes.length - 2; i >= 0; i--) {
            int at = left % windows[i] * window.axes().get(i).stride() + place[i];
            if (at < 0 || at >= sizes[i]) return -1;
            left /= windows[i];
            row += at * stride;
            stride *= sizes[i];
        }
        return row;
    }
}
