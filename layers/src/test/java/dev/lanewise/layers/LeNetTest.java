package dev.lanewise.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.autodiff.Adam;
import dev.lanewise.autodiff.Optimizer;
import dev.lanewise.autodiff.Tape;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.cpu.CpuDevice;
import java.util.Arrays;
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
        float[] losses = train(Device.cpu(), 20);
        assertTrue(losses[19] < losses[0] / 3, Arrays.toString(losses));
    }

    @Test
    void givesTheSameBitsOnAnyThreadsAndWithoutVectors() {
        float[] expected = train(Device.cpu(), 5);
        Cpu cpu = Cpu.shared();
        assertArrayEquals(expected, train(new CpuDevice("one thread", cpu.on(Workers.INLINE)), 5));
        assertArrayEquals(expected, train(new CpuDevice("three threads", cpu.on(Workers.of(3))), 5));
        assertArrayEquals(expected, train(new CpuDevice("scalar", cpu.scalar()), 5));
    }

    @Test
    void followsTheReferenceDevice() {
        assertArrayEquals(train(Device.reference(), 3), train(Device.cpu(), 3), 1e-4f);
    }

    /** The losses of each step. */
    private static float[] train(Device device, int steps) {
        Layer model = leNet5();
        model.initialize(1);
        model.moveTo(device);
        Optimizer optimizer = Adam.of(model.parameters(), 1e-3);
        Tape tape = Tape.training(1);
        Tensor images = bars().to(device);
        Tensor labels = labels().to(device);

        float[] losses = new float[steps];
        for (int step = 0; step < steps; step++) {
            Tensor loss = tape.crossEntropy(model.forward(tape, images), labels);
            losses[step] = loss.item();
            optimizer.step(tape.gradients(loss));
        }
        return losses;
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
