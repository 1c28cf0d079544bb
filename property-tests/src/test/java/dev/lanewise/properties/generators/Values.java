package dev.lanewise.properties.generators;

import java.util.SplittableRandom;

/** Numbers to compute with, from a seed; seed 0 stands for ones, which is what a failure shrinks to. */
public final class Values {
    private static final float[] SPECIALS = {
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        0.0f,
        -0.0f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Math.nextDown(Float.MIN_NORMAL),
        Float.MIN_NORMAL,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        1,
        -1,
        0.5f,
        88.72f,
        -87.34f,
        -103.98f,
    };

    private Values() {}

    /** Whole numbers from {@code -size} to {@code size}. */
    public static float[] integers(long seed, int count, int size) {
        float[] values = new float[count];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) values[i] = seed == 0 ? 1 : random.nextInt(-size, size + 1);
        return values;
    }

    /** Mean 0, variance 1, nearly normal; from arithmetic that is exact, so that every machine has the same ones. */
    public static float[] reals(long seed, int count) {
        float[] values = new float[count];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            double sum = random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble();
            values[i] = seed == 0 ? 1 : (float) ((sum - 2) * 1.7320508075688772);
        }
        return values;
    }

    /** Uniform between two numbers. */
    public static float[] between(long seed, int count, float low, float high) {
        float[] values = new float[count];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) values[i] = seed == 0 ? low : (float) random.nextDouble(low, high);
        return values;
    }

    /** Any bits at all. */
    public static float[] bits(long seed, int count) {
        float[] values = new float[count];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) values[i] = seed == 0 ? 1 : Float.intBitsToFloat(random.nextInt());
        return values;
    }

    /** Reals, about one in {@code rarity} a NaN, infinity, zero of either sign, denormal or end of the range. */
    public static float[] special(long seed, int count, int rarity) {
        float[] values = reals(seed, count);
        SplittableRandom random = new SplittableRandom(~seed);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(rarity) == 0) values[i] = SPECIALS[random.nextInt(SPECIALS.length)];
        }
        return values;
    }

    /** One of each. */
    public static float[] specials() {
        return SPECIALS.clone();
    }
}
