package dev.lanewise.inference.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.inference.graph.Capture;
import dev.lanewise.inference.graph.Graph;
import dev.lanewise.inference.graph.Node;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.PackedConstants;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ops.Reshape;
import dev.lanewise.tensor.ops.Unary;
import java.util.List;
import org.junit.jupiter.api.Test;

class RewriterTest {
    private static final Shape X = Shape.of(2, 3);

    private static boolean is(Node node, UnaryFunction function) {
        return node.op() instanceof Unary unary && unary.function() == function;
    }

    @Test
    void keepsTheGraphItselfWhereARuleDoesNothing() {
        Graph graph = Graphs.of(X, (ev, x) -> ev.exp(x));
        assertSame(graph, Rewriter.rewrite(graph, new PackedConstants(), (node, rewriter) -> {}));
    }

    @Test
    void showsARuleWhatItWroteBefore() {
        Graph graph = Graphs.of(X, (ev, x) -> ev.abs(ev.abs(ev.abs(x))));
        Graph after = Rewriter.rewrite(graph, new PackedConstants(), (node, rewriter) -> {
            Node before = rewriter.producer(node.input(0));
            if (before != null && is(before, UnaryFunction.ABS)) rewriter.replace(node.output(), before.output());
        });
        assertEquals("abs", Graphs.names(after));
    }

    @Test
    void leavesOutWhatNobodyReadsAnyLonger() {
        Graph graph = Graphs.of(X, (ev, x) -> ev.exp(ev.negate(ev.abs(x))));
        Graph after = Rewriter.rewrite(graph, new PackedConstants(), (node, rewriter) -> {
            if (is(node, UnaryFunction.EXP)) {
                rewriter.replace(node.output(), rewriter.one(node.op(), graph.inputs().getFirst()));
            }
        });
        assertEquals("exp", Graphs.names(after));
    }

    @Test
    void keepsWhatIsAnOutputToo() {
        Graph graph = Graphs.of(List.of(X), (ev, in) -> {
            var inner = ev.abs(in.getFirst());
            return List.of(inner, ev.exp(inner));
        });
        Graph after = Rewriter.rewrite(graph, new PackedConstants(), (node, rewriter) -> {
            if (is(node, UnaryFunction.EXP)) {
                rewriter.replace(node.output(), rewriter.one(node.op(), graph.inputs().getFirst()));
            }
        });
        assertEquals("abs exp", Graphs.names(after));
    }

    @Test
    void countsReadersOfWhatTakesAnothersPlace() {
        Graph graph = Graphs.of(List.of(X), (ev, in) -> {
            var inner = ev.abs(in.getFirst());
            return List.of(ev.exp(ev.negate(inner)), ev.sin(ev.negate(inner)));
        });
        Rewriter.rewrite(graph, new PackedConstants(), (node, rewriter) -> {
            if (is(node, UnaryFunction.NEGATE)) rewriter.replace(node.output(), node.input(0));
            if (is(node, UnaryFunction.EXP)) assertFalse(rewriter.isReadOnlyHere(node.input(0)));
            if (is(node, UnaryFunction.SIN)) assertFalse(rewriter.isReadOnlyHere(node.input(0)));
        });
    }

    @Test
    void refusesAValueOfAnotherType() {
        Graph graph = Graphs.of(X, (ev, x) -> ev.exp(x));
        assertThrows(IllegalStateException.class,
                () -> Rewriter.rewrite(graph, new PackedConstants(), (node, rewriter) -> rewriter.replace(
                        node.output(), rewriter.one(Reshape.of(3, 2), node.input(0)))));
    }

    @Test
    void keepsLabels() {
        Graph graph = Graphs.of(X, (ev, x) -> {
            ((Capture) ev).label("Exp 'a'");
            return ev.exp(x);
        });
        Graph after = Rewriter.rewrite(graph, new PackedConstants(), (node, rewriter) -> {
            rewriter.replace(node.output(), rewriter.one(new Unary(UnaryFunction.SIN, 0, 0), node.input(0)));
        });
        assertEquals("Exp 'a'", after.nodes().getFirst().label());
    }
}
