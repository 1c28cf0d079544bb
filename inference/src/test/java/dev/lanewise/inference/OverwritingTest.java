package dev.lanewise.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.layers.Layer;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Operators whose output lies where an input lay. */
class OverwritingTest {
    private static final Layer CHAIN = (ev, x) -> {
        Tensor ones = Tensor.full(Shape.of(x.shape().last()), 1);
        Tensor y = ev.exp(x);
        y = ev.softmax(y);
        y = ev.layerNorm(y, ones, ones, 1e-5f);
        y = ev.rmsNorm(y, ones, 1e-5f);
        y = ev.logSoftmax(y);
        return ev.maximum(y, ev.constant(-3, y));
    };

    @Test
    void giveTheSameBits() {
        for (int rows : new int[] {1, 3, 50}) {
            for (int columns : new int[] {1, 15, 16, 17, 100, 1000}) {
                Shape shape = Shape.of(rows, columns);
                float[] x = Layers.numbers(shape.elements(), columns);
                float[] expected = CHAIN.forward(Evaluator.eager(), Tensor.of(shape, x)).toFloats();
                assertArrayEquals(expected, Model.compile(CHAIN, shape).run(x), () -> "of " + shape);
            }
        }
    }

    @Test
    void needOnePlaceTogether() {
        Shape shape = Shape.of(8, 64);
        Explanation explanation = Model.compile(CHAIN, shape).explain();
        assertEquals(List.of(), explanation.rows().stream().filter(row -> !row.inPlace()).toList());
        assertEquals(1, explanation.rows().stream().mapToLong(Explanation.Row::offset).distinct().count());
    }

    @Test
    void leaveAnInputAloneThatIsReadAgain() {
        Layer twice = (ev, x) -> {
            Tensor y = ev.exp(x);
            return ev.add(ev.softmax(y), y);
        };
        Shape shape = Shape.of(4, 40);
        float[] x = Layers.numbers(shape.elements(), 5);
        float[] expected = twice.forward(Evaluator.eager(), Tensor.of(shape, x)).toFloats();
        assertArrayEquals(expected, Model.compile(twice, shape).run(x));
    }

    @Test
    void neverWriteOverWhatTheCallerGave() {
        Shape shape = Shape.of(2, 3);
        Tensor x = Tensor.of(shape, Layers.numbers(6, 1));
        float[] before = x.toFloats();
        Model.compile(CHAIN, shape).run(List.of(x));
        assertArrayEquals(before, x.toFloats());
        assertEquals(new TensorType(DType.FLOAT32, shape), x.type());
    }
}
