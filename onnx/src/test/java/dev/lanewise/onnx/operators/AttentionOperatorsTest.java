package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.longs;
import static dev.lanewise.onnx.operators.Samples.random;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

class AttentionOperatorsTest {
    private static final int BATCH = 2;
    private static final int HEADS = 4;
    private static final int KV_HEADS = 2;
    private static final int QUERIES = 3;
    private static final int KEYS = 5;
    private static final int SIZE = 6;
    private static final double ERROR = 1e-5;

    private final Evaluator ev = Evaluator.eager();
    private final Tensor q = random(1, BATCH, HEADS, QUERIES, SIZE);
    private final Tensor k = random(2, BATCH, KV_HEADS, KEYS, SIZE);
    private final Tensor v = random(3, BATCH, KV_HEADS, KEYS, 7);

    /** Whether a query sees a key. */
    private interface Sight {
        boolean sees(int batch, int query, int key);
    }

    private Tensor mask(Sight sight) {
        double[] bias = new double[BATCH * QUERIES * KEYS];
        for (int i = 0; i < bias.length; i++) {
            boolean sees = sight.sees(i / (QUERIES * KEYS), i / KEYS % QUERIES, i % KEYS);
            bias[i] = sees ? 0 : Double.NEGATIVE_INFINITY;
        }
        return floats(Shape.of(BATCH, 1, QUERIES, KEYS), bias);
    }

    private Tensor repeated(Tensor x) {
        return ev.gather(x, Samples.ints(0, 0, 1, 1), 1);
    }

    /** {@code softmax(cap(scale * q k^T) + bias) v} by its definition. */
    private Tensor attention(float scale, float cap, @Nullable Tensor bias) {
        return ev.matmul(weights(scale, cap, bias), repeated(v));
    }

    private Tensor weights(float scale, float cap, @Nullable Tensor bias) {
        Tensor scores = ev.scale(ev.matmul(q, false, repeated(k), true), scale);
        if (cap != 0) scores = ev.scale(ev.tanh(ev.scale(scores, 1 / cap)), cap);
        return ev.softmax(bias == null ? scores : ev.add(scores, bias));
    }

    private static float usual() {
        return (float) (1 / Math.sqrt(SIZE));
    }

    @Test
    void headsShareKeysAndValues() {
        OneNode.of("Attention", 23).to(q, k, v).givesNear(ERROR, attention(usual(), 0, null));
        OneNode.of("Attention", 24).with("scale", 0.3).with("softcap", 0.5).to(q, k, v)
                .givesNear(ERROR, attention(0.3f, 0.5f, null));
        OneNode.of("Attention", 24).with("scale", 0.0).to(q, k, v).givesNear(ERROR, attention(0, 0, null));
    }

    @Test
    void headsMayBePackedIntoTheLastAxis() {
        Tensor y = packed(attention(usual(), 0, null));
        OneNode.of("Attention", 23).with("q_num_heads", HEADS).with("kv_num_heads", KV_HEADS)
                .to(packed(q), packed(k), packed(v)).givesNear(ERROR, y);
        String message = OneNode.of("Attention", 23).with("q_num_heads", 5).with("kv_num_heads", KV_HEADS)
                .to(packed(q), packed(k), packed(v)).refused(y);
        assertTrue(message.contains("number of heads must divide"), message);
    }

    private Tensor packed(Tensor x) {
        return ev.flatten(ev.permute(x, 0, 2, 1, 3), 2);
    }

    @Test
    void masksAreAddedOrHide() {
        Tensor bias = random(4, QUERIES, KEYS);
        OneNode.of("Attention", 23).to(q, k, v, bias)
                .givesNear(ERROR, attention(usual(), 0, bias.reshaped(Shape.of(1, 1, QUERIES, KEYS))));
        Tensor heads = random(5, HEADS, 1, KEYS);
        OneNode.of("Attention", 23).to(q, k, v, heads).givesNear(ERROR, attention(usual(), 0, heads));
        boolean[] bits = {true, false, true, true, false};
        OneNode.of("Attention", 23).to(q, k, v, Tensor.of(Shape.of(1, KEYS), bits))
                .givesNear(ERROR, attention(usual(), 0, mask((n, i, j) -> bits[j])));
        // a mask that is too short hides the rest
        OneNode.of("Attention", 24).to(q, k, v, Tensor.full(Shape.of(1, 2), 0))
                .givesNear(ERROR, attention(usual(), 0, mask((n, i, j) -> j < 2)));
    }

    @Test
    void causalQueriesCountFromTheFirstKey() {
        OneNode.of("Attention", 23).with("is_causal", 1).to(q, k, v)
                .givesNear(ERROR, attention(usual(), 0, mask((n, i, j) -> j <= i)));
    }

    @Test
    void windowsLimitHowFarAQuerySees() {
        OneNode.of("Attention", 25).with("left_window_size", 1).to(q, k, v)
                .givesNear(ERROR, attention(usual(), 0, mask((n, i, j) -> j >= i - 1)));
        OneNode.of("Attention", 25).with("left_window_size", 0).with("right_window_size", 2).to(q, k, v)
                .givesNear(ERROR, attention(usual(), 0, mask((n, i, j) -> j >= i && j <= i + 2)));
        OneNode.of("Attention", 25).with("left_window_size", 1).with("is_causal", 1).to(q, k, v)
                .givesNear(ERROR, attention(usual(), 0, mask((n, i, j) -> j >= i - 1 && j <= i)));
    }

    @Test
    void aCacheGrowsAtItsEnd() {
        Tensor past = ev.slice(k, 2, 0, 2);
        Tensor pastValues = ev.slice(v, 2, 0, 2);
        List<Tensor> outputs = OneNode.of("Attention", 23).with("is_causal", 1)
                .to(q, ev.slice(k, 2, 2, KEYS), ev.slice(v, 2, 2, KEYS), null, past, pastValues)
                .outputs(q, k, v);
        assertEquals(List.of(k, v), outputs.subList(1, 3));
        near(attention(usual(), 0, mask((n, i, j) -> j <= i + 2)), outputs.getFirst());
        OneNode.of("Attention", 25).with("is_causal", 1).with("left_window_size", 1)
                .to(q, ev.slice(k, 2, 2, KEYS), ev.slice(v, 2, 2, KEYS), null, past, pastValues)
                .givesNear(ERROR, attention(usual(), 0, mask((n, i, j) -> j <= i + 2 && j >= i + 1)));
    }

    private static void near(Tensor expected, Tensor y) {
        assertEquals(expected.type(), y.type());
        for (int i = 0; i < y.elements(); i++) assertEquals(expected.floats()[i], y.floats()[i], ERROR);
    }

    @Test
    void paddingBehindTheValidKeysIsHidden() {
        int[] valid = {4, 5};
        OneNode.of("Attention", 24).to(q, k, v, null, null, null, longs(4, 5))
                .givesNear(ERROR, attention(usual(), 0, mask((n, i, j) -> j < valid[n])));
        OneNode.of("Attention", 24).with("is_causal", 1).to(q, k, v, null, null, null, longs(4, 5))
                .givesNear(ERROR, attention(usual(), 0, mask((n, i, j) -> j <= i + valid[n] - QUERIES)));
    }

    @Test
    void aQueryThatSeesNothingGivesZero() {
        Tensor none = Tensor.of(Shape.of(1, KEYS), new boolean[KEYS]);
        Tensor zeros = Tensor.full(Shape.of(BATCH, HEADS, QUERIES, 7), 0);
        OneNode.of("Attention", 23).to(q, k, v, none).gives(zeros);
        List<Tensor> all = OneNode.of("Attention", 23).with("qk_matmul_output_mode", 3).to(q, k, v, none)
                .outputs(q, k, v, q);
        assertEquals(Tensor.full(Shape.of(BATCH, HEADS, QUERIES, KEYS), 0), all.getLast());
    }

    @Test
    void scoresCanBeLookedAtOnTheirWay() {
        Tensor bias = random(6, QUERIES, KEYS);
        Tensor raw = ev.scale(ev.matmul(q, false, repeated(k), true), usual());
        Tensor capped = ev.scale(ev.tanh(ev.scale(raw, 2)), 0.5f);
        Tensor[] steps = {raw, capped, ev.add(capped, bias), ev.softmax(ev.add(capped, bias))};
        for (int mode = 0; mode < 4; mode++) {
            List<Tensor> all = OneNode.of("Attention", 24).with("softcap", 0.5).with("qk_matmul_output_mode", mode)
                    .to(q, k, v, bias).outputs(q, k, v, q);
            near(steps[mode], all.getLast());
        }
    }

    @Test
    void rotationsTurnPairsOfFeatures() {
        Tensor x = random(7, 1, 2, 3, 4);
        Tensor angles = random(8, 3, 2);
        Tensor cos = ev.cos(angles);
        Tensor sin = ev.sin(angles);
        for (int interleaved = 0; interleaved < 2; interleaved++) {
            double[] y = new double[24];
            for (int i = 0; i < 24; i += 4) {
                int position = i / 4 % 3;
                for (int f = 0; f < 2; f++) {
                    int a = i + (interleaved == 1 ? 2 * f : f);
                    int b = interleaved == 1 ? a + 1 : a + 2;
                    double c = cos.floats()[position * 2 + f];
                    double s = sin.floats()[position * 2 + f];
                    y[a] = c * x.floats()[a] - s * x.floats()[b];
                    y[b] = s * x.floats()[a] + c * x.floats()[b];
                }
            }
            Tensor expected = floats(x.shape(), y);
            OneNode node = OneNode.of("RotaryEmbedding", 23).with("interleaved", interleaved);
            node.to(x, cos.reshaped(Shape.of(1, 3, 2)), sin.reshaped(Shape.of(1, 3, 2))).givesNear(1e-6, expected);
            node.with("num_heads", 2).to(packed(x), cos, sin, Tensor.of(Shape.of(1, 3), 0L, 1L, 2L))
                    .givesNear(1e-6, packed(expected));
        }
        Tensor one = ev.slice(ev.concat(-1, cos, cos), -1, 0, 1);
        Tensor part = OneNode.of("RotaryEmbedding", 23).with("rotary_embedding_dim", 2)
                .to(x, one.reshaped(Shape.of(1, 3, 1)), one.reshaped(Shape.of(1, 3, 1))).outputs(x).getFirst();
        assertEquals(ev.slice(x, -1, 2, 4), ev.slice(part, -1, 2, 4));
    }

    @Test
    void linearAttentionIsAttentionWithoutSoftmax() {
        Tensor query = random(9, 1, 3, 4);
        Tensor key = random(10, 1, 3, 2);
        Tensor value = random(11, 1, 3, 5);
        // two heads of 2 features share the one of keys
        Tensor heads = ev.permute(query.reshaped(Shape.of(1, 3, 2, 2)), 0, 2, 1, 3);
        Tensor scores = ev.matmul(heads, false, key.reshaped(Shape.of(1, 1, 3, 2)), true);
        Tensor causal = floats(Shape.of(3, 3), 1, 0, 0, 1, 1, 0, 1, 1, 1);
        Tensor y = ev.matmul(ev.scale(ev.multiply(scores, causal), 0.5f), value.reshaped(Shape.of(1, 1, 3, 5)));
        OneNode.of("LinearAttention", 27).with("q_num_heads", 2).with("kv_num_heads", 1).with("scale", 0.5)
                .with("update_rule", "linear").to(query, key, value).givesNear(1e-6, packed(y));
    }

    @Test
    void linearAttentionGoesOnFromItsState() {
        Tensor query = random(12, 2, 4, 6);
        Tensor key = random(13, 2, 4, 6);
        Tensor value = random(14, 2, 4, 4);
        Tensor decay = random(15, 2, 4, 2);
        Tensor beta = random(16, 2, 4, 1);
        for (String rule : new String[] {"gated", "delta", "gated_delta"}) {
            OneNode node = OneNode.of("LinearAttention", 27).with("q_num_heads", 2).with("kv_num_heads", 2)
                    .with("update_rule", rule);
            Tensor own = rule.equals("delta") ? null : decay;
            Tensor rate = rule.equals("gated") ? null : beta;
            List<Tensor> whole = node.to(query, key, value, null, own, rate).outputs(query, query);
            List<Tensor> first = node.to(part(query, 0, 3), part(key, 0, 3), part(value, 0, 3), null,
                    part(own, 0, 3), part(rate, 0, 3)).outputs(query, query);
            List<Tensor> second = node.to(part(query, 3, 4), part(key, 3, 4), part(value, 3, 4), first.getLast(),
                    part(own, 3, 4), part(rate, 3, 4)).outputs(query, query);
            near(whole.getFirst(), ev.concat(1, first.getFirst(), second.getFirst()));
            near(whole.getLast(), second.getLast());
        }
    }

    private @Nullable Tensor part(@Nullable Tensor x, int from, int to) {
        return x == null ? null : ev.slice(x, 1, from, to);
    }

    @Test
    void gatesMultiplyWithoutBroadcasting() {
        Tensor a = random(17, 3);
        Tensor b = random(18, 3);
        OneNode.of("SwiGLU", 28).to(a, b).givesNear(1e-6, ev.multiply(ev.silu(a), b));
        Tensor swish = ev.multiply(a, ev.sigmoid(ev.scale(a, 2)));
        OneNode.of("SwiGLU", 28).with("alpha", 2.0).to(a, b).givesNear(1e-6, ev.multiply(swish, b));
        String message = OneNode.of("SwiGLU", 28).to(a, Tensor.scalar(1)).refused(a);
        assertTrue(message.contains("one shape"), message);
    }
}
