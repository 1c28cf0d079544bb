package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.TestData.CPUS;
import static dev.lanewise.kernels.TestData.assertSameBits;
import static dev.lanewise.kernels.TestData.at;
import static dev.lanewise.kernels.TestData.output;
import static dev.lanewise.kernels.TestData.results;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.kernels.Cpu;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions of two and three numbers against a loop over all indices. */
@Tag("widths")
class BroadcastTest {
    private static final float[] PICK = {
        0, -0f, 1, -1, 2.5f, -2.5f, 3, 0.5f, 7, Float.MIN_VALUE, -3e38f, 3e38f, Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY, Float.NaN
    };

    static Stream<Arguments> shapes() {
        int[][][] pairs = {
            {{}, {}}, {{37}, {37}}, {{37}, {}}, {{}, {37}}, {{37}, {1}}, {{5, 19}, {19}}, {{19}, {5, 19}},
            {{5, 19}, {5, 1}},
            {{5, 1}, {5, 19}}, {{5, 1}, {1, 19}}, {{1, 19}, {5, 1}}, {{2, 3, 4, 5}, {3, 1, 5}},
            {{2, 1, 4, 1}, {1, 3, 1, 5}},
            {{2, 3, 17}, {2, 1, 17}}, {{4, 1, 1}, {4, 5, 6}}, {{0}, {0}}, {{0}, {1}}, {{3, 0}, {3, 1}}, {{1, 1}, {1}},
            {{2, 70_000}, {2, 1}}, {{70_001, 4}, {4}}, {{300_000}, {}},
        };
        return Arrays.stream(pairs).map(pair -> Arguments.of(pair[0], pair[1]));
    }

    private static float[] values(int n, int seed) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) x[i] = PICK[Math.floorMod(i * 7 + i / 15 * 11 + seed, PICK.length)];
        return x;
    }

    private static int count(int... shape) {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    /** The element of an operand of {@code shape} that meets element {@code i} of the result. */
    private static int naive(int[] result, int[] shape, int i) {
        int index = 0;
        int step = 1;
        int rest = i;
        for (int axis = 1; axis <= result.length; axis++) {
            int size = result[result.length - axis];
            if (axis <= shape.length) {
                int own = shape[shape.length - axis];
                if (own > 1) index += rest % size * step;
                step *= own;
            }
            rest /= size;
        }
        return index;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void binaryFunctionsMeetTheirOperands(int[] left, int[] right) {
        Broadcast shapes = Broadcast.of(left, right);
        int n = count(shapes.shape());
        float[] a = values(count(left), 0);
        float[] b = values(count(right), 4);
        for (BinaryFunction f : BinaryFunction.values()) {
            if (n > 1000 && f != BinaryFunction.DIVIDE) continue;
            float[] expected = new float[n];
            for (int i = 0; i < n; i++) {
                double exact = f.value(a[naive(shapes.shape(), left, i)], b[naive(shapes.shape(), right, i)]);
                expected[i] = (float) exact;
            }
            for (Cpu cpu : CPUS) {
                float[] y = output(2, n);
                Elementwise.binary(cpu, f, shapes, at(1, a), 1, at(3, b), 3, y, 2);
                assertSameBits(expected, results(y, 2, n), f + " on " + cpu);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void comparisonsGiveBytes(int[] left, int[] right) {
        Broadcast shapes = Broadcast.of(left, right);
        int n = count(shapes.shape());
        float[] a = values(count(left), 0);
        float[] b = values(count(right), 4);
        for (Comparison c : Comparison.values()) {
            if (n > 1000 && c != Comparison.GREATER) continue;
            byte[] expected = new byte[n + 4];
            Arrays.fill(expected, (byte) 77);
            for (int i = 0; i < n; i++) {
                boolean holds = c.test(a[naive(shapes.shape(), left, i)], b[naive(shapes.shape(), right, i)]);
                expected[2 + i] = (byte) (holds ? 1 : 0);
            }
            for (Cpu cpu : CPUS) {
                byte[] y = new byte[n + 4];
                Arrays.fill(y, (byte) 77);
                Elementwise.compare(cpu, c, shapes, at(1, a), 1, at(3, b), 3, y, 2);
                assertArrayEquals(expected, y, c + " on " + cpu);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void selectionPicks(int[] left, int[] right) {
        int[][][] roles = {{left, right, {}}, {left, left, right}, {left, {}, right}, {left, {}, {}},
            {right, left, left}};
        for (int[][] role : roles) {
            Broadcast shapes = Broadcast.of(role);
            int n = count(shapes.shape());
            byte[] condition = new byte[count(role[0]) + 1];
            for (int i = 0; i < condition.length; i++)
                condition[i] = (byte) (i % 3 == 0 ? 0 : i % 5 == 0 ? 1 : -128 + i);
            float[] a = values(count(role[1]), 0);
            float[] b = values(count(role[2]), 4);
            float[] expected = new float[n];
            for (int i = 0; i < n; i++) {
                expected[i] = condition[1 + naive(shapes.shape(), role[0], i)] != 0
                        ? a[naive(shapes.shape(), role[1], i)]
                        : b[naive(shapes.shape(), role[2], i)];
            }
            for (Cpu cpu : CPUS) {
                float[] y = output(2, n);
                Elementwise.select(cpu, shapes, condition, 1, at(1, a), 1, at(3, b), 3, y, 2);
                assertSameBits(expected, results(y, 2, n), "select on " + cpu);
            }
        }
    }

    @Test
    void resultsMayReplaceAnOperand() {
        Broadcast shapes = Broadcast.of(new int[] {5, 19}, new int[] {19});
        for (Cpu cpu : CPUS) {
            float[] a = at(2, values(95, 0));
            float[] expected = new float[95];
            Elementwise.binary(cpu, BinaryFunction.ADD, shapes, a, 2, values(19, 4), 0, expected, 0);
            Elementwise.binary(cpu, BinaryFunction.ADD, shapes, a, 2, values(19, 4), 0, a, 2);
            assertSameBits(expected, Arrays.copyOfRange(a, 2, 97), "in place on " + cpu);
        }
    }

    @Test
    void shapesThatDoNotMeetAreRefused() {
        var error = assertThrows(
                IllegalArgumentException.class, () -> Broadcast.of(new int[] {2, 3}, new int[] {4}));
        assertEquals("broadcast: sizes aligned at the last axis must be equal or 1; got [[2, 3], [4]]",
                error.getMessage());
    }
}
