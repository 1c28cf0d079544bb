package dev.lanewise.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.Workers;
import dev.lanewise.layers.Conv2d;
import dev.lanewise.layers.Layer;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Convolutions that write where the concatenation of their outputs lies. */
class ConcatInPlaceTest {
    private static final Shape IMAGE = Shape.of(2, 9, 10, 20);

    private static final Conv2d ONE = initialized(Conv2d.of(20, 24, 1), 1);
    private static final Conv2d OTHER = initialized(Conv2d.of(20, 24, 1), 6);
    private static final Conv2d THREE = initialized(Conv2d.of(20, 37, 3).padding(1), 2);
    private static final Conv2d WINOGRAD = initialized(Conv2d.of(20, 64, 3).padding(1), 3);
    private static final Conv2d DEPTHWISE = initialized(Conv2d.depthwise(20, 3).padding(1), 4);

    private static Conv2d initialized(Conv2d layer, long seed) {
        layer.initialize(seed);
        return layer;
    }

    private static Tensor relu(Evaluator ev, Layer conv, Tensor x) {
        return ev.relu(conv.forward(ev, x));
    }

    /** Explains the steps after a look at the bits, on one thread and several. */
    private static Explanation check(Layer layer) {
        float[] x = Layers.numbers(IMAGE.elements(), 5);
        float[] expected = layer.forward(Evaluator.eager(), Tensor.of(IMAGE, x)).toFloats();
        Model model = Model.compile(layer, IMAGE);
        for (int i = 0; i < 3; i++) assertArrayEquals(expected, model.run(x));
        for (int workers : new int[] {1, 2, 3}) {
            ModelOptions options = ModelOptions.DEFAULT.withWorkers(Workers.of(workers));
            assertArrayEquals(expected, Model.compile(layer, IMAGE, options).run(x), () -> workers + " workers");
        }
        return model.explain();
    }

    private static List<String> operators(Explanation explanation) {
        return explanation.rows().stream().map(Explanation.Row::operator).toList();
    }

    @Test
    void leavesNothingToCopy() {
        Explanation explanation = check((ev, x) -> ev.relu(ev.concat(-1,
                relu(ev, ONE, x), relu(ev, THREE, x), relu(ev, WINOGRAD, x), OTHER.forward(ev, x))));
        assertEquals(List.of("concatConv2d", "concatConv2d", "concatConv2d", "concatConv2d", "relu"),
                operators(explanation));
        List<Explanation.Row> rows = explanation.rows();
        assertEquals(List.of(false, true, true, true, true), rows.stream().map(Explanation.Row::inPlace).toList());
        assertEquals(1, rows.stream().mapToLong(Explanation.Row::offset).distinct().count());
        assertEquals("bias, relu, from channel 24 of 149", rows.get(1).epilogue());
    }

    @Test
    void takesTheMemoryOfTheWholeAlone() {
        long pixels = 9 * 10 * 4L;
        Explanation explanation = check((ev, x) -> ev.concat(3, relu(ev, ONE, x), OTHER.forward(ev, x)));
        long atMost = pixels * (20 + 48 + 24);
        assertTrue(explanation.arenaBytes() < atMost,
                () -> "input, whole and scratch take " + explanation.arenaBytes() + ", not less than " + atMost);
    }

    @Test
    void copiesWhatNoConvolutionWrites() {
        Explanation explanation = check((ev, x) -> ev.concat(3, ev.exp(x), relu(ev, ONE, x), relu(ev, DEPTHWISE, x)));
        assertEquals(List.of("exp", "concatConv2d", "fusedConv2d", "concatCopy", "concatCopy"),
                operators(explanation));
    }

    @Test
    void leavesAConvolutionAloneThatIsReadElsewhere() {
        Explanation explanation = check((ev, x) -> {
            Tensor y = relu(ev, ONE, x);
            return ev.concat(3, y, relu(ev, THREE, x), ev.exp(y));
        });
        assertEquals(1, operators(explanation).stream().filter("concatConv2d"::equals).count());
    }

    @Test
    void leavesOtherConcatenationsAlone() {
        List<Layer> layers = new ArrayList<>();
        layers.add((ev, x) -> ev.concat(1, relu(ev, ONE, x), relu(ev, OTHER, x))); // along height
        layers.add((ev, x) -> ev.concat(3, ev.exp(x), ev.negate(x)));
        layers.add((ev, x) -> {
            Tensor y = relu(ev, ONE, x);
            return ev.concat(3, y, y);
        });
        layers.add((ev, x) -> ev.concat(3, ev.add(ONE.forward(ev, x), ev.exp(ONE.forward(ev, x))), x));
        for (Layer layer : layers) assertTrue(operators(check(layer)).contains("concat"), () -> "of " + layer);
    }

    @Test
    void worksForConcatenationsOfConcatenations() {
        Explanation explanation = check((ev, x) -> ev.concat(3,
                ev.concat(3, relu(ev, ONE, x), relu(ev, THREE, x)), relu(ev, WINOGRAD, x)));
        assertEquals(3, operators(explanation).stream().filter("concatConv2d"::equals).count());
    }
}
