package dev.lanewise.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
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
