package dev.lanewise.inference.passes;

import static dev.lanewise.inference.passes.PassAssertions.assertNearly;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.inference.graph.Node;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Attention;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions that files spell out in primitives, in the ways in which exporters do. */
class RecognitionTest {
    private static final Pass ALL = Passes.repeated("all", Passes.standard());
    private static final Shape ROWS = Shape.of(2, 3, 8);
    private static final Tensor HALF = Tensor.scalar(0.5f);
    private static final Tensor ONE = Tensor.scalar(1);
    private static final Tensor GAMMA = Graphs.random(11, 8);
    private static final Tensor BETA = Graphs.random(12, 8);

    private static Arguments spelled(String operators, BiFunction<Evaluator, Tensor, Tensor> code) {
        return Arguments.of(operators, code);
    }

    static Stream<Arguments> activations() {
        Tensor root = Tensor.of(Shape.of(1), 1.4142135f);
        Tensor three = Tensor.scalar(3);
        Tensor six = Tensor.scalar(6);
        return Stream.of(
                spelled("gelu", (ev, x) -> ev.multiply(
                        ev.multiply(x, ev.add(ev.erf(ev.divide(x, root)), ONE)), HALF)),
                spelled("gelu", (ev, x) -> ev.multiply(
                        ev.multiply(HALF, x), ev.add(ONE, ev.erf(ev.multiply(x, Tensor.scalar(0.70710677f)))))),
                spelled("gelu", (ev, x) -> ev.multiply(
                        x, ev.multiply(HALF, ev.add(ONE, ev.erf(ev.divide(x, root)))))),
                spelled("geluTanh", (ev, x) -> ev.multiply(ev.multiply(HALF, x), ev.add(ONE, ev.tanh(ev.multiply(
                        Tensor.scalar(0.7978846f),
                        ev.add(x, ev.multiply(Tensor.scalar(0.044715f), ev.pow(x, three)))))))),
                spelled("geluTanh", (ev, x) -> ev.multiply(ev.multiply(x, HALF), ev.add(ONE, ev.tanh(ev.multiply(
                        ev.multiply(x, Tensor.scalar(0.7978846f)),
                        ev.add(ONE, ev.multiply(ev.multiply(x, Tensor.scalar(0.044715f)), x))))))),
                spelled("silu", (ev, x) -> ev.multiply(ev.sigmoid(x), x)),
                spelled("mish", (ev, x) -> ev.multiply(x, ev.tanh(ev.softplus(x)))),
                spelled("hardSwish", (ev, x) -> ev.divide(
                        ev.multiply(x, ev.clip(ev.add(x, three), 0, 6)), six)),
                spelled("hardSwish", (ev, x) -> ev.multiply(x, ev.divide(ev.minimum(
                        ev.maximum(ev.add(x, three), Tensor.scalar(0)), six), six))),
                spelled("hardSwish", (ev, x) -> ev.multiply(x, ev.hardSigmoid(x, 1 / 6f, 0.5f))),
                spelled("hardSigmoid", (ev, x) -> ev.divide(ev.clip(ev.add(x, three), 0, 6), six)));
    }

    @ParameterizedTest
    @MethodSource("activations")
    void recognisesActivations(String operators, BiFunction<Evaluator, Tensor, Tensor> code) {
        assertNearly(Graphs.of(ROWS, code), ALL, operators);
        assertNearly(
                Graphs.of(ROWS, (ev, x) -> code.apply(ev, ev.add(ev.exp(x), ev.sin(x)))), ALL,
                "exp sin add " + operators);
    }

    static Stream<Arguments> lookalikes() {
        return Stream.of(
                spelled("gelu", (ev, x) -> ev.multiply(x, ev.add(ev.erf(ev.affine(x, 0.7f, 0)), ONE))),
                spelled("gelu", (ev, x) -> ev.multiply(x, ev.add(ev.erf(ev.affine(x, 0.70710677f, 0)), ONE))),
                spelled("silu", (ev, x) -> ev.multiply(ev.exp(x), ev.sigmoid(x))),
                spelled("hardSwish", (ev, x) -> ev.divide(
                        ev.multiply(x, ev.clip(ev.add(x, Tensor.scalar(3)), 0, 5)), Tensor.scalar(6))),
                spelled("silu", (ev, x) -> ev.multiply(ev.sigmoid(x), ev.slice(x, 0, 0, 1))));
    }

    @ParameterizedTest
    @MethodSource("lookalikes")
    void leavesWhatOnlyLooksLikeOne(String other, BiFunction<Evaluator, Tensor, Tensor> code) {
        Graph graph = Graphs.of(ROWS, code);
        Graph after = ALL.apply(graph);
        assertFalse(Graphs.names(after).contains(other), Graphs.names(after));
        PassAssertions.assertClose(graph, after, 1e-6);
    }

    private static Tensor variance(Evaluator ev, Tensor d) {
        return ev.mean(ev.pow(d, Tensor.scalar(2)), true, -1);
    }

    static Stream<Arguments> normalizations() {
        Tensor epsilon = Tensor.scalar(1e-2f);
        return Stream.of(
                spelled("layerNorm", (ev, x) -> {
                    Tensor d = ev.subtract(x, ev.mean(x, true, -1));
                    Tensor other = ev.subtract(x, ev.mean(x, true, 2));
                    Tensor n = ev.divide(d, ev.sqrt(ev.add(variance(ev, other), epsilon)));
                    return ev.add(ev.multiply(n, GAMMA), BETA);
                }),
                spelled("layerNorm", (ev, x) -> {
                    Tensor mean = ev.mean(x, true, -1);
                    Tensor d = ev.subtract(x, mean);
                    Tensor inverse = ev.reciprocal(ev.sqrt(ev.add(variance(ev, d), epsilon)));
                    Tensor factor = ev.multiply(inverse, GAMMA);
                    return ev.add(ev.multiply(x, factor), ev.subtract(BETA, ev.multiply(mean, factor)));
                }),
                spelled("layerNorm", (ev, x) -> {
                    Tensor d = ev.subtract(x, ev.mean(x, true, -1));
                    return ev.add(ev.divide(d, ev.pow(ev.mean(ev.multiply(d, d), true, -1), HALF)), BETA);
                }),
                spelled("layerNorm", (ev, x) -> {
                    Tensor d = ev.subtract(x, ev.unsqueeze(ev.mean(x, false, -1), -1));
                    return ev.divide(d, ev.sqrt(ev.add(ev.mean(ev.square(d), true, -1), epsilon)));
                }),
                spelled("rmsNorm", (ev, x) -> ev.multiply(
                        GAMMA, ev.multiply(x, ev.divide(ONE, ev.sqrt(ev.add(variance(ev, x), epsilon)))))),
                spelled("rmsNorm", (ev, x) -> ev.divide(x, ev.sqrt(ev.add(variance(ev, x), epsilon)))));
    }

    @ParameterizedTest
    @MethodSource("normalizations")
    void recognisesNormalisation(String operators, BiFunction<Evaluator, Tensor, Tensor> code) {
        assertNearly(Graphs.of(ROWS, code), ALL, operators);
    }

    @Test
    void recognisesNormalisationOfChannelsThatCameFirst() {
        Graph graph = Graphs.of(Shape.of(1, 4, 5, 6), (ev, x) -> {
            Tensor y = Channels.conv(ev, x, 6);
            Tensor d = ev.subtract(y, ev.mean(y, true, 1));
            Tensor n = ev.divide(d, ev.sqrt(ev.add(ev.mean(ev.square(d), true, 1), Tensor.scalar(1e-3f))));
            return ev.add(ev.multiply(Graphs.random(1, 6, 1, 1), n), Graphs.random(2, 6, 1, 1));
        });
        assertNearly(graph, ALL, "permute conv2d layerNorm permute");
    }

    @Test
    void recognisesSoftmax() {
        Graph graph = Graphs.of(ROWS, (ev, x) -> {
            Tensor e = ev.exp(ev.subtract(x, ev.max(x, true, -1)));
            return ev.divide(e, ev.sum(e, true, -1));
        });
        assertNearly(graph, ALL, "softmax");
    }

    private static Tensor heads(Evaluator ev, Tensor x) {
        return ev.permute(ev.reshape(x, 2, x.shape().size(1), 2, 4), 0, 2, 1, 3);
    }

    private static Graph attention(BiFunction<Evaluator, List<Tensor>, Tensor> scores) {
        List<Shape> inputs = List.of(ROWS, Shape.of(2, 5, 8), Shape.of(2, 5, 8), Shape.of(2, 1, 1, 5));
        return Graphs.of(inputs, (ev, in) -> {
            List<Tensor> parts = new ArrayList<>(in.subList(0, 3).stream().map(x -> heads(ev, x)).toList());
            parts.add(in.get(3));
            Tensor y = ev.matmul(ev.softmax(scores.apply(ev, parts)), parts.get(2));
            return List.of(ev.reshape(ev.permute(y, 0, 2, 1, 3), 2, 3, 8));
        });
    }

    @Test
    void recognisesAttentionWithTheScaleInAnyPlace() {
        Tensor two = Tensor.scalar(1.7f);
        List<BiFunction<Evaluator, List<Tensor>, Tensor>> ways = List.of(
                (ev, in) -> ev.divide(ev.matmul(in.get(0), ev.transpose(in.get(1))), two),
                (ev, in) -> ev.matmul(ev.divide(in.get(0), two), false, in.get(1), true),
                (ev, in) -> ev.matmul(in.get(0), ev.multiply(ev.permute(in.get(1), 0, 1, 3, 2), two)),
                (ev, in) -> ev.matmul(ev.multiply(in.get(0), two), ev.transpose(ev.multiply(in.get(1), two))));
        for (var scores : ways) {
            assertNearly(attention(scores), ALL, "reshape reshape reshape attention reshape");
        }
    }

    @Test
    void recognisesAttentionWithMasks() {
        Graph masked = attention((ev, in) -> ev.add(
                ev.affine(ev.matmul(in.get(0), ev.transpose(in.get(1))), 0.5f, 0), in.get(3)));
        Graph after = assertNearly(masked, ALL, "reshape reshape reshape attention reshape");
        Node node = after.nodes().get(3);
        assertEquals(0.5f, ((Attention) node.op()).scale());
        assertEquals(4, node.inputs().size());
        Graph scaledAfter = attention((ev, in) -> ev.affine(ev.add(Graphs.random(3, 3, 1), ev.add(in.get(3),
                ev.matmul(in.get(0), ev.transpose(in.get(1))))), 0.5f, 0));
        assertNearly(scaledAfter, ALL, "reshape reshape reshape affine add attention reshape");
    }

    @Test
    void recognisesAttentionOfMatricesWithoutHeads() {
        for (Shape shape : List.of(Shape.of(3, 4), Shape.of(2, 3, 4))) {
            Graph graph = Graphs.of(List.of(shape, shape, shape), (ev, in) -> List.of(ev.matmul(ev.softmax(ev.add(
                    ev.matmul(in.getFirst(), ev.transpose(in.get(1))), Graphs.random(4, 3, 3))), in.get(2))));
            assertNearly(graph, ALL, "reshape reshape reshape attention reshape");
        }
    }

    @Test
    void leavesAttentionWhoseWeightsAreRead() {
        Graph graph = Graphs.of(List.of(ROWS, ROWS, ROWS), (ev, in) -> {
            Tensor weights = ev.softmax(ev.matmul(in.getFirst(), ev.transpose(in.get(1))));
            return List.of(weights, ev.matmul(weights, in.get(2)));
        });
        assertNearly(graph, ALL, "matmul softmax matmul");
    }

    @Test
    void leavesAttentionThatBroadcastsOverBatches() {
        Graph graph = Graphs.of(List.of(ROWS, Shape.of(1, 3, 8), ROWS), (ev, in) -> List.of(
                ev.matmul(ev.softmax(ev.matmul(in.getFirst(), ev.transpose(in.get(1)))), in.get(2))));
        assertNearly(graph, ALL, "reshape matmul softmax matmul");
    }
}
