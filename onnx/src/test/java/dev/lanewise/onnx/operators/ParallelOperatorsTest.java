package dev.lanewise.onnx.operators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Operators without kernels that share their outputs among threads: each number is the same on any number of them. */
class ParallelOperatorsTest {
    private final Random random = new Random(11);

    /** Ranges as uneven as may be, each on a worker of its own number. */
    private static final Workers RAGGED = new Workers() {
        @Override
        public int width() {
            return 3;
        }

        @Override
        public void run(int tasks, Task body) {
            int first = tasks / 7;
            int second = tasks / 2;
            if (tasks > second) body.run(second, tasks, 2);
            if (first > 0) body.run(0, first, 0);
            if (second > first) body.run(first, second, 1);
        }
    };

    private Tensor floats(int... sizes) {
        float[] values = new float[Shape.of(sizes).elements()];
        for (int i = 0; i < values.length; i++) values[i] = (float) random.nextGaussian();
        return Tensor.of(Shape.of(sizes), values);
    }

    private static List<Tensor> results(HostOp op, Workers workers, Tensor... inputs) {
        List<Tensor> in = List.of(inputs);
        List<Tensor> out = op.types(in.stream().map(TensorInfo::of).toList()).stream()
                .map(Device.cpu()::allocate)
                .toList();
        op.bind(workers, in, out).run();
        return out;
    }

    private static void check(HostOp op, Tensor... inputs) {
        List<Tensor> alone = results(op, Workers.INLINE, inputs);
        List<Tensor> shared = results(op, RAGGED, inputs);
        for (int i = 0; i < alone.size(); i++) {
            assertArrayEquals(alone.get(i).toFloats(), shared.get(i).toFloats(), op.name());
        }
    }

    @Test
    void placesOfAGridAreShared() {
        for (GridSample.Border border : GridSample.Border.values()) {
            check(new GridSample(AxisTaps.Kernel.cubic(-0.75), border, false), floats(3, 5, 6, 4), floats(3, 3, 5, 2));
        }
    }

    @Test
    void regionsAreShared() {
        Tensor regions = floats(5, 4);
        Tensor images = Tensor.of(Shape.of(5), 0L, 2, 1, 1, 0);
        check(new RoiAlign(3, 2, 2, 4, true, false), floats(3, 4, 8, 9), regions, images);
    }

    @Test
    void linesOfATransformAreShared() {
        check(new FourierTransform(1, 12, false, true), floats(3, 12, 5, 1));
        check(new FourierTransform(2, 7, true, false), floats(2, 3, 7, 2));
    }

    @Test
    void headsOfLinearAttentionAreShared() {
        check(new LinearAttention(LinearAttention.Rule.GATED_DELTA, 0.5f), floats(2, 4, 6, 3), floats(2, 4, 3, 3),
                floats(2, 4, 3, 5), floats(2, 3, 3, 5), floats(2, 4, 3, 3), floats(2, 4, 3, 1));
    }

    @Test
    void windowsOfADeformableConvolutionAreShared() {
        SlidingWindow.Axis axis = new SlidingWindow.Axis(2, 1, 1, 0, 0);
        SlidingWindow window = new SlidingWindow(List.of(axis, axis));
        check(new DeformableColumns(window, 2), floats(2, 4, 5, 6), floats(2, 16, 3, 4), floats(2, 8, 3, 4));
    }
}
