package dev.lanewise.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorTest {
    @Test
    void copiesWhatItIsMadeOf() {
        float[] values = {1, 2};
        Tensor x = Tensor.of(Shape.of(2), values);
        values[0] = 9;
        x.toFloats()[1] = 9;
        assertArrayEquals(new float[] {1, 2}, x.toFloats());
    }

    @Test
    void refusesTheWrongNumberOfValues() {
        var e = assertThrows(ShapeException.class, () -> Tensor.of(Shape.of(2, 2), 1f, 2f));
        assertEquals(
                "tensor: values must be as many as the shape has elements; got [2, 2], 2 values", e.getMessage());
        assertThrows(ShapeException.class, () -> Tensor.ofDoubles(Shape.SCALAR));
    }

    @Test
    void hasTheDtypeOfItsValues() {
        assertEquals(DType.FLOAT32, Tensor.scalar(1).dtype());
        assertEquals(DType.INT64, Tensor.of(Shape.of(1), 1L).dtype());
        assertEquals(DType.INT32, Tensor.of(Shape.of(1), 1).dtype());
        assertEquals(DType.BOOL, Tensor.of(Shape.of(1), true).dtype());
        assertEquals(DType.FLOAT64, Tensor.ofDoubles(Shape.of(1), 1).dtype());
    }

    @Test
    void equalsByValueOnAnyDevice() {
        Tensor x = Tensor.of(Shape.of(3), 1f, Float.NaN, -0f);
        assertEquals(x, Tensor.of(Shape.of(3), 1f, Float.NaN, -0f));
        assertEquals(x.hashCode(), Tensor.of(Shape.of(3), 1f, Float.NaN, -0f).hashCode());
        assertNotEquals(x, Tensor.of(Shape.of(3), 1f, Float.NaN, 0f));
        assertNotEquals(x, x.reshaped(Shape.of(3, 1)));
        assertNotEquals(x, x.to(Device.reference()));
        Tensor indices = Tensor.of(Shape.of(2), 1L, 2L);
        assertEquals(indices, indices.to(Device.reference()));
    }

    @ParameterizedTest
    @EnumSource
    void equalsWhateverTheOffset(DType dtype) {
        Device device = dtype == DType.FLOAT64 ? Device.reference() : Device.cpu();
        TensorType type = new TensorType(dtype, Shape.of(2));
        Object wide = dtype.newArray(5);
        java.lang.reflect.Array.setByte(wide, 4, (byte) 1);
        assertEquals(Tensor.zeros(type, device), Tensor.wrap(type, device, wide, 2));
        assertNotEquals(Tensor.zeros(type, device), Tensor.wrap(type, device, wide, 3));
    }

    @Test
    void movesBetweenDevicesAndConvertsFloats() {
        Tensor x = Tensor.of(Shape.of(2), 0.5f, 3f);
        Tensor there = x.to(Device.reference());
        assertEquals(DType.FLOAT64, there.dtype());
        assertArrayEquals(new double[] {0.5, 3}, there.toDoubles());
        assertEquals(x, there.to(Device.cpu()));
        assertSame(x, x.to(Device.cpu()));
        assertArrayEquals(new double[] {0.5, 3}, x.toDoubles());
        assertArrayEquals(new float[] {0.5f, 3}, there.toFloats());
    }

    @Test
    void sharesStorageUnderAnotherShape() {
        Tensor x = Tensor.of(Shape.of(2, 3), 1f, 2, 3, 4, 5, 6);
        assertSame(x.storage(), x.reshaped(Shape.of(6)).storage());
        assertThrows(ShapeException.class, () -> x.reshaped(Shape.of(5)));
    }

    @Test
    void oneNumberIsAnItem() {
        assertEquals(2.5f, Tensor.scalar(2.5f).item());
        assertThrows(ShapeException.class, () -> Tensor.full(Shape.of(2), 1).item());
    }

    @Test
    void tellsWhatItIs() {
        assertEquals("float32 [2] on cpu: 1.0, 2.0", Tensor.of(Shape.of(2), 1f, 2f).toString());
        assertTrue(Tensor.full(Shape.of(9), 1).toString().endsWith(", ..."));
        var e = assertThrows(IllegalStateException.class, () -> Tensor.scalar(1).longs());
        assertEquals("tensor: float32 [] on cpu is not stored in long[]", e.getMessage());
    }

    @Test
    void parametersAndBuffersKeepTheirShape() {
        Tensor x = Tensor.full(Shape.of(2), 1);
        Parameter weight = new Parameter("weight", x);
        weight.set(Tensor.full(Shape.of(2), 3));
        assertArrayEquals(new float[] {3, 3}, weight.value().toFloats());
        assertArrayEquals(new float[] {1, 1}, x.toFloats());
        var e = assertThrows(ShapeException.class, () -> weight.set(Tensor.scalar(1)));
        assertEquals("weight: a parameter keeps its shape; got [2], []", e.getMessage());
        assertThrows(ShapeException.class, () -> new Buffer("mean", x).set(Tensor.scalar(1)));
    }

    @Test
    void devicesAreFoundByName() {
        assertSame(Device.cpu(), Device.named("cpu"));
        assertSame(Device.reference(), Device.named("reference"));
        var e = assertThrows(IllegalArgumentException.class, () -> Device.named("abacus"));
        assertTrue(e.getMessage()
                .startsWith("device: no such device on this machine; got abacus, there is cpu, reference"));
    }
}
