package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.TestGraph.attribute;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.inference.DeadlineExceededException;
import dev.lanewise.inference.Model;
import dev.lanewise.inference.RunOptions;
import dev.lanewise.onnx.Onnx;
import dev.lanewise.onnx.TestGraph;
import dev.lanewise.onnx.format.WireWriter;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Branches and loops, in compiled models. */
class ControlFlowOperatorsTest {
    private static Tensor vector(float... values) {
        return Tensor.of(Shape.of(values.length), values);
    }

    private static List<Tensor> run(byte[] model, Tensor... inputs) {
        return Onnx.load(model).run(List.of(inputs));
    }

    /** {@code state + x}, and the state before; goes on while the sum's first element is below 10. */
    private static TestGraph adding() {
        return new TestGraph()
                .input("turn", DType.INT64)
                .input("go", DType.BOOL)
                .input("state", DType.FLOAT32, 2)
                .node("Add", "state x", "next")
                .node("Identity", "state", "before")
                .node("ReduceMin", "next", "least", attribute("keepdims", 0))
                .node("Constant", "_", "ten", attribute("value", Tensor.scalar(10)))
                .node("Less", "least ten", "more")
                .output("more", DType.BOOL)
                .output("next", DType.FLOAT32, 2)
                .output("before", DType.FLOAT32, 2);
    }

    private static byte[] loop(String inputs) {
        return new TestGraph()
                .input("x", DType.FLOAT32, 2)
                .input("trips", DType.INT64)
                .input("first", DType.BOOL)
                .node("Loop", inputs, "last all", attribute("body", adding()))
                .output("last", DType.FLOAT32, 2)
                .output("all", DType.FLOAT32, -1, 2)
                .model();
    }

    private static Tensor trips(long count) {
        return Tensor.of(Shape.SCALAR, count);
    }

    private static Tensor flag(boolean value) {
        return Tensor.of(Shape.SCALAR, value);
    }

    @Test
    void aLoopTurnsAsOftenAsItIsTold() {
        List<Tensor> outputs = run(loop("trips first x"), vector(1, 2), trips(3), flag(true));
        assertArrayEquals(new float[] {4, 8}, outputs.get(0).toFloats());
        assertEquals(Tensor.of(Shape.of(3, 2), 1f, 2, 2, 4, 3, 6), outputs.get(1));
    }

    @Test
    void aLoopEndsWhenItsConditionDoes() {
        List<Tensor> outputs = run(loop("trips first x"), vector(3, 5), trips(100), flag(true));
        assertArrayEquals(new float[] {12, 20}, outputs.get(0).toFloats());
        assertEquals(Shape.of(3, 2), outputs.get(1).shape());
    }

    @Test
    void aLoopWithoutACountTurnsUntilItsConditionEnds() {
        assertArrayEquals(
                new float[] {12, 20}, run(loop("_ _ x"), vector(3, 5), trips(0), flag(true)).getFirst().toFloats());
    }

    @Test
    void aLoopOfNoTurnsGivesItsInputsAndNothingCollected() {
        for (byte[] model : List.of(loop("trips first x"), loop("_ first x"))) {
            List<Tensor> outputs = run(model, vector(1, 2), trips(0), flag(false));
            assertArrayEquals(new float[] {1, 2}, outputs.get(0).toFloats());
            assertEquals(Shape.of(0, 2), outputs.get(1).shape());
        }
    }

    @Test
    void anEndlessLoopEndsAtItsDeadlineAndTheModelStaysUsable() {
        TestGraph body = new TestGraph()
                .input("turn", DType.INT64)
                .input("go", DType.BOOL)
                .input("state", DType.FLOAT32, 1)
                .node("Identity", "go", "more")
                .node("Add", "state x", "next")
                .output("more", DType.BOOL)
                .output("next", DType.FLOAT32, 1);
        byte[] bytes = new TestGraph()
                .input("x", DType.FLOAT32, 1)
                .input("trips", DType.INT64)
                .node("Loop", "trips _ x", "y", attribute("body", body))
                .output("y", DType.FLOAT32, 1)
                .model();
        Model model = Onnx.load(bytes);
        RunOptions soon = RunOptions.deadline(Duration.ofMillis(50));
        assertThrows(
                DeadlineExceededException.class, () -> model.run(List.of(vector(1), trips(Long.MAX_VALUE)), soon));
        assertArrayEquals(new float[] {4}, model.run(List.of(vector(1), trips(3))).getFirst().toFloats());
    }

    @Test
    void branchesMayGiveDifferentShapes() {
        TestGraph one = new TestGraph().node("Identity", "x", "z").output("z");
        TestGraph two = new TestGraph().node("Concat", "x x", "z", attribute("axis", 0)).output("z");
        Model model = Onnx.load(new TestGraph()
                .input("x", DType.FLOAT32, 2)
                .input("c", DType.BOOL)
                .node("If", "c", "b", attribute("then_branch", one), attribute("else_branch", two))
                .node("Neg", "b", "y")
                .output("y", DType.FLOAT32, -1)
                .model());
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(
                    new float[] {-1, -2}, model.run(List.of(vector(1, 2), flag(true))).getFirst().toFloats());
            assertArrayEquals(
                    new float[] {-1, -2, -1, -2},
                    model.run(List.of(vector(1, 2), flag(false))).getFirst().toFloats());
        }
    }

    @Test
    void aConditionThatIsNoneIsRefused() {
        TestGraph branch = new TestGraph().node("Identity", "x", "z").output("z");
        byte[] model = new TestGraph()
                .input("x", DType.FLOAT32, 2)
                .node("If", "x", "y", attribute("then_branch", branch), attribute("else_branch", branch))
                .output("y", DType.FLOAT32, 2)
                .model();
        RuntimeException e = assertThrows(RuntimeException.class, () -> run(model, vector(1, 2)));
        assertTrue(e.getMessage().contains("If 'node-y': a condition is one boolean"), e.getMessage());
    }

    /** The sum so far, beside each element of {@code x [3, 2]} along an axis. */
    private static byte[] scan(WireWriter... attributes) {
        TestGraph body = new TestGraph()
                .input("sum")
                .input("element")
                .node("Add", "sum element", "next")
                .node("Identity", "next", "seen")
                .output("next", DType.FLOAT32, -1)
                .output("seen", DType.FLOAT32, -1);
        WireWriter[] all = java.util.Arrays.copyOf(attributes, attributes.length + 2);
        all[attributes.length] = attribute("body", body);
        all[attributes.length + 1] = attribute("num_scan_inputs", 1);
        return new TestGraph()
                .input("start", DType.FLOAT32, -1)
                .input("x", DType.FLOAT32, -1, -1)
                .node("Scan", "start x", "last all", all)
                .output("last", DType.FLOAT32, -1)
                .output("all", DType.FLOAT32, -1, -1)
                .model();
    }

    private static final Tensor MATRIX = Tensor.of(Shape.of(3, 2), 1f, 2, 3, 4, 5, 6);

    @Test
    void aScanGoesAlongTheFirstAxis() {
        List<Tensor> outputs = run(scan(), vector(0, 0), MATRIX);
        assertEquals(vector(9, 12), outputs.get(0));
        assertEquals(Tensor.of(Shape.of(3, 2), 1f, 2, 4, 6, 9, 12), outputs.get(1));
    }

    @Test
    void aScanGoesAlongAnyAxisInAnyDirection() {
        byte[] model = scan(
                attribute("scan_input_axes", new long[] {-1}),
                attribute("scan_input_directions", new long[] {1}),
                attribute("scan_output_axes", new long[] {-1}),
                attribute("scan_output_directions", new long[] {1}));
        List<Tensor> outputs = run(model, vector(0, 0, 0), MATRIX);
        assertEquals(vector(3, 7, 11), outputs.get(0));
        assertEquals(Tensor.of(Shape.of(3, 2), 3f, 2, 7, 4, 11, 6), outputs.get(1));
    }

    @Test
    void aScanOfNothingGivesItsStates() {
        List<Tensor> outputs = run(scan(), vector(7, 8), Tensor.of(Shape.of(0, 2), new float[0]));
        assertEquals(vector(7, 8), outputs.get(0));
        assertEquals(0, outputs.get(1).shape().size(0));
    }

    @Test
    void aScanOfABatchKnowsTheLengthOfEachSequence() {
        TestGraph body = new TestGraph()
                .input("sum")
                .input("element")
                .node("Add", "sum element", "next")
                .node("Identity", "next", "seen")
                .output("next", DType.FLOAT32, 1)
                .output("seen", DType.FLOAT32, 1);
        byte[] model = new TestGraph()
                .input("lengths", DType.INT64, 2)
                .input("start", DType.FLOAT32, 2, 1)
                .input("x", DType.FLOAT32, 2, 3, 1)
                .node(
                        "Scan",
                        "lengths start x",
                        "last all",
                        attribute("body", body),
                        attribute("num_scan_inputs", 1))
                .output("last", DType.FLOAT32, 2, 1)
                .output("all", DType.FLOAT32, 2, 3, 1)
                .model(8);
        List<Tensor> outputs = run(
                model,
                Tensor.of(Shape.of(2), 3L, 1L),
                Tensor.of(Shape.of(2, 1), 0f, 10f),
                Tensor.of(Shape.of(2, 3, 1), 1f, 2, 3, 4, 5, 6));
        assertEquals(Tensor.of(Shape.of(2, 1), 6f, 14f), outputs.get(0));
        assertEquals(Tensor.of(Shape.of(2, 3, 1), 1f, 3, 6, 14, 0, 0), outputs.get(1));
    }
}
