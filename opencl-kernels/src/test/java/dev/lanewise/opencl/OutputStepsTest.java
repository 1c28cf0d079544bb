package dev.lanewise.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.opencl.runtime.Oclgrind;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Conv2d;
import dev.lanewise.tensor.ops.Linear;
import dev.lanewise.tensor.ops.Matmul;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.jspecify.annotations.Nullable;

/** What is done to an output before it is stored has the bits of operators one after the other. */
class OutputStepsTest {
    private OpenClDevice device;

    @BeforeEach
    void findDevice() {
        device = FirstDevice.find();
    }

    @AfterAll
    static void oclgrindFoundNothing() throws IOException {
        Oclgrind.foundNothing();
    }

    private record Case(Op op, int[] x, int[] w) {}

    @TestFactory
    Stream<DynamicTest> theBitsAreThoseOfOperatorsOneAfterTheOther() {
        Conv2d halving = new Conv2d(Stride.of(2), Padding.of(1), Dilation.ONE, 1);
        Stream<Case> cases = Stream.of(
                new Case(new Linear(), new int[] {2, 70}, new int[] {37, 70}),
                new Case(new Linear(), new int[] {53, 37}, new int[] {70, 37}),
                new Case(new Matmul(false, true), new int[] {3, 21, 20}, new int[] {3, 45, 20}),
                new Case(halving, new int[] {2, 9, 7, 5}, new int[] {40, 3, 3, 5}),
                new Case(same(2), new int[] {1, 6, 5, 6}, new int[] {10, 3, 3, 3}),
                new Case(same(32), new int[] {1, 6, 5, 32}, new int[] {32, 3, 3, 1}),
                new Case(same(3), new int[] {1, 6, 5, 3}, new int[] {6, 3, 3, 1}),
                new Case(same(1), new int[] {1, 6, 9, 32}, new int[] {48, 3, 3, 32}));
        return cases.map(c -> DynamicTest.dynamicTest(c.op + " of " + Shape.of(c.x), () -> sameBits(c)));
    }

    private static Conv2d same(int groups) {
        return new Conv2d(Stride.ONE, Padding.of(1), Dilation.ONE, groups);
    }

    private void sameBits(Case c) {
        Tensor x = numbers(c.x);
        Tensor w = numbers(c.w);
        TensorType type = c.op.types(List.of(TensorInfo.of(x), TensorInfo.of(w))).getFirst();
        Tensor bias = numbers(type.shape().last());
        Tensor residual = numbers(type.shape().toArray());
        check(c, x, w, type, bias, residual, Activation.RELU6);
        check(c, x, w, type, null, residual, Activation.NONE);
        if (c.op instanceof Linear) check(c, x, w, type, bias, null, Activation.of(UnaryFunction.HARD_SWISH));
    }

    private void check(Case c, Tensor x, Tensor w, TensorType type, @Nullable Tensor bias, @Nullable Tensor residual,
            Activation f) {
        Kernels k = device.kernels();
        Tensor apart = device.allocate(type);
        c.op.forward(k, List.of(x, w), List.of(apart));
        if (bias != null) k.elementwise().binary(BinaryFunction.ADD, apart, bias, apart);
        if (residual != null) k.elementwise().binary(BinaryFunction.ADD, apart, residual, apart);
        k.elementwise().unary(f.function(), f.alpha(), f.beta(), apart, apart);
        Tensor fused = device.allocate(type);
        c.op.forward(k.withEpilogue(bias, residual, f).orElseThrow(), List.of(x, w), List.of(fused));
        assertEquals(apart, fused, () -> c.op + " then " + f);
    }

    private Tensor numbers(int... sizes) {
        Shape shape = Shape.of(sizes);
        float[] values = new float[shape.elements()];
        for (int i = 0; i < values.length; i++) values[i] = (i * 37 % 101 - 50) / 50f;
        return Tensor.of(shape, values).to(device);
    }
}
