package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Attention;
import org.jspecify.annotations.Nullable;

/**
 * Multi-head self-attention of {@code x [batch, positions, features]} (Vaswani et al., arXiv 1706.03762, section 3.2.2):
 * projections to queries, keys and values, {@link Attention} in heads of {@code features / heads}, and a projection of
 * what comes out. Fewer {@code kvHeads} than heads make queries share keys and values (arXiv 2305.13245).
 *
 * @param positions turns queries and keys, where there is such
 */
public record MultiHeadAttention(
        int heads, int kvHeads, Attention attention, Linear query, Linear key, Linear value, Linear output,
        @Nullable RotaryPositions positions)
        implements
            Layer {

    /** Not causal, a head of keys for each head of queries. */
    public static MultiHeadAttention of(int features, int heads) {
        return of(features, heads, heads);
    }

    /** Not causal, {@code kvHeads} heads of keys. */
    public static MultiHeadAttention of(int features, int heads, int kvHeads) {
        if (heads < 1 || kvHeads < 1 || heads % kvHeads != 0 || features % heads != 0) {
            throw new IllegalArgumentException("multiHeadAttention: kvHeads must divide heads, and heads features"
                    + " (features, heads, kvHeads); got " + features + ", " + heads + ", " + kvHeads);
        }
        int shared = features / heads * kvHeads;
        return new MultiHeadAttention(heads, kvHeads, Attention.of(false), Linear.of(features, features),
                Linear.of(features, shared), Linear.of(features, shared), Linear.of(features, features), null);
    }

    /** The same where a position sees none after it. */
    public MultiHeadAttention causal() {
        return with(new Attention(true, attention.window(), attention.scale(), attention.softCap()));
    }

    /** The same where a position sees those nearer than {@code positions}. */
    public MultiHeadAttention window(int positions) {
        return with(new Attention(attention.causal(), positions, attention.scale(), attention.softCap()));
    }

    private MultiHeadAttention with(Attention other) {
        return new MultiHeadAttention(heads, kvHeads, other, query, key, value, output, positions);
    }

    /** The same where queries and keys are turned by their positions; those of a cache stand before those that follow. */
    public MultiHeadAttention positions(RotaryPositions angles) {
        return new MultiHeadAttention(heads, kvHeads, attention, query, key, value, output, angles);
    }

    /** What earlier positions left behind: {@code [batch, positions, kvHeads, headDim]} each. */
    public record Cache(Tensor keys, Tensor values) {}

    /** An output and the cache for the positions that follow. */
    public record Step(Tensor y, Cache cache) {}

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        return forward(ev, x, null);
    }

    /** With a mask {@code [batch or 1, heads or 1, positions or 1, positions]} that is added to the scores. */
    public Tensor forward(Evaluator ev, Tensor x, @Nullable Tensor mask) {
        return attend(ev, x, 0, new Cache(turned(ev, key, x, kvHeads, 0), split(ev, value, x, kvHeads)), mask);
    }

    /**
     * The positions of {@code x} after those of the cache, null at the beginning. A causal layer gives each position the
     * bits that {@link #forward} gives it in the whole sequence.
     */
    public Step step(Evaluator ev, Tensor x, @Nullable Cache cache) {
        int first = cache == null ? 0 : cache.keys.shape().size(1);
        Tensor keys = turned(ev, key, x, kvHeads, first);
        Tensor values = split(ev, value, x, kvHeads);
        Cache all = cache == null
                ? new Cache(keys, values)
                : new Cache(ev.concat(1, cache.keys, keys), ev.concat(1, cache.values, values));
        return new Step(attend(ev, x, first, all, null), all);
    }

    private Tensor attend(Evaluator ev, Tensor x, int first, Cache seen, @Nullable Tensor mask) {
        Tensor q = turned(ev, query, x, heads, first);
        Tensor y = mask == null
                ? ev.attention(attention, q, seen.keys, seen.values)
                : ev.attention(attention, q, seen.keys, seen.values, mask);
        return output.forward(ev, ev.reshape(y, x.shape()));
    }

    private Tensor turned(Evaluator ev, Linear projection, Tensor x, int parts, int first) {
        Tensor y = split(ev, projection, x, parts);
        return positions == null ? y : positions.rotate(ev, y, first);
    }

    private static Tensor split(Evaluator ev, Linear projection, Tensor x, int heads) {
        Tensor y = projection.forward(ev, x);
        Shape shape = y.shape();
        return ev.reshape(y, Shape.of(shape.size(0), shape.size(1), heads, shape.last() / heads));
    }

    @Override
    public void members(Members to) {
        to.layer("query", query);
        to.layer("key", key);
        to.layer("value", value);
        to.layer("output", output);
    }
}
