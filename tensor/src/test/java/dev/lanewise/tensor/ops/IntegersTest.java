package dev.lanewise.tensor.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class IntegersTest {
    private final Evaluator ev = Evaluator.eager();
    private final Tensor a = Tensor.of(Shape.of(4), 7, -7, Integer.MAX_VALUE, 0);
    private final Tensor two = Tensor.of(Shape.of(1), 2);

    @Test
    void calculatesAsJavaDoes() {
        assertArrayEquals(new long[] {9, -5, Integer.MIN_VALUE + 1, 2}, ev.add(a, two).toLongs());
        assertArrayEquals(new long[] {-5, 9, 2L - Integer.MAX_VALUE, 2}, ev.subtract(two, a).toLongs());
        assertArrayEquals(new long[] {14, -14, -2, 0}, ev.multiply(a, two).toLongs());
        assertArrayEquals(new long[] {3, -3, Integer.MAX_VALUE / 2, 0}, ev.divide(a, two).toLongs());
        assertArrayEquals(new long[] {7, 2, Integer.MAX_VALUE, 2}, ev.maximum(a, two).toLongs());
        assertArrayEquals(new long[] {2, -7, 2, 0}, ev.minimum(a, two).toLongs());
        assertEquals(DType.INT32, ev.add(a, two).dtype());
    }

    @Test
    void int64HasAllItsBits() {
        Tensor large = Tensor.of(Shape.of(1), Long.MAX_VALUE - 1);
        assertArrayEquals(
                new long[] {Long.MAX_VALUE}, ev.add(large, Tensor.of(Shape.SCALAR, 1L)).toLongs());
    }

    @Test
    void broadcasts() {
        Tensor column = Tensor.of(Shape.of(2, 1), 10L, 20L);
        Tensor sum = ev.add(column, Tensor.of(Shape.of(3), 1L, 2L, 3L));
        assertEquals(Tensor.of(Shape.of(2, 3), 11L, 12L, 13L, 21L, 22L, 23L), sum);
    }

    @Test
    void compares() {
        assertArrayEquals(new boolean[] {false, true, false, true}, ev.less(a, two).toBooleans());
        assertArrayEquals(new boolean[] {true, false, true, false}, ev.greater(a, two).toBooleans());
        Tensor seven = Tensor.of(Shape.of(1), 7);
        assertArrayEquals(new boolean[] {true, false, true, false}, ev.greaterOrEqual(a, seven).toBooleans());
        assertArrayEquals(new boolean[] {true, true, false, true}, ev.lessOrEqual(a, seven).toBooleans());
        assertArrayEquals(new boolean[] {true, false, false, false}, ev.equal(a, seven).toBooleans());
    }

    @Test
    void comparesMasks() {
        Tensor mask = Tensor.of(Shape.of(2), true, false);
        assertArrayEquals(
                new boolean[] {false, true}, ev.notEqual(mask, Tensor.of(Shape.of(1), true)).toBooleans());
    }
}
