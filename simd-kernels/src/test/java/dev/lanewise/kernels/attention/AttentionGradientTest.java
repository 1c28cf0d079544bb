package dev.lanewise.kernels.attention;

import static dev.lanewise.kernels.TestData.CPUS;
import static dev.lanewise.kernels.TestData.assertSameBits;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.TestData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("widths")
class AttentionGradientTest {
    /** All that a gradient reads; outputs and logarithms are those of the twin. */
    private record Problem(AttentionGeometry g, float[] q, float[] k, float[] v, @Nullable AttentionMask mask,
            float[] y,
            float[] logarithms) {
        static Problem of(AttentionGeometry g, boolean masked) {
            int row = g.keys();
            float[] added = TestData.random(g.batch() * g.heads() * g.queries() * row, 4);
            AttentionMask mask = masked
                    ? new AttentionMask(added, 0, g.heads() * g.queries() * row, g.queries() * row, row)
                    : null;
            Problem problem = new Problem(g, TestData.random(g.querySize(), 1), TestData.random(g.keySize(), 2),
                    TestData.random(g.valueSize(), 3), mask, new float[g.outputSize()], new float[g.logSumExpSize()]);
            problem.forward();
            return problem;
        }

        void forward() {
            Cpu cpu = CPUS.getFirst();
            float[] scratch = new float[Attention.scratchSize(g, cpu.workers().width())];
            Attention.forward(cpu, g, q, 0, k, 0, v, 0, mask, y, 0, logarithms, 0, scratch, 0);
        }

        List<float[]> gradients(Cpu cpu) {
            float[] dq = TestData.output(1, g.querySize());
            float[] dk = TestData.output(2, g.keySize());
            float[] dv = TestData.output(3, g.valueSize());
            int size = AttentionGradient.scratchSize(g, cpu.workers().width());
            float[] scratch = TestData.output(4, size);
            AttentionGradient.run(cpu, g, new AttentionGradient.Arguments(TestData.at(1, q), 1, TestData.at(2, k), 2,
                    TestData.at(3, v), 3, mask, TestData.at(1, y), 1, TestData.at(5, logarithms), 5,
                    TestData.at(2, TestData.random(g.outputSize(), 5)), 2,
                    TestData.at(6, TestData.random(g.logSumExpSize(), 6)), 6, dq, 1, dk, 2, dv, 3), scratch, 4);
            TestData.results(scratch, 4, size);
            List<float[]> all = new ArrayList<>();
            all.add(TestData.results(dq, 1, g.querySize()));
            all.add(TestData.results(dk, 2, g.keySize()));
            all.add(TestData.results(dv, 3, g.valueSize()));
            return all;
        }

        void assertTwin(String what) {
            List<float[]> twin = gradients(CPUS.getFirst());
            for (Cpu cpu : CPUS) {
                List<float[]> found = gradients(cpu);
                for (int i = 0; i < 3; i++) {
                    assertSameBits(twin.get(i), found.get(i),
                            "dq dk dv".split(" ")[i] + " of " + g + what + " by " + cpu);
                }
            }
        }
    }

    @Test
    void vectorCodeIsItsTwin() {
        for (AttentionGeometry g : AttentionTest.geometries()) {
            for (boolean masked : new boolean[] {false, true}) Problem.of(g, masked).assertTwin(" masked " + masked);
        }
    }

    /** A row that sees no key has a logarithm of -infinity; one that is NaN must leave the keys alone that it hides. */
    @Test
    void whatIsNotFiniteGoesTheSameWay() {
        AttentionGeometry g = AttentionGeometry.of(1, 70, 60, 2, 8).seeing(true, 0);
        for (float odd : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            for (int at = 0; at < g.keySize(); at += 97) {
                Problem problem = Problem.of(g, false);
                problem.q()[at] = odd;
                problem.v()[g.valueSize() - 1 - at] = odd;
                problem.forward();
                problem.assertTwin(" with " + odd + " at " + at);
            }
        }
    }
}
