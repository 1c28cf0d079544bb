package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.pool.Pool2d;
import dev.lanewise.kernels.pool.Pool2dGeometry;
import dev.lanewise.properties.checks.Engines;
import dev.lanewise.properties.checks.Guarded;
import dev.lanewise.properties.generators.Offset;
import java.util.Arrays;

/** A pooling of some numbers, to be computed in any way, guarded on both sides. */
record PoolProblem(Pool2dGeometry geometry, float[] x) {
    private static final int CANARY = -77;

    /** A result and where it came from. */
    record Largest(float[] values, int[] indices) {}

    private interface Kernel {
        void run(Guarded x, Guarded y);
    }

    private float[] run(float[] from, int size, Offset at, String problem, Kernel kernel) {
        Guarded input = Guarded.input(from, at.value());
        Guarded output = Guarded.output(size, Math.max(0, 17 - at.value()));
        kernel.run(input, output);
        input.untouched(from, problem);
        return output.written(problem);
    }

    float[] max(Cpu cpu, Offset at) {
        return run(x, geometry.outputSize(), at, text("max", cpu),
                (from, to) -> Pool2d.max(cpu, geometry, from.array(), from.offset(), to.array(), to.offset()));
    }

    Largest indexedMax(Cpu cpu, Offset at) {
        int offset = at.value();
        int[] indices = new int[offset + geometry.outputSize() + 17];
        Arrays.fill(indices, CANARY);
        float[] values = run(x, geometry.outputSize(), at, text("indexed max", cpu), (from, to) -> Pool2d.max(cpu,
                geometry, from.array(), from.offset(), to.array(), to.offset(), indices, offset));
        for (int i = 0; i < indices.length; i++) {
            boolean around = i < offset || i >= offset + geometry.outputSize();
            if (around) assertEquals(CANARY, indices[i], () -> text("indexed max", cpu) + " wrote beside the indices");
        }
        return new Largest(values, Arrays.copyOfRange(indices, offset, offset + geometry.outputSize()));
    }

    float[] maxGradient(Cpu cpu, Offset at, float[] dy, int[] indices) {
        return run(dy, geometry.inputSize(), at, text("gradient of max", cpu), (from, to) -> Pool2d.maxGradient(
                cpu, geometry, from.array(), from.offset(), indices, 0, to.array(), to.offset()));
    }

    float[] average(Cpu cpu, Offset at, boolean countPadding) {
        return run(x, geometry.outputSize(), at, text("average", cpu), (from, to) -> Pool2d.average(
                cpu, geometry, countPadding, from.array(), from.offset(), to.array(), to.offset()));
    }

    float[] averageGradient(Cpu cpu, Offset at, boolean countPadding, float[] dy) {
        return run(dy, geometry.inputSize(), at, text("gradient of average", cpu), (from, to) -> Pool2d.averageGradient(
                cpu, geometry, countPadding, from.array(), from.offset(), to.array(), to.offset()));
    }

    /** One image of the batch. */
    PoolProblem image(int n) {
        Pool2dGeometry g = geometry;
        Pool2dGeometry one = new Pool2dGeometry(
                1, g.height(), g.width(), g.channels(), g.kernelHeight(), g.kernelWidth(), g.stride(), g.padding(),
                g.dilation(), g.ceil());
        return new PoolProblem(one, Arrays.copyOfRange(x, n * one.inputSize(), (n + 1) * one.inputSize()));
    }

    String text(String what, Cpu cpu) {
        return what + ", " + Engines.text(cpu) + ", " + geometry;
    }
}
