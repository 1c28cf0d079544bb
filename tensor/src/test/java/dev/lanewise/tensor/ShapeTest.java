package dev.lanewise.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void isAValue() {
        int[] sizes = {2, 3};
        Shape shape = Shape.of(sizes);
        sizes[0] = 9;
        shape.toArray()[1] = 9;
        assertEquals(Shape.of(2, 3), shape);
        assertEquals(Shape.of(2, 3).hashCode(), shape.hashCode());
        assertNotEquals(Shape.of(3, 2), shape);
        assertNotEquals(Shape.of(2, 3, 1), shape);
        assertEquals("[2, 3]", shape.toString());
        assertEquals(Shape.SCALAR, Shape.of());
    }

    @Test
    void countsElements() {
        assertEquals(1, Shape.SCALAR.elements());
        assertEquals(24, Shape.of(2, 3, 4).elements());
        assertEquals(12, Shape.of(2, 3, 4).elements(1, 3));
        assertEquals(1, Shape.of(2, 3, 4).elements(1, 1));
        assertEquals(0, Shape.of(1 << 20, 0, 1 << 20).elements());
        assertEquals(Integer.MAX_VALUE, Shape.of(Integer.MAX_VALUE).elements());
    }

    @Test
    void countsAxesFromBothEnds() {
        Shape shape = Shape.of(2, 3, 4);
        assertEquals(3, shape.rank());
        assertEquals(2, shape.size(0));
        assertEquals(3, shape.size(-2));
        assertEquals(4, shape.last());
        assertEquals(Shape.of(2, 3, 7), shape.with(-1, 7));
        assertArrayEquals(new int[] {2, 3, 4}, shape.toArray());
        var e = assertThrows(ShapeException.class, () -> shape.axis("softmax", 3));
        assertEquals("softmax: axis must be from -3 to 2; got 3, [2, 3, 4]", e.getMessage());
    }

    @Test
    void refusesSizesThatNoArrayHas() {
        assertThrows(ShapeException.class, () -> Shape.of(2, -1));
        assertThrows(ShapeException.class, () -> Shape.of(1 << 16, 1 << 15));
        assertThrows(ShapeException.class, () -> Shape.of(1 << 16, 1 << 16, 1 << 16, 1 << 16));
    }

    @Test
    void broadcastsAlignedAtTheLastAxis() {
        assertEquals(Shape.of(2, 3, 4), Shape.of(3, 1).broadcast("add", Shape.of(2, 1, 4)));
        assertEquals(Shape.of(5), Shape.SCALAR.broadcast("add", Shape.of(5)));
        assertEquals(Shape.of(2, 0), Shape.of(2, 1).broadcast("add", Shape.of(0)));
        assertThrows(ShapeException.class, () -> Shape.of(2).broadcast("add", Shape.of(3)));
        assertThrows(ShapeException.class, () -> Shape.of(0).broadcast("add", Shape.of(3)));
    }
}
