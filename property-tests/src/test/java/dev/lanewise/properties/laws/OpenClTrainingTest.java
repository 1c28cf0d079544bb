package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lanewise.autodiff.Optimizer;
import dev.lanewise.autodiff.Sgd;
import dev.lanewise.autodiff.Tape;
import dev.lanewise.layers.BatchNorm;
import dev.lanewise.layers.Conv2d;
import dev.lanewise.layers.Flatten;
import dev.lanewise.layers.Layer;
import dev.lanewise.layers.Linear;
import dev.lanewise.layers.MaxPool2d;
import dev.lanewise.layers.Relu;
import dev.lanewise.layers.Sequential;
import dev.lanewise.opencl.OpenClDevices;
import dev.lanewise.properties.checks.Oclgrind;
import dev.lanewise.properties.generators.Values;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Training on an OpenCL device follows training on the CPU. */
class OpenClTrainingTest {
    private static final int STEPS = 12;
    private static final int BATCH = 8;

    private static Layer model() {
        Layer model = Sequential.of(
                Conv2d.of(3, 16, 3).padding(1), BatchNorm.of(16), Relu.of(), MaxPool2d.of(2),
                Conv2d.depthwise(16, 3).padding(1), Relu.of(),
                Conv2d.of(16, 20, 3).padding(1), Relu.of(), MaxPool2d.of(2),
                Flatten.of(), Linear.of(4 * 4 * 20, 10));
        model.initialize(3);
        return model;
    }

    /** The loss of each step on one batch, and the parameters after the last. */
    private record Trained(List<Double> losses, List<float[]> parameters) {}

    private static Trained train(Device device) {
        Layer model = model();
        model.moveTo(device);
        Optimizer optimizer = Sgd.of(model.parameters(), 0.05).momentum(0.9);
        Tape tape = Tape.training(11);
        long[] labels = new long[BATCH];
        for (int i = 0; i < BATCH; i++) labels[i] = i * 7L % 10;
        Tensor x = Tensor.of(Shape.of(BATCH, 16, 16, 3), Values.reals(100, BATCH * 768)).to(device);
        Tensor classes = Tensor.of(Shape.of(BATCH), labels).to(device);
        List<Double> losses = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            Tensor loss = tape.crossEntropy(model.forward(tape, x), classes);
            optimizer.step(tape.gradients(loss));
            losses.add((double) loss.item());
        }
        return new Trained(losses,
                model.parameters().values().stream().map(Parameter::value).map(Tensor::toFloats).toList());
    }

    @AfterAll
    static void oclgrindFoundNothing() throws IOException {
        Oclgrind.foundNothing();
    }

    @Test
    void aNetworkLearnsThereAsOnTheCpu() {
        OpenClDevices provider = new OpenClDevices();
        assumeTrue(!provider.devices().isEmpty(), provider.explanation());
        Trained here = train(Device.cpu());
        Trained there = train(provider.devices().getFirst());
        assertTrue(there.losses.getLast() < 0.5 * there.losses.getFirst(), there.losses::toString);
        for (int step = 0; step < STEPS; step++) {
            assertEquals(here.losses.get(step), there.losses.get(step), 1e-3 * here.losses.getFirst(), "step " + step);
        }
        for (int i = 0; i < here.parameters.size(); i++) {
            float[] expected = here.parameters.get(i);
            float[] actual = there.parameters.get(i);
            for (int j = 0; j < expected.length; j++) assertEquals(expected[j], actual[j], 2e-3, "parameter " + i);
        }
    }
}
