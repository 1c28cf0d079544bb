package dev.lanewise.tensor.cpu;

import static dev.lanewise.tensor.cpu.AgainstReference.assertAgrees;
import static dev.lanewise.tensor.cpu.AgainstReference.numbers;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.AveragePool2d;
import dev.lanewise.tensor.ops.MaxPool2d;
import dev.lanewise.tensor.ops.Window2d;
import org.junit.jupiter.api.Test;

class CpuPoolingTest {
    private static final Window2d[] WINDOWS = {
        new Window2d(2, 2, Stride.of(2), Padding.NONE, Dilation.ONE, false),
        new Window2d(3, 3, Stride.of(2), Padding.of(1), Dilation.ONE, true),
        new Window2d(2, 3, Stride.ONE, new Padding(1, 0, 2, 1), new Dilation(2, 1), false),
    };

    @Test
    void poolsAsTheReferenceDoes() {
        for (Window2d window : WINDOWS) {
            for (Tensor x : new Tensor[] {numbers(2, 6, 7, 5), numbers(1, 5, 6, 32), numbers(0, 4, 4, 3)}) {
                assertAgrees(new MaxPool2d(window), 0, x);
                assertAgrees(new AveragePool2d(window, false), 1e-6, x);
                assertAgrees(new AveragePool2d(window, true), 1e-6, x);
            }
        }
    }

    @Test
    void sendsGradientsWhereTheReferenceDoes() {
        for (Window2d window : WINDOWS) {
            var outputs = Evaluator.eager().apply(new MaxPool2d(window), numbers(2, 6, 7, 5));
            Tensor dy = outputs.getFirst();
            assertAgrees(new MaxPool2d.Gradient(window, 6, 7), 1e-5, dy, outputs.getLast());
            assertAgrees(new AveragePool2d.Gradient(new AveragePool2d(window, false), 6, 7), 1e-5, dy);
            assertAgrees(new AveragePool2d.Gradient(new AveragePool2d(window, true), 6, 7), 1e-5, dy);
        }
    }
}
