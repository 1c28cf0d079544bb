package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What transformers are made of: attention in two forms, its positions, its cache, and the gate of its networks. */
final class AttentionOperators {
    private AttentionOperators() {}

    static void register(Registry to) {
        to.many("Attention", 23, call -> new ScaledAttention(call).translate());
        to.one("RotaryEmbedding", 23, AttentionOperators::rotate);
        to.many("LinearAttention", 27, AttentionOperators::linear);
        to.one("SwiGLU", 28, AttentionOperators::gate);
    }

    /** {@code swish(A) * B}. */
    private static Tensor gate(Call call) {
        Evaluator ev = call.ev();
        Tensor a = call.input(0);
        if (!a.shape().equals(call.input(1).shape())) {
            throw call.error("A and B must have one shape", a.type(), call.input(1).type());
        }
        float alpha = call.number("alpha", 1);
        Tensor swish = alpha == 1 ? ev.silu(a) : ev.multiply(a, ev.sigmoid(ev.scale(a, alpha)));
        return ev.multiply(swish, call.input(1));
    }

    /** Pairs of features turned by an angle that grows with the position (Su et al., arXiv 2104.09864). */
    private static Tensor rotate(Call call) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        boolean packed = x.shape().rank() == 3;
        if (!packed && x.shape().rank() != 4) {
            throw call.error("X must be [batch, sequence, hidden] or [batch, heads, sequence, headSize]", x.type());
        }
        Tensor heads = packed
                ? ScaledAttention.parted(call, x, call.size("num_heads", 0))
                : ev.permute(x, 0, 2, 1, 3);
        int size = heads.shape().last();
        int turned = call.size("rotary_embedding_dim", 0);
        if (turned == 0) turned = size;
        if (turned < 0 || turned > size || turned % 2 != 0) {
            throw call.error("rotary_embedding_dim must be even and at most the head size", turned, size);
        }
        Tensor y = ev.rotaryEmbedding(heads, angles(call, 1, turned / 2), angles(call, 2, turned / 2),
                call.flag("interleaved", false));
        return packed ? ev.reshape(y, x.shape()) : ev.permute(y, 0, 2, 1, 3);
    }

    /** {@code [batch, sequence, half]}. */
    private static Tensor angles(Call call, int i, int half) {
        Tensor cache = call.input(i);
        Tensor positions = call.optional(3);
        Tensor angles = positions == null ? cache : call.ev().gather(cache, positions, 0);
        if (angles.shape().rank() != 3 || angles.shape().last() != half) {
            throw call.error("the caches must hold " + half + " angles a position", cache.type());
        }
        return angles;
    }

    private static List<@Nullable Tensor> linear(Call call) {
        Evaluator ev = call.ev();
        int heads = call.size("q_num_heads", 0);
        int kvHeads = call.size("kv_num_heads", 0);
        if (kvHeads < 1 || heads < 1 || heads % kvHeads != 0) {
            throw call.error("kv_num_heads must divide q_num_heads", kvHeads, heads);
        }
        LinearAttention.Rule rule = rule(call);
        Tensor query = HalfPrecision.widen(ev, call.input(0));
        Tensor q = ScaledAttention.parted(call, query, heads);
        Tensor k = ScaledAttention.parted(call, HalfPrecision.widen(ev, call.input(1)), kvHeads);
        Tensor v = ScaledAttention.parted(call, HalfPrecision.widen(ev, call.input(2)), kvHeads);
        int batch = q.shape().size(0);
        int time = q.shape().size(1);
        int keySize = q.shape().last();
        Tensor past = call.optional(3);
        Shape state = Shape.of(batch, kvHeads, keySize, v.shape().last());
        Tensor first = past == null ? Constants.zeros(query, state) : HalfPrecision.widen(ev, past);
        if (!first.shape().equals(state)) throw call.error("past_state must be " + state, first.type());
        Tensor decay = rule.decays
                ? factors(call, 4, Shape.of(batch, time, kvHeads, keySize))
                : Constants.zeros(query, Shape.SCALAR);
        Tensor beta = rule.corrects
                ? factors(call, 5, Shape.of(batch, time, kvHeads, 1))
                : Constants.zeros(query, Shape.SCALAR);
        float scale = call.number("scale", 0);
        LinearAttention op = new LinearAttention(rule, scale == 0 ? (float) (1 / Math.sqrt(keySize)) : scale);
        List<Tensor> both = ev.apply(op, q, k, v, first, decay, beta);
        Tensor y = ev.reshape(both.getFirst(), Shape.of(batch, time, heads * v.shape().last()));
        DType stateType = past == null ? call.input(0).dtype() : past.dtype();
        return List.of(ev.cast(y, call.input(0).dtype()), ev.cast(both.getLast(), stateType));
    }

    private static LinearAttention.Rule rule(Call call) {
        String rule = call.text("update_rule", "gated_delta");
        return switch (rule) {
            case "linear" -> LinearAttention.Rule.LINEAR;
            case "gated" -> LinearAttention.Rule.GATED;
            case "delta" -> LinearAttention.Rule.DELTA;
            case "gated_delta" -> LinearAttention.Rule.GATED_DELTA;
            default -> throw call.error("update_rule must be linear, gated, delta or gated_delta", rule);
        };
    }

    /** Numbers {@code [batch, time, ...]} for all heads together, one a head or one a key feature, stretched to all. */
    private static Tensor factors(Call call, int i, Shape shape) {
        Evaluator ev = call.ev();
        Tensor x = HalfPrecision.widen(ev, call.input(i));
        int heads = shape.size(2);
        int last = x.shape().rank() == 3 ? x.shape().last() : 0;
        if (last != 1 && last != heads && last != heads * shape.last()) {
            throw call.error("decay and beta must have a number a head or a key feature", x.type(), shape);
        }
        int each = last == 1 || last == heads ? 1 : shape.last();
        return ev.expand(ev.reshape(x, Shape.of(x.shape().size(0), x.shape().size(1), last / each, each)), shape);
    }
}
