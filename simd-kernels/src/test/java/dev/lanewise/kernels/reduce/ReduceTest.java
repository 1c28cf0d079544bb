package dev.lanewise.kernels.reduce;

import static dev.lanewise.kernels.TestData.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.TestData;
import dev.lanewise.kernels.sums.FixedTreeOracle;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("widths")
class ReduceTest {
    private static final int[][] SIZES = {
        {1}, {5}, {33}, {2, 3}, {3, 17}, {17, 3}, {7, 40}, {4, 5, 6}, {2, 33, 3, 5}, {3, 1, 18, 2}, {2, 3, 2, 5, 3},
        {1030, 2}
    };

    /** Every set of axes of every size, each output from its own elements, row-major. */
    @Test
    void everySetOfAxesGivesTheDefinition() {
        for (int[] sizes : SIZES) {
            for (int set = 0; set < 1 << sizes.length; set++) {
                for (ReduceFunction f : ReduceFunction.values()) check(f, sizes, axes(set));
            }
        }
    }

    @Test
    void largeOnesGiveTheDefinitionOnSeveralThreads() {
        for (ReduceFunction f : ReduceFunction.values()) {
            check(f, new int[] {3, 5000, 20}, 1);
            check(f, new int[] {300, 1000}, 1);
            check(f, new int[] {40, 7, 1000}, 0, 2);
        }
    }

    private static int[] axes(int set) {
        return java.util.stream.IntStream.range(0, 31).filter(axis -> (set >> axis & 1) == 1).toArray();
    }

    private static void check(ReduceFunction f, int[] sizes, int... axes) {
        int n = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
        float[] x = TestData.random(n, Arrays.hashCode(sizes));
        float[] expected = naive(f, sizes, axes, x);
        float[] padded = TestData.at(3, x);
        ReduceGeometry g = ReduceGeometry.of(sizes, axes);
        for (Cpu cpu : TestData.CPUS) {
            float[] y = TestData.output(1, expected.length);
            int scratch = Reduce.scratchSize(f, g, cpu.workers().width());
            float[] room = TestData.output(2, scratch);
            Reduce.run(cpu, f, g, padded, 3, y, 1, room, 2);
            TestData.results(room, 2, scratch);
            String what = f + " of " + Arrays.toString(sizes) + " over " + Arrays.toString(axes) + " by " + cpu;
            assertSameBits(expected, TestData.results(y, 1, expected.length), what);
        }
    }

    /** Each element joins the list of its output; the lists are reduced one by one. */
    private static float[] naive(ReduceFunction f, int[] sizes, int[] axes, float[] x) {
        int outputs = 1;
        for (int axis = 0; axis < sizes.length; axis++) if (Arrays.binarySearch(axes, axis) < 0) outputs *= sizes[axis];
        int terms = x.length / outputs;
        float[][] lists = new float[outputs][terms];
        int[] counts = new int[outputs];
        for (int i = 0; i < x.length; i++) {
            int output = 0;
            int rest = i;
            int factor = 1;
            for (int axis = sizes.length - 1; axis >= 0; axis--) {
                int index = rest % sizes[axis];
                rest /= sizes[axis];
                if (Arrays.binarySearch(axes, axis) >= 0) continue;
                output += index * factor;
                factor *= sizes[axis];
            }
            lists[output][counts[output]++] = x[i];
        }
        float[] y = new float[outputs];
        for (int o = 0; o < outputs; o++) {
            float[] list = lists[o];
            y[o] = switch (f) {
                case SUM -> FixedTreeOracle.sum(list, 0, 1, terms);
                case MEAN -> FixedTreeOracle.sum(list, 0, 1, terms) / terms;
                case MAX -> {
                    float most = list[0];
                    for (float v : list) most = Math.max(most, v);
                    yield most;
                }
                case MIN -> {
                    float least = list[0];
                    for (float v : list) least = Math.min(least, v);
                    yield least;
                }
            };
        }
        return y;
    }

    @Test
    void sumsOfIntegersAreExact() {
        float[] x = TestData.integers(50 * 37, 1);
        ReduceGeometry g = ReduceGeometry.of(new int[] {50, 37}, 0);
        float[] expected = new float[37];
        for (int i = 0; i < x.length; i++) expected[i % 37] += x[i];
        for (Cpu cpu : TestData.CPUS) assertSameBits(expected, run(cpu, ReduceFunction.SUM, g, x), cpu.toString());
    }

    @Test
    void aNaNOfEitherSignAnywhereIsTheResult() {
        float[] nans = {Float.intBitsToFloat(0x7fc00000), Float.intBitsToFloat(0xffc00000),
            Float.intBitsToFloat(0xffffffff)};
        for (int n : new int[] {1, 4, 15, 16, 17, 35, 53}) {
            for (int at = 0; at < n; at++) {
                for (float nan : nans) {
                    float[] row = TestData.random(n, n);
                    row[at] = nan;
                    float[] columns = new float[n * 18];
                    for (int i = 0; i < columns.length; i++) columns[i] = i % 18 == 3 || i % 18 == 17 ? row[i / 18] : i;
                    for (ReduceFunction f : ReduceFunction.values()) {
                        for (Cpu cpu : TestData.CPUS.subList(0, TestData.CPUS.size() / 3)) {
                            String what = f + " of " + n + " with NaN at " + at + " by " + cpu;
                            assertEquals(Float.NaN, run(cpu, f, ReduceGeometry.of(new int[] {n}, 0), row)[0], what);
                            float[] y = run(cpu, f, ReduceGeometry.of(new int[] {n, 18}, 0), columns);
                            for (int c = 0; c < 18; c++) assertEquals(c == 3 || c == 17, Float.isNaN(y[c]), what);
                        }
                    }
                }
            }
        }
    }

    @Test
    void theLargestZeroIsPlusAndTheSmallestMinus() {
        float[][] rows = {{0f, -0f}, {-0f, 0f}, {-0f, -0f}, {0f, 0f}, {-1f, 0f, -0f}, {1f, -0f, 0f}, {-0f, -1f},
            {0f, 1f}};
        for (float[] row : rows) {
            for (int width : new int[] {1, 19}) {
                float[] x = new float[row.length * width];
                for (int i = 0; i < x.length; i++) x[i] = row[i / width];
                float[] most = new float[width];
                float[] least = new float[width];
                Arrays.fill(most, row[0]);
                Arrays.fill(least, row[0]);
                for (int i = 0; i < x.length; i++) {
                    most[i % width] = Math.max(most[i % width], x[i]);
                    least[i % width] = Math.min(least[i % width], x[i]);
                }
                ReduceGeometry g = ReduceGeometry.of(new int[] {row.length, width}, 0);
                for (Cpu cpu : TestData.CPUS) {
                    assertSameBits(most, run(cpu, ReduceFunction.MAX, g, x), "largest of " + Arrays.toString(row));
                    assertSameBits(least, run(cpu, ReduceFunction.MIN, g, x), "smallest of " + Arrays.toString(row));
                }
            }
        }
    }

    @Test
    void infinitiesAreNumbers() {
        float inf = Float.POSITIVE_INFINITY;
        float[] x = {-inf, 1, -1, inf};
        ReduceGeometry g = ReduceGeometry.of(new int[] {4}, 0);
        for (Cpu cpu : TestData.CPUS) {
            assertEquals(inf, run(cpu, ReduceFunction.MAX, g, x)[0]);
            assertEquals(-inf, run(cpu, ReduceFunction.MIN, g, x)[0]);
            assertEquals(Float.NaN, run(cpu, ReduceFunction.SUM, g, x)[0]);
        }
    }

    @Test
    void ofNothingTheSumIsZeroTheMeanNaNAndTheLargestAnError() {
        ReduceGeometry g = ReduceGeometry.of(new int[] {2, 0, 3}, 1);
        for (Cpu cpu : TestData.CPUS) {
            assertSameBits(new float[6], run(cpu, ReduceFunction.SUM, g, new float[0]), "sum");
            for (float mean : run(cpu, ReduceFunction.MEAN, g, new float[0])) assertEquals(Float.NaN, mean);
            for (ReduceFunction f : new ReduceFunction[] {ReduceFunction.MAX, ReduceFunction.MIN}) {
                var thrown = assertThrows(IllegalArgumentException.class, () -> run(cpu, f, g, new float[0]));
                assertEquals("reduce: " + f + " needs at least one element; got 0", thrown.getMessage());
            }
        }
    }

    @Test
    void noOutputsNeedNoElements() {
        ReduceGeometry g = ReduceGeometry.of(new int[] {0, 0, 3}, 1);
        for (Cpu cpu : TestData.CPUS) {
            for (ReduceFunction f : ReduceFunction.values()) assertEquals(0, run(cpu, f, g, new float[0]).length);
        }
    }

    private static float[] run(Cpu cpu, ReduceFunction f, ReduceGeometry g, float[] x) {
        int n = g.outer() * g.inner();
        float[] y = TestData.output(2, n);
        Reduce.run(cpu, f, g, x, 0, y, 2, new float[Reduce.scratchSize(f, g, cpu.workers().width())], 0);
        return TestData.results(y, 2, n);
    }
}
