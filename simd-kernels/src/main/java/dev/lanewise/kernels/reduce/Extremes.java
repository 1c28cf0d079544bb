package dev.lanewise.kernels.reduce;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;

/** The largest or smallest down the middle of {@code [outer, n, inner]}. */
final class Extremes {
    /** Columns of one task. */
    private static final int CHUNK = 256;

    /** From so many elements on a second thread gains more than its waking costs. */
    private static final int PARALLEL = 1 << 18;

    private Extremes() {}

    static Call bind(
            Cpu cpu, ReduceFunction f, int outer, int n, int inner, float[] x, int xOffset, float[] y, int yOffset) {
        if (n == 0) throw new IllegalArgumentException("reduce: " + f + " needs at least one element; got 0");
        boolean largest = f == ReduceFunction.MAX;
        int chunks = Math.ceilDiv(inner, CHUNK);
        Workers workers = (long) outer * n * inner < PARALLEL ? Workers.INLINE : cpu.workers();
        boolean vector = cpu.vector();
        return Call.of(workers, outer * chunks, (first, end, worker) -> {
            for (int task = first; task < end; task++) {
                int o = task / chunks;
                int c = task % chunks * CHUNK;
                int xAt = xOffset + o * n * inner + c;
                int yAt = yOffset + o * inner + c;
                int width = Math.min(CHUNK, inner - c);
                if (inner == 1 && vector) y[yAt] = VectorExtremes.row(largest, x, xAt, n);
                else if (inner == 1) y[yAt] = ScalarExtremes.row(largest, x, xAt, n);
                else if (vector) VectorExtremes.columns(largest, x, xAt, inner, n, width, y, yAt);
                else
                    ScalarExtremes.columns(largest, x, xAt, inner, n, width, y, yAt);
            }
        });
    }
}
