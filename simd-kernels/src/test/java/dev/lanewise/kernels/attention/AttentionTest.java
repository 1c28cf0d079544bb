package dev.lanewise.kernels.attention;

import static dev.lanewise.kernels.TestData.CPUS;
import static dev.lanewise.kernels.TestData.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.TestData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("widths")
class AttentionTest {
    private static final double UNIT = 0x1p-24;

    static List<AttentionGeometry> geometries() {
        List<AttentionGeometry> all = new ArrayList<>();
        int[][] sizes = {{1, 1, 1, 1, 1}, {1, 1, 300, 2, 64}, {2, 5, 7, 3, 5}, {1, 33, 33, 2, 16}, {1, 40, 131, 1, 33},
            {1, 130, 129, 1, 8}, {1, 1, 421, 3, 24}, {1, 300, 300, 1, 64}, {1, 3, 2, 2, 4}, {1, 17, 0, 1, 4},
            {0, 3, 3, 1, 4},
            {1, 0, 3, 1, 4}, {1, 4, 4, 2, 0}};
        for (int[] s : sizes) {
            AttentionGeometry g = AttentionGeometry.of(s[0], s[1], s[2], s[3], s[4]);
            all.add(g);
            all.add(g.seeing(true, 0));
            all.add(g.seeing(true, 3));
            all.add(g.seeing(false, 50).withKvHeads(1));
            all.add(g.seeing(true, 150).scoring(0.7f, 1.5f).withKvHeads(1).withValueDim(37));
        }
        // rows that fill most of 64 lanes
        for (int[] s : new int[][] {{2, 64, 193, 2, 32}, {1, 60, 7, 1, 9}, {1, 101, 50, 3, 10}, {1, 318, 385, 1, 6}}) {
            AttentionGeometry g = AttentionGeometry.of(s[0], s[1], s[2], s[3], s[4]);
            all.add(g);
            all.add(g.withKvHeads(1).withValueDim(13));
            all.add(g.scoring(0.7f, 1.5f));
            all.add(g.seeing(true, 0).withKvHeads(1).withValueDim(33));
            all.add(g.seeing(true, 37));
            all.add(g.seeing(false, 150).scoring(0.7f, 1.5f));
        }
        return all;
    }

    /** The numbers of a problem; the mask, if any, differs for each query. */
    private record Problem(AttentionGeometry g, float[] q, float[] k, float[] v, float[] mask) {
        static Problem of(AttentionGeometry g, boolean masked) {
            int n = g.batch() * g.heads() * g.queries() * g.keys();
            float[] mask = masked ? TestData.random(n, 4) : new float[0];
            for (int i = 0; i < mask.length; i += 7) mask[i] = Float.NEGATIVE_INFINITY;
            float[] q = TestData.random(g.querySize(), 1);
            for (int i = 0; i < q.length; i++) q[i] *= 5;
            return new Problem(g, q, TestData.random(g.keySize(), 2), TestData.random(g.valueSize(), 3), mask);
        }

        float[] run(Cpu cpu) {
            float[] y = TestData.output(3, g.outputSize());
            float[] logs = TestData.output(1, g.logSumExpSize());
            int size = Attention.scratchSize(g, cpu.workers().width());
            float[] scratch = TestData.output(2, size);
            int row = g.keys();
            AttentionMask added = mask.length == 0
                    ? null
                    : new AttentionMask(
                            TestData.at(6, mask), 6, g.heads() * g.queries() * row, g.queries() * row, row);
            Attention.forward(cpu, g, TestData.at(1, q), 1, TestData.at(2, k), 2, TestData.at(5, v), 5, added, y, 3,
                    logs, 1, scratch, 2);
            TestData.results(scratch, 2, size);
            float[] both = Arrays.copyOf(TestData.results(y, 3, g.outputSize()), g.outputSize() + g.logSumExpSize());
            System.arraycopy(logs, 1, both, g.outputSize(), g.logSumExpSize());
            return both;
        }
    }

    @Test
    void vectorCodeIsItsTwin() {
        for (AttentionGeometry g : geometries()) {
            for (boolean masked : new boolean[] {false, true}) {
                Problem problem = Problem.of(g, masked);
                float[] twin = problem.run(CPUS.getFirst());
                for (Cpu cpu : CPUS) assertSameBits(twin, problem.run(cpu), g + " masked " + masked + " by " + cpu);
            }
        }
    }

    @Test
    void aRowOfTheMaskForAllIsThatRowForEach() {
        for (AttentionGeometry g : geometries()) {
            float[] row = TestData.random(g.keys(), 4);
            for (int i = 0; i < row.length; i += 7) row[i] = Float.NEGATIVE_INFINITY;
            float[] each = new float[g.batch() * g.heads() * g.queries() * g.keys()];
            for (int i = 0; i < each.length; i++) each[i] = row[i % row.length];
            Problem problem = Problem.of(g, false);
            float[] spelledOut = new Problem(g, problem.q(), problem.k(), problem.v(), each).run(CPUS.getFirst());
            for (Cpu cpu : CPUS) {
                float[] y = new float[g.outputSize()];
                Attention.forward(cpu, g, problem.q(), 0, problem.k(), 0, problem.v(), 0,
                        new AttentionMask(row, 0, 0, 0, 0), y, 0, null, 0,
                        new float[Attention.scratchSize(g, cpu.workers().width())], 0);
                if (each.length > 0) assertSameBits(Arrays.copyOf(spelledOut, y.length), y, g + " by " + cpu);
            }
        }
    }

    @Test
    void whatIsNotFiniteGoesTheSameWay() {
        whatIsNotFiniteGoesTheSameWay(AttentionGeometry.of(1, 37, 140, 2, 5).seeing(true, 0));
        whatIsNotFiniteGoesTheSameWay(AttentionGeometry.of(1, 64, 200, 1, 6));
        whatIsNotFiniteGoesTheSameWay(AttentionGeometry.of(1, 64, 140, 1, 17).seeing(true, 90));
    }

    private static void whatIsNotFiniteGoesTheSameWay(AttentionGeometry g) {
        for (float odd : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            for (int at = 0; at < g.keySize(); at += 13) {
                Problem problem = Problem.of(g, false);
                problem.k()[at] = odd;
                problem.v()[g.valueSize() - 1 - at] = odd;
                float[] twin = problem.run(CPUS.getFirst());
                for (Cpu cpu : CPUS) assertSameBits(twin, problem.run(cpu), odd + " at " + at + " by " + cpu);
            }
        }
    }

    /**
     * A score has {@code headDim + 3} roundings and weighs its error into the weights; then a sum of {@code keys} terms.
     */
    @Test
    void nearToTheDefinition() {
        for (AttentionGeometry g : geometries()) {
            for (boolean masked : new boolean[] {false, true}) {
                Problem problem = Problem.of(g, masked);
                float[] found = problem.run(CPUS.getLast());
                double[] weighted = new double[g.outputSize()];
                double[] exact = AttentionOracle.forward(g, problem.q(), problem.k(), problem.v(), problem.mask(),
                        weighted);
                double score = 2 * (5 * g.headDim() * (double) g.scale() + 5) * (g.headDim() + 12);
                double bound = (score + 2 * g.keys() + 40) * UNIT;
                for (int i = 0; i < exact.length; i++) {
                    assertEquals(exact[i], found[i], bound * weighted[i] + 1e-37, g + " at " + i);
                }
            }
        }
    }

    @Test
    void oneKeyGivesItsValue() {
        AttentionGeometry g = AttentionGeometry.of(2, 3, 1, 2, 9);
        Problem problem = Problem.of(g, false);
        for (Cpu cpu : CPUS) {
            float[] y = problem.run(cpu);
            for (int i = 0; i < g.outputSize(); i++) {
                assertEquals(problem.v()[i / (3 * 18) * 18 + i % 18], y[i]);
            }
        }
    }

    /** With as many queries as keys, a row has the bits of a single query after the keys up to it. */
    @Test
    void aCacheOfKeysGivesTheBitsOfTheWhole() {
        for (int n : new int[] {205, 250}) {
            AttentionGeometry g = AttentionGeometry.of(1, n, n, 2, 24).seeing(true, 0);
            Problem whole = Problem.of(g, false);
            for (Cpu cpu : CPUS) {
                float[] all = whole.run(cpu);
                for (int t : new int[] {0, 1, 31, 32, 100, 127, 128, 191, 192, 204}) {
                    AttentionGeometry one = AttentionGeometry.of(1, 1, t + 1, 2, 24).seeing(true, 0);
                    Problem decode = new Problem(one, Arrays.copyOfRange(whole.q(), t * 48, (t + 1) * 48),
                            Arrays.copyOf(whole.k(), (t + 1) * 48), Arrays.copyOf(whole.v(), (t + 1) * 48),
                            whole.mask());
                    assertSameBits(Arrays.copyOfRange(all, t * 48, (t + 1) * 48),
                            Arrays.copyOf(decode.run(cpu), 48), "row " + t + " of " + n + " by " + cpu);
                }
            }
        }
    }

    @Test
    void rowsThatSeeNothingAreZero() {
        AttentionGeometry g = AttentionGeometry.of(1, 5, 3, 1, 4).seeing(true, 0);
        for (Cpu cpu : CPUS) {
            float[] y = Problem.of(g, false).run(cpu);
            for (int i = 0; i < 8; i++) assertEquals(0, y[i]);
            assertEquals(Float.NEGATIVE_INFINITY, y[g.outputSize()]);
        }
    }

    @Test
    void refusesWhatCannotBe() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> AttentionGeometry.of(1, 1, 1, 3, 4)
                .withKvHeads(2)).getMessage().contains("kvHeads must divide heads"));
        AttentionGeometry g = AttentionGeometry.of(1, 2, 2, 1, 4);
        float[] short7 = new float[7];
        float[] enough = new float[Attention.scratchSize(g, CPUS.getFirst().workers().width())];
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Attention.forward(CPUS.getFirst(), g, short7, 0,
                enough, 0, enough, 0, null, enough, 0, null, 0, enough, 0)).getMessage().contains("q must hold 8"));
    }
}
