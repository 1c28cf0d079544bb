package dev.lanewise.onnx;

import static dev.lanewise.onnx.TestGraph.attribute;
import static dev.lanewise.onnx.TestGraph.function;
import static dev.lanewise.onnx.TestGraph.nodeMessage;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.inference.InferenceException;
import dev.lanewise.inference.Model;
import dev.lanewise.inference.RunOptions;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Valid models with some bytes changed: whatever is wrong with them, only documented exceptions come out. */
class MutationTest {
    private static final int MUTATIONS = 10_000;
    private static final int RUN_ONE_IN = 8;

    private static List<byte[]> models() {
        TestGraph branch = new TestGraph().node("Mul", "x x", "z").output("z");
        TestGraph other = new TestGraph().node("Add", "x x", "z").output("z");
        TestGraph body = new TestGraph()
                .input("i", DType.INT64)
                .input("go", DType.BOOL)
                .input("state", DType.FLOAT32, 4)
                .node("Identity", "go", "more")
                .node("Add", "state x", "next")
                .node("Identity", "next", "seen")
                .output("more", DType.BOOL)
                .output("next", DType.FLOAT32, 4)
                .output("seen", DType.FLOAT32, 4);
        return List.of(
                new TestGraph()
                        .input("x", DType.FLOAT32, 1, 2, 6, 6)
                        .initializer("w", Tensor.full(Shape.of(3, 2, 3, 3), 0.5f))
                        .node("Conv", "x w", "c", attribute("pads", 1, 1, 1, 1), attribute("strides", 2, 2))
                        .node("Relu", "c", "r")
                        .node("GlobalAveragePool", "r", "p")
                        .node("Flatten", "p", "y", attribute("axis", 1))
                        .output("y", DType.FLOAT32, 1, 3)
                        .model(),
                new TestGraph()
                        .input("x", DType.FLOAT32, 4)
                        .input("c", DType.BOOL)
                        .node("If", "c", "b", attribute("then_branch", branch), attribute("else_branch", other))
                        .initializer("trips", Tensor.of(Shape.SCALAR, 3L))
                        .node("Loop", "trips _ b", "last y", attribute("body", body))
                        .output("y", DType.FLOAT32, 3, 4)
                        .model(),
                new TestGraph()
                        .input("x", DType.FLOAT32, 2, 3)
                        .initializer("shape", Tensor.of(Shape.of(2), 3L, -1L))
                        .initializer("indices", Tensor.of(Shape.of(2), 0L, 2L))
                        .node("Reshape", "x shape", "r")
                        .node("Gather", "r indices", "g", attribute("axis", 0))
                        .node("local", "Twice", "g", "t")
                        .node("Transpose", "t", "p", attribute("perm", 1, 0))
                        .node("Softmax", "p", "y", attribute("axis", -1))
                        .output("y", DType.FLOAT32, 2, 2)
                        .model(function("Twice", "a", "b", nodeMessage("", "Add", "a a", "b"))));
    }

    @Test
    void theModelsAreValid() {
        for (byte[] bytes : models()) {
            Model model = Onnx.load(bytes);
            assertDoesNotThrow(() -> model.run(HostileRun.zeros(model.inputs())));
        }
    }

    @Test
    void everyTruncationIsRefused() {
        for (byte[] bytes : models()) {
            for (int length = 0; length < bytes.length; length++) survive(Arrays.copyOf(bytes, length), true, "cut");
        }
    }

    @Test
    void onlyDocumentedExceptionsEscape() {
        long seed = Long.getLong("lanewise.seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> models = models();
        int ran = 0;
        for (int i = 0; i < TestData.times(MUTATIONS); i++) {
            byte[] mutant = mutant(models, random);
            if (survive(mutant, random.nextInt(RUN_ONE_IN) == 0, "seed " + seed + ", mutation " + i)) ran++;
        }
        assertTrue(ran > 0, "no mutant was valid: the mutations are too rough to get behind the reader");
    }

    private static byte[] mutant(List<byte[]> models, SplittableRandom random) {
        byte[] bytes = models.get(random.nextInt(models.size())).clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> bytes[at] += (byte) (random.nextBoolean() ? 1 : -1);
                case 3 -> bytes = spliced(bytes, models.get(random.nextInt(models.size())), random);
                default -> {
                    if (at + Integer.BYTES <= bytes.length) {
                        int[] extremes = {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0};
                        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, extremes[random.nextInt(4)]);
                    }
                }
            }
        }
        return bytes;
    }

    /** A run of bytes replaced by one of another model. */
    private static byte[] spliced(byte[] into, byte[] from, SplittableRandom random) {
        int start = random.nextInt(into.length);
        int end = start + random.nextInt(Math.min(16, into.length - start));
        int source = random.nextInt(from.length);
        int count = random.nextInt(Math.min(16, from.length - source));
        byte[] result = new byte[into.length - (end - start) + count];
        System.arraycopy(into, 0, result, 0, start);
        System.arraycopy(from, source, result, start, count);
        System.arraycopy(into, end, result, start + count, into.length - end);
        return result;
    }

    /** Whether the model could be loaded. */
    private static boolean survive(byte[] bytes, boolean run, String which) {
        boolean loaded = false;
        try {
            Model model = Onnx.load(bytes);
            loaded = true;
            if (run) {
                model.run(HostileRun.zeros(model.inputs()), RunOptions.deadline(Duration.ofSeconds(2)));
            }
        } catch (OnnxException | InferenceException documented) {
            return loaded;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(which + " ended in " + e, e);
        }
        return loaded;
    }
}
