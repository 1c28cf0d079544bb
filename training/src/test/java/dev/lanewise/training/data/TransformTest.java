package dev.lanewise.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.tensor.Shape;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TransformTest {
    private static final Shape SHAPE = Shape.of(4, 5, 2);

    @Test
    void normalizesOnlyTheExample() {
        float[] values = {7, 1, 2, 3, 7};
        Transform.normalize(1, 2).apply(values, 1, Shape.of(3), new SplittableRandom(1));
        assertArrayEquals(new float[] {7, 0, 0.5f, 1, 7}, values);
    }

    @Test
    void mirroringTwiceChangesNothing() {
        float[] values = counting();
        Pictures.mirror(values, 3, SHAPE);
        assertEquals(pixel(counting(), 1, 4, 1), pixel(values, 1, 0, 1));
        Pictures.mirror(values, 3, SHAPE);
        assertArrayEquals(counting(), values);
    }

    @Test
    void movesEveryPixelAndFillsTheBorder() {
        for (int down = -5; down <= 5; down++) {
            for (int right = -6; right <= 6; right++) {
                float[] before = counting();
                float[] after = counting();
                Pictures.move(after, 3, SHAPE, down, right, -1);
                for (int y = 0; y < 4; y++) {
                    for (int x = 0; x < 5; x++) {
                        boolean inside = y - down >= 0 && y - down < 4 && x - right >= 0 && x - right < 5;
                        float expected = inside ? pixel(before, y - down, x - right, 1) : -1;
                        assertEquals(expected, pixel(after, y, x, 1), "down " + down + ", right " + right);
                    }
                }
                assertEquals(before[2], after[2], "before the example");
                assertEquals(before[43], after[43], "behind the example");
            }
        }
    }

    private static float[] counting() {
        float[] values = new float[46];
        for (int i = 0; i < values.length; i++) values[i] = i;
        return values;
    }

    private static float pixel(float[] values, int y, int x, int c) {
        return values[3 + (y * 5 + x) * 2 + c];
    }
}
