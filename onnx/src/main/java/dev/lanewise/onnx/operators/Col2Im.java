package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;

/**
 * Blocks {@code [batch, channels * taps, windows]} put back to the places in an image {@code [batch, channels, sizes...]}
 * that a window's taps would read, added up in double where they overlap.
 *
 * @param image the sizes of the image's spatial axes
 */
record Col2Im(SlidingWindow window, Shape image) implements HostOp {
    @Override
    public String name() {
        return "col2im";
    }

    @Override
    public boolean differentiable() {
        return false;
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorInfo x = inputs.getFirst();
        int windows = Shape.of(window.windows(image.toArray())).elements();
        boolean fits = x.dtype().isComputable() && x.shape().rank() == 3
                && x.shape().size(1) % taps() == 0 && x.shape().last() == windows;
        if (!fits) {
            throw new ShapeException(
                    name(), "x must be floats [batch, channels * " + taps() + ", " + windows + "]", x.type());
        }
        int[] sizes = new int[image.rank() + 2];
        sizes[0] = x.shape().size(0);
        sizes[1] = x.shape().size(1) / taps();
        System.arraycopy(image.toArray(), 0, sizes, 2, image.rank());
        return List.of(x.type().withShape(Shape.of(sizes)));
    }

    private int taps() {
        return window.axes().stream().mapToInt(SlidingWindow.Axis::kernel).reduce(1, Math::multiplyExact);
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        double[] x = Numbers.doubles(inputs.getFirst());
        double[] y = new double[outputs.getFirst().elements()];
        int[] sizes = image.toArray();
        int[] windows = window.windows(sizes);
        int count = Shape.of(windows).elements();
        int taps = taps();
        int pixels = image.elements();
        int images = inputs.getFirst().shape().size(0) * outputs.getFirst().shape().size(1);
        for (int k = 0; k < taps; k++) {
            for (int w = 0; w < count; w++) {
                int pixel = pixel(k, w, sizes, windows);
                if (pixel < 0) continue;
                for (int i = 0; i < images; i++) y[i * pixels + pixel] += x[(i * taps + k) * count + w];
            }
        }
        Numbers.store(y, outputs.getFirst());
    }

    private int pixel(int k, int w, int[] sizes, int[] windows) {
        int pixel = 0;
        int stride = 1;
        int tap = k;
        int at = w;
        for (int i = sizes.length - 1; i >= 0; i--) {
            SlidingWindow.Axis axis = window.axes().get(i);
            int place = at % windows[i] * axis.stride() - axis.before() + tap % axis.kernel() * axis.dilation();
            if (place < 0 || place >= sizes[i]) return -1;
            tap /= axis.kernel();
            at /= windows[i];
            pixel += place * stride;
            stride *= sizes[i];
        }
        return pixel;
    }
}
