package dev.lanewise.kernels.gemm;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.micro.PackingStrips;
import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Tiles;
import dev.lanewise.kernels.micro.Transpose;

/**
 * The loops of Goto and van de Geijn (Anatomy of High-Performance Matrix Multiplication, 2008) around {@link Tiles}: a
 * block of {@code b} stays in the caches while rows of {@code a} pass by. {@code a} is read in place unless it
 * is transposed or its rows lie far apart, and {@code b} where it is small. A part is a
 * band of rows or a panel of columns; each range of parts computes its rectangle on its own.
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
            Product {
    /**
     * Longest part of a chain done in one go. Both operands stream past a tile, from the second-level cache at best;
     * what long parts save is the sums' way to memory and back, which nothing fetches ahead. CPUs with 512-bit vectors
     * have such a cache of 1 MiB and more, the others often half of that.
     */
    private static final int BLOCK_K = Tiles.TALL_PAYS ? 1536 : 512;

    /** Floats of {@code a} that pass by all panels in turn: 480 or 240 KiB. */
    private static final int BLOCK_A = (Tiles.TALL_PAYS ? 120 : 60) << 10;

    /** Longest part of a chain where all rows of {@code a} pass by each panel but a few times. */
    private static final int FEW_ROWS_K = 2048;

    private static final int FEWEST_ROWS = 120;

    /** Short chains' outputs are to stay in the caches, too. */
    private static final int MOST_ROWS = 960;

    /** Floats that stay in the second-level cache beside what passes by: 256 or 128 KiB. */
    private static final int CACHED = (Tiles.TALL_PAYS ? 64 : 32) << 10;

    /** Rows whose outputs are computed whole, one panel after the other, where {@link #streams}. */
    private static final int STREAMED_ROWS = 48;

    /** Rows of a band: so many, however they are put together, can be cut into tiles that are not low. */
    private static final int BAND = 8;

    /**
     * So few rows read {@code b} where it lies: the first tile of a strip does that anyway, more slowly than it would
     * read panels, and what it packs meanwhile repays only where some tiles follow.
     */
    private static final int DIRECT_ROWS = 20;

    /** So does a {@code b} of so many floats at most, which stays in the first-level cache. */
    private static final int DIRECT = 10 << 10;

    /** Columns of an unpacked {@code b} packed at a time: 3 MiB or 512 KiB with the longest chains. */
    private static final int BLOCK_N = (Tiles.TALL_PAYS ? 16 : 8) * Panels.WIDTH;

    /**
     * Rows of {@code a} that lie so far apart share few cache sets and need a page each: they are brought together. Six
     * rows by two panels meet each row but once for 24 fma, and do not gain.
     */
    private static final int FAR = Tiles.TALL_PAYS ? Integer.MAX_VALUE : 2048;

    /** The fewest columns that repay a copy of {@code a}. */
    private static final int COLUMNS_WORTH_COPY = 256;

    /** Keeps the rows of a transposed copy from lying a power of two apart, where they would share few cache sets. */
    private static final int PAD = 16;

    static int scratchEach(GemmGeometry geometry, boolean packed) {
        int k = Math.min(blockK(geometry, packed), geometry.k());
        int blockA = copiesA(geometry) ? Math.min(blockM(geometry, packed), geometry.m()) * (k + PAD) : 0;
        int blockB = packed ? 0 : Panels.size(Math.min(BLOCK_N, geometry.n()), k);
        return Tiles.SCRATCH + blockA + blockB;
    }

    /**
     * One tile's rows use each panel but once: no part of it need wait in a cache. Where {@code a} is small, the
     * second-level cache has room for longer panels.
     */
    private static int blockK(GemmGeometry geometry, boolean packed) {
        if (packed && geometry.m() <= Tiles.TALL) return Integer.MAX_VALUE;
        boolean small = packed && Tiles.TALL_PAYS && (long) geometry.m() * geometry.k() <= BLOCK_A;
        return small ? FEW_ROWS_K : BLOCK_K;
    }

    /** The most rows of a block of {@code a}. */
    private static int blockM(GemmGeometry geometry, boolean packed) {
        int k = Math.min(blockK(geometry, packed), geometry.k());
        if (streams(geometry)) return STREAMED_ROWS;
        return Math.clamp(BLOCK_A / Math.max(1, k), FEWEST_ROWS, MOST_ROWS);
    }

    /**
     * Whether {@code b} stays in the second-level cache and the outputs do not: they and the residual then pass in the
     * order in which they lie in memory, which the processor fetches ahead.
     */
    private static boolean streams(GemmGeometry geometry) {
        long n = geometry.n();
        return geometry.m() * n > CACHED && geometry.k() * n <= CACHED && !copiesA(geometry);
    }

    /**
     * Whether so few rows pass by each panel without being cut into blocks. Two would read all of {@code b} twice,
     * which costs more than that a part of {@code a} comes from behind the second-level cache.
     */
    private boolean isOneBlock(int rows, int depth) {
        return packed && rows <= 2 * FEWEST_ROWS && (long) rows * depth <= 2L * BLOCK_A
                && !streams(geometry) && !copiesA(geometry);
    }

    /** Whether {@code b} is read where it lies as far as there are tiles for that. */
    private static boolean isDirect(GemmGeometry geometry) {
        return geometry.m() <= DIRECT_ROWS || (long) geometry.k() * geometry.ldb() <= DIRECT;
    }

    private static boolean copiesA(GemmGeometry geometry) {
        return geometry.transposeA() || (geometry.lda() >= FAR && geometry.n() >= COLUMNS_WORTH_COPY);
    }

    /**
     * Whether parts are bands of rows: where they share the work more evenly, or else where they are more. Bands would
     * each pack all of {@code b}: where it is not packed, they wait until panels do not suffice, for which more of them
     * are needed where tiles pack beside their arithmetic.
     */
    static boolean byRows(GemmGeometry geometry, boolean packed, int workers) {
        int panels = Panels.count(geometry.n());
        int enough = (geometry.transposeB() ? 2 : 4) * workers;
        if (!packed && !isDirect(geometry) && panels >= enough) return false;
        int bands = bands(geometry);
        long byBands = (long) Math.ceilDiv(bands, workers) * panels;
        long byPanels = (long) Math.ceilDiv(panels, workers) * bands;
        if (20 * byBands < 19 * byPanels) return true;
        return 20 * byPanels >= 19 * byBands && geometry.m() > 12 * panels;
    }

    private static int bands(GemmGeometry geometry) {
        return Math.max(1, geometry.m() / BAND);
    }

    private int row(int band) {
        return (int) ((long) geometry.m() * band / bands(geometry));
    }

    @Override
    public int parts() {
        return byRows ? bands(geometry) : Panels.count(geometry.n());
    }

    @Override
    public void run(int first, int end, int aBehind, int bBehind, int cBehind, int worker) {
        int own = scratchOffset + worker * scratchEach(geometry, packed);
        int a0 = aOffset + aBehind;
        int b0 = bOffset + bBehind;
        if (byRows) {
            rectangle(row(first), row(end), 0, geometry.n(), a0, b0, cBehind, own);
        } else {
            int last = Math.min(geometry.n(), end * Panels.WIDTH);
            rectangle(0, geometry.m(), first * Panels.WIDTH, last, a0, b0, cBehind, own);
        }
    }

    private void rectangle(int i0, int i1, int j0, int j1, int a0, int b0, int cBehind, int own) {
        int width = packed ? j1 - j0 : BLOCK_N;
        int blocks = Math.max(1, Math.ceilDiv(geometry.k(), blockK(geometry, packed)));
        for (int j = j0; j < j1; j += width) {
            int columns = Math.min(width, j1 - j);
            for (int block = 0; block < blocks; block++) {
                int l0 = (int) ((long) geometry.k() * block / blocks);
                int l1 = (int) ((long) geometry.k() * (block + 1) / blocks);
                slab(i0, i1, j, columns, l0, l1 - l0, a0, b0, cBehind, own);
            }
        }
    }

    /** Rows from {@code i0} to {@code i1} by some columns: {@code depth} steps of their chains from {@code l0} on. */
    private void slab(int i0, int i1, int j, int columns, int l0, int depth, int a0, int b0, int cBehind, int own) {
        int k = geometry.k();
        float[] panels = b;
        int panel = b0 + (j / Panels.WIDTH * k + l0) * Panels.WIDTH;
        int panelStride = k * Panels.WIDTH;
        int rowsScratch = own + Tiles.SCRATCH;
        if (!packed) {
            panels = scratch;
            panel = rowsScratch;
            panelStride = depth * Panels.WIDTH;
            rowsScratch += Panels.size(columns, depth);
        }
        boolean first = l0 == 0;
        Epilogue atEnd = l0 + depth == k ? epilogue : Epilogue.NONE;
        int blocks = isOneBlock(i1 - i0, depth) ? 1 : Math.ceilDiv(i1 - i0, blockM(geometry, packed));
        for (int block = 0; block < blocks; block++) {
            int i = i0 + (int) ((long) (i1 - i0) * block / blocks);
            int rows = i0 + (int) ((long) (i1 - i0) * (block + 1) / blocks) - i;
            float[] left = a;
            int leftOffset = a0 + i * geometry.lda() + l0;
            int lda = geometry.lda();
            if (copiesA(geometry)) {
                lda = depth + PAD;
                left = scratch;
                leftOffset = rowsScratch;
                copyA(i, rows, l0, depth, a0, leftOffset, lda);
            }
            int at = cBehind + i * geometry.ldc() + j;
            if (!packed && (block == 0 || isDirect(geometry))) {
                int from = b0 + (geometry.transposeB() ? j * geometry.ldb() + l0 : l0 * geometry.ldb() + j);
                PackingStrips.rows(vector, isDirect(geometry), rows, columns, depth, left, leftOffset, lda,
                        geometry.transposeB(), b, from, geometry.ldb(), panels, panel,
                        c, cOffset + at, geometry.ldc(), accumulate || !first,
                        atEnd, j, epilogue.residualOffset() + at, scratch, own);
            } else {
                Tiles.rows(vector, rows, columns, depth, left, leftOffset, lda, Tiles.wholeRow(),
                        panels, panel, panelStride, c, cOffset + at, geometry.ldc(), accumulate || !first,
                        atEnd, j, epilogue.residualOffset() + at, scratch, own);
            }
        }
    }

    private void copyA(int i, int rows, int l0, int depth, int a0, int to, int stride) {
        int lda = geometry.lda();
        if (geometry.transposeA()) {
            Transpose.run(depth, rows, a, a0 + l0 * lda + i, lda, scratch, to, stride);
            return;
        }
        for (int row = 0; row < rows; row++) {
            System.arraycopy(a, a0 + (i + row) * lda + l0, scratch, to + row * stride, depth);
        }
    }
}
