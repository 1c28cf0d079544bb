package dev.lanewise.perf;

import java.util.Random;

/** Inputs of benchmarks. */
final class Values {
    private Values() {}

    /** Uniform in -1/2 to 1/2. */
    static float[] random(int length, long seed) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) values[i] = random.nextFloat() - 0.5f;
        return values;
    }
}
