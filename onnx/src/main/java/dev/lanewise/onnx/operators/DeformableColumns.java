package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.util.Arrays;
import java.util.List;

/**
 * What the taps of a deformable convolution read: inputs {@code x [batch, sizes..., channels]}, {@code offsets [batch,
 * offsetGroups * taps * axes, windows...]} and, where wanted, {@code mask [batch, offsetGroups * taps, windows...]}.
 * Output {@code [batch, windows, taps, channels]}, interpolated linearly in double; beyond the border lies 0.
 */
record DeformableColumns(SlidingWindow window, int offsetGroups) implements HostOp {
    @Override
    public String name() {
        return "deformableColumns";
    }

    @Override
    public boolean differentiable() {
        return false;
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorInfo x = inputs.getFirst();
        Shape shape = x.shape();
        int axes = window.rank();
        if (offsetGroups < 1 || shape.last() % offsetGroups != 0) {
            throw new ShapeException(name(), "offset groups must divide the channels", offsetGroups, shape);
        }
        int[] windows = window.windows(Arrays.copyOfRange(shape.toArray(), 1, axes + 1));
        Shape offsets = onWindows(shape.size(0), offsetGroups * taps() * axes, windows);
        Shape mask = onWindows(shape.size(0), offsetGroups * taps(), windows);
        boolean fits = inputs.get(1).shape().equals(offsets)
                && (inputs.size() == 2 || inputs.get(2).shape().equals(mask));
        if (!fits) {
            throw new ShapeException(name(), "offsets and mask must be " + offsets + " and " + mask,
                    inputs.stream().map(TensorInfo::type).toArray());
        }
        return List.of(x.type().withShape(
                Shape.of(shape.size(0), Shape.of(windows).elements(), taps(), shape.last())));
    }

    private static Shape onWindows(int batch, int channels, int[] windows) {
        int[] sizes = new int[windows.length + 2];
        sizes[0] = batch;
        sizes[1] = channels;
        System.arraycopy(windows, 0, sizes, 2, windows.length);
        return Shape.of(sizes);
    }

    private int taps() {
        return window.axes().stream().mapToInt(SlidingWindow.Axis::kernel).reduce(1, Math::multiplyExact);
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        bind(Workers.INLINE, inputs, outputs).run();
    }

    /** A task is one window. */
    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        Shape shape = inputs.getFirst().shape();
        int windows = outputs.getFirst().shape().elements(0, 2);
        return () -> {
            double[] x = Numbers.doubles(inputs.getFirst());
            double[] offsets = Numbers.doubles(inputs.get(1));
            double[] mask = inputs.size() > 2 ? Numbers.doubles(inputs.get(2)) : new double[0];
            double[] y = new double[outputs.getFirst().elements()];
            workers.run(windows, (first, end, worker) -> windows(first, end, x, shape, offsets, mask, y));
            Numbers.store(y, outputs.getFirst());
        };
    }

    private void windows(int first, int end, double[] x, Shape shape, double[] offsets, double[] mask, double[] y) {
        int axes = window.rank();
        int[] sizes = Arrays.copyOfRange(shape.toArray(), 1, axes + 1);
        int[] windows = window.windows(sizes);
        int count = Shape.of(windows).elements();
        int taps = taps();
        int channels = shape.last() / offsetGroups;
        int image = shape.elements(1, shape.rank());
        double[] at = new double[axes];
        for (int window = first; window < end; window++) {
            int n = window / count;
            int w = window % count;
            for (int k = 0; k < taps; k++) {
                for (int g = 0; g < offsetGroups; g++) {
                    int tap = (n * offsetGroups + g) * taps + k;
                    for (int i = 0; i < axes; i++) {
                        at[i] = start(w, k, i, windows) + offsets[(tap * axes + i) * count + w];
                    }
                    double factor = mask.length == 0 ? 1 : mask[tap * count + w];
                    int to = (window * taps + k) * shape.last() + g * channels;
                    read(x, n * image + g * channels, shape.last(), sizes, at, factor, y, to, channels);
                }
            }
        }
    }

    /** Where a tap lies without its offset. */
    private int start(int w, int k, int axis, int[] windows) {
        int window = w;
        int tap = k;
        for (int i = windows.length - 1; i > axis; i--) {
            window /= windows[i];
            tap /= this.window.axes().get(i).kernel();
        }
        SlidingWindow.Axis along = this.window.axes().get(axis);
        return window % windows[axis] * along.stride() - along.before() + tap % along.kernel() * along.dilation();
    }

    private static void read(
            double[] x, int from, int pitch, int[] sizes, double[] at, double factor, double[] y, int to, int n) {
        for (int corner = 0; corner < 1 << sizes.length; corner++) {
            double weight = factor;
            int pixel = 0;
            boolean inside = true;
            for (int i = 0; i < sizes.length; i++) {
                double low = Math.floor(at[i]);
                boolean upper = (corner >> i & 1) != 0;
                double place = upper ? low + 1 : low;
                weight *= upper ? at[i] - low : 1 - (at[i] - low);
                inside &= place >= 0 && place < sizes[i];
                pixel = pixel * sizes[i] + (inside ? (int) place : 0);
            }
            if (!inside || weight == 0) continue;
            for (int c = 0; c < n; c++) y[to + c] += weight * x[from + pixel * pitch + c];
        }
    }
}
