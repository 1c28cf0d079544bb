package dev.lanewise.tensor.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    @ParameterizedTest
    @EnumSource(names = {"INT16", "INT8", "UINT8", "INT4", "UINT4", "INT2", "UINT2"})
    void narrowTypesDropTheBitsForWhichTheyHaveNoRoom(DType dtype) {
        long[] numbers = {dtype.least(), dtype.least() + 1, 0, 1, dtype.greatest() - 1, dtype.greatest()};
        Tensor rows = ev.cast(Tensor.of(Shape.of(numbers.length, 1), numbers), dtype);
        Tensor columns = ev.cast(Tensor.of(Shape.of(numbers.length), numbers), dtype);
        long[] sums = ev.cast(ev.add(rows, columns), DType.INT64).toLongs();
        long[] products = ev.cast(ev.multiply(rows, columns), DType.INT64).toLongs();
        boolean[] less = ev.less(rows, columns).toBooleans();
        for (int i = 0; i < sums.length; i++) {
            long left = numbers[i / numbers.length];
            long right = numbers[i % numbers.length];
            assertEquals(dtype.wrap(left + right), sums[i], left + " + " + right);
            assertEquals(dtype.wrap(left * right), products[i], left + " * " + right);
            assertEquals(left < right, less[i], left + " < " + right);
        }
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
