package dev.lanewise.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.inference.plan.Arena;
import dev.lanewise.inference.plan.Execution;
import dev.lanewise.inference.plan.Plan;
import dev.lanewise.inference.plan.WatchedWorkers;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.layers.Linear;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.PackedConstants;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.LogSoftmax;
import dev.lanewise.tensor.ops.Unary;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HeatingTest {
    private static final int N = 200;

    @BeforeEach
    void vectorCodeIsThere() {
        assumeTrue(Lanes.vector(), () -> "scalar twins are all there is: " + Lanes.explanation());
    }

    private static Plan plan(UnaryFunction function) {
        return plan(new Unary(function, 0, 0));
    }

    private static Plan plan(Op op) {
        Value x = Value.of(new TensorType(DType.FLOAT32, Shape.of(N)));
        Value y = Value.of(x.type());
        Graph graph = new Graph(List.of(x), List.of(new Node(op, List.of(x), List.of(y), "f")), List.of(y));
        return Plan.of(graph, Device.cpu().kernels(), new PackedConstants(),
                new WatchedWorkers(Workers.INLINE, () -> {}));
    }

    @Test
    @Timeout(120)
    void aColdPlanIsBroughtToSpeedInTheBackground() throws InterruptedException {
        Plan plan = plan(UnaryFunction.SOFTSIGN);
        if (plan.warmth().isHot()) return; // another test of this JVM has run unary functions

        Heating.ranCold(plan, Long.MAX_VALUE, 1);
        while (!plan.warmth().isHot()) Thread.sleep(10);

        assertTrue(plan(UnaryFunction.SOFTSIGN).warmth().isHot(), "a later plan of the same operators is hot at once");
    }

    /** Otherwise a service whose deadlines are too short for scalar code would never have any other. */
    @Test
    @Timeout(120)
    void aPlanWhoseColdRunIsEndedIsBroughtToSpeedAllTheSame() throws InterruptedException {
        if (plan(new LogSoftmax()).warmth().isHot()) return; // another test of this JVM has seen to it
        Cancellation cancellation = new Cancellation();
        Workers cancelling = new CancellingWorkers(cancellation);
        int rows = 1 << 15;
        Model model = Model.compile(
                (ev, x) -> ev.logSoftmax(x), Shape.of(rows, N), ModelOptions.DEFAULT.withWorkers(cancelling));
        float[] x = new float[rows * N];
        assertThrows(RunCancelledException.class, () -> model.run(x, RunOptions.cancelledBy(cancellation)));
        while (!plan(new LogSoftmax()).warmth().isHot()) Thread.sleep(10);
    }

    @Test
    void aRehearsalRunsEachKindOfStepAndLeavesRunsAsTheyWere() {
        Plan plan = plan(UnaryFunction.SOFTSIGN);
        Arena arena = new Arena();
        arena.grow(plan.sizes());
        WatchedWorkers alone = new WatchedWorkers(Workers.INLINE, () -> {});
        Execution execution = new Execution(plan, arena, Device.cpu().kernels(), false, alone, () -> {});
        float[] x = execution.input(0).floats();
        Arrays.fill(x, execution.input(0).offset(), execution.input(0).offset() + N, 3);
        execution.rehearse(1_000_000_000, 1);
        assertEquals(0.75f, execution.output(0).toFloats()[N - 1]);
        execution.rehearse(1_000_000_000, 50);
        Arrays.fill(x, execution.input(0).offset(), execution.input(0).offset() + N, 1);
        execution.run();
        assertEquals(0.5f, execution.output(0).toFloats()[0]);
    }

    @Test
    void aWarmedModelGivesTheBitsThatItGaveCold() {
        Linear layer = Linear.of(N, N);
        layer.initialize(3);
        try (Model model = Model.compile(layer, Shape.of(2, N))) {
            float[] x = new float[2 * N];
            for (int i = 0; i < x.length; i++) x[i] = (float) Math.sin(i);
            float[] cold = model.run(x);
            model.warmUp(Duration.ofSeconds(2));

            assertArrayEquals(cold, model.run(x));
        }
    }

    @Test
    void warmingUpEndsWhenNothingBecomesFaster() {
        Linear layer = Linear.of(8, 8);
        try (Model model = Model.compile(layer, Shape.of(1, 8))) {
            long began = System.nanoTime();
            model.warmUp(Duration.ofMinutes(10));

            assertFalse(System.nanoTime() - began > Duration.ofMinutes(5).toNanos());
        }
    }
}
