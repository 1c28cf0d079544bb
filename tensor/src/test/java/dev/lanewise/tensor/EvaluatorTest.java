package dev.lanewise.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private final Evaluator ev = Evaluator.eager();
    private final Tensor x = Tensor.of(Shape.of(2, 1, 3), 1f, 2, 3, 4, 5, 6);

    @Test
    void reshapesInManyWords() {
        assertEquals(Shape.of(3, 2), ev.reshape(x, 3, -1).shape());
        assertSame(x, ev.reshape(x, x.shape()));
        assertEquals(Shape.of(2, 3), ev.flatten(x, 1).shape());
        assertEquals(Shape.of(6), ev.flatten(x, 0).shape());
        assertEquals(Shape.of(2, 1, 3), ev.flatten(x, -1).shape());
        assertEquals(Shape.of(2, 1, 3, 1), ev.flatten(x, 3).shape());
        assertEquals(Shape.of(2, 3), ev.squeeze(x).shape());
        assertEquals(Shape.of(2, 3), ev.squeeze(x, -2).shape());
        assertEquals(Shape.of(1, 2, 1, 1, 3), ev.unsqueeze(x, 0, -2).shape());
        assertThrows(ShapeException.class, () -> ev.squeeze(x, 0));
        assertThrows(ShapeException.class, () -> ev.unsqueeze(x, 0, -5));
    }

    @Test
    void transposesTheLastTwoAxes() {
        assertEquals(Tensor.of(Shape.of(2, 3, 1), 1f, 2, 3, 4, 5, 6), ev.transpose(x));
        assertEquals(Tensor.of(Shape.of(3, 2), 1f, 4, 2, 5, 3, 6), ev.transpose(ev.squeeze(x)));
        assertThrows(ShapeException.class, () -> ev.transpose(Tensor.scalar(1)));
    }

    @Test
    void slicesBackwards() {
        Tensor y = ev.slice(x, new int[] {0, 0, -1}, new int[] {2, 1, Integer.MIN_VALUE}, new int[] {1, 1, -2});
        assertEquals(Tensor.of(Shape.of(2, 1, 2), 3f, 1, 6, 4), y);
        assertEquals(y, ev.slice(x, new int[] {0, 0, 9}, new int[] {2, 1, -9}, new int[] {1, 1, -2}));
        assertEquals(Tensor.of(Shape.of(2, 1, 1), 2f, 5), ev.slice(x, -1, -2, -1));
        assertEquals(Shape.of(2, 1, 0), ev.slice(x, 2, 2, 1).shape());
        assertEquals(x, ev.slice(x, 2, -100, 100));
    }

    @Test
    void stacksAndSplits() {
        Tensor a = Tensor.of(Shape.of(2), 1f, 2);
        Tensor b = Tensor.of(Shape.of(2), 3f, 4);
        assertEquals(Tensor.of(Shape.of(2, 2), 1f, 2, 3, 4), ev.stack(0, a, b));
        assertEquals(Tensor.of(Shape.of(2, 2), 1f, 3, 2, 4), ev.stack(-1, a, b));
        assertEquals(List.of(a, b), ev.split(ev.concat(0, a, b), 0, 2, 2));
        assertThrows(ShapeException.class, () -> ev.split(a, 0, 3, -1));
        assertThrows(ShapeException.class, () -> ev.split(a, 0, 1));
    }

    @Test
    void doesNothingWhereNothingIsToBeDone() {
        assertSame(x, ev.expand(x, x.shape()));
        assertSame(x, ev.sumTo(x, x.shape()));
        assertSame(x, ev.cast(x, DType.FLOAT32));
    }

    @Test
    void anInferenceEvaluatorNeitherTrainsNorDraws() {
        assertFalse(ev.training());
        assertThrows(IllegalStateException.class, ev::random);
        Buffer buffer = new Buffer("mean", x);
        ev.update(buffer, ev.reshape(x, x.shape()));
        assertSame(x, buffer.value());
    }

    @Test
    void constantsLieWhereTheyAreUsed() {
        Tensor there = Tensor.ofDoubles(Shape.of(1), 2);
        assertEquals(Device.reference(), ev.constant(3, there).device());
        assertArrayEquals(new double[] {6}, ev.multiply(there, ev.constant(3, there)).toDoubles());
    }
}
