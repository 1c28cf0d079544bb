package dev.lanewise.inference.passes;

import static dev.lanewise.inference.passes.PassAssertions.assertExactly;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reshapes that merge, and that move towards the outputs. */
class ReshapesTest {
    private static final Pass MERGE = Pass.of("merge", MergeMovement::new);
    private static final Pass SINK = Pass.of("sink", SinkReshapes::new);
    private static final Shape X = Shape.of(2, 3, 4);

    @Test
    void mergesReshapes() {
        assertExactly(Graphs.of(X, (ev, x) -> ev.reshape(ev.reshape(x, 6, 4), 24)), MERGE, "reshape");
        assertExactly(Graphs.of(X, (ev, x) -> ev.exp(ev.reshape(ev.reshape(x, 6, 4), 2, 3, 4))), MERGE, "exp");
    }

    @Test
    void mergesPermutations() {
        assertExactly(Graphs.of(X, (ev, x) -> ev.permute(ev.permute(x, 1, 2, 0), 1, 2, 0)), MERGE, "permute");
        assertExactly(Graphs.of(X, (ev, x) -> ev.exp(ev.permute(ev.permute(x, 1, 2, 0), -1, 0, 1))), MERGE, "exp");
    }

    @Test
    void makesAReshapeOfAPermutationThatMovesOnlyOnes() {
        assertExactly(Graphs.of(Shape.of(2, 1, 1, 5), (ev, x) -> ev.permute(x, 0, 3, 1, 2)), MERGE, "reshape");
    }

    @Test
    void letsAReductionKeepItsAxes() {
        assertExactly(Graphs.of(X, (ev, x) -> ev.unsqueeze(ev.mean(x, false, -1), 2)), MERGE, "mean");
        assertExactly(Graphs.of(X, (ev, x) -> ev.reshape(ev.sum(x, false), 1, 1, 1)), MERGE, "sum");
        assertExactly(Graphs.of(X, (ev, x) -> ev.unsqueeze(ev.mean(x, false, -1), 1)), MERGE, "mean reshape");
    }

    @Test
    void appliesFunctionsOfElementsBeforeAReshape() {
        assertExactly(Graphs.of(X, (ev, x) -> ev.exp(ev.reshape(x, 6, 4))), SINK, "exp reshape");
        assertExactly(Graphs.of(List.of(X, X), (ev, in) -> List.of(ev.add(
                ev.reshape(in.getFirst(), 6, 4), ev.reshape(in.getLast(), 6, 4)))), SINK, "add reshape");
        assertExactly(Graphs.of(X, (ev, x) -> ev.pow(ev.reshape(x, 6, 4), Tensor.of(Shape.of(1), 3f))), SINK,
                "pow reshape");
    }

    @Test
    void staysWhereShapesDiffer() {
        Graph sources = Graphs.of(List.of(X, Shape.of(4, 6)), (ev, in) -> List.of(ev.add(
                ev.reshape(in.getFirst(), 6, 4), ev.reshape(in.getLast(), 6, 4))));
        assertExactly(sources, SINK, "reshape reshape add");
        Graph broadcast = Graphs.of(List.of(X, Shape.of(4)), (ev, in) -> List.of(ev.add(
                ev.reshape(in.getFirst(), 6, 4), ev.reshape(in.getLast(), 1, 4))));
        assertExactly(broadcast, SINK, "reshape reshape add");
    }

    @Test
    void appliesFunctionsOfRowsBeforeAReshapeThatKeepsThem() {
        Tensor w = Graphs.random(1, 5, 4);
        assertExactly(
                Graphs.of(X, (ev, x) -> ev.linear(ev.softmax(ev.reshape(x, 6, 4)), w)), SINK, "softmax linear reshape");
        assertExactly(Graphs.of(X, (ev, x) -> ev.softmax(ev.reshape(x, 2, 12))), SINK, "reshape softmax");
    }
}
