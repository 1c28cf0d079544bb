package dev.lanewise.tensor;

import dev.lanewise.kernels.attention.AttentionGeometry;
import org.jspecify.annotations.Nullable;

/** Scaled dot-product attention and its gradient, the geometry says which keys a query sees; rotary positions. */
public interface AttentionKernels {
    /**
     * {@code y[b, t, h] = sum over j of w[j] * v[b, j, g]}, w being the softmax of the scores of the keys that are seen;
     * 0 where none is, or all scores are -infinity. {@code logSumExp [batch, queries, heads]} receives the logarithms of
     * the softmax' denominators. The mask {@code [batch or 1, heads or 1, queries or 1, keys]} is added to the scores.
     */
    void attention(AttentionGeometry geometry, Tensor q, Tensor k, Tensor v, @Nullable Tensor mask, Tensor y,
            Tensor logSumExp);

    /** The gradient of {@link #attention} from its inputs, its outputs and the gradients of both. */
    void attentionGradient(AttentionGeometry geometry, Tensor q, Tensor k, Tensor v, @Nullable Tensor mask, Tensor y,
            Tensor logSumExp, Tensor dy, Tensor dLogSumExp, Tensor dq, Tensor dk, Tensor dv);

    /**
     * Turns pairs of features of {@code x [batch, positions, heads, headDim]} by the angles whose cosines and sines are
     * {@code [positions, pairs]} or {@code [batch, positions, pairs]}: {@code (a * cos - b * sin, b * cos + a * sin)}.
     * A pair is {@code 2i, 2i + 1} where interleaved, else {@code i, i + pairs}; features beyond the last pair stay.
     */
    void rotate(Tensor x, Tensor cos, Tensor sin, boolean interleaved, Tensor y);
}
