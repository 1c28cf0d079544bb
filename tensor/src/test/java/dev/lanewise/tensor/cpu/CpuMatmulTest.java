package dev.lanewise.tensor.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CpuMatmulTest {
    private static final Device CPU = new CpuDevice("three threads", Cpu.shared().on(Workers.of(3)));
    private static final Evaluator EV = Evaluator.eager();

    private final Random random = new Random(5);

    @Test
    void batchesBroadcastAsTheReferenceSays() {
        Shape[][] batches = {
            {Shape.of(), Shape.of()}, {Shape.of(4), Shape.of()}, {Shape.of(), Shape.of(4)},
            {Shape.of(2, 3), Shape.of(3)},
            {Shape.of(2, 1), Shape.of(1, 3)}, {Shape.of(1, 5), Shape.of(2, 1, 1)}, {Shape.of(0), Shape.of()},
            {Shape.of(40), Shape.of(40)},
        };
        for (Shape[] batch : batches) {
            for (int transposed = 0; transposed < 4; transposed++) {
                boolean ofA = transposed >= 2;
                boolean ofB = transposed % 2 == 1;
                Tensor a = integers(matrices(batch[0], ofA ? 7 : 5, ofA ? 5 : 7));
                Tensor b = integers(matrices(batch[1], ofB ? 6 : 7, ofB ? 7 : 6));
                Tensor expected = EV.matmul(a.to(Device.reference()), ofA, b.to(Device.reference()), ofB);
                Tensor actual = EV.matmul(a, ofA, b, ofB);
                assertEquals(expected.shape(), actual.shape());
                assertArrayEquals(expected.toDoubles(), actual.toDoubles());
            }
        }
    }

    @Test
    void largeMatricesOfABatchAreSharedAmongThreads() {
        Tensor a = integers(Shape.of(2, 80, 100));
        Tensor b = integers(Shape.of(2, 100, 90));
        Tensor expected = EV.matmul(a.to(Device.reference()), b.to(Device.reference()));
        assertArrayEquals(expected.toDoubles(), EV.matmul(a, b).toDoubles());
    }

    @Test
    void linearTakesAnyLeadingAxesAndAnOffset() {
        Tensor w = integers(Shape.of(6, 7));
        Tensor bias = integers(Shape.of(6));
        for (Shape shape : new Shape[] {Shape.of(7), Shape.of(3, 7), Shape.of(2, 0, 7), Shape.of(2, 3, 7)}) {
            Tensor whole = integers(Shape.of(shape.elements() + 2));
            Tensor x = Tensor.wrap(new TensorType(DType.FLOAT32, shape), CPU, whole.floats(), whole.offset() + 2);
            Tensor y = CPU.allocate(new TensorType(DType.FLOAT32, shape.with(-1, 6)));
            Tensor reference = Device.reference().allocate(y.type());
            CPU.kernels().matmul().linear(x, w, bias, y);
            Device.reference().kernels().matmul()
                    .linear(x.to(Device.reference()), w.to(Device.reference()), bias.to(Device.reference()), reference);
            assertArrayEquals(reference.toDoubles(), y.toDoubles());
        }
    }

    private static Shape matrices(Shape batch, int rows, int columns) {
        int[] sizes = Arrays.copyOf(batch.toArray(), batch.rank() + 2);
        sizes[batch.rank()] = rows;
        sizes[batch.rank() + 1] = columns;
        return Shape.of(sizes);
    }

    private Tensor integers(Shape shape) {
        float[] values = new float[shape.elements()];
        for (int i = 0; i < values.length; i++) values[i] = random.nextInt(-8, 9);
        return Tensor.wrap(new TensorType(DType.FLOAT32, shape), CPU, values, 0);
    }
}
