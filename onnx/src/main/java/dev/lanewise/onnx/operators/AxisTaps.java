package dev.lanewise.onnx.operators;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * For each output along an axis the inputs that it is made of, and their weights: {@code count} of each, those beyond the
 * border moved to it. An output without inputs (index -1) is one number.
 */
final class AxisTaps {
    private final int count;
    private final int[] indices;
    private final double[] weights;
    private final double outside;

    private AxisTaps(int count, int[] indices, double[] weights, double outside) {
        this.count = count;
        this.indices = indices;
        this.weights = weights;
        this.outside = outside;
    }

    /** How a coordinate becomes the nearest whole one. */
    enum Rounding {
        HALF_DOWN,
        HALF_UP,
        DOWN,
        UP;

        double of(double x) {
            return switch (this) {
                case HALF_DOWN -> Math.ceil(x - 0.5);
                case HALF_UP -> Math.floor(x + 0.5);
                case DOWN -> Math.floor(x);
                case UP -> Math.ceil(x);
            };
        }
    }

    /**
     * A function of the distance by which inputs are weighed.
     *
     * @param reach beyond which it is 0; 0 for the nearest input alone
     * @param a the parameter of the cubic one (Keys, Cubic convolution interpolation, 1981)
     */
    record Kernel(int reach, double a, @Nullable Rounding rounding) {
        static Kernel nearest(Rounding rounding) {
            return new Kernel(0, 0, rounding);
        }

        static Kernel linear() {
            return new Kernel(1, 0, null);
        }

        static Kernel cubic(double a) {
            return new Kernel(2, a, null);
        }

        double weight(double distance) {
            double d = Math.abs(distance);
            if (reach == 1) return Math.max(0, 1 - d);
            if (d <= 1) return ((a + 2) * d - (a + 3)) * d * d + 1;
            return d < 2 ? ((a * d - 5 * a) * d + 8 * a) * d - 4 * a : 0;
        }
    }

    /**
     * @param at the outputs' coordinates on the input's axis
     * @param scale below 1 the kernel is widened by its inverse, so that no input is stepped over
     * @param excludeOutside whether inputs beyond the border do not count
     */
    static AxisTaps of(Kernel kernel, double[] at, int size, double scale, boolean excludeOutside) {
        Rounding rounding = kernel.rounding();
        double narrow = Math.min(1, scale);
        int reach = rounding != null ? 0 : (int) Math.ceil(kernel.reach() / narrow);
        int count = Math.max(1, 2 * reach);
        int[] indices = new int[at.length * count];
        double[] weights = new double[indices.length];
        for (int i = 0; i < at.length; i++) {
            if (rounding != null) {
                indices[i] = clamp(rounding.of(at[i]), size);
                weights[i] = 1;
                continue;
            }
            double first = Math.floor(at[i]) - reach + 1;
            double sum = 0;
            for (int k = 0; k < count; k++) {
                double place = first + k;
                boolean counts = !excludeOutside || (place >= 0 && place < size);
                double weight = counts ? kernel.weight((place - at[i]) * narrow) : 0;
                indices[i * count + k] = clamp(place, size);
                weights[i * count + k] = weight;
                sum += weight;
            }
            if (excludeOutside || narrow < 1) {
                for (int k = 0; k < count; k++) weights[i * count + k] /= sum;
            }
        }
        return new AxisTaps(count, indices, weights, 0);
    }

    private static int clamp(double place, int size) {
        return (int) Math.clamp(place, 0.0, Math.max(0, size - 1.0));
    }

    /** The same, but outputs whose coordinate lies beyond the first or last input are a number. */
    AxisTaps outside(double[] at, int size, double value) {
        int[] kept = indices.clone();
        for (int i = 0; i < at.length; i++) {
            if (at[i] < 0 || at[i] > size - 1) Arrays.fill(kept, i * count, (i + 1) * count, -1);
        }
        return new AxisTaps(count, kept, weights, value);
    }

    /** Whether each output is one input as it is. */
    boolean copies() {
        return count == 1 && Arrays.stream(indices).allMatch(index -> index >= 0);
    }

    /** Where {@link #copies}: of each output the input. */
    int[] indices() {
        return indices.clone();
    }

    int outputs() {
        return indices.length / count;
    }

    int count() {
        return count;
    }

    int index(int output, int tap) {
        return indices[output * count + tap];
    }

    double weight(int output, int tap) {
        return weights[output * count + tap];
    }

    /** What outputs without inputs are. */
    double outside() {
        return outside;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AxisTaps that
                && count == that.count
                && Arrays.equals(indices, that.indices)
                && Arrays.equals(weights, that.weights)
                && Double.compare(outside, that.outside) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(indices) + Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        return outputs() + " outputs of " + count + " inputs";
    }
}
