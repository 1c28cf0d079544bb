package dev.lanewise.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.autodiff.Adam;
import dev.lanewise.autodiff.Gradients;
import dev.lanewise.autodiff.Optimizer;
import dev.lanewise.autodiff.Tape;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** LeCun, Bottou, Bengio, Haffner: Gradient-based learning applied to document recognition (1998), in ten lines. */
class LeNetTest {
    private static final int BATCH = 8;

    static Layer leNet5() {
        return Sequential.of(
                Conv2d.of(1, 6, 5).padding(2), Relu.of(), MaxPool2d.of(2),
                Conv2d.of(6, 16, 5), Relu.of(), MaxPool2d.of(2),
                Flatten.of(),
                Linear.of(400, 120), Relu.of(),
                Linear.of(120, 84), Relu.of(),
                Linear.of(84, 10));
    }

    @Test
    void hasThePapersSize() {
        Summary summary = Summary.of(leNet5(), Shape.of(1, 28, 28, 1));
        assertEquals(61_706, summary.parameters());
        assertEquals(28 * 28 * 6 * 25 + 10 * 10 * 16 * 150 + 400 * 120 + 120 * 84 + 84 * 10, summary.multiplyAdds());
    }

    @Test
    void learnsWhereTheBarIs() {
        Layer model = leNet5();
        model.initialize(1);
        model.moveTo(Device.reference());
        Optimizer optimizer = Adam.of(model.parameters(), 1e-3);
        Tape tape = Tape.training(1);
        Tensor images = bars().to(Device.reference());
        Tensor labels = labels().to(Device.reference());

        double first = loss(model, images, labels);
        for (int step = 0; step < 12; step++) {
            Tensor loss = tape.crossEntropy(model.forward(tape, images), labels);
            Gradients gradients = tape.gradients(loss);
            optimizer.step(gradients);
        }
        double last = loss(model, images, labels);
        assertTrue(last < first / 3, first + " to " + last);
    }

    private static double loss(Layer model, Tensor images, Tensor labels) {
        Evaluator ev = Evaluator.eager();
        return ev.crossEntropy(model.forward(ev, images), labels).item();
    }

    /** Noise, and in image i a bright row 3 i + 2. */
    private static Tensor bars() {
        Random random = new Random(5);
        float[] pixels = new float[BATCH * 28 * 28];
        for (int i = 0; i < pixels.length; i++) {
            boolean bright = i / 28 % 28 == 3 * (i / 784) + 2;
            pixels[i] = random.nextFloat() * 0.2f + (bright ? 0.8f : 0);
        }
        return Tensor.of(Shape.of(BATCH, 28, 28, 1), pixels);
    }

    private static Tensor labels() {
        long[] labels = new long[BATCH];
        for (int i = 0; i < BATCH; i++) labels[i] = i;
        return Tensor.of(Shape.of(BATCH), labels);
    }
}
