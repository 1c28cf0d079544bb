package dev.lanewise.kernels.attention;

import static dev.lanewise.kernels.attention.PowerOfTwo.LOG2_E;
import static dev.lanewise.kernels.attention.ScalarAttention.BLOCK;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.elementwise.Elementwise;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.sums.RowSums;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of {@link Attention}. Weights are computed again from the scores and the logarithms of their
 * denominators (Dao et al., arXiv 2205.14135, appendix B), and with {@code r = (sum over d of dy[d] * y[d]) - dLogSumExp}
 *
 * <pre>
 * w[j]  = 2^(s[j] - logSumExp * log2 e)
 * e[j]  = w[j] * (sum over d of v[j, d] * dy[d] - r) * scale      times 1 - tanh^2 where scores are capped
 * dq    = sum over j of e[j] * k[j]                              one chain of fma, keys ascending
 * dk[j] = sum over rows of e[j] * q,  dv[j] = sum over rows of w[j] * dy
 * </pre>
 *
 * the last two in one chain of fma over queries ascending, for each over the heads of the group. Plain loops serve every
 * engine; vector code takes {@link GradientTiles} for keys that all of 32 rows see. A task is a head of keys of a batch entry.
 */
public final class AttentionGradient {
    /** Rows that share tiles. */
    private static final int ROWS = Panels.WIDTH;

    /** From so many rows and keys on tiles pay. */
    private static final int FEW = 4;

    private final Cpu cpu;
    private final AttentionGeometry g;
    private final Arguments x;
    private final float[] scratch;
    private final @Nullable GradientTiles tiles;

    /** The arrays of a gradient, each with its offset; mask as in {@link Attention#forward}. */
    public record Arguments(float[] q, int qOffset, float[] k, int kOffset, float[] v, int vOffset,
            @Nullable AttentionMask mask, float[] y, int yOffset, float[] logSumExp, int logSumExpOffset,
            float[] dy, int dyOffset,
            float[] dLogSumExp, int dLogSumExpOffset, float[] dq, int dqOffset, float[] dk, int dkOffset, float[] dv,
            int dvOffset) {}

    private AttentionGradient(Cpu cpu, AttentionGeometry g, Arguments x, float[] scratch) {
        this.cpu = cpu.on(Workers.INLINE);
        this.g = g;
        this.x = x;
        this.scratch = scratch;
        this.tiles = cpu.vector() && GradientTiles.fits(g, x) ? new GradientTiles(g, x, scratch) : null;
    }

    /** Floats of scratch that {@link #run} needs on workers of that width. */
    public static int scratchSize(AttentionGeometry geometry, int workers) {
        return Math.multiplyExact(workers, scratchEach(geometry));
    }

    private static int scratchEach(AttentionGeometry g) {
        return Math.addExact(ofRow(g), GradientTiles.scratchEach(g));
    }

    private static int ofRow(AttentionGeometry g) {
        return g.headDim() + 3 * BLOCK;
    }

    /**
     * {@code dq, dk, dv} from the inputs of {@link Attention#forward}, what it gave, and the gradients
     * {@code dy} and {@code dLogSumExp} of both. The mask has no gradient here.
     *
     * @param scratch {@link #scratchSize} floats from {@code scratchOffset} on, overwritten
     * @throws IllegalArgumentException where an array is too short, before anything is written
     */
    public static void run(
            Cpu cpu, AttentionGeometry geometry, Arguments arguments, float[] scratch, int scratchOffset) {
        bind(cpu, geometry, arguments, scratch, scratchOffset).run();
    }

    /** {@link #run}, to be run often. */
    public static Call bind(
            Cpu cpu, AttentionGeometry geometry, Arguments arguments, float[] scratch, int scratchOffset) {
        check(geometry, arguments);
        Attention.require("scratch", scratch, scratchOffset, scratchSize(geometry, cpu.workers().width()));
        AttentionGradient gradient = new AttentionGradient(cpu, geometry, arguments, scratch);
        int each = scratchEach(geometry);
        return Call.of(Attention.workers(cpu, geometry.multiplyAdds()),
                geometry.batch() * geometry.kvHeads(), (first, end, worker) -> {
                    for (int task = first; task < end; task++) {
                        gradient.head(task / geometry.kvHeads(), task % geometry.kvHeads(),
                                scratchOffset + worker * each);
                    }
                });
    }

    private static void check(AttentionGeometry g, Arguments x) {
        Attention.require("q", x.q(), x.qOffset(), g.querySize());
        Attention.require("k", x.k(), x.kOffset(), g.keySize());
        Attention.require("v", x.v(), x.vOffset(), g.valueSize());
        Attention.require("y", x.y(), x.yOffset(), g.outputSize());
        Attention.require("dy", x.dy(), x.dyOffset(), g.outputSize());
        Attention.require("logSumExp", x.logSumExp(), x.logSumExpOffset(), g.logSumExpSize());
        Attention.require("dLogSumExp", x.dLogSumExp(), x.dLogSumExpOffset(), g.logSumExpSize());
        Attention.require("dq", x.dq(), x.dqOffset(), g.querySize());
        Attention.require("dk", x.dk(), x.dkOffset(), g.keySize());
        Attention.require("dv", x.dv(), x.dvOffset(), g.valueSize());
        if (x.mask() != null) x.mask().require(g);
    }

    private void head(int batch, int kvHead, int own) {
        for (int j = 0; j < g.keys(); j++) {
            int key = (batch * g.keys() + j) * g.kvHeads() + kvHead;
            Arrays.fill(x.dk(), x.dkOffset() + key * g.headDim(), x.dkOffset() + (key + 1) * g.headDim(), 0);
            Arrays.fill(x.dv(), x.dvOffset() + key * g.valueDim(), x.dvOffset() + (key + 1) * g.valueDim(), 0);
        }
        int rows = g.queries() * g.headsPerKvHead();
        for (int first = 0; first < rows; first += ROWS) {
            int n = Math.min(ROWS, rows - first);
            for (int row = first; row < first + n; row++) {
                int dq = x.dqOffset() + place(batch, kvHead, row) * g.headDim();
                Arrays.fill(x.dq(), dq, dq + g.headDim(), 0);
            }
            boolean alone = tiles == null || seesNothing(batch, kvHead, first, n);
            rows(batch, kvHead, first, n, 0, g.keys(), alone ? Integer.MAX_VALUE : FEW, own);
        }
    }

    private int query(int row) {
        return row / g.headsPerKvHead();
    }

    private int head(int kvHead, int row) {
        return kvHead * g.headsPerKvHead() + row % g.headsPerKvHead();
    }

    /** A row's place among those of all heads. */
    private int place(int batch, int kvHead, int row) {
        return (batch * g.queries() + query(row)) * g.heads() + head(kvHead, row);
    }

    /**
     * Rows and what they see of the keys {@code from} to {@code to - 1}. Those that all see go by tiles; the others, before
     * and after them, by halves of the rows, so that keys ascend for each row and rows for each key.
     */
    private void rows(int batch, int kvHead, int first, int n, int from, int to, int few, int own) {
        if (from >= to) return;
        if (n < few) {
            for (int row = first; row < first + n; row++) row(batch, kvHead, row, from, to, own);
            return;
        }
        int all0 = Math.max(from, g.keysStart(query(first + n - 1)));
        int all1 = Math.min(to, g.keysEnd(query(first)));
        if (tiles == null || all1 - all0 < FEW) {
            halves(batch, kvHead, first, n, from, to, few, own);
        } else {
            halves(batch, kvHead, first, n, from, all0, few, own);
            tiles.add(batch, kvHead, first, n, all0, all1, own + ofRow(g));
            halves(batch, kvHead, first, n, all1, to, few, own);
        }
    }

    private void halves(int batch, int kvHead, int first, int n, int from, int to, int few, int own) {
        int half = n / 2;
        rows(batch, kvHead, first, half, from, to, few, own);
        rows(batch, kvHead, first + half, n - half, from, to, few, own);
    }

    private boolean seesNothing(int batch, int kvHead, int first, int n) {
        for (int i = first; i < first + n; i++) {
            if (logarithm(place(batch, kvHead, i)) == Float.NEGATIVE_INFINITY) return true;
        }
        return false;
    }

    private float logarithm(int place) {
        return x.logSumExp()[x.logSumExpOffset() + place];
    }

    /** What {@code dy . v} is to be less. */
    static float less(boolean vector, AttentionGeometry g, Arguments x, int place) {
        return RowSums.dot(vector, x.dy(), x.dyOffset() + place * g.valueDim(), x.y(),
                x.yOffset() + place * g.valueDim(), g.valueDim()) - x.dLogSumExp()[x.dLogSumExpOffset() + place];
    }

    /** One row and what it sees of the keys {@code first} to {@code end - 1}. */
    private void row(int batch, int kvHead, int row, int first, int end, int own) {
        int t = query(row);
        int from = Math.max(first, g.keysStart(t));
        int to = Math.min(end, g.keysEnd(t));
        int place = place(batch, kvHead, row);
        float logarithm = logarithm(place);
        if (from >= to || logarithm == Float.NEGATIVE_INFINITY) return;
        int head = head(kvHead, row);
        int dq = x.dqOffset() + place * g.headDim();
        int q = x.qOffset() + place * g.headDim();
        int dy = x.dyOffset() + place * g.valueDim();
        float r = less(cpu.vector(), g, x, place);
        for (int d = 0; d < g.headDim(); d++) scratch[own + d] = x.q()[q + d] * ScalarAttention.factor(g);
        int s = own + g.headDim();
        for (int j = from; j < to;) {
            int n = Math.min(to, (j / BLOCK + 1) * BLOCK) - j;
            int key = (batch * g.keys() + j) * g.kvHeads() + kvHead;
            scores(batch, t, head, j, n, key, own, s);
            ScalarAttention.products(x.dy(), dy, g.valueDim(), x.v(), x.vOffset() + key * g.valueDim(),
                    g.kvHeads() * g.valueDim(), n, scratch, s + 2 * BLOCK);
            for (int i = 0; i < n; i++) {
                float w = PowerOfTwo.of(scratch[s + i] - logarithm * LOG2_E);
                float e = w * (scratch[s + 2 * BLOCK + i] - r) * g.scale();
                if (g.softCap() != 0) e *= Math.fma(-scratch[s + BLOCK + i], scratch[s + BLOCK + i], 1);
                int at = (key + i * g.kvHeads()) * g.headDim();
                add(g.headDim(), e, x.k(), x.kOffset() + at, x.dq(), dq);
                add(g.headDim(), e, x.q(), q, x.dk(), x.dkOffset() + at);
                int value = x.dvOffset() + (key + i * g.kvHeads()) * g.valueDim();
                add(g.valueDim(), w, x.dy(), dy, x.dv(), value);
            }
            j += n;
        }
    }

    /** Scores as the forward pass has them and, a block further, the tanh of capped ones. */
    private void scores(int batch, int t, int head, int j, int n, int key, int q, int s) {
        ScalarAttention.products(scratch, q, g.headDim(), x.k(), x.kOffset() + key * g.headDim(),
                g.kvHeads() * g.headDim(), n, scratch, s);
        if (g.softCap() != 0) {
            Elementwise.unary(cpu, UnaryFunction.TANH, 0, 0, n, scratch, s, scratch, s + BLOCK);
            for (int i = s; i < s + n; i++) scratch[i] = scratch[i + BLOCK] * ScalarAttention.cap(g);
        }
        AttentionMask mask = x.mask();
        if (mask == null) return;
        int from = mask.row(batch, head, t) + j;
        for (int i = 0; i < n; i++) scratch[s + i] = Math.fma(mask.values()[from + i], LOG2_E, scratch[s + i]);
    }

    private static void add(int n, float a, float[] b, int b0, float[] c, int c0) {
        for (int d = 0; d < n; d++) c[c0 + d] = Math.fma(a, b[b0 + d], c[c0 + d]);
    }
}
