package dev.lanewise.onnx.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.inference.Model;
import dev.lanewise.inference.Port;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.Comparison;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.layers.AveragePool2d;
import dev.lanewise.layers.BatchNorm;
import dev.lanewise.layers.Conv2d;
import dev.lanewise.layers.ConvTranspose2d;
import dev.lanewise.layers.Flatten;
import dev.lanewise.layers.GlobalAveragePool;
import dev.lanewise.layers.Gru;
import dev.lanewise.layers.Layer;
import dev.lanewise.layers.LayerNorm;
import dev.lanewise.layers.Linear;
import dev.lanewise.layers.Lstm;
import dev.lanewise.layers.MaxPool2d;
import dev.lanewise.layers.MultiHeadAttention;
import dev.lanewise.layers.Relu;
import dev.lanewise.layers.Residual;
import dev.lanewise.layers.RmsNorm;
import dev.lanewise.layers.Rnn;
import dev.lanewise.layers.Sequential;
import dev.lanewise.layers.Softmax;
import dev.lanewise.onnx.Onnx;
import dev.lanewise.onnx.OnnxException;
import dev.lanewise.onnx.TestData;
import dev.lanewise.onnx.conformance.Tolerance;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Attention;
import dev.lanewise.tensor.ops.Matmul;
import dev.lanewise.tensor.ops.NegativeLogLikelihood;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written computes what was captured. */
class ExportTest {
    /** Sums may be in another order: affine functions and batch norms are spelled out. */
    private static final Tolerance TOLERANCE = new Tolerance(1e-4, 1e-5);

    @TempDir
    Path folder;

    private static Tensor drawn(TensorType type, long seed) {
        Random random = new Random(seed);
        float[] numbers = new float[type.shape().elements()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = type.dtype() == DType.FLOAT32 ? random.nextFloat() * 2 - 1 : random.nextInt(2);
        }
        return Evaluator.eager().cast(Tensor.of(type.shape(), numbers), type.dtype());
    }

    private Model saved(Model model, List<TensorType> types) throws IOException {
        Path file = folder.resolve("model.onnx");
        Onnx.save(model, types, file);
        return Onnx.load(file);
    }

    private static void assertSame(Model model, Model saved, List<TensorType> types) {
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) inputs.add(drawn(types.get(i), i + 1L));
        List<Tensor> expected = model.run(inputs);
        List<Tensor> got = saved.run(inputs);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(Optional.empty(), TOLERANCE.difference(expected.get(i), got.get(i)));
        }
    }

    private static TensorType floats(int... sizes) {
        return new TensorType(DType.FLOAT32, Shape.of(sizes));
    }

    private void check(DType output, List<TensorType> types, BiFunction<Evaluator, List<Tensor>, Tensor> function)
            throws IOException {
        Model model = Model.of(new FunctionProgram(types, output, function));
        assertSame(model, saved(model, types), types);
    }

    @ParameterizedTest
    @EnumSource
    void everyFunctionOfOneNumberIsWritten(UnaryFunction function) throws IOException {
        boolean positive = function == UnaryFunction.SQRT || function == UnaryFunction.LOG;
        check(DType.FLOAT32, List.of(floats(3, 5)), (ev, in) -> ev.unary(
                function, -0.25f, 0.5f, positive ? ev.affine(in.getFirst(), 1, 2) : in.getFirst()));
    }

    @ParameterizedTest
    @EnumSource
    void everyFunctionOfTwoNumbersIsWritten(BinaryFunction function) throws IOException {
        check(DType.FLOAT32, List.of(floats(3, 5), floats(5)), (ev, in) -> ev.binary(
                function, ev.affine(in.get(0), 1, 2), in.get(1)));
    }

    @ParameterizedTest
    @EnumSource
    void everyComparisonIsWritten(Comparison comparison) throws IOException {
        check(DType.BOOL, List.of(floats(3, 5), floats(1, 5)), (ev, in) -> ev.compare(
                comparison, ev.round(in.get(0)), ev.round(in.get(1))));
    }

    @ParameterizedTest
    @EnumSource
    void everyReductionIsWritten(ReduceFunction function) throws IOException {
        check(DType.FLOAT32, List.of(floats(2, 3, 4)), (ev, in) -> ev.reduce(function, in.getFirst(), false, -1, 0));
        check(DType.FLOAT32, List.of(floats(2, 3, 4)), (ev, in) -> ev.reduce(function, in.getFirst(), true));
    }

    static Stream<Arguments> functions() {
        Shape grid = Shape.of(2, 3, 4);
        TensorType x = new TensorType(DType.FLOAT32, grid);
        TensorType places = new TensorType(DType.INT64, Shape.of(2, 2));
        Padding uneven = new Padding(1, 0, 2, 1);
        return Stream.of(
                of("permute", (ev, in) -> ev.permute(in.getFirst(), 2, 0, 1), x),
                of("reshape", (ev, in) -> ev.reshape(in.getFirst(), 6, 4), x),
                of("reshape of nothing", (ev, in) -> ev.reshape(in.getFirst(), 3, 0), floats(0, 4)),
                of("slice", (ev, in) -> ev.slice(
                        in.getFirst(), new int[] {0, 2, -1}, new int[] {2, Integer.MIN_VALUE, -4},
                        new int[] {1, -1, -2}), x),
                of("whole slice", (ev, in) -> ev.slice(in.getFirst(), 1, 0, 3), x),
                of("concat", (ev, in) -> ev.concat(-1, in.get(0), in.get(1)), x, floats(2, 3, 1)),
                of("pad", (ev, in) -> ev.pad(in.getFirst(), new int[] {0, 1, 2}, new int[] {3, 0, 1}, 7), x),
                of("expand", (ev, in) -> ev.expand(in.getFirst(), Shape.of(5, 2, 3, 4)), floats(2, 1, 4)),
                of("sumTo", (ev, in) -> ev.sumTo(in.getFirst(), Shape.of(3, 1)), x),
                of("gather", (ev, in) -> ev.gather(in.get(0), in.get(1), 1), x, places),
                of("oneHot", (ev, in) -> ev.oneHot(in.getFirst(), 3), places),
                of("where", (ev, in) -> ev.where(ev.less(in.get(0), in.get(1)), in.get(0), in.get(1)), x, x),
                of("cast", (ev, in) -> ev.cast(ev.cast(ev.scale(in.getFirst(), 9), DType.INT32), DType.FLOAT32), x),
                of("detach", (ev, in) -> ev.relu(ev.detach(in.getFirst())), x),
                of("argMax", (ev, in) -> ev.cast(ev.argMax(in.getFirst(), 1), DType.FLOAT32), x),
                of("softmax", (ev, in) -> ev.softmax(in.getFirst()), x),
                of("logSoftmax", (ev, in) -> ev.logSoftmax(in.getFirst()), x),
                of("layerNorm", (ev, in) -> ev.layerNorm(in.getFirst(), 1e-5f), x),
                of("matmul", (ev, in) -> ev.applyOne(new Matmul(true, true), in.get(0), in.get(1)),
                        floats(2, 4, 3), floats(5, 4)),
                of("linear of data", (ev, in) -> ev.linear(in.get(0), in.get(1)), x, floats(5, 4)),
                of("conv2d", (ev, in) -> ev.conv2d(
                        in.get(0), in.get(1), new Stride(2, 1), uneven, new Dilation(1, 2), 2),
                        floats(2, 7, 6, 4), floats(6, 3, 2, 2)),
                of("convTranspose2d", (ev, in) -> ev.convTranspose2d(
                        in.get(0), in.get(1), new Stride(3, 2), uneven, new Dilation(2, 1), 2, 2, 1),
                        floats(2, 4, 5, 4), floats(4, 3, 2, 3)),
                of("maxPool2d", (ev, in) -> ev.maxPool2d(
                        in.getFirst(), 3, 2, new Stride(2, 3), new Padding(1, 1, 0, 1), Dilation.ONE, true),
                        floats(2, 8, 7, 3)),
                of("averagePool2d", (ev, in) -> ev.averagePool2d(
                        in.getFirst(), 3, 2, new Stride(2, 2), new Padding(1, 1, 0, 1), Dilation.ONE, false, true),
                        floats(2, 8, 7, 3)),
                of("attention", (ev, in) -> ev.attention(
                        new Attention(true, 3, 0.3f, 2), in.get(0), in.get(1), in.get(2), in.get(3)),
                        floats(2, 4, 6, 8), floats(2, 5, 3, 8), floats(2, 5, 3, 4), floats(2, 1, 4, 5)));
    }

    private static Arguments of(
            String name, BiFunction<Evaluator, List<Tensor>, Tensor> function, TensorType... types) {
        return Arguments.of(name, List.of(types), function);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void theOperatorIsWritten(
            String name, List<TensorType> types, BiFunction<Evaluator, List<Tensor>, Tensor> function)
            throws IOException {
        check(DType.FLOAT32, types, function);
    }

    static Stream<Arguments> networks() {
        Shape image = Shape.of(1, 12, 12, 3);
        Shape words = Shape.of(1, 5, 8);
        return Stream.of(
                Arguments.of("convolutional", image, Sequential.of(
                        Conv2d.of(3, 8, 3).padding(1), BatchNorm.of(8), Relu.of(), MaxPool2d.of(2),
                        Residual.of(Sequential.of(Conv2d.depthwise(8, 3).padding(1), BatchNorm.of(8), Relu.of())),
                        AveragePool2d.of(2), Flatten.of(), Linear.of(3 * 3 * 8, 10), Softmax.of())),
                Arguments.of("decoder", image, Sequential.of(
                        Conv2d.of(3, 4, 3).stride(2), ConvTranspose2d.of(4, 2, 3).stride(2), GlobalAveragePool.of())),
                Arguments.of("transformer", words, Sequential.of(
                        Residual.of(Sequential.of(LayerNorm.of(8), MultiHeadAttention.of(8, 2))),
                        Residual.of(Sequential.of(RmsNorm.of(8), Linear.of(8, 16), Relu.of(), Linear.of(16, 8))))),
                Arguments.of("lstm", words, Lstm.of(8, 6, 2, true)),
                Arguments.of("gru", words, Gru.of(8, 6, 2, true)),
                Arguments.of("rnn", words, Rnn.of(8, 6)));
    }

    @Test
    void groupNormsAreWrittenForAnyBatch() throws IOException {
        Tensor gamma = drawn(floats(6), 8);
        Tensor beta = drawn(floats(6), 9);
        for (int[] sizes : new int[][] {{1, 6}, {1, 4, 6}, {1, 3, 5, 6}}) {
            for (int groups : new int[] {1, 2, 6}) {
                Layer plain = (ev, x) -> ev.groupNorm(x, groups, 1e-3f);
                Layer affine = (ev, x) -> ev.groupNorm(x, groups, gamma, beta, 1e-3f);
                theNetworkIsWrittenForAnyBatch("plain", Shape.of(sizes), plain);
                theNetworkIsWrittenForAnyBatch("affine", Shape.of(sizes), affine);
            }
        }
    }

    @Test
    void rotationsAreWritten() throws IOException {
        for (boolean interleaved : new boolean[] {false, true}) {
            for (int pairs : new int[] {2, 3}) {
                for (TensorType angles : List.of(floats(5, pairs), floats(2, 5, pairs))) {
                    check(DType.FLOAT32, List.of(floats(2, 5, 3, 6), angles, angles),
                            (ev, in) -> ev.rotaryEmbedding(in.get(0), in.get(1), in.get(2), interleaved));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void theNetworkIsWrittenForAnyBatch(String name, Shape input, Layer layer) throws IOException {
        layer.initialize(3);
        Model model = Model.compile(layer, input);
        Path file = folder.resolve("network.onnx");
        Onnx.save(model, file);
        Model saved = Onnx.load(file);
        for (int batch : new int[] {1, 3}) assertSame(model, saved, List.of(floats(input.with(0, batch).toArray())));
    }

    @Test
    void whatIsLoadedCanBeSavedAgain() throws IOException {
        for (String name : List.of("squeezenet", "resnet50")) {
            Model model = Onnx.load(TestData.folder("onnx-light/" + name).resolve("model.onnx"));
            List<TensorType> types = new ArrayList<>();
            for (Port port : model.inputs()) {
                types.add(floats(port.axes().stream().mapToInt(axis -> Math.max(1, axis.size())).toArray()));
            }
            assertSame(model, saved(model, types), types);
        }
    }

    @Test
    void whatCannotBeWrittenIsNamedAndNoFileIsMade() {
        TensorType x = floats(2, 3);
        TensorType labels = new TensorType(DType.INT64, Shape.of(2));
        Model model = Model.of(new FunctionProgram(
                List.of(x, labels), DType.FLOAT32,
                (ev, in) -> ev.applyOne(new NegativeLogLikelihood(), in.get(0), in.get(1))));
        Path file = folder.resolve("none.onnx");
        OnnxException e = assertThrows(OnnxException.class, () -> Onnx.save(model, List.of(x, labels), file));
        assertTrue(e.getMessage().contains("got " + new NegativeLogLikelihood().name()), e.getMessage());
        assertTrue(Files.notExists(file));
    }
}
