package dev.lanewise.opencl;

import dev.lanewise.kernels.attention.AttentionGeometry;
import dev.lanewise.opencl.runtime.Buffer;
import dev.lanewise.opencl.runtime.Range;
import dev.lanewise.tensor.AttentionKernels;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Attention by an online softmax, nothing of the size of all scores being kept: attention_items.cl, and where many
 * work-items share it card_attention.cl and card_attention_gradient.cl.
 */
final class OpenClAttention implements AttentionKernels {
    /** Queries that a card's group has, and where there are few. */
    private static final int QUERIES = 16;

    private static final int FEW_QUERIES = 4;

    /** Places of a head that a card's group has the local memory and the registers for. */
    private static final int MOST_PLACES = 256;

    private final Engine engine;

    OpenClAttention(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void attention(AttentionGeometry geometry, Tensor q, Tensor k, Tensor v, @Nullable Tensor mask, Tensor y,
            Tensor logSumExp) {
        int rows = geometry.logSumExpSize();
        Source source = Source.ATTENTION;
        Range range = Range.of(rows);
        if (!Source.isProcessor(engine.device()) && fits(geometry.headDim()) && fits(geometry.valueDim())) {
            int queries = geometry.queries() <= FEW_QUERIES ? FEW_QUERIES : QUERIES;
            source = Source.cardAttention(queries, geometry.headDim(), geometry.valueDim());
            range = groups(source, Math.ceilDiv(geometry.queries(), queries), geometry.batch() * geometry.heads());
        }
        engine.run(source, "attention", range, rows, vector(geometry), geometry.scale(), geometry.softCap(),
                steps(mask), mask == null ? q : mask, q, k, v, y, logSumExp);
    }

    private static boolean fits(int places) {
        return places > 0 && places <= MOST_PLACES;
    }

    private Range groups(Source source, int across, int down) {
        return Range.of((long) across * source.on(engine.device()).group(), down);
    }

    @Override
    public void attentionGradient(AttentionGeometry geometry, Tensor q, Tensor k, Tensor v, @Nullable Tensor mask,
            Tensor y, Tensor logSumExp, Tensor dy, Tensor dLogSumExp, Tensor dq, Tensor dk, Tensor dv) {
        int rows = geometry.logSumExpSize();
        int keys = geometry.batch() * geometry.keys() * geometry.kvHeads();
        Tensor masks = mask == null ? q : mask;
        boolean processor = Source.isProcessor(engine.device());
        Source source = processor ? Source.ATTENTION : Source.ATTENTION_GRADIENT;
        Range ofRows = processor ? Range.of(rows) : groups(source, rows, 1);
        Range ofKeys = processor ? Range.of(keys) : groups(source, keys, 1);
        try (Buffer terms = engine.floats(rows)) {
            engine.run(source, "row_terms", Range.of(rows), rows, geometry.valueDim(), y, dy, dLogSumExp,
                    terms);
            engine.run(source, "query_gradient", ofRows, rows, vector(geometry), geometry.scale(),
                    geometry.softCap(), steps(mask), masks, q, k, v, y, logSumExp, dy, dLogSumExp, terms, dq);
            engine.run(source, "key_gradient", ofKeys, keys, vector(geometry), geometry.scale(),
                    geometry.softCap(), steps(mask), masks, q, k, v, y, logSumExp, dy, dLogSumExp, terms, dk, dv);
        }
    }

    @Override
    public void rotate(Tensor x, Tensor cos, Tensor sin, boolean interleaved, Tensor y) {
        if (x.elements() == 0) return;
        Shape shape = x.shape();
        int pairs = cos.shape().last();
        int items = x.elements() / shape.last() * (shape.last() - pairs);
        engine.run(Source.ATTENTION, "turn_pairs", Range.of(items), items, shape.size(2), shape.last(), pairs,
                interleaved ? 1 : 0, cos.elements(), x, cos, sin, y);
    }

    private static int[] vector(AttentionGeometry g) {
        return new int[] {g.queries(), g.keys(), g.heads(), g.kvHeads(), g.headDim(), g.valueDim(),
            g.causal() ? 1 : 0, g.window()};
    }

    /** Elements of the mask from one batch, head and query to the next, 0 where it stretches; then whether there is one. */
    private static int[] steps(@Nullable Tensor mask) {
        if (mask == null) return new int[4];
        Shape shape = mask.shape();
        int keys = shape.last();
        return new int[] {shape.size(0) == 1 ? 0 : shape.size(1) * shape.size(2) * keys,
            shape.size(1) == 1 ? 0 : shape.size(2) * keys, shape.size(2) == 1 ? 0 : keys, 1};
    }
}
