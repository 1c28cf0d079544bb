package dev.lanewise.perf.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.lanewise.inference.Explanation;
import dev.lanewise.inference.Model;
import dev.lanewise.inference.ModelOptions;
import dev.lanewise.kernels.Workers;
import dev.lanewise.onnx.Onnx;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What compilation makes of published networks, as exporters spell them. */
class NetworksTest {
    private static final int MOST_RUNS = 20_000;

    private static final String JOINED = "expandedDepthwise";

    private static Model model(Network network) {
        return Model.of(Onnx.program(network.model()), ModelOptions.DEFAULT.withWorkers(Workers.INLINE));
    }

    private static Tensor input(Network.Input input) {
        Shape shape = Shape.of(input.shape());
        return input.isFloat() ? Tensor.full(shape, 0.25f) : Tensor.of(shape, new long[input.size()]);
    }

    private static Explanation explain(String name) {
        Network network = Networks.of(name);
        return model(network).explain(network.inputs().stream().map(NetworksTest::input).map(Tensor::type).toList());
    }

    private static Map<String, Long> count(Explanation explanation, Function<Explanation.Row, String> what) {
        return explanation.rows().stream().collect(Collectors.groupingBy(what, Collectors.counting()));
    }

    @Test
    void aTransformersLayersAreSevenStepsAndAnAttention() {
        Explanation explanation = explain("minilm-16");
        assertEquals(Map.of("gather", 1L, "add", 1L, "layerNorm", 13L, "attention", 6L, "fusedMatmul", 36L),
                count(explanation, Explanation.Row::operator));
        Map<String, Long> epilogues = count(explanation, Explanation.Row::epilogue);
        assertEquals(18, epilogues.get("bias"));
        assertEquals(12, epilogues.get("bias, residual"));
        assertEquals(6, epilogues.get("bias, gelu"));
    }

    @Test
    void theBlocksOfMobileNetAreConvolutionsAlone() {
        Map<String, Long> operators = count(explain("mobilenetv2"), Explanation.Row::operator);
        assertEquals(1, operators.remove("permute")); // of the image, to channels last
        assertEquals(1, operators.remove("mean"));
        assertEquals(1, operators.remove("linear"));
        long joined = operators.getOrDefault(JOINED, 0L); // an expansion and its depthwise convolution: two in one step
        operators.remove(JOINED);
        assertEquals(52, 2 * joined + operators.values().stream().mapToLong(Long::longValue).sum());
        assertTrue(operators.keySet().stream().allMatch(name -> name.endsWith("onv2d")), operators.toString());
    }

    /** Vector code allocates until it is compiled, so the least of many runs counts. */
    @ParameterizedTest
    @ValueSource(strings = {"squeezenet", "mobilenetv2", "minilm-16", "silero-vad"})
    void runsAllocateNothing(String name) {
        Network network = Networks.of(name);
        Model model = model(network);
        List<Tensor> inputs = network.inputs().stream().map(NetworksTest::input).toList();
        TensorType type = new TensorType(DType.FLOAT32, Shape.of(network.output().shape()));
        List<Tensor> outputs = List.of(Device.cpu().allocate(type));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < MOST_RUNS && least > 0; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            model.runInto(inputs, outputs);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }
}
