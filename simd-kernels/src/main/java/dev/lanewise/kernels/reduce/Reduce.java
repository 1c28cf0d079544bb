package dev.lanewise.kernels.reduce;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.sums.ColumnSums;
import java.util.List;

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
        bind(cpu, f, g, x, xOffset, y, yOffset, scratch, scratchOffset).run();
    }

    /** {@link #run}, to be run often. */
    public static Call bind(
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
        if (outer == 0 || inner == 0) return Call.NOTHING;
        if (g.isScattered()) {
            Call gather = () -> g.gather(x, xOffset, scratch, scratchOffset);
            int rest = scratchOffset + outer * n * inner;
            return Call.sequence(List.of(gather,
                    bind(cpu, f, outer, n, inner, scratch, scratchOffset, y, yOffset, scratch, rest)));
        }
        return bind(cpu, f, outer, n, inner, x, xOffset, y, yOffset, scratch, scratchOffset);
    }

    private static Call bind(Cpu cpu, ReduceFunction f, int outer, int n, int inner, float[] x, int xOffset,
            float[] y, int yOffset, float[] scratch, int scratchOffset) {
        return switch (f) {
            case MAX, MIN -> Extremes.bind(cpu, f, outer, n, inner, x, xOffset, y, yOffset);
            case SUM -> ColumnSums.bindSum(cpu, outer, n, inner, x, xOffset, y, yOffset, scratch, scratchOffset);
            case MEAN -> ColumnSums.bindMean(cpu, outer, n, inner, x, xOffset, y, yOffset, scratch, scratchOffset);
        };
    }
}
