package dev.lanewise.kernels.gemm;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Tiles;

/**
 * Matrix multiplication:
 * {@code c[i, j] = epilogue((accumulate ? c[i, j] : 0) + sum over l of opA(a)[i, l] * opB(b)[l, j])}.
 *
 * <p>Each output is one chain of fma over ascending {@code l}, whatever the other sizes, strides, threads, packing and
 * vector width. Outputs must not overlap anything that is read; nothing is written but outputs and scratch.
 */
public final class Gemm {
    /** Fewer multiply-adds are done by the caller alone: waking a thread costs as much as some 200 000 of them. */
    public static final long WORTH_THREADS = 400_000;

    private Gemm() {}

    /** Floats of scratch that {@link #multiply} with an unpacked {@code b} needs on workers of that width. */
    public static int scratchSize(GemmGeometry geometry, int workers) {
        if (StreamedGemm.pays(geometry) || DotGemm.pays(geometry)) return 0;
        return Math.multiplyExact(workers, BlockedGemm.scratchEach(geometry, false));
    }

    /** Floats of scratch that {@link #multiply} with a packed {@code b} needs on workers of that width. */
    public static int packedScratchSize(GemmGeometry geometry, int workers) {
        return Math.multiplyExact(workers, BlockedGemm.scratchEach(geometry, true));
    }

    /**
     * Multiplies by {@code b} as it is stored.
     *
     * @param epilogue its residual has the rows of {@code c}, {@code ldc} apart
     * @param scratch {@link #scratchSize} floats from {@code scratchOffset} on, overwritten
     * @throws IllegalArgumentException where an array is too short, before anything is written
     */
    public static void multiply(Cpu cpu, GemmGeometry geometry, float[] a, int aOffset, float[] b, int bOffset,
            float[] c, int cOffset, boolean accumulate, Epilogue epilogue, float[] scratch, int scratchOffset) {
        Extents.require("b", b, bOffset, geometry.sizeB());
        check(geometry, a, aOffset, c, cOffset, epilogue);
        Extents.require("scratch", scratch, scratchOffset, scratchSize(geometry, cpu.workers().width()));
        if (StreamedGemm.pays(geometry)) {
            run(cpu, geometry, Panels.count(geometry.n()), new StreamedGemm(
                    cpu.vector(), geometry, a, aOffset, b, bOffset, c, cOffset, accumulate, epilogue));
        } else if (DotGemm.pays(geometry)) {
            run(cpu, geometry, Math.ceilDiv(geometry.n(), DotGemm.BLOCK_N), new DotGemm(
                    cpu.vector(), geometry, a, aOffset, b, bOffset, c, cOffset, accumulate, epilogue));
        } else {
            runBlocked(cpu, geometry, a, aOffset, b, bOffset, false, c, cOffset, accumulate, epilogue,
                    scratch, scratchOffset);
        }
    }

    /**
     * Multiplies by a packed {@code b}; how the geometry says that {@code b} is stored does not matter.
     *
     * @param scratch {@link #packedScratchSize} floats from {@code scratchOffset} on, overwritten
     * @throws IllegalArgumentException where an array is too short or {@code b} of another size, before anything is
     *     written
     */
    public static void multiply(Cpu cpu, GemmGeometry geometry, float[] a, int aOffset, PackedMatrix b,
            float[] c, int cOffset, boolean accumulate, Epilogue epilogue, float[] scratch, int scratchOffset) {
        if (b.n() != geometry.n() || b.k() != geometry.k()) {
            throw new IllegalArgumentException("gemm: packed b must be [k, n] = [" + geometry.k() + ", " + geometry.n()
                    + "]; got [" + b.k() + ", " + b.n() + "]");
        }
        check(geometry, a, aOffset, c, cOffset, epilogue);
        Extents.require("scratch", scratch, scratchOffset, packedScratchSize(geometry, cpu.workers().width()));
        runBlocked(cpu, geometry, a, aOffset, b.panels(), b.offset(), true, c, cOffset, accumulate, epilogue,
                scratch, scratchOffset);
    }

    private static void check(GemmGeometry geometry, float[] a, int aOffset, float[] c, int cOffset,
            Epilogue epilogue) {
        Extents.require("a", a, aOffset, geometry.sizeA());
        Extents.require("c", c, cOffset, geometry.sizeC());
        float[] bias = epilogue.bias();
        if (bias != null) Extents.require("bias", bias, epilogue.biasOffset(), geometry.n());
        float[] residual = epilogue.residual();
        if (residual != null) Extents.require("residual", residual, epilogue.residualOffset(), geometry.sizeC());
    }

    private static void runBlocked(Cpu cpu, GemmGeometry geometry, float[] a, int aOffset,
            float[] b, int bOffset, boolean packed, float[] c, int cOffset, boolean accumulate, Epilogue epilogue,
            float[] scratch, int scratchOffset) {
        int bands = Math.ceilDiv(geometry.m(), Tiles.ROWS);
        int panels = Panels.count(geometry.n());
        // Bands of rows would each pack all of b: where b is not packed, they wait until panels do not suffice.
        boolean byRows = packed ? bands > panels : bands > panels && panels < 2 * cpu.workers().width();
        run(cpu, geometry, byRows ? bands : panels, new BlockedGemm(cpu.vector(), geometry, byRows, a, aOffset,
                b, bOffset, packed, c, cOffset, accumulate, epilogue, scratch, scratchOffset));
    }

    private static void run(Cpu cpu, GemmGeometry geometry, int tasks, Workers.Task task) {
        if (geometry.m() == 0 || geometry.n() == 0) return;
        if (geometry.multiplyAdds() < WORTH_THREADS) {
            task.run(0, tasks, 0);
        } else {
            cpu.workers().run(tasks, task);
        }
    }
}
