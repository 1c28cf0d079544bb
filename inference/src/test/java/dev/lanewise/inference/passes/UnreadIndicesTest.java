package dev.lanewise.inference.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.MaxPool2d;
import dev.lanewise.tensor.ops.Window2d;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnreadIndicesTest {
    private static final Pass UNREAD = Pass.of("unread", UnreadIndices::new);
    private static final MaxPool2d POOL = new MaxPool2d(Window2d.of(2));
    private static final Tensor X = Tensor.of(Shape.of(1, 2, 2, 2), 1, 2, 3, Float.NaN, -5, 6, 7, 8);

    @Test
    void computesNoIndicesThatNobodyReads() {
        Graph graph = Graphs.of(X.shape(), (ev, x) -> ev.apply(POOL, x).getFirst());
        Graph after = UNREAD.apply(graph);
        assertInstanceOf(MaxPool2d.Values.class, after.nodes().getLast().op());
        assertEquals(Graphs.run(graph, List.of(X), Device.cpu()), Graphs.run(after, List.of(X), Device.cpu()));
    }

    @Test
    void keepsThoseThatAreRead() {
        Graph graph = Graphs.of(X.shape(), (ev, x) -> ev.apply(POOL, x).getLast());
        assertEquals(graph, UNREAD.apply(graph));
    }
}
