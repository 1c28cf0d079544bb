package dev.lanewise.tensor.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.Comparison;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Prepared;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A bound call allocates nothing, once the compiler has made its fast code. */
class BoundCallsTest {
    /** As long as the compiler may take for one kernel on a busy machine; a call that allocates nothing ends it early. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Workers TWO = Workers.of(2);

    /** The twins hold no vectors, so that even interpreted they allocate no more than what the calls themselves do. */
    @ParameterizedTest
    @MethodSource("samples")
    void noTwinAllocates(OpSample sample) {
        Cpu twin = Cpu.shared().scalar();
        assertEquals(0, bytes(sample, twin.on(Workers.INLINE)));
        assertEquals(0, bytes(sample, twin.on(TWO)));
    }

    @ParameterizedTest
    @MethodSource("large")
    void noKernelAllocates(OpSample sample) {
        assertEquals(0, bytes(sample, Cpu.shared().on(Workers.INLINE)), "one thread");
        assertEquals(0, bytes(sample, Cpu.shared().on(TWO)), "two threads");
    }

    /** Gradients of a training, whose weights are new in each step. */
    @ParameterizedTest
    @MethodSource("gradients")
    void noGradientOfConvolutionAllocates(OpSample sample) {
        assertEquals(0, bytes(sample, false, Cpu.shared().on(Workers.INLINE)), "one thread");
        assertEquals(0, bytes(sample, false, Cpu.shared().on(TWO)), "two threads");
    }

    private static long bytes(OpSample sample, Cpu cpu) {
        return bytes(sample, true, cpu);
    }

    /** @param constants whether all inputs but the first are constants */
    private static long bytes(OpSample sample, boolean constants, Cpu cpu) {
        Device device = Device.cpu(cpu);
        List<TensorInfo> infos = IntStream.range(0, sample.inputs().size())
                .mapToObj(i -> new TensorInfo(
                        sample.inputs().get(i).type(), i == 0 || !constants ? null : sample.inputs().get(i)))
                .toList();
        List<TensorType> types = sample.op().types(infos);
        Prepared prepared = device.kernels().prepare(sample.op(), infos, types);
        List<Tensor> outputs = types.stream().map(Device.cpu()::allocate).toList();
        float[] scratch = new float[prepared.scratchFloats()];
        Call call = prepared.bind(device.kernels(), sample.inputs(), outputs, scratch, 0);
        return AllocatedBytes.steadyState(call::run, PATIENCE);
    }

    static Stream<OpSample> samples() {
        return PreparedTest.samples().filter(sample -> !mayAllocate(sample.op()));
    }

    /** What only training computes; and the power, of which {@link StrictMath#pow} makes arrays. */
    private static boolean mayAllocate(Op op) {
        return op instanceof Lstm.Gradient
                || op instanceof Gru.Gradient
                || op instanceof Rnn.Gradient
                || (op instanceof Binary binary && binary.function() == BinaryFunction.POW);
    }

    /** Large enough that two threads share them. */
    static Stream<OpSample> large() {
        List<OpSample> samples = new ArrayList<>();
        convolutions(samples);
        Tensor x = floats(64, 256);
        samples.add(new OpSample(new Linear(), x, floats(256, 256), floats(256)));
        samples.add(new OpSample(new Linear(), floats(1, 1024), floats(1024, 1024), floats(1024)));
        samples.add(new OpSample(new Matmul(false, true), floats(12, 64, 64), floats(12, 64, 64)));
        samples.add(new OpSample(Attention.of(false), floats(1, 64, 4, 32), floats(1, 64, 4, 32),
                floats(1, 64, 4, 32)));
        samples.add(new OpSample(new Lstm(false), floats(4, 8, 64), floats(512, 64), floats(512, 128),
                floats(4, 128), floats(4, 128), floats(512), floats(512)));
        samples.add(new OpSample(new Gru(false), floats(4, 8, 64), floats(384, 64), floats(384, 128), floats(4, 128)));
        Tensor wide = floats(4, 128, 1024);
        for (UnaryFunction f : List.of(UnaryFunction.RELU, UnaryFunction.GELU, UnaryFunction.SIGMOID)) {
            samples.add(new OpSample(new Unary(f, 0, 0), wide));
        }
        samples.add(new OpSample(new Binary(BinaryFunction.ADD), wide, floats(1024)));
        samples.add(new OpSample(new Binary(BinaryFunction.MULTIPLY), wide, floats(4, 128, 1)));
        samples.add(new OpSample(new Compare(Comparison.LESS), wide, floats(4, 1, 1024)));
        samples.add(new OpSample(new Where(), mask(4, 128, 1024), wide, floats(1)));
        samples.add(new OpSample(new Softmax(), wide));
        samples.add(new OpSample(new LayerNorm(1e-5f), wide, floats(1024), floats(1024)));
        samples.add(new OpSample(new RmsNorm(1e-5f), wide, floats(1024)));
        Tensor channels = floats(1024);
        samples.add(new OpSample(new GroupNorm(32, 1e-5f), wide, channels, channels));
        samples.add(new OpSample(new BatchNormalize(1e-5f), wide, channels, OpSample.positive(channels)
                .to(Device.cpu()), channels, channels));
        samples.add(new OpSample(new LogSoftmax(), wide));
        for (boolean interleaved : new boolean[] {false, true}) {
            samples.add(new OpSample(
                    new RotaryEmbedding(interleaved), floats(1, 128, 16, 64), floats(128, 32), floats(128, 32)));
        }
        samples.add(new OpSample(new ArgMax(-1), wide));
        samples.add(new OpSample(new Rnn(false, false), floats(4, 8, 64), floats(128, 64), floats(128, 128),
                floats(4, 128)));
        samples.add(new OpSample(Reduce.of(ReduceFunction.MEAN, false, 1), wide));
        samples.add(new OpSample(Reduce.of(ReduceFunction.MAX, false, -1), wide));
        samples.add(new OpSample(new MaxPool2d(Window2d.of(2)), floats(1, 64, 64, 64)));
        samples.add(new OpSample(new AveragePool2d(Window2d.of(2), true), floats(1, 64, 64, 64)));
        samples.add(new OpSample(Permute.of(0, 2, 1), wide));
        samples.add(new OpSample(Slice.along(wide.shape(), 2, 1, 900), wide));
        samples.add(new OpSample(new Concat(2), wide, wide));
        samples.add(new OpSample(new Gather(0), floats(512, 384), indices(1024)));
        return samples.stream();
    }

    private static void convolutions(List<OpSample> samples) {
        Conv2d same = new Conv2d(Stride.ONE, Padding.of(1), Dilation.ONE, 1);
        Conv2d strided = new Conv2d(Stride.of(2), Padding.of(1), Dilation.ONE, 1);
        Tensor x = floats(1, 28, 28, 64);
        samples.add(new OpSample(same, x, floats(64, 3, 3, 64), floats(64)));
        samples.add(new OpSample(same, floats(1, 7, 7, 256), floats(256, 3, 3, 256)));
        samples.add(new OpSample(strided, x, floats(64, 3, 3, 64), floats(64)));
        samples.add(new OpSample(strided, floats(1, 64, 64, 3), floats(32, 3, 3, 3)));
        samples.add(new OpSample(new Conv2d(Stride.ONE, Padding.NONE, Dilation.ONE, 1), x, floats(64, 1, 1, 64)));
        samples.add(new OpSample(new Conv2d(Stride.ONE, Padding.of(1), Dilation.ONE, 64), floats(1, 56, 56, 64),
                floats(64, 3, 3, 1)));
        samples.add(new OpSample(new Conv2d(Stride.of(2), Padding.of(1), Dilation.ONE, 4), x, floats(64, 3, 3, 16)));
        Conv2d up = new Conv2d(Stride.of(2), Padding.NONE, Dilation.ONE, 1);
        samples.add(new OpSample(new Conv2d.InputGradient(up, 56, 56), x, floats(64, 2, 2, 32)));
    }

    static Stream<OpSample> gradients() {
        Conv2d same = new Conv2d(Stride.ONE, Padding.of(1), Dilation.ONE, 1);
        Conv2d grouped = new Conv2d(Stride.ONE, Padding.of(1), Dilation.ONE, 4);
        Conv2d depthwise = new Conv2d(Stride.of(2), Padding.of(1), Dilation.ONE, 64);
        Conv2d five = new Conv2d(Stride.ONE, Padding.of(2), Dilation.ONE, 1);
        Conv2d up = new Conv2d(Stride.of(2), Padding.NONE, Dilation.ONE, 1);
        Tensor x = floats(2, 28, 28, 64);
        Tensor half = floats(2, 14, 14, 64);
        return Stream.of(
                new OpSample(new Conv2d.WeightGradient(same, 3, 3), x, x),
                new OpSample(new Conv2d.WeightGradient(grouped, 3, 3), x, x),
                new OpSample(new Conv2d.WeightGradient(depthwise, 3, 3), x, half),
                new OpSample(new Conv2d.WeightGradient(same, 3, 3), floats(3, 64, 64, 8), floats(3, 64, 64, 8)),
                new OpSample(new Conv2d.InputGradient(same, 28, 28), x, floats(64, 3, 3, 64)),
                new OpSample(new Conv2d.InputGradient(grouped, 28, 28), x, floats(64, 3, 3, 16)),
                new OpSample(new Conv2d.InputGradient(depthwise, 28, 28), half, floats(64, 3, 3, 1)),
                new OpSample(new Conv2d.InputGradient(five, 28, 28), x, floats(64, 5, 5, 64)),
                new OpSample(new Conv2d.InputGradient(up, 28, 28), half, floats(64, 2, 2, 64)));
    }

    private static Tensor floats(int... sizes) {
        return OpSample.numbers(sizes).to(Device.cpu());
    }

    private static Tensor mask(int... sizes) {
        boolean[] values = new boolean[Shape.of(sizes).elements()];
        for (int i = 0; i < values.length; i++) values[i] = i % 3 == 0;
        return Tensor.of(Shape.of(sizes), values);
    }

    private static Tensor indices(int n) {
        return Tensor.of(Shape.of(n), IntStream.range(0, n).mapToLong(i -> i * 7L % 512).toArray());
    }
}
