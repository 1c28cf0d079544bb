package dev.lanewise.onnx.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.inference.Model;
import dev.lanewise.onnx.TestGraph;
import dev.lanewise.onnx.format.ElementType;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What passes, what fails, what is skipped. */
class CheckerTest {
    private static final Checker CHECKER = new Checker(Tolerance.ONNX,
            (program, inputs) -> Model.of(program).run(inputs));
    private static final Tensor X = Tensor.of(Shape.of(2), 1f, 2f);

    @TempDir
    Path folder;

    private static byte[] adding(String operator) {
        return new TestGraph()
                .input("x", DType.FLOAT32, 2)
                .node(operator, "x x", "y")
                .output("y", DType.FLOAT32, 2)
                .model();
    }

    private Verdict check(byte[] model, Tensor expected) throws IOException {
        Path set = Files.createDirectories(folder.resolve("test_data_set_0"));
        Files.write(folder.resolve("model.onnx"), model);
        Files.write(set.resolve("input_0.pb"), TestGraph.tensorMessage("x", X).toByteArray());
        Files.write(set.resolve("output_0.pb"), TestGraph.tensorMessage("y", expected).toByteArray());
        return CHECKER.check(ConformanceCase.in(folder).getFirst());
    }

    @Test
    void equalOutputsPass() throws IOException {
        assertEquals(Verdict.PASS, check(adding("Add"), Tensor.of(Shape.of(2), 2f, 4f)));
    }

    @Test
    void outputsMayDifferByTheToleranceAndNoMore() throws IOException {
        assertEquals(Verdict.PASS, check(adding("Add"), Tensor.of(Shape.of(2), 2f, 4.0039f)));
        Verdict verdict = check(adding("Add"), Tensor.of(Shape.of(2), 2f, 4.005f));
        assertEquals(Verdict.Outcome.FAIL, verdict.outcome());
        assertTrue(verdict.reason().contains("1 of 2 elements differ, element 1"), verdict.reason());
    }

    @Test
    void anotherShapeOrTypeFails() throws IOException {
        assertEquals(Verdict.Outcome.FAIL, check(adding("Add"), Tensor.of(Shape.of(2, 1), 2f, 4f)).outcome());
        assertEquals(Verdict.Outcome.FAIL, check(adding("Add"), Tensor.of(Shape.of(2), 2, 4)).outcome());
    }

    @Test
    void aNanIsOnlyNearANan() {
        Tensor nan = Tensor.of(Shape.of(1), Float.NaN);
        Tensor infinite = Tensor.of(Shape.of(1), Float.POSITIVE_INFINITY);
        assertTrue(Tolerance.ONNX.difference(nan, nan).isEmpty());
        assertTrue(Tolerance.ONNX.difference(infinite, infinite).isEmpty());
        for (float other : new float[] {0, Float.NEGATIVE_INFINITY, Float.MAX_VALUE}) {
            assertTrue(Tolerance.ONNX.difference(nan, Tensor.of(Shape.of(1), other)).isPresent());
            assertTrue(Tolerance.ONNX.difference(infinite, Tensor.of(Shape.of(1), other)).isPresent());
            assertTrue(Tolerance.ONNX.difference(Tensor.of(Shape.of(1), other), nan).isPresent());
        }
    }

    @Test
    void integersAreComparedExactly() {
        Tensor large = Tensor.of(Shape.of(1), (1L << 60) + 1);
        assertTrue(Tolerance.ONNX.difference(large, Tensor.of(Shape.of(1), (1L << 60) + 1)).isEmpty());
        assertTrue(Tolerance.ONNX.difference(large, Tensor.of(Shape.of(1), 1L << 60)).isPresent());
    }

    @Test
    void anUnknownOperatorFailsAndAForeignDomainIsSkipped() throws IOException {
        assertEquals(Verdict.Outcome.FAIL, check(adding("Frobnicate"), X).outcome());
        byte[] foreign = new TestGraph()
                .input("x", DType.FLOAT32, 2)
                .node("ai.onnx.ml", "Binarizer", "x", "y")
                .output("y", DType.FLOAT32, 2)
                .model();
        assertEquals(new Verdict(Verdict.Outcome.SKIP, "domain ai.onnx.ml"), check(foreign, X));
    }

    @Test
    void typesThatAreOutOfScopeAreSkipped() throws IOException {
        byte[] model = new TestGraph()
                .input("x", DType.FLOAT32, 2)
                .node("Cast", "x", "y", TestGraph.attribute("to", ElementType.UINT16.number()))
                .output("y", DType.FLOAT32, 2)
                .model();
        assertEquals(new Verdict(Verdict.Outcome.SKIP, "element type uint16"), check(model, X));
    }

    @Test
    void aBrokenFileFailsAndSaysWhy() throws IOException {
        Verdict verdict = check(new byte[] {1, 2, 3}, X);
        assertEquals(Verdict.Outcome.FAIL, verdict.outcome());
        assertTrue(verdict.reason().contains("model.onnx: not an ONNX file, or a damaged one"), verdict.reason());
    }

    @Test
    void aCaseWithoutDataFails() throws IOException {
        Files.write(folder.resolve("model.onnx"), adding("Add"));
        List<ConformanceCase> cases = ConformanceCase.in(folder);
        assertEquals(Verdict.Outcome.FAIL, CHECKER.check(cases.getFirst()).outcome());
    }
}
