package dev.lanewise.inference.passes;

import static dev.lanewise.inference.passes.PassAssertions.assertExactly;
import static dev.lanewise.inference.passes.PassAssertions.assertNearly;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.inference.ops.AxisOp;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.ArgMax;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SinkPermutationsTest {
    private static final Pass SINK = Passes.repeated("sink", List.of(
            Pass.of("sink", SinkPermutations::new),
            Pass.of("merge", MergeMovement::new),
            Pass.of("identities", IdentityRemoval::new)));

    private static final Shape X = Shape.of(2, 3, 4, 5);

    private static Graph permuted(BiFunction<Evaluator, Tensor, Tensor> code) {
        return Graphs.of(X, (ev, x) -> code.apply(ev, ev.permute(x, 0, 3, 1, 2)));
    }

    @Test
    void sinksThroughFunctionsOfEachElement() {
        assertExactly(permuted((ev, x) -> ev.cast(ev.exp(x), DType.INT64)), SINK, "exp cast permute");
    }

    @Test
    void permutesConstantsOnce() {
        assertExactly(permuted((ev, x) -> ev.add(x, Graphs.random(1, 5, 1, 1))), SINK, "add permute");
        assertExactly(permuted((ev, x) -> ev.add(Graphs.random(1, 2, 5, 3, 4), x)), SINK, "add permute");
    }

    @Test
    void leavesSingleNumbersAsTheyAre() {
        assertExactly(permuted((ev, x) -> ev.add(x, Tensor.of(Shape.of(1, 1), 2f))), SINK, "add permute");
    }

    @Test
    void sinksBothOperandsOfOneOrder() {
        Graph graph = Graphs.of(List.of(X, X), (ev, in) -> List.of(ev.multiply(
                ev.permute(in.getFirst(), 0, 3, 1, 2), ev.permute(in.getLast(), 0, 3, 1, 2))));
        assertExactly(graph, SINK, "multiply permute");
    }

    @Test
    void permutesTheLesserOperandInstead() {
        Graph graph = Graphs.of(List.of(X, Shape.of(5, 3, 1)), (ev, in) -> List.of(ev.multiply(
                ev.permute(in.getFirst(), 0, 3, 1, 2), in.getLast())));
        assertExactly(graph, SINK, "reshape permute multiply permute");
    }

    @Test
    void reshapesAGateInsteadOfPermutingIt() {
        Graph graph = Graphs.of(List.of(X, Shape.of(2, 5, 1, 1)), (ev, in) -> List.of(ev.multiply(
                ev.permute(in.getFirst(), 0, 3, 1, 2), in.getLast())));
        assertExactly(graph, SINK, "reshape multiply permute");
    }

    @Test
    void staysWhereAnOperandOfTheSameSizeIsNotPermuted() {
        Graph graph = Graphs.of(List.of(X, Shape.of(2, 5, 3, 4)), (ev, in) -> List.of(ev.multiply(
                ev.permute(in.getFirst(), 0, 3, 1, 2), in.getLast())));
        assertExactly(graph, SINK, "permute multiply");
    }

    @Test
    void mapsTheAxisOfConcatenation() {
        Graph graph = Graphs.of(List.of(X, X), (ev, in) -> List.of(ev.concat(-3,
                ev.permute(in.getFirst(), 0, 3, 1, 2), ev.permute(in.getLast(), 0, 3, 1, 2))));
        assertExactly(graph, SINK, "concat permute");
    }

    @Test
    void mapsAxesOfSlicesAndPads() {
        assertExactly(
                permuted((ev, x) -> ev.pad(ev.slice(x, 1, 1, 4), new int[] {0, 1, 2, 3}, new int[] {3, 0, 1, 0}, 2)),
                SINK, "slice pad permute");
    }

    @Test
    void mapsAxesOfReductions() {
        assertNearly(permuted((ev, x) -> ev.mean(x, true, 2, -1)), SINK, "mean reshape");
        assertNearly(permuted((ev, x) -> ev.sum(x, false, 0)), SINK, "sum permute");
        assertNearly(permuted((ev, x) -> ev.sum(x, false)), SINK, "sum");
        assertExactly(permuted((ev, x) -> ev.max(x, false, 1, 3)), SINK, "max");
        assertExactly(permuted((ev, x) -> ev.applyOne(new ArgMax(1), x)), SINK, "argMax");
    }

    @Test
    void mapsAxesOfLookups() {
        Tensor one = Tensor.of(Shape.SCALAR, 2L);
        Tensor several = Tensor.of(Shape.of(3), 2L, 0L, -1L);
        assertExactly(permuted((ev, x) -> ev.gather(x, one, 1)), SINK, "gather");
        assertExactly(permuted((ev, x) -> ev.gather(x, several, 2)), SINK, "gather permute");
    }

    @Test
    void sinksThroughRowsWhereTheLastAxisStays() {
        BiFunction<Evaluator, Tensor, Tensor> rows = (ev, x) -> ev.matmul(
                ev.linear(ev.softmax(ev.permute(x, 0, 2, 1, 3)), Graphs.random(1, 7, 5)), Graphs.random(2, 7, 5));
        assertExactly(Graphs.of(X, rows), SINK, "softmax linear matmul permute");
        assertExactly(permuted((ev, x) -> ev.softmax(x)), SINK, "permute softmax");
    }

    @Test
    void splitsAnAxisBeforeThePermutation() {
        Graph graph = Graphs.of(Shape.of(2, 3, 4, 6), (ev, x) -> ev.reshape(Channels.first(ev, x), 2, 2, 3, 3, 4));
        assertExactly(graph, SINK, "reshape permute");
    }

    @Test
    void joinsNeighboursBeforeThePermutation() {
        Graph graph = Graphs.of(X, (ev, x) -> ev.permute(ev.reshape(Channels.first(ev, x), 2, 5, 12), 0, 2, 1));
        assertExactly(graph, SINK, "reshape");
    }

    @Test
    void staysBeforeAReshapeThatMixesAxes() {
        assertExactly(permuted((ev, x) -> ev.reshape(x, 2, 60)), SINK, "permute reshape");
        assertExactly(permuted((ev, x) -> ev.reshape(x, 15, 8)), SINK, "permute reshape");
    }

    @Test
    void cancelsBetweenConvolutions() {
        Graph graph = Graphs.of(Shape.of(1, 3, 6, 5), (ev, x) -> {
            Tensor y = ev.relu(Channels.conv(ev, x, 4));
            Tensor z = ev.add(Channels.conv(ev, ev.relu(Channels.conv(ev, y, 4)), 4), y);
            return ev.mean(Channels.conv(ev, ev.concat(1, z, y), 2), false, 2, 3);
        });
        assertNearly(graph, SINK, "permute conv2d relu conv2d relu conv2d add concat conv2d mean");
    }

    /** Each number with the sum of those before it along an axis: an operator of another module. */
    private record RunningSum(int axis, boolean sinks) implements AxisOp, HostOp {
        @Override
        public String name() {
            return "runningSum";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            return List.of(inputs.getFirst().type());
        }

        @Override
        public void forward(List<Tensor> inputs, List<Tensor> outputs) {
            Tensor x = inputs.getFirst();
            Shape shape = x.shape();
            int inner = shape.elements(axis + 1, shape.rank());
            for (int i = 0; i < x.elements(); i++) {
                boolean first = i / inner % shape.size(axis) == 0;
                float before = first ? 0 : outputs.getFirst().floats()[outputs.getFirst().offset() + i - inner];
                outputs.getFirst().floats()[outputs.getFirst().offset() + i] = before + x.floats()[x.offset() + i];
            }
        }

        @Override
        public @Nullable Op beneath(List<Integer> axes) {
            return sinks ? new RunningSum(axes.get(axis), true) : null;
        }
    }

    @Test
    void asksOperatorsOfOtherModulesWhatTheyAreBeneathAPermutation() {
        assertExactly(permuted((ev, x) -> ev.applyOne(new RunningSum(1, true), x)), SINK, "runningSum permute");
        assertExactly(permuted((ev, x) -> ev.applyOne(new RunningSum(1, false), x)), SINK, "permute runningSum");
    }

    @Test
    void keepsAPermutationThatIsAnOutput() {
        Graph graph = Graphs.of(List.of(X), (ev, in) -> {
            Tensor p = ev.permute(in.getFirst(), 0, 3, 1, 2);
            return List.of(p, ev.permute(ev.exp(p), 0, 2, 3, 1));
        });
        assertExactly(graph, SINK, "permute exp");
    }
}
