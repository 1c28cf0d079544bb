package dev.lanewise.kernels.conv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A pair of convolutions at once against the two one after the other, bit by bit. */
class PackedExpansionTest {
    private static final Activation[] ACTIVATIONS = {
        Activation.NONE, new Activation(UnaryFunction.RELU, 0, 0), new Activation(UnaryFunction.CLIP, 0, 6),
        new Activation(UnaryFunction.CLIP, -1, 0.5f)
    };

    /** Of two convolutions, both geometries, weights and epilogues. */
    private record Pair(Conv2dGeometry e, Conv2dGeometry d, float[] x, float[] w, float[] v, Epilogue first,
            Epilogue second) {
        static Pair random(Random random) {
            Padding padding = new Padding(random.nextInt(2), random.nextInt(2), random.nextInt(2), random.nextInt(2));
            int stride = 1 + random.nextInt(2);
            int height = 3 + random.nextInt(9);
            int width = stride * (8 + random.nextInt(14));
            int batch = 1 + random.nextInt(2);
            int channels = 48 + random.nextInt(3) * 17;
            Conv2dGeometry e = Conv2dGeometry.of(batch, height, width, 1 + random.nextInt(9), channels, 1,
                    Padding.NONE);
            Conv2dGeometry d = new Conv2dGeometry(batch, height, width, channels, channels, 3, 3, Stride.of(stride),
                    padding, Dilation.ONE, channels);
            return new Pair(e, d, values(random, e.inputSize()), values(random, e.weightSize()),
                    values(random, d.weightSize()), epilogue(random, channels), epilogue(random, channels));
        }

        private static float[] values(Random random, int size) {
            float[] values = new float[size];
            for (int i = 0; i < size; i++) values[i] = (float) random.nextGaussian();
            // what is not finite must reach the same outputs, and no others
            if (random.nextInt(4) == 0) values[random.nextInt(size)] = Float.POSITIVE_INFINITY;
            if (random.nextInt(4) == 0) values[random.nextInt(size)] = -0f;
            return values;
        }

        private static Epilogue epilogue(Random random, int channels) {
            Epilogue bias = random.nextBoolean() ? Epilogue.NONE : Epilogue.bias(values(random, channels));
            return bias.then(ACTIVATIONS[random.nextInt(ACTIVATIONS.length)]);
        }

        float[] oneAfterTheOther(Cpu cpu) {
            float[] between = new float[e.outputSize()];
            float[] y = new float[d.outputSize()];
            Conv2d.pack(e, w, 0).run(cpu, e.batch(), x, 0, between, 0, first);
            Conv2d.pack(d, v, 0).run(cpu, e.batch(), between, 0, y, 0, second);
            return y;
        }

        float[] atOnce(Cpu cpu) {
            PackedExpansion packed = PackedExpansion.pack(e, d, w, 0, v, 0);
            float[] y = new float[d.outputSize() + 7];
            float[] scratch = new float[packed.scratchSize(cpu) + 5];
            Arrays.fill(scratch, Float.NaN);
            packed.bind(cpu, e.batch(), x, 0, y, 7, first, second, scratch, 5).run();
            for (int i = 0; i < 7; i++) assertEquals(0, y[i]);
            return Arrays.copyOfRange(y, 7, y.length);
        }
    }

    private static void assertSame(Pair pair, float[] expected, float[] actual) {
        assertArrayEquals(bits(expected), bits(actual), pair.e + " " + pair.d);
    }

    /** NaNs are all alike. */
    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) bits[i] = Float.floatToIntBits(values[i]);
        return bits;
    }

    @Test
    void bothAtOnceHaveTheBitsOfOneAfterTheOther() {
        Random random = new Random(7);
        for (int i = 0; i < 150; i++) {
            Pair pair = Pair.random(random);
            float[] expected = pair.oneAfterTheOther(Cpu.shared().scalar());
            assertSame(pair, expected, pair.atOnce(Cpu.shared().scalar()));
            assertSame(pair, expected, pair.atOnce(Cpu.shared()));
            assertSame(pair, expected, pair.atOnce(Cpu.shared().on(Workers.INLINE)));
            assertSame(pair, expected, pair.atOnce(Cpu.shared().on(Workers.of(3))));
        }
    }

    @Test
    void itPaysForTheExpansionsOfSmallNetworks() {
        Conv2dGeometry e = Conv2dGeometry.of(1, 56, 56, 24, 144, 1, Padding.NONE);
        Conv2dGeometry d = depthwise(56, 144, 1);
        assertEquals(Lanes.vector() && Lanes.floats() == 16, PackedExpansion.pays(e, d));
        assertFalse(PackedExpansion.pays(
                Conv2dGeometry.of(1, 28, 28, 32, 192, 1, Padding.NONE), depthwise(28, 192, 1)));
        assertFalse(PackedExpansion.pays(Conv2dGeometry.of(1, 56, 56, 256, 144, 1, Padding.NONE), d));
        assertFalse(PackedExpansion.pays(
                Conv2dGeometry.of(1, 8, 8, 24, 144, 1, Padding.NONE), depthwise(8, 144, 1)));
    }

    private static Conv2dGeometry depthwise(int side, int channels, int padding) {
        return new Conv2dGeometry(1, side, side, channels, channels, 3, 3, Stride.ONE, Padding.of(padding),
                Dilation.ONE, channels);
    }

    @Test
    void whatItDoesNotComputeIsRefused() {
        Conv2dGeometry e = Conv2dGeometry.of(1, 14, 14, 3, 48, 1, Padding.NONE);
        Conv2dGeometry d = depthwise(14, 48, 1);
        assertRefused(() -> PackedExpansion.pack(d, d, new float[1000], 0, new float[1000], 0));
        assertRefused(() -> PackedExpansion.pack(e, depthwise(14, 48, 2), new float[1000], 0, new float[1000], 0));
        assertRefused(() -> PackedExpansion.pack(e, d, new float[1], 0, new float[1000], 0));
        assertRefused(() -> PackedExpansion.pack(e, d, new float[1000], 0, new float[1], 0));
        PackedExpansion packed = PackedExpansion.pack(e, d, new float[1000], 0, new float[1000], 0);
        assertTrue(packed.weightSize() >= e.weightSize() + d.weightSize());
        float[] x = new float[e.inputSize()];
        float[] y = new float[d.outputSize()];
        Cpu cpu = Cpu.shared();
        float[] scratch = new float[packed.scratchSize(cpu)];
        Epilogue none = Epilogue.NONE;
        packed.bind(cpu, 1, x, 0, y, 0, none, none, scratch, 0).run();
        assertRefused(() -> packed.bind(cpu, 1, x, 1, y, 0, none, none, scratch, 0));
        assertRefused(() -> packed.bind(cpu, 1, x, 0, y, 1, none, none, scratch, 0));
        assertRefused(() -> packed.bind(cpu, 1, x, 0, y, 0, none, none, scratch, 1));
        assertRefused(() -> packed.bind(cpu, 1, x, 0, y, 0, Epilogue.bias(new float[47]), none, scratch, 0));
        Epilogue tanh = none.then(new Activation(UnaryFunction.TANH, 0, 0));
        assertRefused(() -> packed.bind(cpu, 1, x, 0, y, 0, none, tanh, scratch, 0));
    }

    private static void assertRefused(org.junit.jupiter.api.function.Executable run) {
        String message = assertThrows(IllegalArgumentException.class, run).getMessage();
        assertTrue(message.startsWith("conv2d: ") && message.contains("; got "), message);
    }
}
