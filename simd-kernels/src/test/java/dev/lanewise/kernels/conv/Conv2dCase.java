package dev.lanewise.kernels.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.elementwise.Elementwise;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A convolution with its data, all arrays beginning somewhere and ending in canaries. */
record Conv2dCase(Conv2dGeometry g, float[] x, int xOffset, float[] w, int wOffset, Epilogue epilogue, int yOffset) {
    private static final float CANARY = 4321.5f;

    /** What the numbers of a case are. */
    enum Values {
        /** Small enough that no rounding happens. */
        INTEGER,
        REAL;

        float next(RandomGenerator random) {
            return this == INTEGER ? random.nextInt(-8, 9) : (float) random.nextGaussian();
        }
    }

    static Conv2dGeometry randomGeometry(RandomGenerator random) {
        int groups = random.nextInt(3) == 0 ? random.nextInt(1, 36) : random.nextInt(1, 3);
        int in = groups * random.nextInt(1, Math.max(2, 36 / groups));
        int out = random.nextInt(4) == 0 ? in : groups * random.nextInt(1, Math.max(2, 36 / groups));
        int kernelHeight = random.nextInt(1, 6);
        int kernelWidth = random.nextInt(4) == 0 ? random.nextInt(1, 6) : kernelHeight;
        Padding padding = random.nextInt(3) == 0
                ? Padding.NONE
                : new Padding(random.nextInt(4), random.nextInt(4), random.nextInt(4), random.nextInt(4));
        Stride stride = random.nextBoolean() ? Stride.ONE : new Stride(random.nextInt(1, 4), random.nextInt(1, 4));
        Dilation dilation = random.nextInt(3) > 0
                ? Dilation.ONE
                : new Dilation(random.nextInt(1, 4), random.nextInt(1, 4));
        int height = (kernelHeight - 1) * dilation.vertical() + 1 - padding.top() - padding.bottom();
        int width = (kernelWidth - 1) * dilation.horizontal() + 1 - padding.left() - padding.right();
        return new Conv2dGeometry(random.nextInt(1, 4), Math.max(1, height + random.nextInt(13)),
                Math.max(1, width + random.nextInt(13)), in, out, kernelHeight, kernelWidth, stride, padding, dilation,
                groups);
    }

    static Conv2dCase random(Conv2dGeometry g, Values values, RandomGenerator random) {
        int offset = random.nextInt(20);
        float[] bias = random.nextBoolean() ? null : fill(offset + g.outChannels(), values, random);
        float[] residual = random.nextBoolean() ? null : fill(offset + g.outputSize(), values, random);
        Activation activation = switch (random.nextInt(5)) {
            case 0 -> Activation.NONE;
            case 1 -> Activation.RELU;
            case 2 -> Activation.of(UnaryFunction.SILU);
            case 3 -> new Activation(UnaryFunction.LEAKY_RELU, 0.25f, 0);
            default -> Activation.clip(-3, 20);
        };
        return new Conv2dCase(g, fill(offset + g.inputSize(), values, random), offset,
                fill(offset + g.weightSize(), values, random), offset,
                new Epilogue(bias, offset, residual, offset, activation), random.nextInt(20));
    }

    private static float[] fill(int size, Values values, RandomGenerator random) {
        float[] array = new float[size];
        for (int i = 0; i < size; i++) array[i] = values.next(random);
        return array;
    }

    /** The outputs of an algorithm, after a look at everything that it must not write. */
    float[] run(Conv2dAlgorithm algorithm, Cpu cpu) {
        float[] xBefore = x.clone();
        PackedConv2d packed = algorithm.pack(g.withBatch(1), w, wOffset);
        int scratchSize = packed.scratchSize(g.batch(), cpu);
        float[] scratch = canaries(3 + scratchSize + 3);
        Arrays.fill(scratch, 3, 3 + scratchSize, Float.NaN);
        float[] y = canaries(yOffset + g.outputSize() + 3);
        Arrays.fill(y, yOffset, yOffset + g.outputSize(), Float.NaN);
        packed.run(cpu, g.batch(), x, xOffset, y, yOffset, epilogue, scratch, 3);
        assertEquals(0, Arrays.compare(xBefore, x), "x was written");
        assertCanaries(scratch, 0, 3);
        assertCanaries(scratch, 3 + scratchSize, scratch.length);
        assertCanaries(y, 0, yOffset);
        assertCanaries(y, yOffset + g.outputSize(), y.length);
        return Arrays.copyOfRange(y, yOffset, yOffset + g.outputSize());
    }

    private static float[] canaries(int size) {
        float[] array = new float[size];
        Arrays.fill(array, CANARY);
        return array;
    }

    private static void assertCanaries(float[] array, int from, int to) {
        for (int i = from; i < to; i++) assertEquals(CANARY, array[i], "written beside the outputs or the scratch");
    }

    /** The definition: one chain of fma an output. */
    float[] expected() {
        float[] y = new float[g.outputSize()];
        for (int i = 0; i < y.length; i++) {
            int k = i % g.outChannels();
            int ox = i / g.outChannels() % g.outWidth();
            int oy = i / g.outChannels() / g.outWidth() % g.outHeight();
            int n = i / g.outChannels() / g.outWidth() / g.outHeight();
            float sum = 0;
            for (int r = 0; r < g.kernelHeight(); r++) {
                for (int s = 0; s < g.kernelWidth(); s++) {
                    for (int c = 0; c < g.inChannelsPerGroup(); c++) {
                        int tap = (k * g.kernelHeight() + r) * g.kernelWidth() + s;
                        float weight = w[wOffset + tap * g.inChannelsPerGroup() + c];
                        sum = Math.fma(input(n, oy, ox, r, s, k, c), weight, sum);
                    }
                }
            }
            y[i] = sum;
            if (epilogue.bias() != null) y[i] += epilogue.bias()[epilogue.biasOffset() + k];
            if (epilogue.residual() != null) y[i] += epilogue.residual()[epilogue.residualOffset() + i];
        }
        Activation f = epilogue.activation();
        Cpu scalar = new Cpu(false, Workers.INLINE);
        Elementwise.unary(scalar, f.function(), f.alpha(), f.beta(), y.length, y, 0, y, 0);
        return y;
    }

    /** The sums of the definition in double, without the epilogue. */
    double[] textbook() {
        double[] y = new double[g.outputSize()];
        int taps = g.kernelHeight() * g.kernelWidth();
        for (int i = 0; i < y.length; i++) {
            int k = i % g.outChannels();
            int ox = i / g.outChannels() % g.outWidth();
            int oy = i / g.outChannels() / g.outWidth() % g.outHeight();
            int n = i / g.outChannels() / g.outWidth() / g.outHeight();
            for (int tap = 0; tap < taps; tap++) {
                int at = wOffset + (k * taps + tap) * g.inChannelsPerGroup();
                for (int c = 0; c < g.inChannelsPerGroup(); c++) {
                    y[i] += (double) input(n, oy, ox, tap / g.kernelWidth(), tap % g.kernelWidth(), k, c) * w[at + c];
                }
            }
        }
        return y;
    }

    private float input(int n, int oy, int ox, int r, int s, int k, int c) {
        int row = oy * g.stride().vertical() + r * g.dilation().vertical() - g.padding().top();
        int column = ox * g.stride().horizontal() + s * g.dilation().horizontal() - g.padding().left();
        if (row < 0 || row >= g.height() || column < 0 || column >= g.width()) return 0;
        int channel = k / g.outChannelsPerGroup() * g.inChannelsPerGroup() + c;
        return x[xOffset + ((n * g.height() + row) * g.width() + column) * g.inChannels() + channel];
    }

    static void assertSameBits(float[] expected, float[] actual, Object which) {
        for (int i = 0; i < expected.length; i++) {
            if (Float.floatToIntBits(expected[i]) != Float.floatToIntBits(actual[i])) {
                assertEquals(expected[i], actual[i], "output " + i + " of " + which);
                throw new AssertionError("output " + i + " of " + which + ": other zero than " + expected[i]);
            }
        }
    }
}
