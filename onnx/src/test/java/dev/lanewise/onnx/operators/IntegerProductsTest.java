package dev.lanewise.onnx.operators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.ops.HostOp;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Products of 8-bit integers on threads: the same numbers, and nothing allocated in a run. */
class IntegerProductsTest {
    private static final int RUNS = 100;
    private static final int ATTEMPTS = 100;

    private static Tensor random(DType dtype, int... sizes) {
        Shape shape = Shape.of(sizes);
        SplittableRandom generator = new SplittableRandom(shape.hashCode());
        long[] values = IntStream.range(0, shape.elements())
                .mapToLong(i -> dtype == DType.UINT8 ? generator.nextInt(256) : generator.nextInt(256) - 128)
                .toArray();
        return Samples.typed(dtype, values).reshaped(shape);
    }

    static Stream<Arguments> products() {
        SlidingWindow.Axis same = new SlidingWindow.Axis(3, 1, 1, 1, 1);
        SlidingWindow.Axis strided = new SlidingWindow.Axis(3, 2, 2, 1, 0);
        return Stream.of(
                Arguments.of(new IntegerMatmul(DType.INT32), List.of(random(DType.UINT8, 2, 40, 100),
                        random(DType.INT8, 100, 70), random(DType.UINT8, 40), random(DType.INT8, 70))),
                Arguments.of(new IntegerMatmul(DType.INT32), List.of(random(DType.INT8, 3, 1, 90),
                        random(DType.INT8, 3, 90, 2000), random(DType.INT8), random(DType.INT8, 3, 1, 2000))),
                Arguments.of(new IntegerConvolution(new SlidingWindow(List.of(same, strided)), 2), List.of(
                        random(DType.UINT8, 2, 8, 20, 21), random(DType.INT8, 30, 4, 3, 3), random(DType.UINT8),
                        random(DType.INT8, 30))));
    }

    private static Tensor output(HostOp op, List<Tensor> inputs) {
        return Device.cpu().allocate(op.types(inputs.stream().map(TensorInfo::of).toList()).getFirst());
    }

    @ParameterizedTest
    @MethodSource("products")
    void areTheSameOnAnyNumberOfThreads(HostOp op, List<Tensor> inputs) {
        Tensor expected = output(op, inputs);
        op.bind(Workers.INLINE, inputs, List.of(expected)).run();
        for (int threads = 2; threads <= 5; threads++) {
            Tensor y = output(op, inputs);
            Call call = op.bind(Workers.of(threads), inputs, List.of(y));
            call.run();
            assertArrayEquals(expected.ints(), y.ints());
            call.run();
            assertArrayEquals(expected.ints(), y.ints());
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void allocateNothing(HostOp op, List<Tensor> inputs) {
        Call call = op.bind(Workers.INLINE, inputs, List.of(output(op, inputs)));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && least > 0; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < RUNS; i++) call.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }
}
