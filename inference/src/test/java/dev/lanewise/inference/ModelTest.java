package dev.lanewise.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.layers.Layer;
import dev.lanewise.layers.Linear;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelTest {
    private final Layer net = Layers.convolutions();
    private final Model model = Model.compile(net, Layers.IMAGE);

    private static float[] eager(Layer layer, Shape shape, float[] x) {
        return layer.forward(Evaluator.eager(), Tensor.of(shape, x)).toFloats();
    }

    @Test
    void givesTheBitsOfEagerEvaluation() {
        for (int seed = 0; seed < 5; seed++) {
            float[] x = Layers.image(seed);
            assertArrayEquals(eager(net, Layers.IMAGE, x), model.run(x));
        }
    }

    @Test
    void writesIntoTheCallersArray() {
        float[] y = new float[10];
        model.runInto(Layers.image(1), y);
        assertArrayEquals(model.run(Layers.image(1)), y);
        assertThrows(IllegalArgumentException.class, () -> model.runInto(Layers.image(1), new float[9]));
    }

    @Test
    void givesAnInputTheSameBitsAloneAndInABatch() {
        int count = 5;
        int size = Layers.IMAGE.elements();
        float[] batch = Layers.numbers(count * size, 3);
        float[] together = model.run(batch);
        for (int i = 0; i < count; i++) {
            float[] alone = model.run(Arrays.copyOfRange(batch, i * size, (i + 1) * size));
            assertArrayEquals(alone, Arrays.copyOfRange(together, 10 * i, 10 * (i + 1)));
        }
    }

    @Test
    void takesAndGivesTensorsInOrderAndByName() {
        Tensor x = Tensor.of(Layers.IMAGE, Layers.image(4));
        Tensor y = model.run(List.of(x)).getFirst();
        assertEquals(Shape.of(1, 10), y.shape());
        assertEquals(Map.of("output", y), model.run(Map.of("input", x)));
        Tensor into = Tensor.of(Shape.of(1, 10), new float[10]);
        model.runInto(List.of(x), List.of(into));
        assertEquals(y, into);
    }

    @Test
    void refusesPlacesForOutputsThatDoNotFit() {
        List<Tensor> x = List.of(Tensor.of(Layers.IMAGE, Layers.image(4)));
        Tensor y = Tensor.of(Shape.of(1, 10), new float[10]);
        assertThrows(ShapeException.class, () -> model.runInto(x, List.of()));
        assertThrows(ShapeException.class, () -> model.runInto(x, List.of(y, y)));
        assertThrows(ShapeException.class, () -> model.runInto(x, List.of(y.to(Device.reference()))));
        assertThrows(ShapeException.class, () -> model.runInto(x, List.of(Tensor.of(Shape.of(10), new float[10]))));
        assertEquals(Tensor.of(Shape.of(1, 10), new float[10]), y);
    }

    @Test
    void refusesInputsThatItDoesNotTake() {
        assertThrows(IllegalArgumentException.class, () -> model.run(new float[7]));
        assertThrows(IllegalArgumentException.class, () -> model.run(List.of()));
        assertThrows(IllegalArgumentException.class, () -> model.run(Map.of("x", Tensor.scalar(1))));
        assertThrows(IllegalArgumentException.class, () -> model.run(List.of(Tensor.scalar(1))));
        assertDoesNotThrow(() -> model.run(Layers.image(0)));
    }

    /** A hundred thousand runs where the long tests are asked for. */
    @Test
    void answers64ThreadsWithTheBitsOfOne() throws Exception {
        float[][] inputs = IntStream.range(0, 16).mapToObj(Layers::image).toArray(float[][]::new);
        float[][] expected = Arrays.stream(inputs).map(model::run).toArray(float[][]::new);
        int runsEach = 160 * Integer.getInteger("lanewise.multiplier", 1);
        try (ExecutorService threads = Executors.newFixedThreadPool(64)) {
            Callable<Void> runs = () -> {
                for (int i = 0; i < runsEach; i++) assertArrayEquals(expected[i % 16], model.run(inputs[i % 16]));
                return null;
            };
            List<Future<Void>> all = IntStream.range(0, 64).mapToObj(i -> threads.submit(runs)).toList();
            for (Future<Void> each : all) each.get();
        }
    }

    @Test
    void keepsTheWeightsThatItWasCompiledWith() {
        float[] before = model.run(Layers.image(2));
        net.initialize(99);
        float[] batch = Arrays.copyOf(Layers.image(2), 2 * Layers.IMAGE.elements());
        assertArrayEquals(before, model.run(Layers.image(2)));
        assertArrayEquals(before, Arrays.copyOf(model.run(batch), 10));
    }

    @Test
    void forgetsPlansBeyondItsBoundAndPlansThemAgain() {
        Linear linear = Linear.of(3, 2);
        linear.initialize(1);
        Model small = Model.compile(linear, Shape.of(1, 3), ModelOptions.DEFAULT.withPlans(2));
        for (int round = 0; round < 2; round++) {
            for (int batch = 1; batch <= 5; batch++) {
                float[] x = Layers.numbers(3 * batch, batch);
                assertArrayEquals(eager(linear, Shape.of(batch, 3), x), small.run(x));
            }
        }
    }

    @Test
    void followsTheReferenceDevice() {
        Model reference = Model.compile(net, Layers.IMAGE, ModelOptions.DEFAULT.withDevice(Device.reference()));
        assertArrayEquals(model.run(Layers.image(6)), reference.run(Layers.image(6)), 1e-5f);
    }

    @Test
    void aClosedModelRefusesToRun() {
        model.run(Layers.image(0));
        model.close();
        model.close();
        String message = assertThrows(IllegalStateException.class, () -> model.run(Layers.image(0))).getMessage();
        assertTrue(message.contains("closed"), message);
    }

    @Test
    void refusesWhatIsBeyondItsMemoryBudgetBeforeItRuns() {
        Model small = Model.compile(net, Layers.IMAGE, ModelOptions.DEFAULT.withMemoryBudget(5_000));
        assertThrows(MemoryBudgetException.class, () -> small.run(Layers.image(0)));
    }

    @Test
    void runsWhereNothingIsToBeComputed() {
        Model identity = Model.compile((ev, given) -> given, Shape.of(2, 3));
        float[] x = Layers.numbers(6, 0);
        assertArrayEquals(x, identity.run(x));
        Model constant = Model.compile((ev, given) -> ev.constant(3, given), Shape.of(2, 3));
        assertArrayEquals(new float[] {3}, constant.run(x));
    }

    @Test
    void runsEmptyBatches() {
        assertEquals(0, model.run(List.of(Tensor.of(Shape.of(0, 12, 12, 3), new float[0]))).getFirst().elements());
    }
}
