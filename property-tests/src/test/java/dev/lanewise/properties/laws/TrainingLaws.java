package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.autodiff.Adam;
import dev.lanewise.autodiff.Optimizer;
import dev.lanewise.autodiff.Sgd;
import dev.lanewise.autodiff.Tape;
import dev.lanewise.layers.BatchNorm;
import dev.lanewise.layers.Conv2d;
import dev.lanewise.layers.Dropout;
import dev.lanewise.layers.Flatten;
import dev.lanewise.layers.Layer;
import dev.lanewise.layers.Linear;
import dev.lanewise.layers.MaxPool2d;
import dev.lanewise.layers.Relu;
import dev.lanewise.layers.Sequential;
import dev.lanewise.properties.checks.Machines;
import dev.lanewise.properties.generators.Values;
import dev.lanewise.tensor.Buffer;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Training gives the same parameters to the bit, whatever the threads and the lanes, and each time. */
@Tag("widths")
class TrainingLaws {
    private static final int STEPS = 6;
    private static final int BATCH = 12;

    /** Wide enough that its convolutions and products are split over threads. */
    private static Layer model() {
        Layer model = Sequential.of(
                Conv2d.of(3, 24, 3).padding(1), BatchNorm.of(24), Relu.of(), MaxPool2d.of(2),
                Conv2d.depthwise(24, 3).padding(1), Relu.of(),
                Conv2d.of(24, 32, 3).padding(1), Relu.of(), MaxPool2d.of(2),
                Flatten.of(), Dropout.of(0.25f), Linear.of(4 * 4 * 32, 10));
        model.initialize(3);
        return model;
    }

    private static final Map<String, Function<Layer, Optimizer>> OPTIMIZERS = Map.of(
            "sgd", model -> Sgd.of(model.parameters(), 0.05).momentum(0.9),
            "adam", model -> Adam.of(model.parameters(), 1e-3));

    /** All parameters and buffers after some steps, and the loss of each. */
    private static List<Tensor> train(Device device, Function<Layer, Optimizer> optimizer) {
        Layer model = model();
        model.moveTo(device);
        Optimizer stepper = optimizer.apply(model);
        Tape tape = Tape.training(11);
        List<Tensor> results = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            Tensor images = Tensor.of(Shape.of(BATCH, 16, 16, 3), Values.reals(100 + step, BATCH * 768)).to(device);
            Tensor labels = Tensor.of(Shape.of(BATCH), labels(step)).to(device);
            Tensor loss = tape.crossEntropy(model.forward(tape, images), labels);
            stepper.step(tape.gradients(loss));
            results.add(loss);
        }
        model.parameters().values().stream().map(Parameter::value).forEach(results::add);
        model.buffers().values().stream().map(Buffer::value).forEach(results::add);
        return results;
    }

    private static long[] labels(int step) {
        long[] labels = new long[BATCH];
        for (int i = 0; i < BATCH; i++) labels[i] = (i * 7L + step) % 10;
        return labels;
    }

    @TestFactory
    Stream<DynamicTest> everyEngineTrainsToTheTwinsBits() {
        return OPTIMIZERS.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
            List<Tensor> twin = train(Machines.SCALAR, entry.getValue());
            assertTrue(twin.stream().allMatch(TrainingLaws::isFinite), "training diverged");
            Stream.concat(Stream.of(Machines.BEST, Machines.BEST), Machines.threaded().limit(2))
                    .forEach(device -> assertEquals(twin, train(device, entry.getValue()), device::name));
        }));
    }

    private static boolean isFinite(Tensor x) {
        for (float value : x.toFloats()) if (!Float.isFinite(value)) return false;
        return true;
    }

    @Test
    void theCpuFollowsTheReference() {
        List<Tensor> reference = train(Device.reference(), OPTIMIZERS.get("sgd"));
        List<Tensor> cpu = train(Machines.BEST, OPTIMIZERS.get("sgd"));
        for (int i = 0; i < STEPS; i++) {
            double loss = reference.get(i).toDoubles()[0];
            assertEquals(loss, cpu.get(i).item(), 1e-3 * loss);
        }
    }

    @Test
    void anImageInABatchIsClassifiedAsAlone() {
        Layer model = model();
        model.moveTo(Machines.BEST);
        Evaluator ev = Evaluator.eager();
        Tensor images = Tensor.of(Shape.of(4, 16, 16, 3), Values.reals(9, 4 * 768)).to(Machines.BEST);
        Tensor all = model.forward(ev, images);
        for (int i = 0; i < 4; i++) {
            Tensor alone = model.forward(ev, ev.slice(images, 0, i, i + 1));
            assertEquals(ev.slice(all, 0, i, i + 1), alone);
        }
    }
}
