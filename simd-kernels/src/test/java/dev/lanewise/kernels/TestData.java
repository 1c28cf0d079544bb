package dev.lanewise.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Inputs, processors and comparisons of kernel tests. */
public final class TestData {
    /** The scalar twins and, where they run, the vector kernels, each on one to three threads. */
    public static final List<Cpu> CPUS = cpus();

    private static final float CANARY = 12345.678f;

    private TestData() {}

    private static List<Cpu> cpus() {
        List<Cpu> cpus = new ArrayList<>();
        for (int threads = 1; threads <= 3; threads++) {
            Cpu cpu = Cpu.shared().on(Workers.of(threads));
            cpus.add(cpu.scalar());
            if (Lanes.vector()) cpus.add(cpu);
        }
        return List.copyOf(cpus);
    }

    /** Uniform in -1 to 1. */
    public static float[] random(int n, long seed) {
        Random random = new Random(seed);
        float[] x = new float[n];
        for (int i = 0; i < n; i++) x[i] = 2 * random.nextFloat() - 1;
        return x;
    }

    /** Whole numbers in -8 to 8. */
    public static float[] integers(int n, long seed) {
        Random random = new Random(seed);
        float[] x = new float[n];
        for (int i = 0; i < n; i++) x[i] = random.nextInt(17) - 8;
        return x;
    }

    /** An array with {@code x} from {@code offset} on and NaN around it, which nobody should read. */
    public static float[] at(int offset, float... x) {
        float[] padded = new float[offset + x.length + 5];
        Arrays.fill(padded, Float.NaN);
        System.arraycopy(x, 0, padded, offset, x.length);
        return padded;
    }

    /** An array for {@code n} results from {@code offset} on, with values around them that must stay. */
    public static float[] output(int offset, int n) {
        float[] padded = new float[offset + n + 5];
        Arrays.fill(padded, CANARY);
        return padded;
    }

    /** The results in an array made by {@link #output}, after a look at the values around them. */
    public static float[] results(float[] output, int offset, int n) {
        for (int i = 0; i < output.length; i++) {
            if (i < offset || i >= offset + n)
                assertEquals(CANARY, output[i], "written outside the output at " + (i - offset));
        }
        return Arrays.copyOfRange(output, offset, offset + n);
    }

    /** The same bits, all NaN being one. */
    public static void assertSameBits(float[] expected, float[] actual, String what) {
        assertEquals(expected.length, actual.length, what);
        for (int i = 0; i < expected.length; i++) {
            if (Float.floatToIntBits(expected[i]) != Float.floatToIntBits(actual[i])) {
                assertEquals(expected[i], actual[i], what + " at " + i);
            }
        }
    }
}
