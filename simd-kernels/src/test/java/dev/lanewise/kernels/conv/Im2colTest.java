package dev.lanewise.kernels.conv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Im2colTest {
    @Test
    void eachRowIsAWindowWithItsZeros() {
        Conv2dGeometry g = Conv2dGeometry.of(1, 2, 2, 1, 1, 3, Padding.of(1));
        float[] x = {1, 2, 3, 4};
        float[] columns = new float[2 * 9];
        Im2col.unfold(g, x, 0, 0, 2, columns, 0);
        assertArrayEquals(new float[] {0, 0, 0, 0, 1, 2, 0, 3, 4, 0, 0, 0, 1, 2, 0, 3, 4, 0}, columns);
    }

    @Test
    void rowsAreTheSameOneByOne() {
        Random random = new Random(3);
        for (int i = 0; i < 100; i++) {
            Conv2dGeometry g = Conv2dCase.randomGeometry(random);
            Conv2dCase c = Conv2dCase.random(g, Conv2dCase.Values.REAL, random);
            int pixels = g.batch() * g.outHeight() * g.outWidth();
            int size = Im2col.columns(g);
            float[] all = new float[pixels * size];
            Im2col.unfold(g, c.x(), c.xOffset(), 0, pixels, all, 0);
            int pixel = random.nextInt(pixels);
            float[] one = new float[1 + size];
            Im2col.unfold(g, c.x(), c.xOffset(), pixel, pixel + 1, one, 1);
            assertEquals(0, Arrays.compare(all, pixel * size, (pixel + 1) * size, one, 1, 1 + size), g.toString());
        }
    }
}
