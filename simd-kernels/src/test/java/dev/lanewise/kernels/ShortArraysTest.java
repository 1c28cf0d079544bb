package dev.lanewise.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.kernels.attention.RotaryEmbedding;
import dev.lanewise.kernels.normalize.BatchNorm;
import dev.lanewise.kernels.normalize.GroupNorm;
import dev.lanewise.kernels.normalize.LayerNorm;
import dev.lanewise.kernels.normalize.RmsNorm;
import dev.lanewise.kernels.pool.Pool2d;
import dev.lanewise.kernels.pool.Pool2dGeometry;
import dev.lanewise.kernels.reduce.Softmax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Arrays that are too short are refused by name before anything is written. */
class ShortArraysTest {
    private final float[] six = new float[6];
    private final float[] three = new float[3];
    private final float[] two = new float[2];
    private final float[] y = {7, 7, 7, 7, 7, 7};

    @Test
    void normalisation() {
        assertRefused("layerNorm: gamma must hold 3 floats from offset 0 on; got an array of 2",
                () -> LayerNorm.normalize(Cpu.shared(), 2, 3, six, 0, two, 0, three, 0, 1e-5f, y, 0));
        assertRefused("rmsNorm: x must hold 6 floats from offset 1 on; got an array of 6",
                () -> RmsNorm.normalize(Cpu.shared(), 2, 3, six, 1, three, 0, 1e-5f, y, 0));
        assertRefused("batchNorm: variance must hold 3 floats from offset 0 on; got an array of 2",
                () -> BatchNorm.normalize(Cpu.shared(), 2, 3, six, 0, three, 0, two, 0, three, 0, three, 0, 1e-5f, y, 0,
                        six, 0));
        assertRefused("groupNorm: beta must hold 3 floats from offset 0 on; got an array of 2",
                () -> GroupNorm.normalize(Cpu.shared(), 1, 2, 3, 3, six, 0, three, 0, two, 0, 1e-5f, y, 0,
                        new float[GroupNorm.scratchSize(1, 2, 3, Cpu.shared().workers().width())], 0));
    }

    @Test
    void softmax() {
        assertRefused("softmax: x must hold 8 floats from offset 0 on; got an array of 6",
                () -> Softmax.softmax(Cpu.shared(), 2, 4, six, 0, y, 0));
    }

    @Test
    void pooling() {
        assertRefused("pool2d: indices must hold 1 ints from offset -1 on; got an array of 1",
                () -> Pool2d.max(Cpu.shared(), Pool2dGeometry.of(1, 2, 2, 1, 2), six, 0, y, 0, new int[1], -1));
    }

    @Test
    void rotaryEmbedding() {
        assertRefused("rotaryEmbedding: cos must hold 3 floats from offset 0 on; got an array of 2",
                () -> RotaryEmbedding.rotate(
                        Cpu.shared(), 1, 3, 1, 2, 1, false, six, 0, two, 0, three, 0, 1, y, 0));
    }

    private void assertRefused(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
        for (float value : y) assertEquals(7, value);
    }
}
