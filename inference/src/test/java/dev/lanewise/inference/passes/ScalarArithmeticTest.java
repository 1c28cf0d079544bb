package dev.lanewise.inference.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

class ScalarArithmeticTest {
    private static final Pass SCALARS = Passes.repeated("scalars", List.of(Pass.of("scalars", ScalarArithmetic::new)));
    private static final float[] NUMBERS = {
        0, -0f, 1, -1, 2, -2, 0.5f, 3, 1e-40f, -1e-40f, 1e30f, -1e30f, Float.MIN_VALUE, Float.MAX_VALUE,
        Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN
    };

    private static String after(Graph graph) {
        Graph after = SCALARS.apply(graph);
        List<Tensor> inputs = List.of(Tensor.of(Shape.of(NUMBERS.length), NUMBERS));
        assertEquals(Graphs.run(graph, inputs, Device.cpu()), Graphs.run(after, inputs, Device.cpu()));
        return Graphs.names(after);
    }

    @ParameterizedTest
    @EnumSource(value = BinaryFunction.class, mode = EnumSource.Mode.EXCLUDE, names = "POW")
    void givesTheSameBitsForAllKindsOfNumbers(BinaryFunction function) {
        for (float c : NUMBERS) {
            after(Graphs.of(Shape.of(NUMBERS.length), (ev, x) -> ev.binary(function, x, Tensor.scalar(c))));
            after(Graphs.of(Shape.of(NUMBERS.length), (ev, x) -> ev.binary(function, Tensor.scalar(c), x)));
        }
    }

    @Test
    void makesOneClipOfTwoBounds() {
        Shape shape = Shape.of(NUMBERS.length);
        assertEquals("clip", after(Graphs.of(shape, (ev, x) -> ev.minimum(
                ev.maximum(x, Tensor.scalar(0)), Tensor.scalar(6)))));
        assertEquals("clip", after(Graphs.of(shape, (ev, x) -> ev.maximum(
                ev.minimum(x, Tensor.scalar(6)), Tensor.scalar(-1)))));
        assertEquals("relu", after(Graphs.of(shape, (ev, x) -> ev.maximum(Tensor.scalar(0), x))));
    }

    @Test
    void leavesIntegersAndBroadcastsAlone() {
        Graph graph = Graphs.of(Shape.of(NUMBERS.length), (ev, x) -> ev.add(x, Tensor.of(Shape.of(1, 1), 2f)));
        assertEquals("add", after(graph));
        Graph integers = Graphs.of(Shape.of(3), (ev, x) -> ev.add(
                ev.cast(x, DType.INT64), Tensor.of(Shape.SCALAR, 2L)));
        assertEquals("cast add", Graphs.names(SCALARS.apply(integers)));
    }
}
