package dev.lanewise.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class MultiHeadAttentionTest {
    private static final Evaluator EV = Evaluator.eager();

    private static Tensor numbers(int... sizes) {
        Shape shape = Shape.of(sizes);
        float[] x = new float[shape.elements()];
        for (int i = 0; i < x.length; i++) x[i] = (float) Math.sin(i * 0.7);
        return Tensor.of(shape, x);
    }

    @Test
    void stepsWithACacheGiveTheBitsOfTheWhole() {
        MultiHeadAttention layer = MultiHeadAttention.of(12, 4, 2).causal();
        layer.initialize(3);
        Tensor x = numbers(2, 9, 12);
        Tensor whole = layer.forward(EV, x);
        MultiHeadAttention.Step first = layer.step(EV, EV.slice(x, 1, 0, 4), null);
        MultiHeadAttention.Step second = layer.step(EV, EV.slice(x, 1, 4, 5), first.cache());
        MultiHeadAttention.Step third = layer.step(EV, EV.slice(x, 1, 5, 9), second.cache());
        assertEquals(whole, EV.concat(1, first.y(), second.y(), third.y()));
    }

    @Test
    void stepsKnowTheirPositions() {
        MultiHeadAttention layer = MultiHeadAttention.of(12, 2).causal().positions(RotaryPositions.of(6, 9));
        layer.initialize(3);
        Tensor x = numbers(2, 9, 12);
        Tensor whole = layer.forward(EV, x);
        MultiHeadAttention.Step first = layer.step(EV, EV.slice(x, 1, 0, 4), null);
        MultiHeadAttention.Step second = layer.step(EV, EV.slice(x, 1, 4, 9), first.cache());
        assertEquals(whole, EV.concat(1, first.y(), second.y()));
        assertTrue(assertThrows(ShapeException.class, () -> layer.step(EV, EV.slice(x, 1, 0, 1), second.cache()))
                .getMessage().contains("positions must be from 0 to 8"));
    }

    /** Only distances count: the same rows later in a sequence, with nothing before them to see. */
    @Test
    void turnedScoresDependOnDistances() {
        RotaryPositions positions = RotaryPositions.of(8, 20);
        Tensor q = numbers(1, 3, 1, 8);
        Tensor k = EV.scale(numbers(1, 3, 1, 8), 0.7f);
        Tensor near = EV.sum(EV.multiply(positions.rotate(EV, q, 2), positions.rotate(EV, k, 0)), false, 3);
        Tensor far = EV.sum(EV.multiply(positions.rotate(EV, q, 13), positions.rotate(EV, k, 11)), false, 3);
        Tensor other = EV.sum(EV.multiply(positions.rotate(EV, q, 3), positions.rotate(EV, k, 0)), false, 3);
        // 8 products of numbers up to 1, the angles' cosines and sines rounded once
        for (int i = 0; i < 3; i++) {
            assertEquals(near.floats()[i], far.floats()[i], 8 * 8 * 0x1p-24);
            assertTrue(Math.abs(near.floats()[i] - other.floats()[i]) > 1e-3);
        }
    }

    @Test
    void aMaskHidesPositions() {
        MultiHeadAttention layer = MultiHeadAttention.of(8, 2);
        layer.initialize(5);
        float hidden = Float.NEGATIVE_INFINITY;
        Tensor mask = Tensor.of(Shape.of(1, 1, 1, 3), 0, 0, hidden);
        Tensor x = numbers(1, 3, 8);
        Tensor whole = layer.forward(EV, x, mask);
        assertEquals(layer.forward(EV, EV.slice(x, 1, 0, 2)), EV.slice(whole, 1, 0, 2));
    }

    @Test
    void hasItsProjections() {
        MultiHeadAttention layer = MultiHeadAttention.of(12, 4, 2);
        assertEquals(8, layer.parameters().size());
        assertEquals(Shape.of(6, 12), layer.parameters().get("key.weight").value().shape());
    }

    @Test
    void refusesHeadsThatDoNotDivide() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> MultiHeadAttention.of(10, 4)).getMessage()
                .contains("got 10, 4, 4"));
    }
}
