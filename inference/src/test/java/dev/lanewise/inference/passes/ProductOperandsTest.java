package dev.lanewise.inference.passes;

import static dev.lanewise.inference.passes.PassAssertions.assertExactly;
import static dev.lanewise.inference.passes.PassAssertions.assertNearly;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How products read their operands. */
class ProductOperandsTest {
    private static final Pass OPERANDS = Pass.of("operands", MatmulOperands::new);
    private static final Pass FLATTENED = Pass.of("flattened", FlattenedWeights::new);
    private static final Shape X = Shape.of(2, 3, 4);

    @Test
    void readsATransposedOperandInPlace() {
        Graph graph = Graphs.of(List.of(X, X), (ev, in) -> List.of(
                ev.matmul(ev.transpose(in.getFirst()), false, ev.transpose(in.getLast()), true)));
        assertExactly(graph, OPERANDS, "matmul");
        Graph both = Graphs.of(List.of(X, X), (ev, in) -> List.of(
                ev.matmul(in.getFirst(), ev.transpose(in.getLast()))));
        assertExactly(both, OPERANDS, "matmul");
    }

    @Test
    void keepsAnotherPermutation() {
        Graph graph = Graphs.of(List.of(X, Shape.of(4, 2, 3)), (ev, in) -> List.of(
                ev.matmul(in.getFirst(), ev.permute(in.getLast(), 1, 0, 2))));
        assertExactly(graph, OPERANDS, "permute matmul");
    }

    @Test
    void readsASingleRightMatrixWithoutBatchAxes() {
        Graph graph = Graphs.of(X, (ev, x) -> ev.matmul(x, Graphs.random(1, 1, 4, 5)));
        assertExactly(graph, OPERANDS, "matmul");
    }

    @Test
    void keepsBatchAxesThatTheResultNeeds() {
        Graph graph = Graphs.of(Shape.of(3, 4), (ev, x) -> ev.matmul(x, Graphs.random(1, 1, 4, 5)));
        assertExactly(graph, OPERANDS, "matmul");
    }

    @Test
    void permutesWeightsInsteadOfAnImage() {
        Shape image = Shape.of(2, 3, 4, 5);
        Graph linear = Graphs.of(image, (ev, x) -> ev.linear(
                ev.flatten(Channels.first(ev, x), 1), Graphs.random(1, 7, 60), Graphs.random(2, 7)));
        assertNearly(linear, FLATTENED, "reshape linear");
        Graph matmul = Graphs.of(image, (ev, x) -> ev.matmul(
                ev.flatten(Channels.first(ev, x), 1), Graphs.random(1, 60, 7)));
        assertNearly(matmul, FLATTENED, "reshape matmul");
    }

    @Test
    void staysWhereTheBatchMoves() {
        Graph graph = Graphs.of(Shape.of(2, 3, 4, 5), (ev, x) -> ev.linear(
                ev.flatten(ev.permute(x, 1, 0, 3, 2), 1), Graphs.random(1, 7, 40)));
        assertExactly(graph, FLATTENED, "permute reshape linear");
    }
}
