// Scaled dot-product attention. b is the batch, t the query, h its head, j the key, g the head of keys and values, d the
// place in a head. A row is a query's head.

#define QUERIES n.s0
#define KEYS n.s1
#define HEADS n.s2
#define KV_HEADS n.s3
#define HEAD_DIM n.s4
#define VALUE_DIM n.s5
#define CAUSAL n.s6
#define WINDOW n.s7

// The mask: elements from one batch, head and query to the next; 0 where it stretches.
#define MASK_BATCH maskSteps.s0
#define MASK_HEAD maskSteps.s1
#define MASK_QUERY maskSteps.s2
#define MASKED maskSteps.s3

inline int keys_end(int t, int8 n) {
    int end = KEYS;
    int past = KEYS - QUERIES;
    if (CAUSAL) end = min(end, past + t + 1);
    else if (WINDOW > 0) end = (int) min((long) end, (long) past + t + WINDOW);
    return max(0, end);
}

inline int keys_start(int t, int8 n) {
    if (WINDOW == 0) return 0;
    long start = (long) (KEYS - QUERIES) + t - WINDOW + 1;
    return (int) clamp(start, 0L, (long) keys_end(t, n));
}

inline float dot_product(int n, __global const float* a, __global const float* b) {
    float16 total = 0;
    int d = 0;
    for (; d + 16 <= n; d += 16) total = fma(vload16(0, a + d), vload16(0, b + d), total);
    float8 eight = total.lo + total.hi;
    float4 four = eight.lo + eight.hi;
    float s = (four.x + four.z) + (four.y + four.w);
    for (; d < n; d++) s = fma(a[d], b[d], s);
    return s;
}

inline float capped(float score, float cap) {
    return cap == 0 ? score : cap * saturating_tanh(score / cap);
}

inline float weight(float score, float largest) {
    return score == -INFINITY ? 0 : exp(score - largest);
}

#define ARGUMENTS \
    int rows, int8 n, float scale, float cap, int4 maskSteps, __global const float* masks, int maskFrom

#define MASK(b, t, h, j) \
    (MASKED ? masks[maskFrom + (b) * MASK_BATCH + (h) * MASK_HEAD + (t) * MASK_QUERY + (j)] : 0)

#define GRADIENT_ARGUMENTS                                                                                      \
    __global const float* qs, int qFrom, __global const float* ks, int kFrom, __global const float* vs, int vFrom, \
    __global const float* ys, int yFrom, __global const float* logs, int logFrom, __global const float* dys,    \
    int dyFrom, __global const float* dlogs, int dlogFrom

// What reaches a row whatever the key: dy . y - dlog.
KERNEL void row_terms(int rows, int valueDim, __global const float* ys, int yFrom, __global const float* dys,
        int dyFrom, __global const float* dlogs, int dlogFrom, __global float* terms) {
    int row = get_global_id(0);
    if (row < rows) {
        terms[row] = dot_product(valueDim, ys + yFrom + row * valueDim, dys + dyFrom + row * valueDim)
                - dlogs[dlogFrom + row];
    }
}

// The weight w of a key for a row, and e, the gradient of the product q . k before its scale.
#define PAIR(row, key, b, t, h, j)                                                                               \
    float raw = dot_product(HEAD_DIM, qs + qFrom + (row) * HEAD_DIM, ks + kFrom + (key) * HEAD_DIM) * scale;      \
    float w = weight(capped(raw, cap) + MASK(b, t, h, j), logs[logFrom + row]);                                   \
    float e = w * (dot_product(VALUE_DIM, vs + vFrom + (key) * VALUE_DIM, dys + dyFrom + (row) * VALUE_DIM)       \
            - terms[row]) * scale;                                                                               \
    if (cap != 0) {                                                                                              \
        float th = saturating_tanh(raw / cap);                                                                   \
        e *= 1 - th * th;                                                                                        \
    }

// Pairs of features (a, b) become (a * cos - b * sin, b * cos + a * sin); one pair, or one number beyond the pairs, which
// are read before they are written: y may be x.
KERNEL void turn_pairs(int total, int heads, int headDim, int pairs, int interleaved, int angles, __global const float* xs,
        int xFrom, __global const float* cosines, int cFrom, __global const float* sines, int sFrom,
        __global float* ys, int yFrom) {
    int at = get_global_id(0);
    if (at >= total) return;
    int item = at % (headDim - pairs);
    int head = at / (headDim - pairs);
    __global const float* x = xs + xFrom + head * headDim;
    __global float* y = ys + yFrom + head * headDim;
    if (item >= pairs) {
        y[pairs + item] = x[pairs + item];
        return;
    }
    int first = interleaved ? 2 * item : item;
    int second = first + (interleaved ? 1 : pairs);
    int angle = (head / heads * pairs + item) % angles;
    float c = cosines[cFrom + angle];
    float s = sines[sFrom + angle];
    float a = x[first];
    float b = x[second];
    y[first] = fma(a, c, -b * s);
    y[second] = fma(b, c, a * s);
}
