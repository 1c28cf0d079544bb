package dev.lanewise.kernels.gemm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.elementwise.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class GemmTest {
    /** On both sides of tiles, of panels, of few rows, of blocks of k (256 or 512) and of rows whose outputs pass by. */
    private static final int[][] SIZES = {
        {0, 3, 2}, {3, 0, 2}, {3, 2, 0}, {7, 40, 0}, {1, 1, 1}, {1, 70, 9}, {2, 33, 17}, {3, 64, 8}, {4, 31, 24},
        {5, 100, 30}, {6, 32, 16}, {7, 5, 40}, {13, 129, 7}, {50, 16, 515}, {1, 40, 1030}, {250, 35, 3}, {9, 300, 600},
        {1, 45, 33}, {130, 260, 520}, {3, 8230, 13},
        {7, 64, 9}, {8, 32, 12}, {13, 96, 30}, {29, 160, 21}, {250, 32, 700}, {1000, 64, 5}, {131, 1056, 1000},
        {700, 130, 9}, {250, 16, 33}, {41, 11, 20},
        {22, 200, 90}, {25, 160, 70}, {150, 130, 90},
    };

    private static final List<Cpu> CPUS = cpus();

    private final Random random = new Random(11);

    @Test
    void everyOutputIsOneChainWhateverComputesIt() {
        for (int[] size : SIZES) {
            for (int transposed = 0; transposed < 4; transposed++) {
                GemmGeometry tight = GemmGeometry.of(size[0], size[1], size[2], transposed >= 2, transposed % 2 == 1);
                check(new GemmCase(tight, transposed % 2 == 0, random));
                check(new GemmCase(loose(tight), transposed >= 2, random));
            }
        }
    }

    @Test
    void threadsChangeNothing() {
        for (int[] size : new int[][] {{100, 100, 60}, {49, 160, 120}, {128, 96, 70}, {7, 300, 400}, {400, 20, 100},
            {2, 1000, 300}, {13, 70, 2100}, {24, 64, 200}}) {
            for (int transposed = 0; transposed < 4; transposed++) {
                boolean a = transposed >= 2;
                boolean b = transposed % 2 == 1;
                check(new GemmCase(GemmGeometry.of(size[0], size[1], size[2], a, b), true, random));
                check(new GemmCase(GemmGeometry.of(size[0], size[1], size[2], a, b), false, random));
            }
        }
    }

    @Test
    void smallIntegersAreExact() {
        GemmGeometry geometry = GemmGeometry.of(37, 45, 600);
        float[] a = integers(geometry.sizeA());
        float[] b = integers(geometry.sizeB());
        for (Cpu cpu : CPUS) {
            float[] c = new float[geometry.sizeC()];
            Gemm.multiply(cpu, geometry, a, 0, b, 0, c, 0, false, Epilogue.NONE, scratch(geometry, cpu), 0);
            for (int i = 0; i < 37; i++) {
                for (int j = 0; j < 45; j++) {
                    double sum = 0;
                    for (int l = 0; l < 600; l++) sum += (double) a[i * 600 + l] * b[l * 45 + j];
                    assertEquals(sum, c[i * 45 + j]);
                }
            }
        }
    }

    @Test
    void nanReachesItsRowAndColumnOnly() {
        GemmGeometry geometry = GemmGeometry.of(20, 50, 30);
        for (Cpu cpu : CPUS) {
            float[] a = new float[geometry.sizeA()];
            float[] b = new float[geometry.sizeB()];
            a[7 * 30 + 29] = Float.NaN;
            b[3 * 50 + 49] = Float.NaN;
            float[] c = new float[geometry.sizeC()];
            Epilogue relu = Epilogue.NONE.then(Activation.RELU);
            Gemm.multiply(cpu, geometry, a, 0, b, 0, c, 0, false, relu, scratch(geometry, cpu), 0);
            for (int i = 0; i < 20; i++) {
                for (int j = 0; j < 50; j++) assertEquals(i == 7 || j == 49, Float.isNaN(c[i * 50 + j]));
            }
        }
    }

    @Test
    void saysWhichArrayIsTooShortAndWritesNothing() {
        float[] a = new float[35];
        float[] b = new float[42];
        float[] c = new float[30];
        Epilogue none = Epilogue.NONE;
        refuses("a must hold 35 floats from offset 1", () -> multiply(a, 1, b, 0, c, 0, none, 0));
        refuses("b must hold 42 floats from offset 2", () -> multiply(a, 0, b, 2, c, 0, none, 0));
        refuses("c must hold 30 floats from offset 1", () -> multiply(a, 0, b, 0, c, 1, none, 0));
        refuses("scratch must hold", () -> multiply(a, 0, b, 0, c, 0, none, 1));
        refuses("bias must hold 6 floats", () -> multiply(a, 0, b, 0, c, 0, Epilogue.bias(new float[5]), 0));
        Epilogue residual = new Epilogue(null, 0, new float[29], 0, Activation.NONE);
        refuses("residual must hold 30 floats", () -> multiply(a, 0, b, 0, c, 0, residual, 0));
        PackedMatrix other = PackedMatrix.of(GemmGeometry.of(5, 7, 7), new float[49], 0);
        refuses("packed b must be [k, n] = [7, 6]; got [7, 7]", () -> Gemm.multiply(
                CPUS.getFirst(), GemmGeometry.of(5, 6, 7), a, 0, other, c, 0, false, none, new float[999], 0));
        for (float y : c) assertEquals(0, y);
    }

    private static void multiply(
            float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, Epilogue epilogue,
            int scratchOffset) {
        Cpu cpu = CPUS.getFirst();
        GemmGeometry geometry = GemmGeometry.of(5, 6, 7);
        float[] scratch = scratch(geometry, cpu);
        Gemm.multiply(
                cpu, geometry, a, aOffset, b, bOffset, c, cOffset, false, epilogue, scratch, scratchOffset);
    }

    @Test
    void packedWeightsBeginAtACacheLineWhereTheirArrayDoes() {
        PackedMatrix packed = PackedMatrix.of(GemmGeometry.of(1, 40, 3), new float[120], 0);
        int header = 16;
        assertEquals(0, (header + packed.offset() * Float.BYTES) % 64);
        assertEquals(packed.offset() + packed.size(), packed.panels().length);
    }

    @Test
    void refusesImpossibleGeometries() {
        refuses("m, n and k must be at least 0", () -> GemmGeometry.of(-1, 2, 3));
        refuses("lda must be at least the row length 3", () -> new GemmGeometry(1, 2, 3, false, false, 2, 2, 2));
        refuses("ldb must be at least the row length 3", () -> new GemmGeometry(1, 2, 3, false, true, 3, 2, 2));
        refuses("ldc must be at least the row length 2", () -> new GemmGeometry(1, 2, 3, false, false, 3, 2, 1));
        refuses("at most 2^31 - 1 elements", () -> GemmGeometry.of(1 << 16, 1, 1 << 16));
    }

    private void check(GemmCase t) {
        GemmGeometry g = t.geometry;
        float[] expected = t.expected();
        PackedMatrix packed = PackedMatrix.of(g, t.b, 1);
        for (Cpu cpu : CPUS) {
            float[] c = t.c.clone();
            float[] scratch = new float[Gemm.scratchSize(g, cpu.workers().width()) + 2];
            Gemm.multiply(cpu, g, t.a, 2, t.b, 1, c, 3, t.accumulate, t.epilogue, scratch, 2);
            GemmCase.assertSameBits(expected, c, g + " on " + cpu);
            float[] again = t.c.clone();
            float[] packedScratch = new float[Gemm.packedScratchSize(g, cpu.workers().width()) + 2];
            Gemm.multiply(cpu, g, t.a, 2, packed, again, 3, t.accumulate, t.epilogue, packedScratch, 2);
            GemmCase.assertSameBits(expected, again, "packed " + g + " on " + cpu);
        }
    }

    private static GemmGeometry loose(GemmGeometry g) {
        return new GemmGeometry(
                g.m(), g.n(), g.k(), g.transposeA(), g.transposeB(), g.lda() + 3, g.ldb() + 1, g.ldc() + 5);
    }

    private static List<Cpu> cpus() {
        List<Cpu> cpus = new ArrayList<>();
        for (int width = 1; width <= 3; width++) {
            cpus.add(new Cpu(false, Workers.of(width)));
            if (Lanes.vector()) cpus.add(new Cpu(true, Workers.of(width)));
        }
        return cpus;
    }

    private static float[] scratch(GemmGeometry geometry, Cpu cpu) {
        return new float[Gemm.scratchSize(geometry, cpu.workers().width())];
    }

    private float[] integers(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) values[i] = random.nextInt(-32, 33);
        return values;
    }

    private static void refuses(String rule, Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.startsWith("gemm: ") && message.contains(rule), message);
    }
}
