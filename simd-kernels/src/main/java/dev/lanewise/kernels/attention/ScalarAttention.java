package dev.lanewise.kernels.attention;

import static dev.lanewise.kernels.attention.PowerOfTwo.LN_2;
import static dev.lanewise.kernels.attention.PowerOfTwo.LOG2_E;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.elementwise.Elementwise;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import java.util.Arrays;

/**
 * The scalar twin of {@link BlockedAttention}, and the definition of the order. Each row of queries is computed by
 * itself, with the online softmax of Milakov and Gimelshein (arXiv 1805.02867): over the blocks of {@link #BLOCK} keys
 * that begin at multiples of it, in each over the keys that the row sees,
 *
 * <pre>
 * s[j] = sum over d of k[j, d] * (q[d] * factor)                one chain of fma; then softCap and mask
 * m'   = the largest of m and all s[j]; base = m', or 0 where that is -infinity
 * a    = 2^(m - base);  p[j] = 2^(s[j] - base)
 * l    = l * a + sum of p[j]                                    four chains, j modulo 4, then (0 + 2) + (1 + 3)
 * o[d] = o[d] * a + sum over j of p[j] * v[j, d]                one chain of fma
 * </pre>
 *
 * and at the end {@code y = o / l}, 0 where l is 0. Scores are in units of log 2, so {@code factor} is
 * {@code scale * log2 e}.
 */
final class ScalarAttention implements Workers.Task {
    /**
     * Keys of a block: whole panels of 32; its scores for 64 rows are 32 KB and leave room in a first-level cache for
     * what the values' tiles read beside them.
     */
    static final int BLOCK = 128;

    private final Cpu cpu;
    private final AttentionArrays arrays;
    private final AttentionGeometry g;
    private final float[] scratch;
    private final int scratchOffset;

    ScalarAttention(Cpu cpu, AttentionArrays arrays, float[] scratch, int scratchOffset) {
        this.cpu = cpu.on(Workers.INLINE);
        this.arrays = arrays;
        this.g = arrays.geometry();
        this.scratch = scratch;
        this.scratchOffset = scratchOffset;
    }

    static int scratchEach(AttentionGeometry g) {
        return g.headDim() + g.valueDim() + BLOCK;
    }

    /** Before a tanh, or the logarithm of two behind all else. */
    static float factor(AttentionGeometry g) {
        return g.softCap() == 0 ? (float) ((double) g.scale() * LOG2_E) : g.scale() / g.softCap();
    }

    /** What the tanh is multiplied by. */
    static float cap(AttentionGeometry g) {
        return g.softCap() * LOG2_E;
    }

    /** A task is a row: query heads fastest, then queries. */
    @Override
    public void run(int first, int end, int worker) {
        for (int row = first; row < end; row++) {
            int head = row % g.heads();
            int t = row / g.heads() % g.queries();
            row(row / g.heads() / g.queries(), t, head, scratchOffset + worker * scratchEach(g));
        }
    }

    private void row(int batch, int t, int head, int own) {
        int q = own;
        int o = q + g.headDim();
        int s = o + g.valueDim();
        int from = arrays.query(batch, t, head);
        for (int d = 0; d < g.headDim(); d++) scratch[q + d] = arrays.q()[from + d] * factor(g);
        Arrays.fill(scratch, o, s, 0);
        float m = Float.NEGATIVE_INFINITY;
        float l = 0;
        int last = g.keysEnd(t);
        for (int j = g.keysStart(t); j < last;) {
            int n = Math.min(last, (j / BLOCK + 1) * BLOCK) - j;
            scores(batch, t, head, j, n, q, s);
            float largest = m;
            for (int i = s; i < s + n; i++) if (scratch[i] > largest) largest = scratch[i];
            float base = PowerOfTwo.base(largest);
            float a = PowerOfTwo.of(m - base);
            m = largest;
            l = Math.fma(l, a, weights(j, n, s, base));
            for (int d = o; d < s && a != 1; d++) scratch[d] *= a;
            for (int i = 0; i < n; i++) addValue(scratch[s + i], arrays.value(batch, j + i, group(head)), o);
            j += n;
        }
        finish(batch, t, head, o, m, l);
    }

    private int group(int head) {
        return head / g.headsPerKvHead();
    }

    private void scores(int batch, int t, int head, int j, int n, int q, int s) {
        int step = g.kvHeads() * g.headDim();
        products(scratch, q, g.headDim(), arrays.k(), arrays.key(batch, j, group(head)), step, n, scratch, s);
        if (g.softCap() != 0) {
            Elementwise.unary(cpu, UnaryFunction.TANH, 0, 0, n, scratch, s, scratch, s);
            for (int i = s; i < s + n; i++) scratch[i] *= cap(g);
        }
        AttentionMask mask = arrays.mask();
        if (mask == null) return;
        int row = mask.row(batch, head, t) + j;
        for (int i = 0; i < n; i++) scratch[s + i] = Math.fma(mask.values()[row + i], LOG2_E, scratch[s + i]);
    }

    /** {@code y[i] = sum over d of x[d] * rows[i, d]}, four chains at a time to hide the latency of fma. */
    static void products(float[] x, int x0, int depth, float[] rows, int rows0, int step, int n, float[] y, int y0) {
        int i = 0;
        for (; i <= n - 4; i += 4) {
            int r0 = rows0 + i * step;
            int r1 = r0 + step;
            int r2 = r1 + step;
            int r3 = r2 + step;
            float s0 = 0, s1 = 0, s2 = 0, s3 = 0;
            for (int d = 0; d < depth; d++) {
                float f = x[x0 + d];
                s0 = Math.fma(rows[r0 + d], f, s0);
                s1 = Math.fma(rows[r1 + d], f, s1);
                s2 = Math.fma(rows[r2 + d], f, s2);
                s3 = Math.fma(rows[r3 + d], f, s3);
            }
            y[y0 + i] = s0;
            y[y0 + i + 1] = s1;
            y[y0 + i + 2] = s2;
            y[y0 + i + 3] = s3;
        }
        for (; i < n; i++) {
            float sum = 0;
            for (int d = 0; d < depth; d++) sum = Math.fma(rows[rows0 + i * step + d], x[x0 + d], sum);
            y[y0 + i] = sum;
        }
    }

    /** Scores become weights; their sum. */
    private float weights(int j, int n, int s, float base) {
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        for (int i = 0; i < n; i++) {
            float p = PowerOfTwo.of(scratch[s + i] - base);
            scratch[s + i] = p;
            switch ((j + i) & 3) {
                case 0 -> s0 += p;
                case 1 -> s1 += p;
                case 2 -> s2 += p;
                default -> s3 += p;
            }
        }
        return (s0 + s2) + (s1 + s3);
    }

    private void addValue(float p, int value, int o) {
        float[] v = arrays.v();
        for (int d = 0; d < g.valueDim(); d++) scratch[o + d] = Math.fma(p, v[value + d], scratch[o + d]);
    }

    private void finish(int batch, int t, int head, int o, float m, float l) {
        int to = arrays.output(batch, t, head);
        for (int d = 0; d < g.valueDim(); d++) arrays.y()[to + d] = l == 0 ? 0 : scratch[o + d] / l;
        float[] logarithms = arrays.logSumExp();
        if (logarithms == null) return;
        int at = arrays.logarithm(batch, t, head);
        logarithms[at] = l;
        Elementwise.unary(cpu, UnaryFunction.LOG, 0, 0, 1, logarithms, at, logarithms, at);
        logarithms[at] = Math.fma(m, LN_2, logarithms[at]);
    }
}
