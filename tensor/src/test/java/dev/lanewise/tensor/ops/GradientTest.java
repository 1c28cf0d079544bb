package dev.lanewise.tensor.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;

/** Gradient rules against central differences in float64, for each sample of each operator. */
class GradientTest {
    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 2e-7;

    private static final Set<UnaryFunction> NO_SECOND_DERIVATIVE = EnumSet.of(
            UnaryFunction.SOFTSIGN,
            UnaryFunction.ELU,
            UnaryFunction.SELU,
            UnaryFunction.GELU,
            UnaryFunction.GELU_TANH,
            UnaryFunction.SILU,
            UnaryFunction.MISH,
            UnaryFunction.HARD_SWISH);

    static Stream<OpSample> differentiable() {
        return OpSamples.all()
                .filter(sample -> sample.op().differentiable() && !isUnaryWithoutSecond(sample, UnaryGradient.class));
    }

    static Stream<OpSample> twiceDifferentiable() {
        return differentiable()
                .filter(sample -> !OpSamples.withoutSecondGradient().contains(sample.op().getClass())
                        && !isUnaryWithoutSecond(sample, Unary.class));
    }

    static Stream<OpSample> notTwiceDifferentiable() {
        return differentiable()
                .filter(sample -> OpSamples.withoutSecondGradient().contains(sample.op().getClass())
                        || isUnaryWithoutSecond(sample, Unary.class));
    }

    private static boolean isUnaryWithoutSecond(OpSample sample, Class<?> type) {
        UnaryFunction f = switch (sample.op()) {
            case Unary unary -> unary.function();
            case UnaryGradient gradient -> gradient.function();
            default -> UnaryFunction.IDENTITY;
        };
        return type.isInstance(sample.op()) && NO_SECOND_DERIVATIVE.contains(f);
    }

    @ParameterizedTest
    @MethodSource("differentiable")
    void gradientsEqualCentralDifferences(OpSample sample) {
        if (sample.op() instanceof Detach) return;
        List<Tensor> at = sample.inputs();
        Recorder recorder = new Recorder();
        Tensor loss = loss(recorder, sample, at);
        List<Tensor> gradients = recorder.gradients(loss, one(), at);
        compare(inputs -> loss(Evaluator.eager(), sample, inputs), at, gradients);
    }

    @ParameterizedTest
    @MethodSource("twiceDifferentiable")
    void gradientsOfGradientsEqualCentralDifferences(OpSample sample) {
        List<Tensor> at = sample.inputs();
        Recorder recorder = new Recorder();
        Tensor slope = slope(recorder, sample, at);
        if (slope == null) return;
        List<Tensor> gradients = recorder.gradients(slope, one(), at);
        compare(inputs -> slope(new Recorder(), sample, inputs), at, gradients);
    }

    @ParameterizedTest
    @MethodSource("notTwiceDifferentiable")
    void saysWhereGradientsHaveNone(OpSample sample) {
        Recorder recorder = new Recorder();
        Tensor slope = slope(recorder, sample, sample.inputs());
        var e = assertThrows(
                UnsupportedOperationException.class, () -> recorder.gradients(slope, one(), sample.inputs()));
        assertTrue(e.getMessage().contains("Gradient: not differentiable"), e.getMessage());
    }

    @Test
    void equalLargestNumbersShareTheGradient() {
        Recorder recorder = new Recorder();
        Tensor x = Tensor.ofDoubles(Shape.of(2, 3), 5, 1, 5, 2, 3, 0);
        Tensor y = recorder.max(x, false, 1);
        Tensor dx = recorder.gradients(y, Tensor.ofDoubles(Shape.of(2), 8, 1), List.of(x)).getFirst();
        assertEquals(Tensor.ofDoubles(Shape.of(2, 3), 4, 0, 4, 0, 1, 0), dx);
    }

    @Test
    void ofEqualOnesTheFirstHasTheGradient() {
        Recorder recorder = new Recorder();
        Tensor a = Tensor.ofDoubles(Shape.of(3), 1, 2, 3);
        Tensor b = Tensor.ofDoubles(Shape.of(3), 3, 2, 1);
        Tensor ones = Tensor.ofDoubles(Shape.of(3), 1, 1, 1);
        List<Tensor> larger = recorder.gradients(recorder.maximum(a, b), ones, List.of(a, b));
        assertEquals(List.of(Tensor.ofDoubles(Shape.of(3), 0, 1, 1), Tensor.ofDoubles(Shape.of(3), 1, 0, 0)), larger);
        List<Tensor> smaller = recorder.gradients(recorder.minimum(a, b), ones, List.of(a, b));
        assertEquals(List.of(Tensor.ofDoubles(Shape.of(3), 1, 1, 0), Tensor.ofDoubles(Shape.of(3), 0, 0, 1)), smaller);
    }

    @Test
    void aRuleThatIsSlightlyWrongIsFound() {
        assertThrows(
                AssertionFailedError.class,
                () -> gradientsEqualCentralDifferences(new OpSample(new WrongSquare(), OpSample.numbers(3))));
    }

    private record WrongSquare() implements Op {
        @Override
        public String name() {
            return "wrongSquare";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            return List.of(inputs.getFirst().type());
        }

        @Override
        public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
            k.elementwise().unary(UnaryFunction.SQUARE, 0, 0, inputs.getFirst(), outputs.getFirst());
        }

        @Override
        public List<Tensor> vjp(Evaluator ev, Application call, List<Tensor> dy) {
            return List.of(ev.multiply(dy.getFirst(), ev.scale(call.input(0), 2.0001f)));
        }
    }

    static Stream<OpSample> notDifferentiable() {
        return OpSamples.all().filter(sample -> !sample.op().differentiable());
    }

    @ParameterizedTest
    @MethodSource("notDifferentiable")
    void saysWhereThereIsNoGradient(OpSample sample) {
        List<Tensor> outputs = Evaluator.eager().apply(sample.op(), sample.inputs().toArray(Tensor[]::new));
        Application call = new Application(sample.op(), sample.inputs(), outputs, List.of());
        var e = assertThrows(
                UnsupportedOperationException.class, () -> sample.op().vjp(Evaluator.eager(), call, outputs));
        assertTrue(e.getMessage().startsWith(sample.op().name() + ": not differentiable"), e.getMessage());
    }

    /** A sum of all float outputs, each weighted with its own number. */
    private static Tensor loss(Evaluator ev, OpSample sample, List<Tensor> inputs) {
        Tensor loss = ev.constant(0, inputs.getFirst());
        int seed = 1;
        for (Tensor y : ev.apply(sample.op(), inputs.toArray(Tensor[]::new))) {
            if (!y.dtype().isComputable()) continue;
            loss = ev.add(loss, ev.sum(ev.multiply(y, weights(y.shape(), seed++)), false));
        }
        return loss;
    }

    /** A weighted sum of the gradients of the loss; null where all are none. */
    private static Tensor slope(Recorder recorder, OpSample sample, List<Tensor> inputs) {
        Tensor loss = loss(recorder, sample, inputs);
        Tensor slope = null;
        int seed = 100;
        for (Tensor gradient : recorder.gradients(loss, one(), inputs)) {
            seed++;
            if (gradient == null) continue;
            Tensor term = recorder.sum(recorder.multiply(gradient, weights(gradient.shape(), seed)), false);
            slope = slope == null ? term : recorder.add(slope, term);
        }
        return slope;
    }

    private static void compare(Function<List<Tensor>, Tensor> f, List<Tensor> at, List<Tensor> gradients) {
        for (int input = 0; input < at.size(); input++) {
            if (!at.get(input).dtype().isComputable()) continue;
            Tensor gradient = gradients.get(input);
            double[] actual = gradient == null ? new double[at.get(input).elements()] : gradient.toDoubles();
            if (gradient != null) assertEquals(at.get(input).shape(), gradient.shape());
            for (int i = 0; i < actual.length; i++) {
                double expected = (moved(f, at, input, i, STEP) - moved(f, at, input, i, -STEP)) / (2 * STEP);
                double tolerance = TOLERANCE * Math.max(1, Math.abs(expected));
                assertEquals(expected, actual[i], tolerance, "input " + input + ", element " + i);
            }
        }
    }

    private static double moved(Function<List<Tensor>, Tensor> f, List<Tensor> at, int input, int i, double by) {
        double[] values = at.get(input).toDoubles();
        values[i] += by;
        List<Tensor> inputs = new ArrayList<>(at);
        inputs.set(input, Tensor.ofDoubles(at.get(input).shape(), values));
        return f.apply(inputs).toDoubles()[0];
    }

    private static Tensor weights(Shape shape, int seed) {
        Random random = new Random(seed);
        return Tensor.ofDoubles(shape, random.doubles(shape.elements(), -1, 1).toArray());
    }

    private static Tensor one() {
        return Tensor.ofDoubles(Shape.SCALAR, 1);
    }
}
