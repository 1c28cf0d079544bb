package dev.lanewise.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerTest {
    private static final int STEPS = 20;
    private static final double RATE = 0.01;

    private final Random random = new Random(7);

    /** A name, the optimiser, and its definition in float64: new weights for (weights, gradients of steps 1 to t). */
    record Case(String name, BiFunction<Map<String, Parameter>, Double, Optimizer> optimizer, Definition definition) {
        @Override
        public String toString() {
            return name;
        }
    }

    interface Definition {
        /** @param m memory, two numbers that begin at 0 */
        double next(double w, double gradient, double[] m, int t);
    }

    static List<Case> cases() {
        return List.of(
                new Case("sgd", Sgd::of, (w, g, m, t) -> w - RATE * g),
                new Case("sgd with decay", (p, r) -> Sgd.of(p, r).weightDecay(0.3), (w, g, m, t) -> w
                        - RATE * (g + 0.3 * w)),
                new Case("momentum", (p, r) -> Sgd.of(p, r).momentum(0.9).weightDecay(0.1), (w, g, m, t) -> {
                    m[0] = 0.9 * m[0] + g + 0.1 * w;
                    return w - RATE * m[0];
                }),
                new Case("nesterov", (p, r) -> Sgd.of(p, r).momentum(0.8).nesterov(), (w, g, m, t) -> {
                    m[0] = 0.8 * m[0] + g;
                    return w - RATE * (g + 0.8 * m[0]);
                }),
                new Case("adam", Adam::of, (w, g, m, t) -> w - adam(g, m, t, 0.9, 0.999, 1e-8)),
                new Case(
                        "adam with decay",
                        (p, r) -> Adam.of(p, r).betas(0.8, 0.95).epsilon(1e-3).weightDecay(0.2),
                        (w, g, m, t) -> w - adam(g + 0.2 * w, m, t, 0.8, 0.95, 1e-3)),
                new Case(
                        "adamW",
                        (p, r) -> AdamW.of(p, r).weightDecay(0.2),
                        (w, g, m, t) -> w - RATE * 0.2 * w - adam(g, m, t, 0.9, 0.999, 1e-8)),
                new Case(
                        "adamW as it comes",
                        AdamW::of,
                        (w, g, m, t) -> w - RATE * 0.01 * w - adam(g, m, t, 0.9, 0.999, 1e-8)));
    }

    private static double adam(double g, double[] m, int t, double beta1, double beta2, double epsilon) {
        m[0] = beta1 * m[0] + (1 - beta1) * g;
        m[1] = beta2 * m[1] + (1 - beta2) * g * g;
        double mean = m[0] / (1 - Math.pow(beta1, t));
        double square = m[1] / (1 - Math.pow(beta2, t));
        return RATE * mean / (Math.sqrt(square) + epsilon);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void followsItsDefinition(Case c) {
        Parameter parameter = parameter(37);
        double[] expected = parameter.value().toDoubles();
        double[][] memory = new double[expected.length][2];
        Optimizer optimizer = c.optimizer.apply(Map.of("w", parameter), RATE);

        for (int t = 1; t <= STEPS; t++) {
            Tensor gradient = random(37);
            double[] g = gradient.toDoubles();
            for (int i = 0; i < g.length; i++) expected[i] = c.definition.next(expected[i], g[i], memory[i], t);
            optimizer.step(Gradients.ofParameters(Map.of(parameter, gradient)));
        }
        // A step rounds a few times: weights of size 1 by 2^-24 each, steps of at most 0.1 by a few 2^-24 of theirs.
        assertArrayEquals(expected, parameter.value().toDoubles(), STEPS * 3 * 0x1p-24);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheSameBitsAgain(Case c) {
        Parameter first = parameter(100);
        Parameter second = new Parameter("w", first.value());
        Optimizer one = c.optimizer.apply(Map.of("w", first), RATE);
        Optimizer other = c.optimizer.apply(Map.of("w", second), RATE);
        for (int t = 0; t < 3; t++) {
            Tensor gradient = random(100);
            one.step(Gradients.ofParameters(Map.of(first, gradient)));
            other.step(Gradients.ofParameters(Map.of(second, gradient)));
        }
        assertEquals(first.value(), second.value());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void goesOnFromItsStateWithTheSameBits(Case c) {
        Parameter first = parameter(10);
        Optimizer one = c.optimizer.apply(Map.of("conv1.weight", first), RATE);
        one.step(Gradients.ofParameters(Map.of(first, random(10))));
        one.step(Gradients.ofParameters(Map.of(first, random(10))));

        Parameter second = new Parameter("w", first.value());
        Optimizer other = c.optimizer.apply(Map.of("conv1.weight", second), RATE);
        other.load(one.state());
        assertEquals(one.state(), other.state());

        Tensor gradient = random(10);
        one.step(Gradients.ofParameters(Map.of(first, gradient)));
        other.step(Gradients.ofParameters(Map.of(second, gradient)));
        assertEquals(first.value(), second.value());
        assertEquals(one.state(), other.state());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void leavesParametersWithoutGradientAlone(Case c) {
        Parameter used = parameter(4);
        Parameter unused = parameter(4);
        Tensor before = unused.value();
        Map<String, Parameter> both = new LinkedHashMap<>();
        both.put("used", used);
        both.put("unused", unused);
        Optimizer optimizer = c.optimizer.apply(both, RATE);
        optimizer.step(Gradients.ofParameters(Map.of(used, random(4))));
        assertSame(before, unused.value());
        assertTrue(optimizer.state().keySet().stream().noneMatch(name -> name.endsWith("unused")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void propagatesNaN(Case c) {
        Parameter parameter = parameter(5);
        c.optimizer.apply(Map.of("w", parameter), RATE)
                .step(Gradients.ofParameters(Map.of(parameter, Tensor.of(Shape.of(5), 1, 2, Float.NaN, 4, 5))));
        float[] w = parameter.value().toFloats();
        for (int i = 0; i < 5; i++) assertEquals(i == 2, Float.isNaN(w[i]));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void blocksAndThreadsDoNotChangeBits(Case c) {
        int size = 100_003;
        int part = 1001;
        Parameter whole = parameter(size);
        float[] w = whole.value().toFloats();
        Tensor gradient = random(size);
        step(c, whole, gradient);
        float[] expected = whole.value().toFloats();
        for (int first = 0; first < size; first += 30_000) {
            Parameter piece = new Parameter("w", slice(w, first, part));
            step(c, piece, slice(gradient.floats(), first, part));
            assertArrayEquals(Arrays.copyOfRange(expected, first, first + part), piece.value().toFloats());
        }
    }

    private static void step(Case c, Parameter parameter, Tensor gradient) {
        Optimizer optimizer = c.optimizer.apply(Map.of("w", parameter), RATE);
        for (int t = 0; t < 2; t++) optimizer.step(Gradients.ofParameters(Map.of(parameter, gradient)));
    }

    /** A part of an array, where it lies. */
    private static Tensor slice(float[] values, int first, int count) {
        return Tensor.wrap(new TensorType(DType.FLOAT32, Shape.of(count)), Device.cpu(), values, first);
    }

    @Test
    void changesASharedParameterOnce() {
        Parameter parameter = new Parameter("w", Tensor.of(Shape.of(1), 1f));
        Map<String, Parameter> twice = new LinkedHashMap<>();
        twice.put("encoder.weight", parameter);
        twice.put("decoder.weight", parameter);
        Sgd.of(twice, 0.5).step(Gradients.ofParameters(Map.of(parameter, Tensor.of(Shape.of(1), 1f))));
        assertEquals(0.5f, parameter.value().item());
    }

    @Test
    void keepsParametersOnTheirDevice() {
        Parameter parameter = new Parameter("w", Tensor.ofDoubles(Shape.of(2), 1, 2));
        Tensor gradient = Tensor.ofDoubles(Shape.of(2), 1, 1);
        Sgd.of(Map.of("w", parameter), 0.5).step(Gradients.ofParameters(Map.of(parameter, gradient)));
        assertEquals(Device.reference(), parameter.value().device());
        assertArrayEquals(new double[] {0.5, 1.5}, parameter.value().toDoubles());
    }

    @Test
    void neverWritesTensorsThatOthersHold() {
        Parameter parameter = parameter(8);
        Tensor value = parameter.value();
        float[] before = value.toFloats();
        Tensor gradient = random(8);
        float[] g = gradient.toFloats();
        Optimizer adam = Adam.of(Map.of("w", parameter), RATE);
        adam.step(Gradients.ofParameters(Map.of(parameter, gradient)));
        Tensor moment = adam.state().get("first_moment.w");
        float[] m = moment.toFloats();
        adam.step(Gradients.ofParameters(Map.of(parameter, gradient)));
        assertArrayEquals(before, value.toFloats());
        assertArrayEquals(g, gradient.toFloats());
        assertArrayEquals(m, moment.toFloats());
        assertNotEquals(moment, adam.state().get("first_moment.w"));
    }

    @Test
    void aNewRateCountsFromTheNextStep() {
        Parameter parameter = new Parameter("w", Tensor.of(Shape.of(1), 1f));
        Optimizer sgd = Sgd.of(Map.of("w", parameter), 1);
        sgd.learningRate(0.25);
        sgd.step(Gradients.ofParameters(Map.of(parameter, Tensor.of(Shape.of(1), 1f))));
        assertEquals(0.75f, parameter.value().item());
        assertEquals(0.25, sgd.learningRate());
    }

    @Test
    void refusesStateOfOtherParameters() {
        Parameter parameter = parameter(3);
        Optimizer adam = Adam.of(Map.of("w", parameter), RATE);
        adam.step(Gradients.ofParameters(Map.of(parameter, random(3))));

        Map<String, Tensor> wrong = new LinkedHashMap<>(adam.state());
        wrong.put("first_moment.w", Tensor.of(Shape.of(2), 1, 2f));
        wrong.remove("second_moment.w");
        wrong.put("first_moment.v", Tensor.scalar(1));
        assertEquals(
                "optimizer: the state must belong to these parameters; missing, unexpected or of another shape: "
                        + "first_moment.v, first_moment.w, second_moment.w",
                assertThrows(IllegalArgumentException.class, () -> adam.load(wrong)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> Sgd.of(Map.of("w", parameter), 1).load(adam.state()));
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        Map<String, Parameter> p = Map.of("w", parameter(1));
        assertEquals(
                "sgd: learningRate must be at least 0; got -1.0",
                assertThrows(IllegalArgumentException.class, () -> Sgd.of(p, -1)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> Sgd.of(p, 1).momentum(1));
        assertThrows(IllegalArgumentException.class, () -> Adam.of(p, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Adam.of(p, 1).betas(0.9, 1));
        assertThrows(IllegalArgumentException.class, () -> AdamW.of(p, 1).weightDecay(-1));
    }

    private Parameter parameter(int size) {
        return new Parameter("w", random(size));
    }

    private Tensor random(int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) values[i] = random.nextFloat() * 2 - 1;
        return Tensor.of(Shape.of(size), values);
    }
}
