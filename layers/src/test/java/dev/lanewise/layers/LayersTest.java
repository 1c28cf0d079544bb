package dev.lanewise.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.autodiff.GradientCheck;
import dev.lanewise.autodiff.GradientReport;
import dev.lanewise.autodiff.Tape;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayersTest {
    private static final Evaluator EAGER = Evaluator.eager();

    record Case(String name, Layer layer, Shape x, Shape y) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        Shape images = Shape.of(2, 5, 4, 4);
        return Stream.of(
                new Case("linear", Linear.of(4, 3), Shape.of(2, 4), Shape.of(2, 3)),
                new Case("linear without bias", Linear.of(4, 3).withoutBias(), Shape.of(2, 3, 4), Shape.of(2, 3, 3)),
                new Case("conv2d", Conv2d.of(4, 3, 3), images, Shape.of(2, 3, 2, 3)),
                new Case("padded", Conv2d.of(4, 2, 3).padding(1).withoutBias(), images, Shape.of(2, 5, 4, 2)),
                new Case("strided", Conv2d.of(4, 2, 3, 1).stride(2), images, Shape.of(2, 2, 2, 2)),
                new Case("dilated", Conv2d.of(4, 2, 2).dilation(2), images, Shape.of(2, 3, 2, 2)),
                new Case("grouped", Conv2d.of(4, 6, 3).groups(2), images, Shape.of(2, 3, 2, 6)),
                new Case("depthwise", Conv2d.depthwise(4, 3).padding(1), images, Shape.of(2, 5, 4, 4)),
                new Case("convTranspose2d", ConvTranspose2d.of(4, 3, 3), images, Shape.of(2, 7, 6, 3)),
                new Case(
                        "convTranspose2d, strided",
                        ConvTranspose2d.of(4, 2, 3).stride(2).padding(1).more(1, 0),
                        images,
                        Shape.of(2, 10, 7, 2)),
                new Case(
                        "convTranspose2d, dilated",
                        ConvTranspose2d.of(4, 2, 3, 2).dilation(2).withoutBias(),
                        images,
                        Shape.of(2, 9, 6, 2)),
                new Case(
                        "convTranspose2d, grouped",
                        ConvTranspose2d.of(4, 6, 2).stride(2).groups(2),
                        images,
                        Shape.of(2, 10, 8, 6)),
                new Case("maxPool2d", MaxPool2d.of(2), images, Shape.of(2, 2, 2, 4)),
                new Case("maxPool2d, ceil", MaxPool2d.of(2).ceil(), images, Shape.of(2, 3, 2, 4)),
                new Case("maxPool2d, 3/2/1", MaxPool2d.of(3).stride(2).padding(1), images, Shape.of(2, 3, 2, 4)),
                new Case("averagePool2d", AveragePool2d.of(2), images, Shape.of(2, 2, 2, 4)),
                new Case(
                        "averagePool2d without padding",
                        AveragePool2d.of(3).stride(2).padding(1).withoutPadding(),
                        images,
                        Shape.of(2, 3, 2, 4)),
                new Case("globalAveragePool", GlobalAveragePool.of(), images, Shape.of(2, 4)),
                new Case("batchNorm", BatchNorm.of(4), images, images),
                new Case("layerNorm", LayerNorm.of(4), images, images),
                new Case("groupNorm", GroupNorm.of(2, 4), images, images),
                new Case("instanceNorm", InstanceNorm.of(), images, images),
                new Case("instanceNorm with parameters", InstanceNorm.affine(4), images, images),
                new Case("rmsNorm", RmsNorm.of(4), images, images),
                new Case("dropout", Dropout.of(0.3), images, images),
                new Case("flatten", Flatten.of(), images, Shape.of(2, 80)),
                new Case("relu", Relu.of(), images, images),
                new Case("adaptiveAveragePool2d", new AdaptiveAveragePool2d(3, 2), images, Shape.of(2, 3, 2, 4)),
                new Case("nearest", Upsample2d.nearest(2), images, Shape.of(2, 10, 8, 4)),
                new Case("bilinear", Upsample2d.bilinear(3), images, Shape.of(2, 15, 12, 4)),
                new Case("sinusoidalPositions", SinusoidalPositions.of(4, 6), Shape.of(2, 5, 4), Shape.of(2, 5, 4)),
                new Case(
                        "multiHeadAttention, turned",
                        MultiHeadAttention.of(8, 2).positions(RotaryPositions.of(4, 3).withNeighbours()),
                        Shape.of(2, 3, 8),
                        Shape.of(2, 3, 8)),
                new Case("softmax", Softmax.of(), images, images),
                new Case("identity", Identity.of(), images, images),
                new Case(
                        "residual",
                        Residual.of(Sequential.of(Conv2d.of(4, 4, 3).padding(1), Nonlinearity.tanh())),
                        images,
                        images),
                new Case(
                        "residual with shortcut",
                        Residual.of(Conv2d.of(4, 2, 3).padding(1), Conv2d.of(4, 2, 1)),
                        images,
                        Shape.of(2, 5, 4, 2)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasTheShapeAndTheGradientOfItsDefinition(Case c) {
        Tensor x = random(c.x, 1);
        randomize(c.layer);
        GradientCheck check = GradientCheck.of((ev, in) -> {
            Tensor y = c.layer.forward(ev, in.getFirst());
            assertEquals(c.y, y.shape());
            return y;
        }, x).model(c.layer.parameters().values(), c.layer.buffers().values());
        GradientReport training = check.run();
        assertTrue(training.passed(), training::toString);
        boolean differsInInference = !c.layer.buffers().isEmpty() || c.layer instanceof Dropout;
        if (!differsInInference) return;
        GradientReport inference = check.inference().run();
        assertTrue(inference.passed(), inference::toString);
    }

    @Test
    void batchNormUsesTheBatchInTrainingAndTheRunningStatisticsOtherwise() {
        BatchNorm norm = BatchNorm.of(1).momentum(0.25f);
        norm.moveTo(Device.reference());
        Tensor x = Tensor.ofDoubles(Shape.of(4, 1), 1, 3, 5, 7); // mean 4, variance 5, unbiased 20 / 3
        double[] y = norm.forward(Tape.training(1), x).toDoubles();
        double deviation = Math.sqrt(5 + (double) 1e-5f);
        assertArrayEquals(new double[] {-3 / deviation, -1 / deviation, 1 / deviation, 3 / deviation}, y, 1e-12);
        assertEquals(1, norm.runningMean().value().toDoubles()[0], 1e-6);
        assertEquals(0.75 + 0.25 * 20 / 3, norm.runningVariance().value().toDoubles()[0], 1e-6);

        double[] inferred = norm.forward(EAGER, x).toDoubles();
        double running = Math.sqrt(norm.runningVariance().value().toDoubles()[0] + (double) 1e-5f);
        double mean = norm.runningMean().value().toDoubles()[0];
        assertArrayEquals(new double[] {(1 - mean) / running, (3 - mean) / running, (5 - mean) / running,
            (7 - mean) / running}, inferred, 1e-12);
        assertEquals(mean, norm.runningMean().value().toDoubles()[0]);
    }

    @Test
    void batchNormRefusesToTrainOnOneValue() {
        assertEquals(
                "batchNorm: training needs more than one value a channel; got [1, 2]",
                assertThrows(ShapeException.class,
                        () -> BatchNorm.of(2).forward(Tape.training(1), random(Shape.of(1, 2), 1)))
                        .getMessage());
    }

    @Test
    void dropoutKeepsTheMeanAndDropsItsShare() {
        int n = 20_000;
        Tensor x = Tensor.ofDoubles(Shape.of(n), new Random(1).doubles(n).map(v -> 1).toArray());
        double[] y = Dropout.of(0.25).forward(Tape.training(3), x).toDoubles();
        int dropped = 0;
        for (double value : y) {
            if (value == 0) dropped++;
            else
                assertEquals(1 / 0.75f, value);
        }
        assertEquals(0.25, (double) dropped / n, 5 * Math.sqrt(0.25 * 0.75 / n));
    }

    @Test
    void dropoutDoesNothingInInferenceOrAtRateZero() {
        Tensor x = random(Shape.of(3), 1);
        assertSame(x, Dropout.of(0.5).forward(EAGER, x));
        assertSame(x, Dropout.of(0).forward(Tape.training(1), x));
        assertThrows(IllegalArgumentException.class, () -> Dropout.of(1));
    }

    @Test
    void nonlinearitiesAreTheirFunctions() {
        Tensor x = Tensor.ofDoubles(Shape.of(4), -8, -0.5, 0.5, 8);
        Map<Nonlinearity, double[]> expected = Map.ofEntries(
                Map.entry(Nonlinearity.relu(), new double[] {0, 0, 0.5, 8}),
                Map.entry(Nonlinearity.relu6(), new double[] {0, 0, 0.5, 6}),
                Map.entry(Nonlinearity.clip(-1, 1), new double[] {-1, -0.5, 0.5, 1}),
                Map.entry(Nonlinearity.leakyRelu(0.25f), new double[] {-2, -0.125, 0.5, 8}),
                Map.entry(Nonlinearity.elu(), new double[] {Math.expm1(-8), Math.expm1(-0.5), 0.5, 8}),
                Map.entry(Nonlinearity.sigmoid(), new double[] {s(-8), s(-0.5), s(0.5), s(8)}),
                Map.entry(Nonlinearity.silu(), new double[] {-8 * s(-8), -0.5 * s(-0.5), 0.5 * s(0.5), 8 * s(8)}),
                Map.entry(Nonlinearity.tanh(),
                        new double[] {Math.tanh(-8), Math.tanh(-0.5), Math.tanh(0.5), Math.tanh(8)}),
                Map.entry(Nonlinearity.softplus(),
                        new double[] {-Math.log(s(8)), -Math.log(s(0.5)), -Math.log(s(-0.5)), 8 - Math.log(s(8))}),
                Map.entry(Nonlinearity.hardSigmoid(), new double[] {0, 2.5 / 6, 3.5 / 6, 1}),
                Map.entry(Nonlinearity.hardSwish(), new double[] {0, -0.5 * 2.5 / 6, 0.5 * 3.5 / 6, 8}));
        expected.forEach(
                (layer, y) -> assertArrayEquals(y, layer.forward(EAGER, x).toDoubles(), 1e-7, layer.toString()));
        for (Nonlinearity smooth : new Nonlinearity[] {Nonlinearity.gelu(), Nonlinearity.mish(), Nonlinearity.selu()}) {
            double[] y = smooth.forward(EAGER, x).toDoubles();
            assertTrue(y[0] < 0 && y[1] < y[2] && y[2] < y[3], smooth::toString);
        }
    }

    private static double s(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Test
    void groupsMustDivideBothChannels() {
        assertEquals(
                "conv2d: groups must divide inChannels and outChannels; got 3, 4, 6",
                assertThrows(ShapeException.class, () -> Conv2d.of(4, 6, 3).groups(3)).getMessage());
    }

    @Test
    void aTransposedConvolutionAddsItsKernelAtEachInput() {
        ConvTranspose2d layer = ConvTranspose2d.of(1, 1, 2, 3).stride(2).initializer(
                (shape, random) -> new float[] {1, 2, 3, 4, 5, 6});
        layer.moveTo(Device.reference());
        Tensor y = layer.forward(EAGER, Tensor.ofDoubles(Shape.of(1, 1, 2, 1), 10, 100));
        assertEquals(Shape.of(1, 2, 5, 1), y.shape());
        assertArrayEquals(new double[] {10, 20, 130, 200, 300, 40, 50, 460, 500, 600}, y.toDoubles());
    }

    @Test
    void aTransposedConvolutionRefusesWhatNoConvolutionWouldShrink() {
        Tensor x = Tensor.full(Shape.of(1, 3, 3, 4), 1);
        assertEquals(
                "convTranspose2d: w must have as many input channels as x; got [2, 3, 3, 3], [1, 3, 3, 4]",
                assertThrows(ShapeException.class, () -> ConvTranspose2d.of(2, 3, 3).forward(EAGER, x)).getMessage());
        assertEquals(
                "conv2d: further lines must be at least 0 and fewer than the stride; got 1, 1",
                assertThrows(
                        IllegalArgumentException.class,
                        () -> ConvTranspose2d.of(4, 3, 3).more(1, 0).forward(EAGER, x))
                        .getMessage());
        assertEquals(
                "convTranspose2d: groups must divide inChannels and outChannels; got 3, 4, 6",
                assertThrows(ShapeException.class, () -> ConvTranspose2d.of(4, 6, 3).groups(3)).getMessage());
    }

    @Test
    void fluentChangesKeepWhatWasSetBefore() {
        Conv2d conv = Conv2d.of(4, 6, 3).padding(1).stride(2).dilation(2).groups(2).withoutBias();
        assertEquals(1, conv.padding().top());
        assertEquals(2, conv.stride().vertical());
        assertEquals(2, conv.dilation().horizontal());
        assertEquals(Shape.of(6, 3, 3, 2), conv.weight().value().shape());
        assertEquals(null, conv.bias());
        assertEquals(Shape.of(6, 3, 3, 4), conv.groups(1).weight().value().shape());
        Conv2d ones = conv.initializer(Initializer.ones());
        assertEquals(Tensor.full(Shape.of(6, 3, 3, 2), 1), ones.weight().value());
        assertEquals(Tensor.full(Shape.of(2, 3), 1), Linear.of(3, 2).initializer(Initializer.ones()).weight().value());
        assertEquals(1e-3f, LayerNorm.of(3).epsilon(1e-3f).epsilon());
        assertEquals(1e-3f, BatchNorm.of(3).epsilon(1e-3f).epsilon());
    }

    @Test
    void sequentialAppliesItsLayersInOrder() {
        Tensor x = Tensor.ofDoubles(Shape.of(2), -3, 3);
        Layer first = Sequential.of(Nonlinearity.clip(-1, 1), Relu.of());
        assertArrayEquals(new double[] {0, 1}, first.forward(EAGER, x).toDoubles());
        assertSame(x, Sequential.of().forward(EAGER, x));
    }

    @Test
    void lossesAreTheOperatorsOfTheirNames() {
        Tensor p = random(Shape.of(2, 3), 1);
        Tensor t = random(Shape.of(2, 3), 2);
        Tensor labels = Tensor.of(Shape.of(2), 2L, 0L).to(Device.reference());
        assertEquals(EAGER.crossEntropy(p, labels), Loss.crossEntropy().of(EAGER, p, labels));
        assertEquals(EAGER.crossEntropy(p, labels, 0.1f), Loss.crossEntropy(0.1f).of(EAGER, p, labels));
        assertEquals(EAGER.mse(p, t), Loss.mse().of(EAGER, p, t));
        assertEquals(EAGER.l1(p, t), Loss.l1().of(EAGER, p, t));
        assertEquals(EAGER.smoothL1(p, t, 0.5f), Loss.smoothL1(0.5f).of(EAGER, p, t));
        assertEquals(EAGER.binaryCrossEntropyWithLogits(p, t), Loss.binaryCrossEntropy().of(EAGER, p, t));
        assertEquals(EAGER.klDivergence(p, t), Loss.klDivergence().of(EAGER, p, t));
        assertEquals(EAGER.hinge(p, t), Loss.hinge().of(EAGER, p, t));
    }

    /** Other values than zeros and ones, which would hide mistakes. */
    private static void randomize(Layer layer) {
        layer.parameters().values().forEach(p -> p.set(random(p.value().shape(), p.name().length())));
        layer.buffers().values().forEach(b -> b.set(EAGER.add(
                EAGER.abs(random(b.value().shape(), b.name().length())), Tensor.ofDoubles(Shape.SCALAR, 1))));
    }

    /** Different numbers, none of them near 0 and no two equal, so that no kink is near. */
    private static Tensor random(Shape shape, long seed) {
        Random random = new Random(seed);
        double[] values = new double[shape.elements()];
        for (int i = 0; i < values.length; i++) {
            double size = 0.1 + random.nextDouble();
            values[i] = random.nextBoolean() ? size : -size;
        }
        return Tensor.ofDoubles(shape, values);
    }
}
