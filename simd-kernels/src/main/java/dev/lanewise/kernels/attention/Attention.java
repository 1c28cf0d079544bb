package dev.lanewise.kernels.attention;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.checks.Extents;
import org.jspecify.annotations.Nullable;

/**
 * Scaled dot-product attention (Vaswani et al., arXiv 1706.03762, section 3.2.1):
 * {@code y[b, t, h] = sum over j of w[j] * v[b, j, g]}, the weights being the softmax, over the keys that the query
 * sees, of {@code scale * q[b, t, h] . k[b, j, g] + mask[b, h, t, j]} with {@code g = h / (heads / kvHeads)}.
 *
 * <p>Scores are never stored whole: the softmax goes along block by block (Dao et al., arXiv 2205.14135). A row of
 * queries has the same bits whatever the other queries and the keys that it does not see. A row that sees no key, or
 * whose scores are all -infinity, becomes 0. A NaN in a query, or in a key or value that a row sees, makes it NaN.
 * Weights below {@code 2^-125} of a row's largest are 0.
 */
public final class Attention {
    /** Fewer multiply-adds are done by the caller alone: waking a thread costs as much as some 200 000 of them. */
    private static final long WORTH_THREADS = 400_000;

    private Attention() {}

    /** Floats of scratch that {@link #forward} needs on workers of that width. */
    public static int scratchSize(AttentionGeometry geometry, int workers) {
        int vector = Math.max(BlockedAttention.scratchEach(geometry), FewRowsAttention.scratchEach(geometry));
        vector = Math.max(vector, TransposedAttention.scratchEach(geometry));
        int each = Math.max(vector, ScalarAttention.scratchEach(geometry));
        return Math.multiplyExact(workers, each);
    }

    /**
     * The attention of all queries.
     *
     * @param logSumExp receives the logarithms of the softmax' denominators, {@code [batch, queries, heads]};
     *     -infinity where a row sees nothing
     * @param scratch {@link #scratchSize} floats from {@code scratchOffset} on, overwritten
     * @throws IllegalArgumentException where an array is too short, before anything is written
     */
    public static void forward(Cpu cpu, AttentionGeometry geometry, float[] q, int qOffset, float[] k, int kOffset,
            float[] v, int vOffset, @Nullable AttentionMask mask, float[] y, int yOffset,
            float @Nullable [] logSumExp, int logSumExpOffset, float[] scratch, int scratchOffset) {
        bind(cpu, geometry, q, qOffset, k, kOffset, v, vOffset, mask, y, yOffset, logSumExp, logSumExpOffset, scratch,
                scratchOffset).run();
    }

    /** {@link #forward}, to be run often. */
    public static Call bind(Cpu cpu, AttentionGeometry geometry, float[] q, int qOffset, float[] k, int kOffset,
            float[] v, int vOffset, @Nullable AttentionMask mask, float[] y, int yOffset,
            float @Nullable [] logSumExp, int logSumExpOffset, float[] scratch, int scratchOffset) {
        require("q", q, qOffset, geometry.querySize());
        require("k", k, kOffset, geometry.keySize());
        require("v", v, vOffset, geometry.valueSize());
        require("y", y, yOffset, geometry.outputSize());
        require("scratch", scratch, scratchOffset, scratchSize(geometry, cpu.workers().width()));
        if (mask != null) mask.require(geometry);
        if (logSumExp != null) require("logSumExp", logSumExp, logSumExpOffset, geometry.logSumExpSize());
        AttentionArrays arrays = new AttentionArrays(
                geometry, q, qOffset, k, kOffset, v, vOffset, mask, y, yOffset, logSumExp, logSumExpOffset);
        Workers workers = workers(cpu, geometry.multiplyAdds());
        if (cpu.vector() && FewRowsAttention.fits(geometry)) {
            FewRowsAttention task = new FewRowsAttention(cpu, arrays, scratch, scratchOffset);
            return Call.of(workers, task.tasks(), task);
        } else if (cpu.vector() && TransposedAttention.fits(geometry)) {
            TransposedAttention task = new TransposedAttention(cpu, arrays, scratch, scratchOffset);
            return Call.of(workers, task.tasks(), task);
        } else if (cpu.vector()) {
            BlockedAttention task = new BlockedAttention(cpu, arrays, scratch, scratchOffset);
            return Call.of(workers, task.tasks(), task);
        } else {
            int rows = geometry.logSumExpSize();
            return Call.of(workers, rows, new ScalarAttention(cpu, arrays, scratch, scratchOffset));
        }
    }

    static Workers workers(Cpu cpu, long multiplyAdds) {
        return multiplyAdds < WORTH_THREADS ? Workers.INLINE : cpu.workers();
    }

    static void require(String name, float[] array, int offset, int size) {
        Extents.require("attention", name, array, offset, size);
    }
}
