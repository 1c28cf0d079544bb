package dev.lanewise.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.autodiff.AdamW;
import dev.lanewise.autodiff.Gradients;
import dev.lanewise.autodiff.Optimizer;
import dev.lanewise.autodiff.Schedule;
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

/** Whole trainings, dropout and normalisation among them: one loss curve, whoever computes it. */
class TrainingBitsTest {
    private static final int BATCH = 32;
    private static final int FEATURES = 67;
    private static final int CLASSES = 5;

    @Test
    void aSeedMeansOneLossCurveOnAnyThreadsAndWithoutVectors() {
        float[] expected = losses(Device.cpu(), 30);
        Cpu cpu = Cpu.shared();
        assertArrayEquals(expected, losses(new CpuDevice("one thread", cpu.on(Workers.INLINE)), 30));
        assertArrayEquals(expected, losses(new CpuDevice("three threads", cpu.on(Workers.of(3))), 30));
        assertArrayEquals(expected, losses(new CpuDevice("scalar", cpu.scalar()), 30));
        assertTrue(expected[29] < expected[0] / 2, Arrays.toString(expected));
    }

    @Test
    void theCpuFollowsTheReference() {
        assertArrayEquals(losses(Device.reference(), 5), losses(Device.cpu(), 5), 1e-4f);
    }

    private static float[] losses(Device device, int steps) {
        Layer model = Sequential.of(
                Linear.of(FEATURES, 48),
                BatchNorm.of(48),
                Nonlinearity.gelu(),
                Dropout.of(0.1),
                Residual.of(Sequential.of(Linear.of(48, 48), LayerNorm.of(48), Relu.of())),
                Linear.of(48, CLASSES));
        model.initialize(3);
        model.moveTo(device);
        Optimizer optimizer = AdamW.of(model.parameters(), 0);
        Schedule schedule = Schedule.cosine(3e-3, steps).afterWarmUp(3);
        Tape tape = Tape.training(4);
        Random random = new Random(5);

        float[] losses = new float[steps];
        for (int step = 0; step < steps; step++) {
            long[] labels = random.longs(BATCH, 0, CLASSES).toArray();
            Tensor x = clusters(labels, random).to(device);
            Tensor loss = tape.crossEntropy(model.forward(tape, x), Tensor.of(Shape.of(BATCH), labels).to(device));
            losses[step] = loss.item();
            Gradients gradients = tape.gradients(loss).clipByGlobalNorm(1);
            optimizer.learningRate(schedule.rate(step));
            optimizer.step(gradients);
        }
        return losses;
    }

    /** Noise, and one bright feature for each class. */
    private static Tensor clusters(long[] labels, Random random) {
        float[] values = new float[BATCH * FEATURES];
        for (int i = 0; i < values.length; i++) values[i] = (float) random.nextGaussian() * 0.3f;
        for (int row = 0; row < BATCH; row++) values[row * FEATURES + (int) labels[row] * 7] += 2;
        return Tensor.of(Shape.of(BATCH, FEATURES), values);
    }
}
