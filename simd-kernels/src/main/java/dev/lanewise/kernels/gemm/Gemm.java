package dev.lanewise.kernels.gemm;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.checks.Extents;

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

    /** Floats of scratch that {@link #bind} with an unpacked {@code b} needs on workers of that width. */
    public static int scratchSize(GemmGeometry geometry, int workers) {
        if (StreamedGemm.pays(geometry) || DotGemm.pays(geometry)) return 0;
        return Math.multiplyExact(workers, BlockedGemm.scratchEach(geometry, false));
    }

    /** Floats of scratch that {@link #bind} with a packed {@code b} needs on workers of that width. */
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
        bind(cpu, geometry, a, aOffset, b, bOffset, c, cOffset, accumulate, epilogue, scratch, scratchOffset).run();
    }

    /** {@link #multiply} by {@code b} as it is stored, to be run often. */
    public static Call bind(Cpu cpu, GemmGeometry geometry, float[] a, int aOffset, float[] b, int bOffset,
            float[] c, int cOffset, boolean accumulate, Epilogue epilogue, float[] scratch, int scratchOffset) {
        Extents.require("gemm", "b", b, bOffset, geometry.sizeB());
        check(geometry, a, aOffset, c, cOffset, epilogue);
        Extents.require("gemm", "scratch", scratch, scratchOffset, scratchSize(geometry, cpu.workers().width()));
        if (isEmpty(geometry)) return Call.NOTHING;
        return Products.call(cpu, geometry, product(cpu, geometry, a, aOffset, b, bOffset, c, cOffset, accumulate,
                epilogue, scratch, scratchOffset));
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
        bind(cpu, geometry, a, aOffset, b, c, cOffset, accumulate, epilogue, scratch, scratchOffset).run();
    }

    /** {@link #multiply} by a packed {@code b}, to be run often. */
    public static Call bind(Cpu cpu, GemmGeometry geometry, float[] a, int aOffset, PackedMatrix b,
            float[] c, int cOffset, boolean accumulate, Epilogue epilogue, float[] scratch, int scratchOffset) {
        if (b.n() != geometry.n() || b.k() != geometry.k()) {
            throw new IllegalArgumentException("gemm: packed b must be [k, n] = [" + geometry.k() + ", " + geometry.n()
                    + "]; got [" + b.k() + ", " + b.n() + "]");
        }
        check(geometry, a, aOffset, c, cOffset, epilogue);
        Extents.require("gemm", "scratch", scratch, scratchOffset, packedScratchSize(geometry, cpu.workers().width()));
        if (isEmpty(geometry)) return Call.NOTHING;
        boolean byRows = BlockedGemm.byRows(geometry, true, cpu.workers().width());
        return Products.call(cpu, geometry, new BlockedGemm(cpu.vector(), geometry, byRows, a, aOffset,
                b.panels(), b.offset(), true, c, cOffset, accumulate, epilogue, scratch, scratchOffset));
    }

    /**
     * Products of one shape, to be run often: matrix {@code i} of {@code c}, {@code geometry.sizeC()} floats behind the
     * last, from those that begin {@code aOffsets[i]} and {@code bOffsets[i]} floats behind the first. Threads share
     * the products or, where they are few, the parts of each.
     *
     * @param epilogue its residual lies as all of {@code c} does
     * @param scratch {@link #scratchSize} floats from {@code scratchOffset} on, overwritten
     * @throws IllegalArgumentException where an array is too short
     */
    public static Call bindEach(Cpu cpu, GemmGeometry geometry, float[] a, int aOffset, int[] aOffsets,
            float[] b, int bOffset, int[] bOffsets, float[] c, int cOffset, Epilogue epilogue,
            float[] scratch, int scratchOffset) {
        for (int offset : aOffsets) Extents.require("gemm", "a", a, aOffset + offset, geometry.sizeA());
        for (int offset : bOffsets) Extents.require("gemm", "b", b, bOffset + offset, geometry.sizeB());
        int size = Math.multiplyExact(aOffsets.length, geometry.sizeC());
        Extents.require("gemm", "c", c, cOffset, size);
        checkEpilogue(geometry, epilogue, size);
        Extents.require("gemm", "scratch", scratch, scratchOffset, scratchSize(geometry, cpu.workers().width()));
        if (size == 0) return Call.NOTHING;
        return Products.call(cpu, geometry, product(cpu, geometry, a, aOffset, b, bOffset, c, cOffset, false,
                epilogue, scratch, scratchOffset), aOffsets, bOffsets);
    }

    private static Product product(Cpu cpu, GemmGeometry geometry, float[] a, int aOffset, float[] b, int bOffset,
            float[] c, int cOffset, boolean accumulate, Epilogue epilogue, float[] scratch, int scratchOffset) {
        if (StreamedGemm.pays(geometry)) {
            return new StreamedGemm(
                    cpu.vector(), geometry, a, aOffset, b, bOffset, c, cOffset, accumulate, epilogue);
        }
        if (DotGemm.pays(geometry)) {
            return new DotGemm(cpu.vector(), geometry, a, aOffset, b, bOffset, c, cOffset, accumulate, epilogue);
        }
        boolean byRows = BlockedGemm.byRows(geometry, false, cpu.workers().width());
        return new BlockedGemm(cpu.vector(), geometry, byRows, a, aOffset, b, bOffset, false, c, cOffset, accumulate,
                epilogue, scratch, scratchOffset);
    }

    private static boolean isEmpty(GemmGeometry geometry) {
        return geometry.m() == 0 || geometry.n() == 0;
    }

    private static void check(GemmGeometry geometry, float[] a, int aOffset, float[] c, int cOffset,
            Epilogue epilogue) {
        Extents.require("gemm", "a", a, aOffset, geometry.sizeA());
        Extents.require("gemm", "c", c, cOffset, geometry.sizeC());
        checkEpilogue(geometry, epilogue, geometry.sizeC());
    }

    private static void checkEpilogue(GemmGeometry geometry, Epilogue epilogue, int size) {
        float[] bias = epilogue.bias();
        if (bias != null) Extents.require("gemm", "bias", bias, epilogue.biasOffset(), geometry.n());
        float[] residual = epilogue.residual();
        if (residual != null) Extents.require("gemm", "residual", residual, epilogue.residualOffset(), size);
    }
}
