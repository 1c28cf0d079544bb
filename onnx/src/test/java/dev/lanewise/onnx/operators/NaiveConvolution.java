package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;

/** Convolution by its definition, over any number of spatial axes, in ONNX' layout. */
record NaiveConvolution(int[] strides, int[] dilations, int[] pads, int groups) {
    private int axes() {
        return strides.length;
    }

    /** {@code x [batch, inChannels, sizes...]}, {@code w [outChannels, inChannels / groups, kernel...]}. */
    Tensor of(Tensor x, Tensor w) {
        int[] sizes = x.shape().toArray();
        int[] kernel = w.shape().toArray();
        int[] out = sizes.clone();
        out[1] = kernel[0];
        for (int i = 0; i < axes(); i++) {
            int span = (kernel[i + 2] - 1) * dilations[i] + 1;
            out[i + 2] = (sizes[i + 2] + pads[i] + pads[axes() + i] - span) / strides[i] + 1;
        }
        double[] y = new double[Shape.of(out).elements()];
        walk(x, w, out, (from, to, at) -> y[to] += x.floats()[from] * (double) w.floats()[at]);
        return Samples.floats(Shape.of(out), y);
    }

    /** What the convolution's transpose makes of {@code y}, for an input of these sizes. */
    Tensor transposed(Tensor y, Tensor w, int... sizes) {
        double[] x = new double[Shape.of(sizes).elements()];
        Tensor zeros = Tensor.full(Shape.of(sizes), 0);
        walk(zeros, w, y.shape().toArray(), (from, to, at) -> x[from] += y.floats()[to] * (double) w.floats()[at]);
        return Samples.floats(Shape.of(sizes), x);
    }

    /** A product: places in the input, in the output and in the weights. */
    private interface Product {
        void add(int input, int output, int weight);
    }

    private void walk(Tensor x, Tensor w, int[] out, Product product) {
        int[] sizes = x.shape().toArray();
        int[] kernel = w.shape().toArray();
        int perGroup = kernel[0] / groups;
        for (int to = 0; to < Shape.of(out).elements(); to++) {
            int[] o = unravel(to, out);
            for (int tap = 0; tap < w.elements() / kernel[0]; tap++) {
                int[] k = unravel(tap, Arrays.copyOfRange(kernel, 1, kernel.length));
                int[] i = new int[sizes.length];
                i[0] = o[0];
                i[1] = o[1] / perGroup * kernel[1] + k[0];
                boolean inside = true;
                for (int a = 0; a < axes(); a++) {
                    i[a + 2] = o[a + 2] * strides[a] - pads[a] + k[a + 1] * dilations[a];
                    inside &= i[a + 2] >= 0 && i[a + 2] < sizes[a + 2];
                }
                if (inside) product.add(ravel(i, sizes), to, o[1] * (w.elements() / kernel[0]) + tap);
            }
        }
    }

    static int[] unravel(int index, int[] sizes) {
        int[] at = new int[sizes.length];
        int left = index;
        for (int i = sizes.length - 1; i >= 0; i--) {
            at[i] = left % sizes[i];
            left /= sizes[i];
        }
        return at;
    }

    static int ravel(int[] at, int[] sizes) {
        int index = 0;
        for (int i = 0; i < sizes.length; i++) index = index * sizes[i] + at[i];
        return index;
    }
}
