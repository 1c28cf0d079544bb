package dev.lanewise.inference.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Conv2d;
import dev.lanewise.tensor.ops.Matmul;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

class FusedOpTest {
    private static final Evaluator EV = Evaluator.eager();

    record Sample(FusedOp op, Tensor x, Tensor w) {}

    static Stream<Sample> everyEpilogue() {
        List<Sample> samples = new ArrayList<>();
        Conv2d conv = new Conv2d(Stride.of(1), Padding.of(1), Dilation.ONE, 2);
        for (int choice = 0; choice < 8; choice++) {
            boolean bias = (choice & 1) != 0;
            boolean residual = (choice & 2) != 0;
            Activation f = (choice & 4) != 0 ? Activation.of(UnaryFunction.GELU) : Activation.NONE;
            samples.add(new Sample(new FusedConv2d(conv, bias, residual, f), random(1, 2, 5, 4, 6),
                    random(2, 4, 3, 3, 3)));
            samples.add(new Sample(new FusedLinear(bias, residual, f), random(3, 2, 3, 7), random(4, 5, 7)));
            samples.add(new Sample(new FusedMatmul(new Matmul(false, false), bias, residual, f),
                    random(5, 2, 1, 4, 7), random(6, 3, 7, 5)));
        }
        return samples.stream();
    }

    private static Tensor random(long seed, int... sizes) {
        Shape shape = Shape.of(sizes);
        Random random = new Random(seed);
        float[] values = new float[shape.elements()];
        for (int i = 0; i < values.length; i++) values[i] = (float) random.nextGaussian();
        return Tensor.of(shape, values);
    }

    @ParameterizedTest
    @MethodSource("everyEpilogue")
    void givesTheBitsOfItsPartsOneAfterTheOther(Sample sample) {
        for (Device device : List.of(Device.cpu(), Device.reference())) {
            FusedOp op = sample.op();
            Tensor expected = EV.applyOne(op.core(), sample.x().to(device), sample.w().to(device));
            List<Tensor> inputs = new ArrayList<>(List.of(sample.x().to(device), sample.w().to(device)));
            if (op.bias()) {
                inputs.add(random(7, expected.shape().last()).to(device));
                expected = EV.add(expected, inputs.getLast());
            }
            if (op.residual()) {
                inputs.add(random(8, expected.shape().toArray()).to(device));
                expected = EV.add(expected, inputs.getLast());
            }
            Activation f = op.activation();
            expected = EV.unary(f.function(), f.alpha(), f.beta(), expected);
            assertEquals(expected, EV.applyOne(op, inputs.toArray(Tensor[]::new)));
        }
    }

    @Test
    void saysWhichInputsItNeeds() {
        ShapeException e = assertThrows(ShapeException.class, () -> EV.applyOne(
                new FusedLinear(true, true, Activation.NONE), random(1, 2, 3), random(2, 4, 3), random(3, 4)));
        assertEquals("fusedLinear: inputs must be x, w, bias, residual; got 3 inputs", e.getMessage());
    }

    @Test
    void refusesAResidualThatWouldHaveToBroadcast() {
        ShapeException e = assertThrows(ShapeException.class, () -> EV.applyOne(
                new FusedLinear(false, true, Activation.NONE), random(1, 2, 3), random(2, 4, 3), random(3, 1, 4)));
        assertTrue(e.getMessage().contains("residual must be of y's type, float32 [2, 4]"), e.getMessage());
    }

    @Test
    void refusesABiasOfAnotherLength() {
        ShapeException e = assertThrows(ShapeException.class, () -> EV.applyOne(
                new FusedLinear(true, false, Activation.NONE), random(1, 2, 3), random(2, 4, 3), random(3, 3)));
        assertTrue(e.getMessage().contains("bias must have a number for each place"), e.getMessage());
    }
}
