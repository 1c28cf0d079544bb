package dev.lanewise.tensor.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.Comparison;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The CPU's functions against the reference device, on tensors that begin in the middle of their arrays. */
class CpuElementwiseTest {
    private static final Shape FULL = Shape.of(2, 3, 37);
    private static final Shape ROW = Shape.of(37);
    private static final Shape COLUMN = Shape.of(3, 1);

    private final Random random = new Random(7);

    /** From 0.5 to 2.5, so that no function is ill-conditioned. */
    private Tensor numbers(Shape shape) {
        float[] values = new float[shape.elements() + 3];
        for (int i = 0; i < values.length; i++) values[i] = 2 * random.nextFloat() + 0.5f;
        return Tensor.wrap(new TensorType(DType.FLOAT32, shape), Device.cpu(), values, 3);
    }

    private Tensor mask(Shape shape) {
        byte[] values = new byte[shape.elements() + 3];
        for (int i = 0; i < values.length; i++) values[i] = (byte) random.nextInt(2);
        return Tensor.wrap(new TensorType(DType.BOOL, shape), Device.cpu(), values, 3);
    }

    /** Compares what both devices write into a result of that type. */
    private static void assertAgree(DType dtype, Shape shape, BiConsumer<Device, Tensor> call) {
        Tensor actual = Tensor.zeros(new TensorType(dtype, shape), Device.cpu());
        Tensor expected = Tensor.zeros(new TensorType(dtype, shape), Device.reference());
        call.accept(Device.cpu(), actual);
        call.accept(Device.reference(), expected);
        if (dtype == DType.BOOL) {
            assertArrayEquals(expected.toBooleans(), actual.toBooleans());
            return;
        }
        double[] y = actual.toDoubles();
        double[] exact = expected.toDoubles();
        for (int i = 0; i < y.length; i++) assertEquals(exact[i], y[i], 1e-6 * (1 + Math.abs(exact[i])), "at " + i);
    }

    @ParameterizedTest
    @EnumSource(UnaryFunction.class)
    void functionsAndGradientsAgree(UnaryFunction f) {
        Tensor x = numbers(FULL);
        Tensor dy = numbers(FULL);
        assertAgree(DType.FLOAT32, FULL, (on, y) -> on.kernels().elementwise().unary(f, 0.25f, 1.5f, x.to(on), y));
        assertAgree(DType.FLOAT32, FULL,
                (on, dx) -> on.kernels().elementwise().unaryGradient(f, 0.25f, 1.5f, x.to(on), dy.to(on), dx));
    }

    @ParameterizedTest
    @EnumSource(BinaryFunction.class)
    void binaryFunctionsAgree(BinaryFunction f) {
        for (Shape other : List.of(FULL, ROW, COLUMN, Shape.SCALAR)) {
            Tensor a = numbers(FULL);
            Tensor b = numbers(other);
            assertAgree(DType.FLOAT32, FULL, (on, y) -> on.kernels().elementwise().binary(f, a.to(on), b.to(on), y));
            assertAgree(DType.FLOAT32, FULL, (on, y) -> on.kernels().elementwise().binary(f, b.to(on), a.to(on), y));
        }
    }

    @ParameterizedTest
    @EnumSource(Comparison.class)
    void comparisonsAgree(Comparison c) {
        Tensor a = numbers(COLUMN);
        Tensor b = numbers(FULL);
        assertAgree(DType.BOOL, FULL, (on, y) -> on.kernels().elementwise().compare(c, a.to(on), b.to(on), y));
    }

    @Test
    void selectionsAgree() {
        Tensor condition = mask(FULL);
        Tensor a = numbers(ROW);
        Tensor b = numbers(COLUMN);
        assertAgree(DType.FLOAT32, FULL,
                (on, y) -> on.kernels().elementwise().select(condition.to(on), a.to(on), b.to(on), y));
    }
}
