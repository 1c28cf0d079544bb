package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A layer of a transformer's encoder over {@code x [batch, positions, features]}: self-attention, then a network of two
 * linear layers for each position, a residual connection around each. Vaswani et al., arXiv 1706.03762, section 3.1:
 *
 * <p>{@code x = norm1(x + dropout(attention(x)))}, {@code y = norm2(x + dropout(feed(x)))} with
 * {@code feed(x) = linear2(dropout(f(linear1(x))))}; or with {@link #normFirst} (arXiv 2002.04745)
 * {@code x = x + dropout(attention(norm1(x)))}, {@code y = x + dropout(feed(norm2(x)))}.
 *
 * <p>Parameters have the names and shapes of PyTorch's layer of this name: {@code self_attn.in_proj_weight
 * [3 * features, features]} (q, k, v), {@code self_attn.in_proj_bias}, {@code self_attn.out_proj}, {@code linear1},
 * {@code linear2}, {@code norm1}, {@code norm2}. Unlike there, attention weights are not dropped. Weights begin as
 * {@link Initializer#xavierUniform}, biases as zeros.
 */
public final class TransformerEncoderLayer implements Layer {
    private final PackedAttention attention;
    private final TransformerBlock block;
    private final LayerNorm norm1;
    private final LayerNorm norm2;

    private TransformerEncoderLayer(
            PackedAttention attention, TransformerBlock block, LayerNorm norm1, LayerNorm norm2) {
        this.attention = attention;
        this.block = block;
        this.norm1 = norm1;
        this.norm2 = norm2;
    }

    /**
     * ReLU, norms behind the sums, dropout of 0.1 in training.
     *
     * @param heads divides {@code features}
     * @param hidden features between the two linear layers
     */
    public static TransformerEncoderLayer of(int features, int heads, int hidden) {
        return new TransformerEncoderLayer(PackedAttention.of("transformerEncoderLayer", features, heads),
                TransformerBlock.of(features, hidden), LayerNorm.of(features), LayerNorm.of(features));
    }

    /** The same with norms in front of attention and of the network. */
    public TransformerEncoderLayer normFirst() {
        return with(attention, block.normFirst(true));
    }

    /** The same with another function between the linear layers. */
    public TransformerEncoderLayer activation(Nonlinearity other) {
        return with(attention, block.activation(other));
    }

    /** The same with another rate of dropout. */
    public TransformerEncoderLayer dropout(double rate) {
        return with(attention, block.dropout(Dropout.of(rate)));
    }

    /** The same where a position sees none after it, as in a decoder without memory. */
    public TransformerEncoderLayer causal() {
        return with(attention.causal(), block);
    }

    private TransformerEncoderLayer with(PackedAttention otherAttention, TransformerBlock otherBlock) {
        return new TransformerEncoderLayer(otherAttention, otherBlock, norm1, norm2);
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        return forward(ev, x, null);
    }

    /** With a mask {@code [batch or 1, heads or 1, positions or 1, positions]} that is added to the scores. */
    public Tensor forward(Evaluator ev, Tensor x, @Nullable Tensor mask) {
        Tensor attended = block.residual(ev, x, norm1, in -> attention.forward(ev, in, in, mask));
        return block.residual(ev, attended, norm2, in -> block.feed(ev, in));
    }

    @Override
    public void members(Members to) {
        to.layer("self_attn", attention);
        block.members(to);
        to.layer("norm1", norm1);
        to.layer("norm2", norm2);
    }

    @Override
    public String toString() {
        return "TransformerEncoderLayer[" + attention + ", " + block + "]";
    }
}
