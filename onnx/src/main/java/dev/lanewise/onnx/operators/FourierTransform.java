package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;

/**
 * The discrete Fourier transform along an axis of {@code x [..., 1 or 2]}, whose last axis holds real and, where there
 * are any, imaginary parts: {@code y[k] = sum over n of x[n] * exp(-2 pi i k n / length)}, computed in double.
 *
 * @param length numbers along the axis that count; missing ones are 0
 * @param inverse with the other sign, divided by the length
 * @param half whether only the first half of the spectrum, {@code length / 2 + 1} numbers, is given back, or for the
 *     inverse is given, the result then being real
 */
record FourierTransform(int axis, int length, boolean inverse, boolean half) implements HostOp {
    @Override
    public String name() {
        return "fourierTransform";
    }

    @Override
    public boolean differentiable() {
        return false;
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorInfo x = inputs.getFirst();
        int parts = x.shape().rank() < 2 ? 0 : x.shape().last();
        if (!x.dtype().isComputable() || (parts != 1 && parts != 2)) {
            throw new ShapeException(name(), "x must be floats [..., 1 or 2]", x.type());
        }
        if (length < 1) throw new ShapeException(name(), "length must be at least 1", length);
        boolean real = inverse && half;
        int size = half && !inverse ? length / 2 + 1 : length;
        return List.of(x.type().withShape(x.shape().with(axis, size).with(-1, real ? 1 : 2)));
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        bind(Workers.INLINE, inputs, outputs).run();
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        Shape shape = inputs.getFirst().shape();
        int lines = shape.elements(0, axis) * shape.elements(axis + 1, shape.rank() - 1);
        return () -> {
            double[] x = Numbers.doubles(inputs.getFirst());
            double[] y = new double[outputs.getFirst().elements()];
            workers.run(lines, (first, end, worker) -> lines(first, end, x, shape, y, outputs.getFirst().shape()));
            Numbers.store(y, outputs.getFirst());
        };
    }

    private void lines(int first, int end, double[] x, Shape shape, double[] y, Shape to) {
        int parts = shape.last();
        int size = shape.size(axis);
        int inner = shape.elements(axis + 1, shape.rank() - 1);
        int outSize = to.size(axis);
        int outParts = to.last();
        Fourier fourier = new Fourier(length, inverse);
        double[] re = new double[length];
        double[] im = new double[length];
        for (int line = first; line < end; line++) {
            int from = line / inner * size * inner + line % inner;
            read(x, from, inner, size, parts, re, im);
            fourier.transform(re, im);
            int at = line / inner * outSize * inner + line % inner;
            for (int k = 0; k < outSize; k++) {
                y[(at + k * inner) * outParts] = re[k];
                if (outParts == 2) y[(at + k * inner) * outParts + 1] = im[k];
            }
        }
    }

    /** A line with zeros behind it; half a spectrum is completed by its mirrored conjugate. */
    private void read(double[] x, int from, int pitch, int size, int parts, double[] re, double[] im) {
        boolean mirrored = inverse && half;
        int given = Math.min(size, mirrored ? length / 2 + 1 : length);
        for (int n = 0; n < length; n++) {
            int at = (from + Math.min(n, Math.max(0, given - 1)) * pitch) * parts;
            re[n] = n < given ? x[at] : 0;
            im[n] = n < given && parts == 2 ? x[at + 1] : 0;
        }
        if (!mirrored) return;
        im[0] = 0;
        for (int n = 1; n < length - n; n++) {
            re[length - n] = re[n];
            im[length - n] = -im[n];
        }
        if (length % 2 == 0) im[length / 2] = 0;
    }
}
