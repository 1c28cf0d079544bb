package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;

/** Linear maps of images {@code [batch, height, width, channels]} along one axis after the other. */
final class Separable {
    private Separable() {}

    /** The weights {@code [outputs, inputs]} of one axis. */
    @FunctionalInterface
    interface Axis {
        /** Adds to {@code weights[input]} what an output takes from each input. */
        void weigh(int output, int outputs, int inputs, float[] weights, int at);

        default Tensor matrix(int outputs, int inputs) {
            float[] weights = new float[Math.multiplyExact(outputs, inputs)];
            for (int i = 0; i < outputs; i++) weigh(i, outputs, inputs, weights, i * inputs);
            return Tensor.of(Shape.of(outputs, inputs), weights);
        }
    }

    static void images(String layer, Shape x) {
        if (x.rank() != 4) throw new ShapeException(layer, "x must be [batch, height, width, channels]", x);
    }

    /** {@code [batch, outHeight, outWidth, channels]}. */
    static Tensor apply(Evaluator ev, Axis axis, Tensor x, int outHeight, int outWidth) {
        int batch = x.shape().size(0);
        int height = x.shape().size(1);
        int width = x.shape().size(2);
        int channels = x.shape().last();
        Tensor rows = ev.reshape(x, Shape.of(batch, height, width * channels));
        Tensor tall = ev.matmul(axis.matrix(outHeight, height).to(x.device()), rows);
        Tensor columns = ev.reshape(tall, Shape.of(batch * outHeight, width, channels));
        Tensor wide = ev.matmul(axis.matrix(outWidth, width).to(x.device()), columns);
        return ev.reshape(wide, Shape.of(batch, outHeight, outWidth, channels));
    }
}
