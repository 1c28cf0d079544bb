package dev.lanewise.layers;

import java.util.random.RandomGenerator;

/** Random numbers around 0 of a given standard deviation, the same on every machine. */
enum Distribution {
    UNIFORM {
        @Override
        float[] draw(int count, double deviation, RandomGenerator random) {
            float limit = (float) (deviation * Math.sqrt(3));
            float[] values = new float[count];
            for (int i = 0; i < count; i++) values[i] = (2 * random.nextFloat() - 1) * limit;
            return values;
        }
    },
    NORMAL {
        @Override
        float[] draw(int count, double deviation, RandomGenerator random) {
            float[] values = new float[count];
            for (int i = 0; i < count; i += 2) {
                double radius = radius(deviation, random);
                double angle = 2 * Math.PI * random.nextDouble();
                values[i] = (float) (radius * StrictMath.cos(angle));
                if (i + 1 < count) values[i + 1] = (float) (radius * StrictMath.sin(angle));
            }
            return values;
        }
    },
    /** Normal, values beyond two {@code deviation} drawn again. */
    TRUNCATED_NORMAL {
        @Override
        float[] draw(int count, double deviation, RandomGenerator random) {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                double value;
                do {
                    value = radius(deviation, random) * StrictMath.cos(2 * Math.PI * random.nextDouble());
                } while (Math.abs(value) > 2 * deviation);
                values[i] = (float) value;
            }
            return values;
        }
    };

    abstract float[] draw(int count, double deviation, RandomGenerator random);

    // Box and Muller's method: RandomGenerator.nextGaussian calls Math.exp, which may differ from machine to machine.
    private static double radius(double deviation, RandomGenerator random) {
        return deviation * Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    }
}
