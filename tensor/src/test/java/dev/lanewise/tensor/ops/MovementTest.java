package dev.lanewise.tensor.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Data movement against index loops, with random bits (and so with NaNs of every payload) of every dtype. */
class MovementTest {
    private static final int TRIES = 60;

    private final Evaluator ev = Evaluator.eager();

    @ParameterizedTest
    @EnumSource
    void permutes(DType dtype) {
        Random random = new Random(1);
        for (int i = 0; i < TRIES; i++) {
            Shape shape = shape(random, random.nextInt(5));
            int[] axes = axes(random, shape.rank());
            Tensor x = bits(random, dtype, shape);
            check(x, Permute.of(axes), at -> {
                int[] from = new int[at.length];
                for (int a = 0; a < at.length; a++) from[axes[a]] = at[a];
                return from;
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void permutesMoreThanATile(DType dtype) {
        Tensor x = bits(new Random(2), dtype, Shape.of(2, 67, 35));
        check(x, Permute.of(2, 0, 1), at -> new int[] {at[1], at[2], at[0]});
        check(x, Permute.of(0, 2, 1), at -> new int[] {at[0], at[2], at[1]});
        check(x, Permute.of(1, 0, 2), at -> new int[] {at[1], at[0], at[2]});
    }

    @ParameterizedTest
    @EnumSource
    void slices(DType dtype) {
        Random random = new Random(3);
        for (int i = 0; i < TRIES; i++) {
            Shape shape = shape(random, random.nextInt(5));
            int[] first = new int[shape.rank()];
            int[] ends = new int[shape.rank()];
            int[] steps = new int[shape.rank()];
            for (int a = 0; a < first.length; a++) {
                first[a] = random.nextInt(shape.size(a));
                steps[a] = random.nextInt(1, 4) * (random.nextBoolean() ? 1 : -1);
                int last = first[a] + steps[a] * random.nextInt(4);
                ends[a] = steps[a] > 0 ? last + 1 : last < 1 ? Integer.MIN_VALUE : last - 1;
            }
            check(bits(random, dtype, shape), Slice.of(first, ends, steps), at -> {
                int[] from = first.clone();
                for (int a = 0; a < at.length; a++) from[a] += at[a] * steps[a];
                return from;
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void expands(DType dtype) {
        Random random = new Random(4);
        for (int i = 0; i < TRIES; i++) {
            Shape to = shape(random, random.nextInt(5));
            int[] sizes = Arrays.copyOfRange(to.toArray(), random.nextInt(to.rank() + 1), to.rank());
            for (int a = 0; a < sizes.length; a++) if (random.nextBoolean()) sizes[a] = 1;
            check(bits(random, dtype, Shape.of(sizes)), new Expand(to), at -> {
                int[] from = Arrays.copyOfRange(at, at.length - sizes.length, at.length);
                for (int a = 0; a < from.length; a++) from[a] = sizes[a] == 1 ? 0 : from[a];
                return from;
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void concatenatesAndSplits(DType dtype) {
        Random random = new Random(5);
        for (int i = 0; i < TRIES; i++) {
            Shape shape = shape(random, random.nextInt(1, 5));
            int axis = random.nextInt(shape.rank());
            Tensor x = bits(random, dtype, shape.with(axis, 3));
            Tensor y = bits(random, dtype, shape.with(axis, 0));
            Tensor z = bits(random, dtype, shape.with(axis, 4));
            Tensor all = ev.concat(axis, x, y, z);
            assertEquals(shape.with(axis, 7), all.shape());
            var parts = ev.split(all, axis - shape.rank(), 3, 0, 4);
            assertBits(x, parts.get(0));
            assertBits(y, parts.get(1));
            assertBits(z, parts.get(2));
            check(all, Slice.along(all.shape(), axis, 2, 5), at -> {
                at[axis] += 2;
                return at;
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void pads(DType dtype) {
        Random random = new Random(6);
        for (int i = 0; i < TRIES; i++) {
            Shape shape = shape(random, random.nextInt(5));
            int[] before = random.ints(shape.rank(), 0, 3).toArray();
            int[] after = random.ints(shape.rank(), 0, 3).toArray();
            Tensor x = bits(random, dtype, shape);
            Tensor y = ev.pad(x, before, after, 1);
            int[] ends = new int[shape.rank()];
            int[] ones = new int[shape.rank()];
            Arrays.fill(ones, 1);
            for (int a = 0; a < ends.length; a++) ends[a] = before[a] + shape.size(a);
            assertBits(x, ev.slice(y, before, ends, ones));
            Tensor one = ev.cast(Tensor.of(Shape.SCALAR, 1).to(x.device()), dtype);
            assertEquals(y.elements() - x.elements(), count(y, one) - count(x, one));
        }
    }

    @ParameterizedTest
    @EnumSource
    void gathers(DType dtype) {
        Random random = new Random(7);
        for (int i = 0; i < TRIES; i++) {
            Shape shape = shape(random, random.nextInt(1, 5));
            int axis = random.nextInt(shape.rank());
            int size = shape.size(axis);
            long[] indices = random.longs(6, -size, size).toArray();
            Tensor chosen = Tensor.of(Shape.of(2, 3), indices);
            Tensor x = bits(random, dtype, shape);
            Tensor y = ev.gather(x, chosen.to(x.device()), axis);
            for (int k = 0; k < 6; k++) {
                int index = Math.floorMod(indices[k], size);
                Tensor expected = ev.slice(x, axis, index, index + 1);
                Tensor row = ev.slice(ev.slice(y, axis, k / 3, k / 3 + 1), axis + 1, k % 3, k % 3 + 1);
                assertBits(expected, row.reshaped(expected.shape()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void selects(DType dtype) {
        if (dtype.isComputable()) return;
        Random random = new Random(8);
        Tensor a = bits(random, dtype, Shape.of(3, 4));
        Tensor b = bits(random, dtype, Shape.of(4));
        Tensor condition = Tensor.of(Shape.of(3, 1), true, false, true);
        Tensor y = ev.where(condition, a, b);
        assertBits(ev.slice(a, 0, 0, 1), ev.slice(y, 0, 0, 1));
        assertBits(b, ev.slice(y, 0, 1, 2).reshaped(Shape.of(4)));
        assertBits(ev.slice(a, 0, 2, 3), ev.slice(y, 0, 2, 3));
    }

    /** Each element of {@code op(x)} must be the element of x that {@code from} names by its indices. */
    private void check(Tensor x, Op op, UnaryOperator<int[]> from) {
        Tensor y = ev.applyOne(op, x);
        for (int i = 0; i < y.elements(); i++) {
            int[] at = new int[y.shape().rank()];
            for (int axis = at.length - 1, rest = i; axis >= 0; rest /= y.shape().size(axis--)) {
                at[axis] = rest % y.shape().size(axis);
            }
            int[] source = from.apply(at);
            int j = 0;
            for (int axis = 0; axis < source.length; axis++) j = j * x.shape().size(axis) + source[axis];
            assertEquals(bits(x, j), bits(y, i), op + " of " + x.type() + ", element " + i);
        }
    }

    private static void assertBits(Tensor expected, Tensor actual) {
        assertEquals(expected.type(), actual.type());
        for (int i = 0; i < expected.elements(); i++) assertEquals(bits(expected, i), bits(actual, i));
    }

    private static int count(Tensor x, Tensor one) {
        int count = 0;
        for (int i = 0; i < x.elements(); i++) if (bits(x, i) == bits(one, 0)) count++;
        return count;
    }

    private static long bits(Tensor x, int i) {
        int at = x.offset() + i;
        return switch (x.storage()) {
            case float[] a -> Float.floatToRawIntBits(a[at]);
            case double[] a -> Double.doubleToRawLongBits(a[at]);
            case long[] a -> a[at];
            case int[] a -> a[at];
            case short[] a -> a[at];
            default -> x.bytes()[at];
        };
    }

    /** Random bits; of floats an eighth are NaNs with a payload. */
    private static Tensor bits(Random random, DType dtype, Shape shape) {
        Device device = dtype == DType.FLOAT64 ? Device.reference() : Device.cpu();
        Tensor x = device.allocate(new TensorType(dtype, shape));
        for (int i = 0; i < x.elements(); i++) {
            boolean nan = random.nextInt(8) == 0;
            switch (x.storage()) {
                case float[] a -> a[i] = Float.intBitsToFloat(random.nextInt() | (nan ? 0x7f800001 : 0));
                case double[] a -> a[i] = Double.longBitsToDouble(random.nextLong() | (nan ? 0x7ff0000000000001L : 0));
                case long[] a -> a[i] = random.nextLong();
                case int[] a -> a[i] = random.nextInt();
                case short[] a -> a[i] = (short) random.nextInt();
                default -> x.bytes()[i] = (byte) random.nextInt();
            }
        }
        return x;
    }

    private static Shape shape(Random random, int rank) {
        int[] sizes = random.ints(rank, 1, 6).toArray();
        if (rank > 0 && random.nextInt(4) == 0) sizes[rank - 1] = 17 + random.nextInt(20);
        return Shape.of(sizes);
    }

    private static int[] axes(Random random, int rank) {
        int[] axes = new int[rank];
        for (int i = 0; i < rank; i++) {
            int other = random.nextInt(i + 1);
            axes[i] = axes[other];
            axes[other] = i;
        }
        return axes;
    }
}
