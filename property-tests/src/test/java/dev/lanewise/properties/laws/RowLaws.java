package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.properties.Law;
import dev.lanewise.properties.checks.Bounds;
import dev.lanewise.properties.checks.Machines;
import dev.lanewise.properties.generators.Length;
import dev.lanewise.properties.generators.Seed;
import dev.lanewise.properties.generators.Values;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.BatchNorm;
import dev.lanewise.tensor.ops.BatchStatistics;
import dev.lanewise.tensor.ops.LayerNorm;
import dev.lanewise.tensor.ops.LogSoftmax;
import dev.lanewise.tensor.ops.RmsNorm;
import dev.lanewise.tensor.ops.Softmax;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Tag;

/** Softmax and the normalisations: twins to the bit, near to the reference, and what their algebra asks. */
@Tag("widths")
class RowLaws {
    private static final List<Op> ROWS = List.of(new Softmax(), new LogSoftmax(), new LayerNorm(1e-5f),
            new BatchStatistics());
    private static final List<Op> ROW_GRADIENTS = List.of(new Softmax.Gradient(), new LogSoftmax.Gradient());

    @Law(tries = 300)
    void vectorCodeIsItsTwin(@ForAll Length n, @ForAll Seed seed) {
        for (int rows : new int[] {0, 1, 3}) {
            Shape shape = Shape.of(rows, n.value());
            for (int rarity : new int[] {Integer.MAX_VALUE, 50}) {
                Tensor x = special(seed, shape, rarity);
                Tensor dy = special(seed.next(), shape, rarity);
                Tensor gamma = special(seed.next().next(), Shape.of(n.value()), rarity);
                for (Op op : ROWS) sameAsTwin(op, x);
                for (Op op : ROW_GRADIENTS) sameAsTwin(op, x, dy);
                sameAsTwin(new LayerNorm(1e-5f), x, gamma, gamma);
                sameAsTwin(new LayerNorm.Gradient(1e-5f), x, gamma, dy);
                sameAsTwin(new RmsNorm(1e-5f), x, gamma);
                sameAsTwin(new RmsNorm.Gradient(1e-5f), x, gamma, dy);
                sameAsTwin(new BatchNorm(1e-5f), x, gamma, gamma);
                sameAsTwin(new BatchNorm.Gradient(1e-5f), x, gamma, gamma, gamma, dy);
            }
        }
    }

    private static void sameAsTwin(Op op, Tensor... inputs) {
        assertEquals(Machines.run(op, Machines.SCALAR, inputs), Machines.run(op, Machines.BEST, inputs), op::toString);
    }

    @Law(tries = 300)
    void aRowIsComputedAsAlone(@ForAll Length n, @ForAll Seed seed) {
        Tensor x = special(seed, Shape.of(3, n.value()), Integer.MAX_VALUE);
        for (Op op : List.of(new Softmax(), new LogSoftmax(), new LayerNorm(1e-5f))) {
            Tensor all = cpu(op, x);
            for (int row = 0; row < 3; row++) {
                assertEquals(row(all, row), cpu(op, row(x, row)), op::toString);
            }
        }
    }

    @Law(tries = 200)
    void probabilitiesSumToOneAndKeepTheOrder(@ForAll Length n, @ForAll Seed seed) {
        if (n.value() == 0) return;
        float[] x = Values.reals(seed.value(), n.value());
        float[] y = cpu(new Softmax(), Tensor.of(Shape.of(x.length), x)).toFloats();
        double sum = 0;
        for (float p : y) sum += p;
        assertEquals(1, sum, 2 * Math.sqrt(x.length) * Bounds.UNIT + 4 * Bounds.UNIT);
        for (int i = 1; i < x.length; i++) {
            if (x[i] > x[i - 1]) assertTrue(y[i] >= y[i - 1]);
            if (x[i] < x[i - 1]) assertTrue(y[i] <= y[i - 1]);
        }
    }

    @Law(tries = 200)
    void probabilitiesFollowTheirNumbers(@ForAll Length n, @ForAll Seed seed) {
        float[] x = Values.reals(seed.value(), n.value());
        double[] expected = new double[x.length];
        float[] turned = new float[x.length];
        float[] y = cpu(new Softmax(), Tensor.of(Shape.of(x.length), x)).toFloats();
        for (int i = 0; i < x.length; i++) {
            turned[i] = x[x.length - 1 - i];
            expected[i] = y[x.length - 1 - i];
        }
        float[] found = cpu(new Softmax(), Tensor.of(Shape.of(x.length), turned)).toFloats();
        Bounds.elements(expected, found, 10 * 0x1p-23, 0, () -> n);
    }

    /** Shifts that floats hold exactly leave {@code x - max x} as it is. */
    @Law(tries = 200)
    void probabilitiesDoNotChangeWithAShift(@ForAll Length n, @ForAll Seed seed) {
        float[] x = Values.integers(seed.value(), n.value(), 40);
        float[] shifted = x.clone();
        for (int i = 0; i < x.length; i++) shifted[i] += 1000;
        for (Op op : List.of(new Softmax(), new LogSoftmax())) {
            assertEquals(cpu(op, Tensor.of(Shape.of(x.length), x)), cpu(op, Tensor.of(Shape.of(x.length), shifted)));
        }
    }

    @Law(tries = 200)
    void nearToTheReference(@ForAll Length n, @ForAll Seed seed) {
        Tensor x = Tensor.of(Shape.of(2, n.value()), Values.between(seed.value(), 2 * n.value(), -30, 30));
        // x - max x is rounded to half a unit in its last place: 60 u
        near(new Softmax(), 10 * 0x1p-23 + 60 * 0x1p-24, 1e-37, x);
        near(new LogSoftmax(), 50 * 0x1p-23, 1e-6, x);
        near(new LayerNorm(1e-5f), 6e-7, 1e-5, x);
    }

    @Example
    void longRowsAreNearToTheReference() {
        for (int n : new int[] {1024, 1025, 5000, 100_003}) {
            Tensor x = Tensor.of(Shape.of(n), Values.reals(n, n));
            near(new Softmax(), 10 * 0x1p-23, 1e-37, x);
            near(new LogSoftmax(), 50 * 0x1p-23, 1e-6, x);
            near(new LayerNorm(1e-5f), 6e-7, 1e-6, x);
        }
    }

    /** One pass of sums and squares would lose all digits here. */
    @Example
    void aLargeMeanLeavesTheVariance() {
        float[] x = Values.reals(3, 4096);
        for (int i = 0; i < x.length; i++) x[i] = 10_000 + x[i];
        Tensor column = Tensor.of(Shape.of(x.length, 1), x);
        double exact = Machines.run(new BatchStatistics(), Device.reference(), column).get(1).toDoubles()[0];
        float variance = Machines.run(new BatchStatistics(), Machines.BEST, column).get(1).item();
        assertEquals(exact, variance, 1e-4 * exact);
    }

    @Example
    void extremeRowsAreWhatIeeeSays() {
        float inf = Float.POSITIVE_INFINITY;
        softmaxIs(new float[] {-inf, -inf}, Float.NaN, Float.NaN);
        softmaxIs(new float[] {-inf, 3, -inf}, 0, 1, 0);
        softmaxIs(new float[] {3e38f, 3e38f, -3e38f}, 0.5f, 0.5f, 0);
        softmaxIs(new float[] {inf, 0}, Float.NaN, Float.NaN);
        softmaxIs(new float[] {0, Float.NaN, 0}, Float.NaN, Float.NaN, Float.NaN);
    }

    private static void softmaxIs(float[] x, float... y) {
        Tensor row = Tensor.of(Shape.of(x.length), x);
        Tensor expected = Tensor.of(Shape.of(y.length), y);
        for (Device device : List.of(Machines.SCALAR, Machines.BEST, Device.reference())) {
            Tensor found = Machines.run(new Softmax(), device, row).getFirst().to(Device.cpu());
            assertEquals(expected, found, () -> row + " on " + device);
        }
    }

    private static void near(Op op, double relative, double absolute, Tensor x) {
        double[] exact = Machines.run(op, Device.reference(), x).getFirst().toDoubles();
        Bounds.elements(exact, cpu(op, x).toFloats(), relative, absolute, () -> op + " of " + x.type());
    }

    private static Tensor cpu(Op op, Tensor x) {
        return Machines.run(op, Machines.BEST, x).getFirst();
    }

    private static Tensor row(Tensor x, int row) {
        int n = x.shape().last();
        return Tensor.of(Shape.of(n), Arrays.copyOfRange(x.toFloats(), row * n, (row + 1) * n));
    }

    private static Tensor special(Seed seed, Shape shape, int rarity) {
        return Tensor.of(shape, Values.special(seed.value(), shape.elements(), rarity));
    }
}
