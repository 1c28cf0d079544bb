package dev.lanewise.kernels.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.elementwise.Activation;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Conv2dTest {
    private static final Conv2dGeometry DENSE = Conv2dGeometry.of(1, 5, 5, 3, 4, 3, Padding.of(1));

    private final Cpu cpu = Cpu.shared();

    @Test
    void theLastAlgorithmAcceptsEverything() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            Conv2dGeometry g = Conv2dCase.randomGeometry(random);
            assertNull(Conv2d.algorithms().getLast().refusal(g));
        }
    }

    @Test
    void theChoiceDoesNotDependOnTheBatch() {
        Random random = new Random(6);
        for (int i = 0; i < 300; i++) {
            Conv2dGeometry g = Conv2dCase.randomGeometry(random);
            assertSame(Conv2d.choose(g.withBatch(0)), Conv2d.choose(g.withBatch(1000)));
        }
    }

    @Test
    void theExplanationNamesTheChoiceAndEveryRefusal() {
        assertEquals("pointwise", Conv2d.choose(Conv2dGeometry.of(1, 5, 5, 3, 4, 1, Padding.NONE)).name());
        String explanation = Conv2d.explain(DENSE);
        assertTrue(explanation.startsWith(Conv2d.choose(DENSE).name()), explanation);
        assertTrue(explanation.contains("; not pointwise: the kernel must be 1x1; got 3x3"), explanation);
    }

    @Test
    void aConvenientRunAllocatesItsScratch() {
        Conv2dCase c = Conv2dCase.random(DENSE, Conv2dCase.Values.INTEGER, new Random(1));
        float[] y = new float[DENSE.outputSize()];
        Conv2d.pack(DENSE, c.w(), c.wOffset()).run(cpu, 1, c.x(), c.xOffset(), y, 0, c.epilogue());
        Conv2dCase.assertSameBits(c.expected(), y, "convenience");
    }

    @Test
    void weightsPackedOnceGiveTheSameBits() {
        Random random = new Random(9);
        for (int i = 0; i < 300; i++) {
            Conv2dGeometry g = Conv2dCase.randomGeometry(random);
            Conv2dCase c = Conv2dCase.random(g, Conv2dCase.Values.REAL, random);
            float[] expected = new float[g.outputSize()];
            Conv2d.pack(g, c.w(), c.wOffset()).run(cpu, g.batch(), c.x(), c.xOffset(), expected, 0, c.epilogue());
            float[] y = new float[g.outputSize()];
            Conv2d.packOnce(g, c.w(), c.wOffset()).run(cpu, g.batch(), c.x(), c.xOffset(), y, 0, c.epilogue());
            Conv2dCase.assertSameBits(expected, y, g);
        }
        float[] few = new float[DENSE.weightSize() - 1];
        assertThrows(IllegalArgumentException.class, () -> Conv2d.packOnce(DENSE, few, 0));
    }

    @Test
    void packedWeightsKnowTheirGeometryWithBatchOne() {
        PackedConv2d packed = Conv2d.pack(DENSE.withBatch(7), new float[DENSE.weightSize()], 0);
        assertEquals(DENSE, packed.geometry());
        assertTrue(packed.weightSize() >= DENSE.weightSize());
        assertTrue(packed.toString().startsWith(packed.algorithm().name()));
    }

    @Test
    void arraysThatAreTooShortAreRefusedBeforeAnythingIsWritten() {
        PackedConv2d packed = Conv2d.pack(DENSE, new float[DENSE.weightSize()], 0);
        float[] x = new float[DENSE.inputSize()];
        float[] y = new float[DENSE.outputSize()];
        float[] scratch = new float[packed.scratchSize(1, cpu)];
        packed.run(cpu, 1, x, 0, y, 0, Epilogue.NONE, scratch, 0);
        assertRefused(() -> packed.run(cpu, 1, x, 1, y, 0, Epilogue.NONE, scratch, 0));
        assertRefused(() -> packed.run(cpu, 1, x, 0, y, 1, Epilogue.NONE, scratch, 0));
        assertRefused(() -> packed.run(cpu, 1, x, 0, y, -1, Epilogue.NONE, scratch, 0));
        assertRefused(() -> packed.run(cpu, 1, x, 0, y, 0, Epilogue.NONE, scratch, 1));
        assertRefused(() -> packed.run(cpu, 2, x, 0, y, 0, Epilogue.NONE, scratch, 0));
        assertRefused(() -> packed.run(cpu, -1, x, 0, y, 0, Epilogue.NONE, scratch, 0));
        assertRefused(() -> Conv2d.pack(DENSE, new float[DENSE.weightSize() - 1], 0));
        float[] bias = new float[DENSE.outChannels() - 1];
        assertRefused(() -> packed.run(cpu, 1, x, 0, y, 0, Epilogue.bias(bias), scratch, 0));
        Epilogue residual = new Epilogue(null, 0, y.clone(), 1, Activation.NONE);
        assertRefused(() -> packed.run(cpu, 1, x, 0, y, 0, residual, scratch, 0));
    }

    private static void assertRefused(org.junit.jupiter.api.function.Executable run) {
        String message = assertThrows(IllegalArgumentException.class, run).getMessage();
        assertTrue(message.startsWith("conv2d: ") && message.contains("; got "), message);
    }

    @Test
    void anAlgorithmRefusesToPackWhatItDoesNotAccept() {
        for (Conv2dAlgorithm algorithm : Conv2d.algorithms()) {
            if (algorithm.accepts(DENSE)) continue;
            var refused = assertThrows(
                    IllegalArgumentException.class,
                    () -> algorithm.pack(DENSE, new float[DENSE.weightSize()], 0));
            assertTrue(refused.getMessage().startsWith("conv2d: " + algorithm.name() + " does not apply: "));
        }
    }

    @Test
    void scratchStaysBoundedWhereTheImageIsLarge() {
        Conv2dGeometry g = Conv2dGeometry.of(1, 1000, 1000, 64, 64, 3, Padding.of(1));
        for (Conv2dAlgorithm algorithm : Conv2d.algorithms()) {
            if (!algorithm.accepts(g) || !algorithm.exact()) continue;
            assertTrue(algorithm.scratchSize(g, 1, 1) < g.inputSize() / 20, algorithm.name());
        }
    }

    /** On the scalar path, because vector code allocates until it is compiled. */
    @Test
    void aRunWithScratchAllocatesOnlyAFewSmallObjects() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Cpu scalar = cpu.scalar().on(Workers.INLINE);
        for (int kernel : new int[] {1, 3}) {
            for (int groups : new int[] {1, 2, 8}) {
                Conv2dGeometry g = new Conv2dGeometry(2, 9, 9, 8, 8, kernel, kernel, Stride.ONE, Padding.of(kernel / 2),
                        Dilation.ONE, groups);
                for (Conv2dAlgorithm algorithm : Conv2d.algorithms()) {
                    if (!algorithm.accepts(g)) continue;
                    PackedConv2d packed = algorithm.pack(g, new float[g.weightSize()], 0);
                    float[] scratch = new float[packed.scratchSize(2, scalar)];
                    float[] x = new float[g.inputSize()];
                    float[] y = new float[g.outputSize()];
                    packed.run(scalar, 2, x, 0, y, 0, Epilogue.NONE, scratch, 0);
                    long before = threads.getCurrentThreadAllocatedBytes();
                    packed.run(scalar, 2, x, 0, y, 0, Epilogue.NONE, scratch, 0);
                    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
                    assertTrue(allocated < 1000, algorithm.name() + " allocated " + allocated + " bytes for " + g);
                }
            }
        }
    }

    @Test
    void manyWorkersOnASmallImageAgree() {
        Conv2dGeometry g = Conv2dGeometry.of(1, 3, 3, 130, 140, 3, Padding.of(1));
        Conv2dCase c = Conv2dCase.random(g, Conv2dCase.Values.INTEGER, new Random(2));
        for (Conv2dAlgorithm algorithm : Conv2d.algorithms()) {
            if (!algorithm.accepts(g) || !algorithm.exact()) continue;
            Conv2dCase.assertSameBits(c.expected(), c.run(algorithm, cpu.on(Workers.of(8))), algorithm.name());
        }
    }

    @Test
    void gapsBetweenOutputPixelsAreRefusedByAlgorithmsWithoutThem() {
        Conv2dGeometry g = new Conv2dGeometry(
                1, 9, 9, 8, 8, 3, 3, Stride.of(2), Padding.of(1), Dilation.ONE, 8, 12);
        float[] weights = new float[g.weightSize()];
        int refused = 0;
        for (Conv2dAlgorithm algorithm : Conv2d.algorithms()) {
            if (!algorithm.accepts(g) || algorithm.stridesOutput()) continue;
            refused++;
            assertThrows(IllegalArgumentException.class, () -> algorithm.pack(g, weights, 0), algorithm.name());
        }
        assertTrue(refused > 0, "no algorithm that refuses them");
    }
}
