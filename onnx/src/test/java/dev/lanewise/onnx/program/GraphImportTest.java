package dev.lanewise.onnx.program;

import static dev.lanewise.onnx.TestGraph.attribute;
import static dev.lanewise.onnx.TestGraph.function;
import static dev.lanewise.onnx.TestGraph.nodeMessage;
import static dev.lanewise.onnx.TestGraph.reference;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.inference.Port;
import dev.lanewise.inference.Program;
import dev.lanewise.onnx.Onnx;
import dev.lanewise.onnx.OnnxException;
import dev.lanewise.onnx.TestGraph;
import dev.lanewise.onnx.UnsupportedOperatorException;
import dev.lanewise.onnx.format.WireWriter;
import dev.lanewise.onnx.operators.OperatorException;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Graphs as programs: order of nodes, names, functions, and what is refused. */
class GraphImportTest {
    private static final Tensor X = Tensor.of(Shape.of(2), 3f, 5f);

    private static TestGraph graph() {
        return new TestGraph().input("x", DType.FLOAT32, 2).output("y", DType.FLOAT32, 2);
    }

    private static float[] run(byte[] model, Tensor... inputs) {
        return Onnx.program(model).run(Evaluator.eager(), List.of(inputs)).getFirst().toFloats();
    }

    private static String refusal(byte[] model) {
        return assertThrows(OnnxException.class, () -> Onnx.program(model)).getMessage();
    }

    @Test
    void nodesMayComeInAnyOrder() {
        byte[] model = graph().node("Mul", "sum x", "y").node("Add", "x x", "sum").model();
        assertArrayEquals(new float[] {18, 50}, run(model, X));
    }

    @Test
    void aCycleIsRefusedWithItsNodes() {
        String message = refusal(
                graph().node("Add", "x b", "a").node("Add", "x a", "b").node("Add", "x x", "y").model());
        assertTrue(message.contains("Add 'node-a', Add 'node-b'"), message);
    }

    @Test
    void aValueThatNobodyDefinesIsRefusedWithItsReaders() {
        String message = refusal(graph().node("Add", "x lost", "y").model());
        assertTrue(message.contains("'lost', read by Add 'node-y'"), message);
    }

    @Test
    void anOutputThatNobodyDefinesIsRefused() {
        String message = refusal(graph().node("Add", "x x", "z").model());
        assertTrue(message.contains("'y', output of the graph"), message);
    }

    @Test
    void aValueDefinedTwiceIsRefused() {
        String message = refusal(graph().node("Add", "x x", "y").node("Mul", "x x", "y").model());
        assertTrue(message.contains("two of 'y'"), message);
    }

    @Test
    void aNodeThatDefinesAnInputIsRefused() {
        String message = refusal(graph().node("Add", "x x", "x").node("Add", "x x", "y").model());
        assertTrue(message.contains("two of 'x'"), message);
    }

    @Test
    void allUnknownOperatorsAreNamedAtOnceWithTheirNodes() {
        TestGraph inner = new TestGraph().node("Frobnicate", "a", "z").output("z");
        byte[] model = graph().input("c", DType.BOOL)
                .node("Add", "x x", "a")
                .node("Transmogrify", "a", "b")
                .node("com.example", "Gadget", "b", "d")
                .node("If", "c", "y", attribute("then_branch", inner), attribute("else_branch", inner))
                .model();
        String message = assertThrows(UnsupportedOperatorException.class, () -> Onnx.program(model)).getMessage();
        for (String part : List.of(
                "Transmogrify (opset 13) in Transmogrify 'node-b'",
                "com.example:Gadget",
                "com.example:Gadget 'node-d'",
                "Frobnicate 'node-z'")) {
            assertTrue(message.contains(part), message);
        }
    }

    @Test
    void anInitializerWithAnInputsNameIsAConstant() {
        byte[] model = graph().input("two", DType.FLOAT32, 1)
                .initializer("two", Tensor.of(Shape.of(1), 2f))
                .node("Mul", "x two", "y")
                .model();
        Program program = Onnx.program(model);
        assertEquals(1, program.inputs().size());
        assertArrayEquals(new float[] {6, 10}, run(model, X));
    }

    @Test
    void aFunctionIsItsBody() {
        WireWriter twice = function("Twice", "a", "b", nodeMessage("", "Add", "a a", "b"));
        byte[] model = graph().node("local", "Twice", "x", "once").node("local", "Twice", "once", "y").model(twice);
        assertArrayEquals(new float[] {12, 20}, run(model, X));
    }

    @Test
    void namesWithinAFunctionDoNotClashWithThoseOfItsCaller() {
        WireWriter square = function(
                "Square", "y", "x", nodeMessage("", "Mul", "y y", "t"), nodeMessage("", "Add", "t y", "x"));
        byte[] model = graph().node("Add", "x x", "t").node("local", "Square", "t", "y").model(square);
        assertArrayEquals(new float[] {42, 110}, run(model, X));
    }

    @Test
    void aFunctionsAttributesComeFromItsCallElseFromTheirDefaults() {
        WireWriter shifted = function(
                "Shifted",
                "a",
                "b",
                nodeMessage(
                        "",
                        "If",
                        "flag",
                        "b",
                        reference("then_branch", "body", 5),
                        reference("else_branch", "body", 5)),
                nodeMessage("", "Constant", "_", "flag", attribute("value", Tensor.of(Shape.SCALAR, true))))
                .message(11, attribute("body", new TestGraph().node("Add", "a a", "z").output("z")));
        TestGraph other = new TestGraph().node("Mul", "x x", "z").output("z");
        byte[] byDefault = graph().node("local", "Shifted", "x", "y").model(shifted);
        byte[] given = graph().node("local", "Shifted", "x", "y", attribute("body", other)).model(shifted);
        assertThrows(OnnxException.class, () -> run(byDefault, X), "a default cannot read the function's values");
        assertArrayEquals(new float[] {9, 25}, run(given, X));
    }

    @Test
    void functionsThatCallThemselvesAreRefused() {
        WireWriter a = function("A", "a", "b", nodeMessage("local", "B", "a", "b"));
        WireWriter b = function("B", "a", "b", nodeMessage("local", "A", "a", "b"));
        String message = refusal(graph().node("local", "A", "x", "y").model(a, b));
        assertTrue(message.contains("no function may call itself"), message);
    }

    @Test
    void aBillionNodesOutOfThirtyFunctionsAreRefused() {
        WireWriter[] functions = new WireWriter[30];
        for (int i = 0; i < functions.length; i++) {
            String domain = i == 0 ? "" : "local";
            String inner = i == 0 ? "Abs" : "F" + (i - 1);
            functions[i] = function(
                    "F" + i, "a", "c", nodeMessage(domain, inner, "a", "b"), nodeMessage(domain, inner, "b", "c"));
        }
        String message = refusal(graph().node("local", "F29", "x", "y").model(functions));
        assertTrue(message.contains("at most 1000000 nodes"), message);
    }

    @Test
    void graphsWithinNodesReadValuesOfAllGraphsAround() {
        TestGraph inner = new TestGraph().node("Add", "x deep", "z").output("z");
        TestGraph outer = new TestGraph()
                .node("Mul", "x x", "deep")
                .node("If", "c", "w", attribute("then_branch", inner), attribute("else_branch", inner))
                .output("w");
        byte[] model = graph().input("c", DType.BOOL)
                .node("If", "c", "y", attribute("then_branch", outer), attribute("else_branch", outer))
                .model();
        assertArrayEquals(new float[] {12, 30}, run(model, X, Tensor.of(Shape.SCALAR, true)));
    }

    /** They are packed once then, and no turn of a loop is handed them. */
    @Test
    void constantsOfGraphsAroundAreConstantsOfGraphsWithinNodes() {
        TestGraph inner = new TestGraph().node("Add", "x w", "z").output("z");
        TestGraph outer = new TestGraph()
                .node("If", "c", "v", attribute("then_branch", inner), attribute("else_branch", inner))
                .output("v");
        byte[] model = graph().input("c", DType.BOOL).initializer("w", Tensor.of(Shape.of(2), 10f, 20f))
                .node("If", "c", "y", attribute("then_branch", outer), attribute("else_branch", outer))
                .model();
        NodeInstruction node = (NodeInstruction) ((OnnxProgram) Onnx.program(model)).instructions().getFirst();
        NodeAttributes.Body body = Objects.requireNonNull(
                node.attributes().get(node, "then_branch", NodeAttributes.Body.class, "a graph"));
        assertEquals(List.of("c", "x"), body.program().inputs().stream().map(Port::name).sorted().toList());
        assertArrayEquals(new float[] {13, 25}, run(model, X, Tensor.of(Shape.SCALAR, true)));
    }

    @Test
    void aModelFromBeforeOperatorSetsHasTheFirst() {
        byte[] model = graph().node("Add", "x x", "y", attribute("broadcast", 0)).model((Integer) null);
        assertArrayEquals(new float[] {6, 10}, run(model, X));
    }

    @Test
    void anOperatorSetThatDoesNotExistIsRefused() {
        String message = refusal(graph().node("Add", "x x", "y").model(29));
        assertTrue(message.contains("from 1 to 28; got 29"), message);
    }

    @Test
    void whatAnOperatorRefusesNamesItsNode() {
        byte[] model = graph().input("z", DType.FLOAT32, 3).node("Add", "x z", "y").model();
        OperatorException e = assertThrows(OperatorException.class,
                () -> run(model, X, Tensor.of(Shape.of(3), 1f, 2f, 3f)));
        assertTrue(e.getMessage().startsWith("Add 'node-y': add: "), e.getMessage());
    }

    @Test
    void halvesAreComputedInFloat32AndRoundedBack() {
        byte[] model = new TestGraph()
                .input("x", DType.FLOAT16, 2)
                .output("y", DType.FLOAT16, 2)
                .node("Add", "x x", "y")
                .model();
        Tensor half = Evaluator.eager().cast(X, DType.FLOAT16);
        Tensor y = Onnx.program(model).run(Evaluator.eager(), List.of(half)).getFirst();
        assertEquals(DType.FLOAT16, y.dtype());
        assertArrayEquals(new float[] {6, 10}, Evaluator.eager().cast(y, DType.FLOAT32).toFloats());
    }
}
