package dev.lanewise.kernels.gemm;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Tiles;
import dev.lanewise.kernels.micro.Transpose;

/**
 * The loops of Goto and van de Geijn (Anatomy of High-Performance Matrix Multiplication, 2008) around {@link Tiles}: a
 * block of {@code b} stays in the caches while rows of {@code a} pass by. {@code a} is read in place unless transposed.
 * A task is a band of tile rows or a panel of columns; each range of tasks computes its rectangle on its own.
 */
record BlockedGemm(
        boolean vector,
        GemmGeometry geometry,
        boolean byRows,
        float[] a,
        int aOffset,
        float[] b,
        int bOffset,
        boolean packed,
        float[] c,
        int cOffset,
        boolean accumulate,
        Epilogue epilogue,
        float[] scratch,
        int scratchOffset)
        implements
            Workers.Task {
    /** Longest part of a chain done in one go: a panel of it (64 KiB) streams from the second-level cache. */
    private static final int BLOCK_K = 512;

    /** Rows of {@code a} that pass by all panels in turn: with the longest chains 240 KiB, a part of any L2. */
    private static final int BLOCK_M = 20 * Tiles.ROWS;

    /** Columns of an unpacked {@code b} packed at a time: with the longest chains, 512 KiB. */
    private static final int BLOCK_N = 8 * Panels.WIDTH;

    /** The same where {@code a} is transposed anew for each block of columns, which so many columns make cheap. */
    private static final int WIDE_BLOCK_N = 32 * Panels.WIDTH;

    /** Keeps the rows of a transposed copy from lying a power of two apart, where they would share few cache sets. */
    private static final int PAD = 16;

    static int scratchEach(GemmGeometry geometry, boolean packed) {
        int k = Math.min(BLOCK_K, geometry.k());
        int blockA = geometry.transposeA() ? Math.min(BLOCK_M, geometry.m()) * (k + PAD) : 0;
        int blockB = packed ? 0 : Panels.size(Math.min(blockN(geometry), geometry.n()), k);
        return Tiles.SCRATCH + blockA + blockB;
    }

    private static int blockN(GemmGeometry geometry) {
        return geometry.transposeA() ? WIDE_BLOCK_N : BLOCK_N;
    }

    @Override
    public void run(int first, int end, int worker) {
        int own = scratchOffset + worker * scratchEach(geometry, packed);
        if (byRows) {
            rectangle(first * Tiles.ROWS, Math.min(geometry.m(), end * Tiles.ROWS), 0, geometry.n(), own);
        } else {
            rectangle(0, geometry.m(), first * Panels.WIDTH, Math.min(geometry.n(), end * Panels.WIDTH), own);
        }
    }

    private void rectangle(int i0, int i1, int j0, int j1, int own) {
        int width = packed ? j1 - j0 : blockN(geometry);
        int blocks = Math.max(1, Math.ceilDiv(geometry.k(), BLOCK_K));
        for (int j = j0; j < j1; j += width) {
            int columns = Math.min(width, j1 - j);
            for (int block = 0; block < blocks; block++) {
                int l0 = (int) ((long) geometry.k() * block / blocks);
                int l1 = (int) ((long) geometry.k() * (block + 1) / blocks);
                slab(i0, i1, j, columns, l0, l1 - l0, own);
            }
        }
    }

    /** Rows from {@code i0} to {@code i1} by some columns: {@code depth} steps of their chains from {@code l0} on. */
    private void slab(int i0, int i1, int j, int columns, int l0, int depth, int own) {
        int k = geometry.k();
        float[] panels = b;
        int panel = bOffset + (j / Panels.WIDTH * k + l0) * Panels.WIDTH;
        int panelStride = k * Panels.WIDTH;
        int rowsScratch = own + Tiles.SCRATCH;
        if (!packed) {
            int from = bOffset + (geometry.transposeB() ? j * geometry.ldb() + l0 : l0 * geometry.ldb() + j);
            panels = scratch;
            panel = rowsScratch;
            panelStride = depth * Panels.WIDTH;
            rowsScratch += Panels.size(columns, depth);
            Panels.pack(geometry.transposeB(), columns, depth, b, from, geometry.ldb(), scratch, panel);
        }
        boolean first = l0 == 0;
        Epilogue atEnd = l0 + depth == k ? epilogue : Epilogue.NONE;
        for (int i = i0; i < i1; i += BLOCK_M) {
            int rows = Math.min(BLOCK_M, i1 - i);
            float[] left = a;
            int leftOffset = aOffset + i * geometry.lda() + l0;
            int lda = geometry.lda();
            if (geometry.transposeA()) {
                lda = depth + PAD;
                left = scratch;
                leftOffset = rowsScratch;
                int from = aOffset + l0 * geometry.lda() + i;
                Transpose.run(depth, rows, a, from, geometry.lda(), left, leftOffset, lda);
            }
            int at = i * geometry.ldc() + j;
            Tiles.rows(vector, rows, columns, depth, left, leftOffset, lda, Tiles.wholeRow(),
                    panels, panel, panelStride, c, cOffset + at, geometry.ldc(), accumulate || !first,
                    atEnd, j, epilogue.residualOffset() + at, scratch, own);
        }
    }
}
