package dev.lanewise.onnx.data;

import static dev.lanewise.onnx.TestGraph.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.lanewise.inference.Model;
import dev.lanewise.inference.Program;
import dev.lanewise.onnx.Onnx;
import dev.lanewise.onnx.TestGraph;
import dev.lanewise.onnx.format.ElementType;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Weights of 16 bits are kept so and computed with as the float32 numbers that they are. */
class HalfWeightsTest {
    private static final int FLOAT = ElementType.FLOAT.number();
    private static final Tensor KERNEL = random(Shape.of(8, 3, 3, 3), 1);
    private static final Tensor BIAS = random(Shape.of(8), 2);
    private static final Tensor MATRIX = random(Shape.of(8, 5), 3);
    private static final Tensor X = random(Shape.of(2, 3, 7, 7), 4);

    private static Tensor random(Shape shape, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[shape.elements()];
        for (int i = 0; i < values.length; i++) values[i] = (float) random.nextDouble(-1, 1);
        return Tensor.of(shape, values);
    }

    private static Tensor as(DType type, Tensor x) {
        return Evaluator.eager().cast(x, type);
    }

    private static Tensor rounded(DType type, Tensor x) {
        return as(DType.FLOAT32, as(type, x));
    }

    /** A convolution, its mean over the image, and a product, {@code cast} between weights and operators. */
    private static TestGraph graph(DType inputs, Tensor kernel, Tensor bias, Tensor matrix, boolean cast) {
        String to = cast ? "-wide" : "";
        TestGraph graph = new TestGraph()
                .input("x", inputs, 2, 3, 7, 7)
                .initializer("kernel", kernel)
                .initializer("bias", bias)
                .initializer("matrix", matrix)
                .node("Conv", "x kernel" + to + " bias" + to, "c", attribute("pads", 1, 1, 1, 1))
                .node("GlobalAveragePool", "c", "p")
                .node("Flatten", "p", "f", attribute("axis", 1))
                .node("MatMul", "f matrix" + to, "y")
                .output("c", inputs, 2, 8, 7, 7)
                .output("y", inputs, 2, 5);
        for (String name : cast ? List.of("kernel", "bias", "matrix") : List.<String>of()) {
            graph.node("Cast", name, name + to, attribute("to", FLOAT));
        }
        return graph;
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT16", "BFLOAT16"})
    void smallWeightsThatAreCastGiveTheBitsOfFloatsRoundedSo(DType type) {
        Program small = Onnx.program(
                graph(DType.FLOAT32, as(type, KERNEL), as(type, BIAS), as(type, MATRIX), true).model());
        Program large = Onnx.program(
                graph(DType.FLOAT32, rounded(type, KERNEL), rounded(type, BIAS), rounded(type, MATRIX), false)
                        .model());
        assertEquals(Model.of(large).run(List.of(X)), Model.of(small).run(List.of(X)));
        for (Program.Constant constant : small.constants()) assertEquals(type, constant.value().dtype());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT16", "BFLOAT16"})
    void modelsOfSmallFloatsRoundWhatEveryNodeGives(DType type) {
        Tensor x = as(type, X);
        Model model = Onnx.load(graph(type, as(type, KERNEL), as(type, BIAS), as(type, MATRIX), false).model());
        List<Tensor> y = model.run(List.of(x));
        Model large = Onnx.load(
                graph(DType.FLOAT32, rounded(type, KERNEL), rounded(type, BIAS), rounded(type, MATRIX), false)
                        .model());
        Tensor convolved = large.run(List.of(as(DType.FLOAT32, x))).getFirst();
        assertEquals(as(type, convolved), y.getFirst());
        Tensor mean = rounded(type, Evaluator.eager().mean(as(DType.FLOAT32, y.getFirst()), false, 2, 3));
        assertEquals(as(type, Evaluator.eager().matmul(mean, rounded(type, MATRIX))), y.getLast());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT16", "BFLOAT16", "FLOAT32"})
    void loadingAllocatesTheWeightsOnce(DType type) {
        int size = 1 << 20;
        byte[] model = new TestGraph()
                .input("x", DType.FLOAT32, 1, size)
                .initializer("w", Tensor.zeros(new TensorType(type, Shape.of(size, 1)),
                        Device.cpu()))
                .node("Cast", "w", "wide", attribute("to", FLOAT))
                .node("MatMul", "x wide", "y")
                .output("y", DType.FLOAT32, 1, 1)
                .model();
        Onnx.load(model);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Onnx.load(model);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 1.1 * size * type.bytes(), allocated + " bytes for weights of " + type);
    }
}
