package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.gemm.Gemm;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.util.Arrays;
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
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        return new Run(workers, window, groups, inputs, outputs.getFirst());
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        bind(Workers.INLINE, inputs, outputs).run();
    }

    /** The operator with its tensors fixed; output channels are shared out among threads. Allocates nothing in a run. */
    private static final class Run implements Call, Workers.Task {
        private final Workers workers;
        private final SlidingWindow window;
        private final CentredIntegers x;
        private final CentredIntegers w;
        private final int[] y;
        private final int yOffset;
        private final int[] sizes;
        private final int[] windows;
        private final int[][] places;
        private final int groups;
        private final int batch;
        private final int inChannels;
        private final int channels;
        private final int outChannels;
        private final int image;
        private final int outImage;

        Run(Workers workers, SlidingWindow window, int groups, List<Tensor> inputs, Tensor to) {
            Shape xShape = inputs.get(0).shape();
            Shape wShape = inputs.get(1).shape();
            this.window = window;
            this.groups = groups;
            x = CentredIntegers.ofFirstAxis(inputs.get(0), inputs.get(2));
            w = CentredIntegers.ofFirstAxis(inputs.get(1), inputs.get(3));
            y = to.ints();
            yOffset = to.offset();
            sizes = ChannelsLast.spatial(xShape);
            windows = ChannelsLast.spatial(to.shape());
            batch = xShape.size(0);
            inChannels = xShape.size(1);
            outChannels = wShape.size(0);
            channels = wShape.size(1);
            image = Shape.of(sizes).elements();
            outImage = Shape.of(windows).elements();
            places = new int[wShape.elements(2, wShape.rank())][];
            for (int tap = 0; tap < places.length; tap++) places[tap] = place(window, tap);
            long multiplyAdds = (long) batch * outChannels * outImage * channels * places.length;
            this.workers = multiplyAdds < Gemm.WORTH_THREADS ? Workers.INLINE : workers;
        }

        /** Where the input lies that a tap of the first window reads. */
        private static int[] place(SlidingWindow window, int tap) {
            int[] place = new int[window.rank()];
            int left = tap;
            for (int i = place.length - 1; i >= 0; i--) {
                SlidingWindow.Axis axis = window.axes().get(i);
                place[i] = left % axis.kernel() * axis.dilation() - axis.before();
                left /= axis.kernel();
            }
            return place;
        }

        @Override
        public void run() {
            x.fill();
            w.fill();
            workers.run(batch * outChannels, this);
        }

        @Override
        public void run(int first, int end, int worker) {
            for (int task = first; task < end; task++) {
                int k = task % outChannels;
                int channel = task / outChannels * inChannels + k / (outChannels / groups) * channels;
                int to = yOffset + task * outImage;
                Arrays.fill(y, to, to + outImage, 0);
                for (int c = 0; c < channels; c++) {
                    int weights = (k * channels + c) * places.length;
                    for (int tap = 0; tap < places.length; tap++) {
                        add(w.numbers()[weights + tap], places[tap], (channel + c) * image, to);
                    }
                }
            }
        }

        /** Adds one tap's products to all windows of an image. */
        private void add(int weight, int[] place, int from, int to) {
            int last = sizes.length - 1;
            int line = windows[last];
            int lines = line == 0 ? 0 : outImage / line;
            int step = window.axes().getLast().stride();
            int start = Math.max(0, Math.ceilDiv(-place[last], step));
            int end = Math.min(line, Math.ceilDiv(sizes[last] - place[last], step));
            int[] in = x.numbers();
            for (int l = 0; l < lines; l++) {
                int row = row(l, place);
                if (row < 0) continue;
                int at = from + row + place[last];
                int target = to + l * line;
                for (int j = start; j < end; j++) y[target + j] += weight * in[at + j * step];
            }
        }

        /** Where the line of x begins that a line of windows reads; -1 in the border. */
        private int row(int l, int[] place) {
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
}
