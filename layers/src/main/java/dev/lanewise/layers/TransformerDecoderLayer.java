package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A layer of a transformer's decoder over {@code x [batch, positions, features]} and the encoder's output, its memory
 * {@code [batch, sources, features]}: causal self-attention, attention of positions to the memory, then a network of
 * two linear layers for each position, a residual connection around each. Vaswani et al., arXiv 1706.03762, section
 * 3.1:
 *
 * <p>{@code x = norm1(x + dropout(attention(x)))}, {@code x = norm2(x + dropout(attention(x, memory)))},
 * {@code y = norm3(x + dropout(feed(x)))}; or with {@link #normFirst} {@code x = x + dropout(attention(norm1(x)))} and
 * so on; {@code feed} as in {@link TransformerEncoderLayer}.
 *
 * <p>Parameters have the names and shapes of PyTorch's layer of this name: {@code self_attn} and {@code
 * multihead_attn}, each with {@code in_proj_weight [3 * features, features]} (q, k, v), {@code in_proj_bias} and
 * {@code out_proj}; {@code linear1}, {@code linear2}, {@code norm1}, {@code norm2}, {@code norm3}. Unlike there, attention
 * weights are not dropped, and self-attention is causal unless {@link #seeingAll}.
 */
public final class TransformerDecoderLayer implements Layer {
    private final PackedAttention own;
    private final PackedAttention cross;
    private final TransformerBlock block;
    private final LayerNorm norm1;
    private final LayerNorm norm2;
    private final LayerNorm norm3;

    private TransformerDecoderLayer(PackedAttention own, PackedAttention cross, TransformerBlock block,
            LayerNorm norm1, LayerNorm norm2, LayerNorm norm3) {
        this.own = own;
        this.cross = cross;
        this.block = block;
        this.norm1 = norm1;
        this.norm2 = norm2;
        this.norm3 = norm3;
    }

    /**
     * ReLU, norms behind the sums, dropout of 0.1 in training.
     *
     * @param heads divides {@code features}
     * @param hidden features between the two linear layers
     */
    public static TransformerDecoderLayer of(int features, int heads, int hidden) {
        return new TransformerDecoderLayer(
                PackedAttention.of("transformerDecoderLayer", features, heads).causal(),
                PackedAttention.of("transformerDecoderLayer", features, heads),
                TransformerBlock.of(features, hidden),
                LayerNorm.of(features), LayerNorm.of(features), LayerNorm.of(features));
    }

    /** The same with norms in front of attention and of the network. */
    public TransformerDecoderLayer normFirst() {
        return with(own, block.normFirst(true));
    }

    /** The same with another function between the linear layers. */
    public TransformerDecoderLayer activation(Nonlinearity other) {
        return with(own, block.activation(other));
    }

    /** The same with another rate of dropout. */
    public TransformerDecoderLayer dropout(double rate) {
        return with(own, block.dropout(Dropout.of(rate)));
    }

    /** The same where each position sees all others. */
    public TransformerDecoderLayer seeingAll() {
        return with(own.seeingAll(), block);
    }

    private TransformerDecoderLayer with(PackedAttention otherAttention, TransformerBlock otherBlock) {
        return new TransformerDecoderLayer(otherAttention, cross, otherBlock, norm1, norm2, norm3);
    }

    /**
     * A decoder needs its memory.
     *
     * @throws UnsupportedOperationException always: call {@link #forward(Evaluator, Tensor, Tensor)}, or use a
     *     {@link TransformerEncoderLayer#causal} layer, which has no memory
     */
    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        throw new UnsupportedOperationException("transformerDecoderLayer: a memory must be given beside x; call"
                + " forward(ev, x, memory), or use TransformerEncoderLayer.causal(), which needs none");
    }

    public Tensor forward(Evaluator ev, Tensor x, Tensor memory) {
        return forward(ev, x, memory, null, null);
    }

    /** With masks {@code [batch or 1, heads or 1, positions or 1, positions or sources]} that are added to the scores. */
    public Tensor forward(
            Evaluator ev, Tensor x, Tensor memory, @Nullable Tensor mask, @Nullable Tensor memoryMask) {
        Tensor attended = block.residual(ev, x, norm1, in -> own.forward(ev, in, in, mask));
        Tensor informed = block.residual(ev, attended, norm2, in -> cross.forward(ev, in, memory, memoryMask));
        return block.residual(ev, informed, norm3, in -> block.feed(ev, in));
    }

    @Override
    public void members(Members to) {
        to.layer("self_attn", own);
        to.layer("multihead_attn", cross);
        block.members(to);
        to.layer("norm1", norm1);
        to.layer("norm2", norm2);
        to.layer("norm3", norm3);
    }

    @Override
    public String toString() {
        return "TransformerDecoderLayer[" + own + ", " + cross + ", " + block + "]";
    }
}
