package dev.lanewise.tensor.cpu;

import static dev.lanewise.tensor.cpu.AgainstReference.assertAgrees;
import static dev.lanewise.tensor.cpu.AgainstReference.numbers;

import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.ArgMax;
import dev.lanewise.tensor.ops.LogSoftmax;
import dev.lanewise.tensor.ops.Reduce;
import dev.lanewise.tensor.ops.Softmax;
import org.junit.jupiter.api.Test;

class CpuReductionTest {
    @Test
    void reducesAnyAxes() {
        for (ReduceFunction f : ReduceFunction.values()) {
            assertAgrees(Reduce.of(f, false), 1e-6, numbers());
            assertAgrees(Reduce.of(f, false), 1e-4, numbers(3, 5, 17));
            assertAgrees(Reduce.of(f, true, -1), 1e-5, numbers(3, 5, 17));
            assertAgrees(Reduce.of(f, false, 0, 1), 1e-5, numbers(3, 50, 17));
            assertAgrees(Reduce.of(f, true, 0, 2), 1e-4, numbers(3, 5, 1100));
            assertAgrees(Reduce.of(f, false, 1, 2), 1e-4, numbers(4, 40, 40, 50));
        }
    }

    @Test
    void findsTheLargestAlongAnyAxis() {
        for (int axis = -1; axis < 3; axis++) assertAgrees(new ArgMax(axis), 0, numbers(3, 5, 17));
        assertAgrees(new ArgMax(0), 0, Tensor.of(Shape.of(4), 1, Float.NaN, 2, Float.NaN));
    }

    @Test
    void normalisesRowsOfAnyRank() {
        for (Tensor x : new Tensor[] {numbers(7), numbers(5, 10), numbers(2, 3, 33), numbers(40, 1000),
            numbers(2, 0)}) {
            assertAgrees(new Softmax(), 1e-6, x);
            assertAgrees(new LogSoftmax(), 1e-5, x);
            assertAgrees(new Softmax.Gradient(), 1e-4, x, x);
            assertAgrees(new LogSoftmax.Gradient(), 1e-4, x, x);
        }
    }
}
