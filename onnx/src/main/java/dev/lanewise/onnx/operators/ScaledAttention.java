package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Attention;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * ONNX' Attention: tensors {@code [batch, heads, sequence, headSize]} or {@code [batch, sequence, heads * headSize]}, a
 * cache, masks and windows that add up. What the kernel does not know becomes a mask that is added to the scores.
 */
final class ScaledAttention {
    private final Call call;
    private final Evaluator ev;
    private final boolean packed;
    private final Tensor q;
    private final Tensor k;
    private final Tensor v;
    private final int queries;
    private final int keys;
    private final int past;

    ScaledAttention(Call call) {
        this.call = call;
        ev = call.ev();
        int rank = call.input(0).shape().rank();
        if (rank != 3 && rank != 4) {
            throw call.error("Q, K and V must be [batch, heads, sequence, headSize] or [batch, sequence, hidden]",
                    call.input(0).type());
        }
        packed = rank == 3;
        q = sequence(0, "q_num_heads");
        Tensor newKeys = sequence(1, "kv_num_heads");
        Tensor newValues = sequence(2, "kv_num_heads");
        Tensor pastKey = call.optional(4);
        Tensor pastValue = call.optional(5);
        if ((pastKey == null) != (pastValue == null)) throw call.error("past_key comes with past_value", "one");
        k = pastKey == null ? newKeys : ev.concat(1, ev.permute(pastKey, 0, 2, 1, 3), newKeys);
        v = pastValue == null ? newValues : ev.concat(1, ev.permute(pastValue, 0, 2, 1, 3), newValues);
        queries = q.shape().size(1);
        keys = k.shape().size(1);
        past = keys - newKeys.shape().size(1);
    }

    /** An input as {@code [batch, sequence, heads, headSize]}. */
    private Tensor sequence(int i, String heads) {
        Tensor x = call.input(i);
        if (packed) return parted(call, x, call.size(heads, 0));
        if (x.shape().rank() != 4) throw call.error("Q, K and V must have as many axes", x.type());
        return ev.permute(x, 0, 2, 1, 3);
    }

    /** {@code [batch, sequence, heads, size]} of {@code [batch, sequence, heads * size]}. */
    static Tensor parted(Call call, Tensor x, int heads) {
        Shape shape = x.shape();
        if (shape.rank() != 3 || heads < 1 || shape.last() % heads != 0) {
            throw call.error("the number of heads must divide the last of three axes", heads, x.type());
        }
        return call.ev().reshape(x, Shape.of(shape.size(0), shape.size(1), heads, shape.last() / heads));
    }

    List<@Nullable Tensor> translate() {
        float scale = call.has("scale") ? call.number("scale", 1) : (float) (1 / Math.sqrt(q.shape().last()));
        float cap = call.number("softcap", 0);
        int left = call.size("left_window_size", -1);
        int right = call.size("right_window_size", -1);
        boolean causal = call.flag("is_causal", false);
        Tensor valid = call.optional(6);
        boolean atEnd = valid == null && past == keys - queries;
        boolean kernelCausal = causal && atEnd;
        boolean kernelWindow = kernelCausal && left >= 0 && left < Integer.MAX_VALUE - 1;
        Tensor bias = call.optional(3) == null ? null : mask(call.input(3));
        boolean looksAhead = causal && !kernelCausal;
        if (looksAhead || (!kernelWindow && left >= 0) || (!causal && right >= 0)) {
            int near = looksAhead ? 0 : causal ? -1 : right;
            bias = plus(bias, hidden(visible(valid, kernelWindow ? -1 : left, near)));
        }
        if (valid != null) {
            Tensor all = ev.reshape(valid, Shape.of(valid.elements(), 1, 1, 1));
            bias = plus(bias, hidden(ev.less(positions(keys, 3, 0), all)));
        }
        Tensor y = attend(new Attention(kernelCausal, kernelWindow ? left + 1 : 0, scale, cap), bias);
        return Arrays.asList(
                packed ? merged(y) : ev.permute(y, 0, 2, 1, 3),
                call.wants(1) ? ev.permute(k, 0, 2, 1, 3) : null,
                call.wants(2) ? ev.permute(v, 0, 2, 1, 3) : null,
                call.wants(3) ? scores(scale, cap, causal, left, right, valid) : null);
    }

    /** A scale of 0 means something else to the kernel: all keys count alike, which zeros as queries say too. */
    private Tensor attend(Attention op, @Nullable Tensor bias) {
        boolean flat = op.scale() == 0;
        Tensor query = flat ? ev.scale(q, 0) : q;
        Attention attention = flat ? new Attention(op.causal(), op.window(), 1, op.softCap()) : op;
        return bias == null ? ev.attention(attention, query, k, v) : ev.attention(attention, query, k, v, bias);
    }

    private Tensor merged(Tensor y) {
        Shape shape = y.shape();
        return ev.reshape(y, Shape.of(shape.size(0), shape.size(1), shape.size(2) * shape.size(3)));
    }

    /** What the optional last output shows: the scores at some step of their way. */
    private Tensor scores(float scale, float cap, boolean causal, int left, int right, @Nullable Tensor valid) {
        int heads = q.shape().size(2);
        int shared = heads / Math.max(1, k.shape().size(2));
        Tensor queriesFirst = ev.permute(q, 0, 2, 1, 3);
        Tensor keysFirst = ev.permute(k, 0, 2, 1, 3);
        if (shared > 1) {
            int[] head = IntStream.range(0, heads).map(h -> h / shared).toArray();
            keysFirst = ev.gather(keysFirst, Constants.beside(k, Tensor.of(Shape.of(heads), head)), 1);
        }
        Tensor scores = ev.scale(ev.matmul(queriesFirst, false, keysFirst, true), scale);
        int mode = call.size("qk_matmul_output_mode", 0);
        if (mode < 0 || mode > 3) throw call.error("qk_matmul_output_mode must be 0, 1, 2 or 3", mode);
        if (mode == 0) return scores;
        if (cap != 0) scores = ev.scale(ev.tanh(ev.scale(scores, 1 / cap)), cap);
        if (mode == 1) return scores;
        Tensor bias = call.optional(3) == null ? null : mask(call.input(3));
        if (causal || left >= 0 || right >= 0) {
            bias = plus(bias, hidden(visible(valid, left, causal ? 0 : right)));
        }
        if (valid != null) {
            Tensor all = ev.reshape(valid, Shape.of(valid.elements(), 1, 1, 1));
            bias = plus(bias, hidden(ev.less(positions(keys, 3, 0), all)));
        }
        if (bias == null) return mode == 2 ? scores : ev.softmax(scores);
        Tensor masked = ev.add(scores, bias);
        if (mode == 2) return masked;
        Tensor none = ev.equal(ev.max(bias, true, -1), ev.constant(Float.NEGATIVE_INFINITY, bias));
        return ev.where(none, ev.constant(0, masked), ev.softmax(masked));
    }

    /** The mask as numbers to add, {@code [batch or 1, heads or 1, queries or 1, keys]}. */
    private Tensor mask(Tensor given) {
        int rank = given.shape().rank();
        if (rank < 1 || rank > 4) throw call.error("attn_mask must have one to four axes", given.type());
        boolean bits = given.dtype() == DType.BOOL;
        Tensor mask = bits ? hidden(given) : given;
        int[] sizes = new int[4];
        Arrays.fill(sizes, 1);
        System.arraycopy(mask.shape().toArray(), 0, sizes, 4 - rank, rank);
        mask = ev.reshape(mask, Shape.of(sizes));
        if (sizes[3] > keys) throw call.error("attn_mask must have at most a column a key", given.type(), keys);
        int[] after = {0, 0, 0, keys - sizes[3]};
        return after[3] == 0 ? mask : ev.pad(mask, new int[4], after, Float.NEGATIVE_INFINITY);
    }

    /** 0 where the mask is true, else minus infinity. */
    private Tensor hidden(Tensor visible) {
        return ev.where(visible, ev.constant(0, q), ev.constant(Float.NEGATIVE_INFINITY, q));
    }

    private Tensor plus(@Nullable Tensor bias, Tensor more) {
        return bias == null ? more : ev.add(bias, more);
    }

    /**
     * Which keys lie near enough to a query's own position: at most so many before it and after it, -1 being no limit.
     */
    private Tensor visible(@Nullable Tensor valid, int before, int after) {
        Tensor key = positions(keys, 3, 0);
        Tensor query = positions(queries, 2, valid == null ? past : -queries);
        if (valid != null) query = ev.add(query, ev.reshape(valid, Shape.of(valid.elements(), 1, 1, 1)));
        Tensor low = before < 0 ? null : ev.greaterOrEqual(key, ev.subtract(query, number(before)));
        Tensor high = after < 0 ? null : ev.lessOrEqual(key, ev.add(query, number(after)));
        if (low == null && high == null) throw new IllegalStateException("one side must be limited");
        if (low == null || high == null) return low == null ? Objects.requireNonNull(high) : low;
        return ev.where(low, high, low);
    }

    private Tensor number(long value) {
        return Constants.beside(q, Tensor.of(Shape.SCALAR, value));
    }

    /** {@code first, first + 1, ...} along one of four axes. */
    private Tensor positions(int count, int axis, int first) {
        int[] sizes = new int[4];
        Arrays.fill(sizes, 1);
        sizes[axis] = count;
        long[] numbers = IntStream.range(0, count).mapToLong(i -> i + (long) first).toArray();
        return Constants.beside(q, Tensor.of(Shape.of(sizes), numbers));
    }
}
