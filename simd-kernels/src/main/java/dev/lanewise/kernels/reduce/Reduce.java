package dev.lanewise.kernels.reduce;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.sums.ColumnSums;

/**
 * Many numbers to one, over any axes. Sums are added in the order of {@link dev.lanewise.kernels.sums.FixedTree}, means
 * are sums divided by the count.
 */
public final class Reduce {
    private Reduce() {}

    /** Floats of scratch that {@link #run} needs with that many workers. */
    public static int scratchSize(ReduceFunction f, ReduceGeometry g, int workers) {
        int gathered = g.isScattered() ? Math.multiplyExact(Math.multiplyExact(g.outer(), g.reduced()), g.inner()) : 0;
        return switch (f) {
            case MAX, MIN -> gathered;
            case SUM, MEAN ->
                Math.addExact(gathered, ColumnSums.scratchSize(g.outer(), g.reduced(), g.inner(), workers));
        };
    }

    /**
     * {@code y} has the elements of {@code x} with the reduced axes taken away.
     *
     * @throws IllegalArgumentException where there is no element to take the largest or smallest of
     */
    public static void run(
            Cpu cpu,
            ReduceFunction f,
            ReduceGeometry g,
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            float[] scratch,
            int scratchOffset) {
        int outer = g.outer();
        int n = g.reduced();
        int inner = g.inner();
        if (outer == 0 || inner == 0) return;
        if (g.isScattered()) {
            g.gather(x, xOffset, scratch, scratchOffset);
            x = scratch;
            xOffset = scratchOffset;
            scratchOffset += outer * n * inner;
        }
        switch (f) {
            case MAX, MIN -> Extremes.run(cpu, f, outer, n, inner, x, xOffset, y, yOffset);
            case SUM -> ColumnSums.sum(cpu, outer, n, inner, x, xOffset, y, yOffset, scratch, scratchOffset);
            case MEAN -> ColumnSums.mean(cpu, outer, n, inner, x, xOffset, y, yOffset, scratch, scratchOffset);
        }
    }
}
