package dev.lanewise.inference.passes;

import static dev.lanewise.inference.passes.PassAssertions.assertExactly;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.inference.ops.ExpandedDepthwise;
import dev.lanewise.inference.ops.FusedConv2d;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.ops.Conv2d;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expansions and the depthwise convolutions that read them. */
class JoinExpansionsTest {
    private static final Shape IMAGE = Shape.of(1, 70, 70, 8);
    private static final boolean PAYS = Lanes.vector() && Lanes.floats() == 16;

    /** After epilogues, as models do. */
    private static final Pass JOIN = Passes.repeated("join", List.of(
            Pass.of("fuse", FuseEpilogues::new), Pass.of("join", JoinExpansions::new)));

    private static Tensor expansion(Evaluator ev, Tensor x) {
        return ev.clip(ev.conv2d(x, Graphs.random(1, 64, 1, 1, 8), Graphs.random(2, 64), Stride.ONE, Padding.NONE,
                Dilation.ONE, 1), 0, 6);
    }

    private static Tensor depthwise(Evaluator ev, Tensor x, int stride) {
        return ev.conv2d(x, Graphs.random(3, 64, 3, 3, 1), Graphs.random(4, 64), Stride.of(stride), Padding.of(1),
                Dilation.ONE, 64);
    }

    @Test
    void joinsTheTwoWithTheirEpilogues() {
        Graph graph = Graphs.of(IMAGE, (ev, x) -> ev.clip(depthwise(ev, expansion(ev, x), 1), 0, 6));
        Graph joined = assertExactly(graph, JOIN, PAYS ? "expandedDepthwise" : "fusedConv2d fusedConv2d");
        long before = graph.nodes().stream().mapToLong(JoinExpansionsTest::multiplyAdds).sum();
        assertEquals(before, joined.nodes().stream().mapToLong(JoinExpansionsTest::multiplyAdds).sum());
    }

    private static long multiplyAdds(dev.lanewise.inference.graph.Node node) {
        return node.op().multiplyAdds(
                node.inputs().stream().map(value -> value.type()).toList(),
                node.outputs().stream().map(value -> value.type()).toList());
    }

    @Test
    void joinsThemWithoutABiasAndWithStrideTwo() {
        Graph graph = Graphs.of(IMAGE, (ev, x) -> ev.conv2d(
                ev.conv2d(x, Graphs.random(1, 64, 1, 1, 8), Stride.ONE, Padding.NONE, Dilation.ONE, 1),
                Graphs.random(3, 64, 3, 3, 1), Stride.of(2), Padding.of(1), Dilation.ONE, 64));
        assertExactly(graph, JOIN, PAYS ? "expandedDepthwise" : "conv2d conv2d");
    }

    @Test
    void leavesAnExpansionThatTheCacheHolds() {
        Graph graph = Graphs.of(Shape.of(1, 28, 28, 8), (ev, x) -> depthwise(ev, expansion(ev, x), 1));
        assertExactly(graph, JOIN, "fusedConv2d conv2d");
    }

    @Test
    void leavesAnExpansionThatOthersRead() {
        Graph graph = Graphs.of(List.of(IMAGE), (ev, in) -> {
            Tensor y = expansion(ev, in.getFirst());
            return List.of(depthwise(ev, y, 1), y);
        });
        assertExactly(graph, JOIN, "fusedConv2d conv2d");
    }

    @Test
    void leavesOtherEpilogues() {
        assertExactly(Graphs.of(IMAGE, (ev, x) -> ev.tanh(depthwise(ev, expansion(ev, x), 1))), JOIN,
                "fusedConv2d fusedConv2d");
        assertExactly(Graphs.of(IMAGE, (ev, x) -> {
            Tensor y = ev.exp(Graphs.random(5, 1, 70, 70, 64));
            return ev.add(depthwise(ev, expansion(ev, x), 1), y);
        }), JOIN, "fusedConv2d fusedConv2d");
    }

    @Test
    void theOperatorChecksItsInputs() {
        Conv2d one = new Conv2d(Stride.ONE, Padding.NONE, Dilation.ONE, 1);
        FusedConv2d plain = new FusedConv2d(one, false, false, Activation.NONE);
        FusedConv2d residual = new FusedConv2d(one, false, true, Activation.NONE);
        assertThrows(ShapeException.class, () -> new ExpandedDepthwise(plain, residual));
        assertThrows(ShapeException.class, () -> new ExpandedDepthwise(plain, plain).types(
                List.of(TensorInfo.of(Graphs.random(1, 1, 2, 2, 3)))));
    }
}
