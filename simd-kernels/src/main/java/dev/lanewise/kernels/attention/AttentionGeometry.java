package dev.lanewise.kernels.attention;

/**
 * The shape of scaled dot-product attention and which keys a query sees; the only place where sizes are computed.
 *
 * <p>Queries {@code [batch, queries, heads, headDim]}, keys {@code [batch, keys, kvHeads, headDim]}, values
 * {@code [batch, keys, kvHeads, valueDim]}, outputs {@code [batch, queries, heads, valueDim]}, all row-major. Head
 * {@code h} reads the keys and values of head {@code h / (heads / kvHeads)} (Ainslie et al., arXiv 2305.13245).
 *
 * <p>The queries are the last ones of the sequence: query {@code t} stands at position {@code past() + t}, key
 * {@code j} at position {@code j}. So a cache of keys only grows at its end.
 *
 * @param causal whether a query sees no key after its own position
 * @param window how far a query sees: keys nearer than so many positions; 0 where there is no such limit
 * @param scale factor of every score
 * @param softCap where not 0, scores become {@code softCap * tanh(score / softCap)}
 */
public record AttentionGeometry(
        int batch,
        int queries,
        int keys,
        int heads,
        int kvHeads,
        int headDim,
        int valueDim,
        boolean causal,
        int window,
        float scale,
        float softCap) {

    /** @throws IllegalArgumentException where the numbers make no attention, or one too large for arrays */
    public AttentionGeometry {
        require(batch >= 0 && queries >= 0 && keys >= 0, "batch, queries and keys must be at least 0", batch, queries,
                keys);
        require(heads >= 1 && kvHeads >= 1, "heads and kvHeads must be at least 1", heads, kvHeads);
        require(heads % kvHeads == 0, "kvHeads must divide heads (heads, kvHeads)", heads, kvHeads);
        require(headDim >= 0 && valueDim >= 0, "headDim and valueDim must be at least 0", headDim, valueDim);
        require(window >= 0, "window must be at least 0", window);
        if (!Float.isFinite(scale) || !(softCap >= 0 && Float.isFinite(softCap))) {
            throw new IllegalArgumentException(
                    "attention: scale must be finite, softCap finite and at least 0; got " + scale + ", " + softCap);
        }
        elements("queries", batch, queries, heads, headDim);
        elements("keys", batch, keys, kvHeads, headDim);
        elements("values", batch, keys, kvHeads, valueDim);
        elements("outputs", batch, queries, heads, valueDim);
        elements("log-sum-exps", batch, queries, heads);
    }

    /** Every query sees every key; as many heads for keys as for queries; scale {@code 1 / sqrt(headDim)}. */
    public static AttentionGeometry of(int batch, int queries, int keys, int heads, int headDim) {
        return new AttentionGeometry(
                batch, queries, keys, heads, heads, headDim, headDim, false, 0, defaultScale(headDim), 0);
    }

    /** {@code 1 / sqrt(headDim)}, and 1 where there is nothing to multiply. */
    public static float defaultScale(int headDim) {
        return (float) (1 / Math.sqrt(Math.max(1, headDim)));
    }

    /** The same with fewer heads for keys and values. */
    public AttentionGeometry withKvHeads(int other) {
        return new AttentionGeometry(
                batch, queries, keys, heads, other, headDim, valueDim, causal, window, scale, softCap);
    }

    /** The same with values of another size. */
    public AttentionGeometry withValueDim(int other) {
        return new AttentionGeometry(
                batch, queries, keys, heads, kvHeads, headDim, other, causal, window, scale, softCap);
    }

    /** The same with other keys visible. */
    public AttentionGeometry seeing(boolean causalOnly, int positions) {
        return new AttentionGeometry(
                batch, queries, keys, heads, kvHeads, headDim, valueDim, causalOnly, positions, scale, softCap);
    }

    /** The same with other scores. */
    public AttentionGeometry scoring(float factor, float cap) {
        return new AttentionGeometry(
                batch, queries, keys, heads, kvHeads, headDim, valueDim, causal, window, factor, cap);
    }

    /** The position of the first query; negative where there are more queries than keys. */
    public int past() {
        return keys - queries;
    }

    /** The first key that query {@code t} sees; at most {@link #keysEnd}. */
    public int keysStart(int t) {
        return window == 0 ? 0 : Math.clamp((long) past() + t - window + 1, 0, keysEnd(t));
    }

    /** The first key that query {@code t} does not see any more. */
    public int keysEnd(int t) {
        long end = keys;
        if (causal) end = Math.min(end, (long) past() + t + 1);
        else if (window > 0) end = Math.min(end, (long) past() + t + window);
        return (int) Math.max(0, end);
    }

    /** Query heads that share a head of keys and values. */
    public int headsPerKvHead() {
        return heads / kvHeads;
    }

    /** Floats of the queries. */
    public int querySize() {
        return batch * queries * heads * headDim;
    }

    /** Floats of the keys. */
    public int keySize() {
        return batch * keys * kvHeads * headDim;
    }

    /** Floats of the values. */
    public int valueSize() {
        return batch * keys * kvHeads * valueDim;
    }

    /** Floats of the outputs. */
    public int outputSize() {
        return batch * queries * heads * valueDim;
    }

    /** Floats of the logarithms {@code [batch, queries, heads]} that the gradient needs. */
    public int logSumExpSize() {
        return batch * queries * heads;
    }

    /** Multiply-adds of the scores and the weighted sums that are visible. */
    public long multiplyAdds() {
        long visible = 0;
        for (int t = 0; t < queries; t++) visible += keysEnd(t) - keysStart(t);
        return visible * batch * heads * (headDim + valueDim);
    }

    private static void elements(String what, int... sizes) {
        long product = 1;
        for (int size : sizes) {
            product *= size;
            if (product > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("attention: " + what + " must have at most 2^31 - 1 elements; got "
                        + java.util.Arrays.toString(sizes));
            }
        }
    }

    private static void require(boolean holds, String rule, int... got) {
        if (!holds) {
            throw new IllegalArgumentException("attention: " + rule + "; got " + java.util.Arrays.toString(got));
        }
    }
}
