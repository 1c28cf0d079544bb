package dev.lanewise.onnx.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.inference.InferenceException;
import dev.lanewise.inference.Model;
import dev.lanewise.inference.Program;
import dev.lanewise.onnx.Onnx;
import dev.lanewise.onnx.OnnxException;
import dev.lanewise.onnx.TestGraph;
import dev.lanewise.onnx.format.WireWriter;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A model of one node, for tests of operators. What it gives is looked at three times: applied at once, compiled, and
 * compiled with all inputs as constants.
 */
final class OneNode {
    private final String operator;
    private final int opset;
    private final List<WireWriter> attributes = new ArrayList<>();

    private OneNode(String operator, int opset) {
        this.operator = operator;
        this.opset = opset;
    }

    static OneNode of(String operator, int opset) {
        return new OneNode(operator, opset);
    }

    OneNode with(String name, long value) {
        attributes.add(new WireWriter().text(1, name).integer(3, value).integer(20, 2));
        return this;
    }

    OneNode withAll(String name, long... values) {
        attributes.add(new WireWriter().text(1, name).integers(8, values).integer(20, 7));
        return this;
    }

    OneNode with(String name, double value) {
        attributes.add(new WireWriter().text(1, name).real(2, (float) value).integer(20, 1));
        return this;
    }

    OneNode withAll(String name, float... values) {
        attributes.add(new WireWriter().text(1, name).reals(7, values).integer(20, 6));
        return this;
    }

    OneNode with(String name, String value) {
        attributes.add(new WireWriter().text(1, name).text(4, value).integer(20, 3));
        return this;
    }

    OneNode withTexts(String name, String... values) {
        WireWriter attribute = new WireWriter().text(1, name);
        for (String value : values) attribute.text(9, value);
        attributes.add(attribute.integer(20, 8));
        return this;
    }

    OneNode with(String name, Tensor value) {
        attributes.add(TestGraph.attribute(name, value));
        return this;
    }

    /** Inputs, null where one is left out. */
    Applied to(@Nullable Tensor... inputs) {
        return new Applied(inputs);
    }

    /** The node with its inputs. */
    final class Applied {
        private final @Nullable Tensor[] inputs;

        private Applied(@Nullable Tensor[] inputs) {
            this.inputs = inputs;
        }

        /** These outputs, to the bit. */
        void gives(Tensor... expected) {
            for (List<Tensor> outputs : ways(expected)) assertEquals(Arrays.asList(expected), outputs, operator);
        }

        /** A float output within a relative and absolute error. */
        void givesNear(double error, Tensor expected) {
            for (List<Tensor> outputs : ways(expected)) {
                Tensor y = outputs.getFirst();
                assertEquals(expected.type(), y.type(), operator);
                double[] want = expected.toDoubles();
                double[] got = y.toDoubles();
                for (int i = 0; i < want.length; i++) {
                    boolean equal = Double.compare(want[i], got[i]) == 0;
                    assertTrue(
                            equal || Math.abs(want[i] - got[i]) <= error * (1 + Math.abs(want[i])),
                            operator + " element " + i + ": " + want[i] + " expected, got " + got[i]);
                }
            }
        }

        /** What comes out when it is applied at once, declared with the types of {@code like}. */
        List<Tensor> outputs(Tensor... like) {
            return program(false, like).run(Evaluator.eager(), given());
        }

        /** The message of the refusal, at load or at run. */
        String refused(Tensor... like) {
            Exception refusal = assertThrows(
                    RuntimeException.class, () -> Model.of(program(false, like)).run(given()));
            assertTrue(
                    refusal instanceof OnnxException || refusal instanceof InferenceException, refusal.toString());
            return String.valueOf(refusal.getMessage());
        }

        private List<List<Tensor>> ways(Tensor... expected) {
            Program program = program(false, expected);
            Model model = Model.of(program);
            return List.of(
                    program.run(Evaluator.eager(), given()),
                    model.run(given()),
                    model.run(given()),
                    Model.of(program(true, expected)).run(List.of()));
        }

        private List<Tensor> given() {
            List<Tensor> given = new ArrayList<>();
            for (Tensor input : inputs) if (input != null) given.add(input);
            return given;
        }

        private Program program(boolean constant, Tensor[] outputs) {
            TestGraph graph = new TestGraph();
            for (int i = 0; i < inputs.length; i++) {
                Tensor input = inputs[i];
                if (input == null) continue;
                if (constant) {
                    graph.initializer("x" + i, input);
                } else {
                    graph.input("x" + i, input.dtype(), input.shape().toArray());
                }
            }
            for (int i = 0; i < outputs.length; i++) {
                graph.output("y" + i, outputs[i].dtype(), outputs[i].shape().toArray());
            }
            graph.node(
                    operator,
                    names(inputs.length, i -> inputs[i] == null ? "_" : "x" + i),
                    names(outputs.length, i -> "y" + i),
                    attributes.toArray(WireWriter[]::new));
            return Onnx.program(graph.model(opset));
        }

        private static String names(int count, IntFunction<String> name) {
            return String.join(" ", IntStream.range(0, count).mapToObj(name).toList());
        }
    }
}
