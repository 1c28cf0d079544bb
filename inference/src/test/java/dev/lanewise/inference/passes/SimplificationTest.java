package dev.lanewise.inference.passes;

import static dev.lanewise.inference.passes.PassAssertions.assertExactly;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.ops.Reshape;
import dev.lanewise.tensor.ops.Cast;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Concat;
import dev.lanewise.tensor.ops.Detach;
import dev.lanewise.tensor.ops.Expand;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dead code, constants, common subexpressions, identities. */
class SimplificationTest {
    private static final Shape X = Shape.of(2, 3);
    private static final Pass FOLD = Pass.of("fold", ConstantFolding::new);
    private static final Pass ALL = Passes.repeated("all", Passes.standard());
    private static final Pass IDENTITIES = Pass.of("identities", IdentityRemoval::new);

    @Test
    void leavesOutDeadCode() {
        Graph graph = Graphs.of(X, (ev, x) -> {
            Tensor dead = ev.exp(ev.abs(x));
            assertEquals(X, dead.shape());
            return ev.sin(x);
        });
        assertExactly(graph, new DeadCode(), "sin");
    }

    @Test
    void keepsANodeOfWhichOneOutputIsRead() {
        Graph graph = Graphs.of(Shape.of(4, 3), (ev, x) -> ev.batchStatistics(x).getLast());
        assertExactly(graph, new DeadCode(), "batchStatistics");
    }

    @Test
    void foldsConstants() {
        Value constant = Constants.of(Shape.of(2), 1, 2);
        Value y = Value.of(constant.type());
        Graph graph = new Graph(List.of(), List.of(new Node(new Detach(), List.of(constant), List.of(y), "")),
                List.of(y));
        assertExactly(graph, FOLD, "");
    }

    @Test
    void doesNotExpandALargeConstant() {
        Value constant = Value.of(Tensor.full(Shape.of(100, 1), 1));
        Shape large = Shape.of(100, 1000);
        Value y = Value.of(constant.type().withShape(large));
        Graph graph = new Graph(List.of(), List.of(new Node(new Expand(large), List.of(constant), List.of(y), "")),
                List.of(y));
        assertExactly(graph, FOLD, "expand");
    }

    @Test
    void sharesCommonSubexpressions() {
        Graph graph = Graphs.of(X, (ev, x) -> ev.add(ev.exp(ev.abs(x)), ev.sin(ev.exp(ev.abs(x)))));
        assertExactly(graph, Pass.of("share", CommonSubexpressions::new), "abs exp sin add");
    }

    @Test
    void takesEqualSmallConstantsForOne() {
        Graph graph = Graphs.of(X, (ev, x) -> ev.multiply(
                ev.add(x, Tensor.scalar(2)), ev.add(x, Tensor.scalar(2))));
        assertExactly(graph, Pass.of("share", CommonSubexpressions::new), "add multiply");
    }

    @Test
    void keepsZerosOfBothSignsApart() {
        Graph graph = Graphs.of(X, (ev, x) -> ev.multiply(
                ev.add(x, Tensor.scalar(0f)), ev.add(x, Tensor.scalar(-0f))));
        assertExactly(graph, Pass.of("share", CommonSubexpressions::new), "add add multiply");
    }

    @Test
    void removesMovementsThatMoveNothing() {
        Graph graph = Graphs.of(X, (ev, x) -> {
            Tensor y = ev.applyOne(Reshape.of(2, 3), x);
            y = ev.permute(y, 0, 1);
            y = ev.slice(y, 1, 0, 3);
            y = ev.pad(y, new int[2], new int[2], 7);
            y = ev.applyOne(new Expand(X), y);
            y = ev.applyOne(new Concat(1), y);
            y = ev.applyOne(new Cast(DType.FLOAT32), y);
            return ev.exp(y);
        });
        assertExactly(graph, IDENTITIES, "exp");
    }

    @Test
    void keepsAReversingSlice() {
        Graph graph = Graphs.of(X, (ev, x) -> ev.slice(
                x, new int[] {0, 2}, new int[] {2, Integer.MIN_VALUE}, new int[] {1, -1}));
        assertExactly(graph, IDENTITIES, "slice");
    }

    @Test
    void removesArithmeticThatChangesNoBit() {
        Graph graph = Graphs.of(X, (ev, x) -> {
            Tensor y = ev.multiply(Tensor.scalar(1), x);
            y = ev.divide(y, Tensor.scalar(1));
            y = ev.subtract(y, Tensor.scalar(0));
            y = ev.add(y, Tensor.scalar(-0f));
            return ev.affine(y, 1, -0f);
        });
        Graph after = assertExactly(graph, IDENTITIES, "");
        assertEquals(graph.inputs(), after.outputs());
        Tensor zeros = Tensor.of(X, -0f, 0f, Float.NaN, 1, 2, 3);
        assertEquals(
                Graphs.run(graph, List.of(zeros), Device.cpu()),
                Graphs.run(after, List.of(zeros), Device.cpu()));
    }

    @Test
    void keepsTheAdditionThatChangesTheSignOfZero() {
        assertExactly(Graphs.of(X, (ev, x) -> ev.add(x, Tensor.scalar(0))), IDENTITIES, "add");
    }

    @Test
    void keepsAnIdentityThatBroadcasts() {
        Graph graph = Graphs.of(Shape.of(1), (ev, x) -> ev.multiply(x, Tensor.full(Shape.of(1, 1), 1)));
        assertExactly(graph, IDENTITIES, "multiply");
    }

    @Test
    void settlesAfterTheStandardPasses() {
        Graph graph = Graphs.of(X, (ev, x) -> ev.multiply(ev.exp(x), ev.exp(ev.multiply(x, Tensor.scalar(1)))));
        Graph after = ALL.apply(graph);
        assertSame(after, ALL.apply(after));
    }
}
