package dev.lanewise.inference.passes;

import static dev.lanewise.inference.passes.PassAssertions.assertExactly;
import static dev.lanewise.inference.passes.PassAssertions.assertNearly;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.inference.ops.FusedOp;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is folded into convolutions and products: scales into weights, the rest into the epilogue. */
class EpilogueTest {
    private static final Pass FUSE = Pass.of("fuse", FuseEpilogues::new);
    private static final Pass SCALES = Pass.of("scales", FoldScales::new);
    private static final Shape ROWS = Shape.of(2, 3, 4);
    private static final Shape IMAGE = Shape.of(1, 5, 6, 4);
    private static final Tensor W = Graphs.random(1, 4, 4);

    private static FusedOp last(Graph graph) {
        return (FusedOp) graph.nodes().getLast().op();
    }

    @Test
    void takesBiasResidualAndActivationIn() {
        Graph graph = Graphs.of(List.of(ROWS, ROWS), (ev, in) -> List.of(ev.gelu(ev.add(
                in.getLast(), ev.add(Graphs.random(2, 4), ev.matmul(in.getFirst(), W))))));
        FusedOp op = last(assertExactly(graph, FUSE, "fusedMatmul"));
        assertEquals(true, op.bias() && op.residual());
        assertEquals(UnaryFunction.GELU, op.activation().function());
    }

    @Test
    void keepsTheOrderOfTheEpilogue() {
        Graph graph = Graphs.of(List.of(ROWS, ROWS), (ev, in) -> List.of(ev.add(
                in.getLast(), ev.gelu(ev.linear(in.getFirst(), W)))));
        assertExactly(graph, FUSE, "fusedLinear add");
    }

    @Test
    void takesABiasThatIsComputed() {
        Graph graph = Graphs.of(List.of(ROWS, Shape.of(4)), (ev, in) -> List.of(
                ev.add(ev.matmul(in.getFirst(), W), ev.exp(in.getLast()))));
        assertEquals(true, last(assertExactly(graph, FUSE, "exp fusedMatmul")).bias());
    }

    @Test
    void leavesAnAdditionThatBroadcasts() {
        Graph graph = Graphs.of(List.of(ROWS, Shape.of(3, 1)), (ev, in) -> List.of(
                ev.add(ev.matmul(in.getFirst(), W), in.getLast())));
        assertExactly(graph, FUSE, "matmul add");
        Graph wider = Graphs.of(List.of(Shape.of(1, 4), ROWS), (ev, in) -> List.of(
                ev.add(ev.matmul(in.getFirst(), W), in.getLast())));
        assertExactly(wider, FUSE, "matmul add");
    }

    @Test
    void leavesAProductThatOthersRead() {
        Graph graph = Graphs.of(List.of(ROWS), (ev, in) -> {
            Tensor y = ev.linear(in.getFirst(), W);
            return List.of(ev.relu(y), y);
        });
        assertExactly(graph, FUSE, "linear relu");
        assertExactly(Graphs.of(ROWS, (ev, x) -> {
            Tensor y = ev.linear(x, W);
            return ev.add(y, y);
        }), FUSE, "linear add");
    }

    @Test
    void addsAResidualBeforeAReshape() {
        Graph graph = Graphs.of(List.of(Shape.of(6, 4), ROWS), (ev, in) -> List.of(ev.add(
                ev.reshape(ev.linear(in.getFirst(), W), 2, 3, 4), in.getLast())));
        assertEquals(true, last(new Graph(graph.inputs(),
                assertExactly(graph, FUSE, "reshape fusedLinear reshape").nodes().subList(0, 2), graph.outputs()))
                .residual());
    }

    @Test
    void foldsBatchNormalisationIntoAConvolution() {
        Graph graph = Graphs.of(IMAGE, (ev, x) -> {
            Tensor y = ev.conv2d(x, Graphs.random(1, 6, 3, 3, 2), Graphs.random(2, 6), Stride.of(1), Padding.of(1),
                    Dilation.ONE, 2);
            return ev.batchNormalize(y, Graphs.random(3, 6), Graphs.positive(4, 6), Graphs.random(5, 6),
                    Graphs.random(6, 6), 0.01f);
        });
        assertNearly(graph, SCALES, "conv2d");
    }

    @Test
    void foldsBatchNormalisationIntoATransposedConvolution() {
        Graph graph = Graphs.of(IMAGE, (ev, x) -> {
            Tensor y = ev.convTranspose2d(x, Graphs.random(1, 4, 2, 2, 3), Stride.of(2), Padding.NONE, Dilation.ONE,
                    2, 0, 0);
            return ev.batchNormalize(ev.add(y, Graphs.random(2, 6)), Graphs.random(3, 6), Graphs.positive(4, 6),
                    Graphs.random(5, 6), Graphs.random(6, 6), 0.01f);
        });
        assertNearly(graph, SCALES, "conv2dInputGradient add");
    }

    @Test
    void foldsScalesAndShiftsIntoProducts() {
        Graph linear = Graphs.of(ROWS, (ev, x) -> ev.subtract(ev.divide(
                ev.add(ev.linear(x, W), Graphs.random(2, 4)), Graphs.positive(3, 1, 4)), Graphs.random(4, 4)));
        assertNearly(linear, SCALES, "linear");
        Graph matmul = Graphs.of(ROWS, (ev, x) -> ev.multiply(
                ev.add(ev.matmul(x, false, W, true), Graphs.random(2, 4)), Graphs.random(3, 4)));
        assertNearly(matmul, SCALES, "matmul add");
        Graph scalar = Graphs.of(ROWS, (ev, x) -> ev.affine(ev.matmul(x, W), 0.125f, 0));
        assertNearly(scalar, SCALES, "matmul");
    }

    @Test
    void doesNotScaleWeightsThatARunComputes() {
        Graph graph = Graphs.of(List.of(ROWS, Shape.of(4, 4)), (ev, in) -> List.of(
                ev.multiply(ev.matmul(in.getFirst(), in.getLast()), Graphs.random(3, 4))));
        assertExactly(graph, SCALES, "matmul multiply");
    }

    @Test
    void doesNotScaleAlongAnotherAxis() {
        Graph graph = Graphs.of(Shape.of(4, 4), (ev, x) -> ev.multiply(ev.matmul(x, W), Graphs.random(3, 4, 1)));
        assertExactly(graph, SCALES, "matmul multiply");
    }

    @Test
    void foldsZeroPaddingIntoAConvolution() {
        Pass padding = Pass.of("padding", FoldPadding::new);
        Tensor w = Graphs.random(1, 6, 3, 3, 4);
        Graph graph = Graphs.of(IMAGE, (ev, x) -> ev.conv2d(
                ev.pad(x, new int[] {0, 1, 0, 0}, new int[] {0, 2, 1, 0}, 0), w, Stride.of(2), Padding.of(1),
                Dilation.ONE, 1));
        assertExactly(graph, padding, "conv2d");
        Graph ones = Graphs.of(IMAGE, (ev, x) -> ev.conv2d(
                ev.pad(x, new int[] {0, 1, 0, 0}, new int[] {0, 2, 1, 0}, 1), w, Stride.of(2), Padding.of(1),
                Dilation.ONE, 1));
        assertExactly(ones, padding, "pad conv2d");
    }
}
