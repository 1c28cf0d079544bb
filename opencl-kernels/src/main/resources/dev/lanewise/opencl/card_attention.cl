// Attention on a graphics card by the online softmax of attention_items.cl. A group has QUERY_ROWS queries of a head, for
// which it reads GROUP keys at a time: each work-item multiplies a key with all queries, some of them find each query's
// largest score and add its weights up, then each adds up some places of the values, which neighbours read in one run.

// HEAD and VALUE are headDim and valueDim; queries come in quads.
#define HEAD_QUADS ((HEAD + 3) / 4)
#define QUERY_QUADS (QUERY_ROWS / 4)
#define CHUNKS ((VALUE + GROUP - 1) / GROUP)
#define LANES (GROUP / QUERY_ROWS)

// What the lanes of a query bring, combined for all of them; part has GROUP places.
#define COMBINE_LANES(part, mine, combine)                                                        \
    do {                                                                                          \
        part[own] = mine;                                                                         \
        for (int width = LANES / 2; width > 0; width /= 2) {                                      \
            barrier(CLK_LOCAL_MEM_FENCE);                                                         \
            if (lane < width) part[own] = combine(part[own], part[own + width]);                  \
        }                                                                                         \
        barrier(CLK_LOCAL_MEM_FENCE);                                                             \
        mine = part[own - lane];                                                                  \
        barrier(CLK_LOCAL_MEM_FENCE);                                                             \
    } while (0)

// A key's numbers from a quad on, zeros behind the last.
inline float4 key_quad(int quad, __global const float* k) {
    int d = quad * 4;
    if (d + 4 <= HEAD) return vload4(quad, k);
    float4 last = 0;
    last.x = k[d];
    if (HEAD % 4 > 1) last.y = k[d + 1];
    if (HEAD % 4 > 2) last.z = k[d + 2];
    return last;
}

KERNEL void attention(ARGUMENTS, __global const float* qs, int qFrom, __global const float* ks, int kFrom,
        __global const float* vs, int vFrom, __global float* ys, int yFrom, __global float* logs, int logFrom) {
    __local float4 q[QUERY_ROWS][HEAD_QUADS];
    // a quad to spare from key to key, else keys would lie in the same banks
    __local float4 scores[GROUP][QUERY_QUADS + 1];
    __local float part[GROUP];
    __local int4 begins[QUERY_QUADS];
    __local int4 ends[QUERY_QUADS];
    __local float4 factors[QUERY_QUADS];
    __local float4 denominators[QUERY_QUADS];
    int own = get_local_id(0);
    int firstQuery = get_group_id(0) * QUERY_ROWS;
    // queries that there are not are the last once more
    int lastQuery = min(firstQuery + QUERY_ROWS, QUERIES) - 1;
    int h = get_group_id(1) % HEADS;
    int b = get_group_id(1) / HEADS;
    int g = h / (HEADS / KV_HEADS);
    for (int i = own; i < QUERY_ROWS * HEAD_QUADS * 4; i += GROUP) {
        int d = i % (HEAD_QUADS * 4);
        int t = min(firstQuery + i / (HEAD_QUADS * 4), lastQuery);
        ((__local float*) q)[i] = d < HEAD ? qs[qFrom + ((b * QUERIES + t) * HEADS + h) * HEAD + d] : 0;
    }
    if (own < QUERY_ROWS) {
        int t = min(firstQuery + own, lastQuery);
        ((__local int*) begins)[own] = keys_start(t, n);
        ((__local int*) ends)[own] = keys_end(t, n);
    }
    int row = own / LANES;
    int lane = own % LANES;
    // all lanes of a query have the same
    float largest = -INFINITY;
    float denominator = 0;
    float4 sums[CHUNKS][QUERY_QUADS];
    #pragma unroll
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
        #pragma unroll
        for (int quad = 0; quad < QUERY_QUADS; quad++) sums[chunk][quad] = 0;
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    int end = keys_end(lastQuery, n);
    for (int first = keys_start(firstQuery, n); first < end; first += GROUP) {
        int j = first + own;
        if (j < end) {
            __global const float* k = ks + kFrom + ((b * KEYS + j) * KV_HEADS + g) * HEAD;
            float products[QUERY_ROWS];
            #pragma unroll
            for (int i = 0; i < QUERY_ROWS; i++) products[i] = 0;
            for (int quad = 0; quad < HEAD_QUADS; quad++) {
                float4 key = key_quad(quad, k);
                #pragma unroll
                for (int i = 0; i < QUERY_ROWS; i++) {
                    float4 query = q[i][quad];
                    products[i] = fma(query.x, key.x, products[i]);
                    products[i] = fma(query.y, key.y, products[i]);
                    products[i] = fma(query.z, key.z, products[i]);
                    products[i] = fma(query.w, key.w, products[i]);
                }
            }
            #pragma unroll
            for (int i = 0; i < QUERY_ROWS; i++) {
                int t = min(firstQuery + i, lastQuery);
                bool seen = j >= ((__local int*) begins)[i] && j < ((__local int*) ends)[i];
                ((__local float*) scores[own])[i] =
                        seen ? capped(products[i] * scale, cap) + MASK(b, t, h, j) : -INFINITY;
            }
        }
        barrier(CLK_LOCAL_MEM_FENCE);
        int count = min(GROUP, end - first);
        float next = largest;
        for (int i = lane; i < count; i += LANES) next = larger(next, ((__local float*) scores[i])[row]);
        COMBINE_LANES(part, next, larger);
        float factor = largest == next ? 1 : weight(largest, next);
        float total = 0;
        for (int i = lane; i < count; i += LANES) {
            float w = weight(((__local float*) scores[i])[row], next);
            ((__local float*) scores[i])[row] = w;
            total += w;
        }
        COMBINE_LANES(part, total, sum);
        denominator = fma(denominator, factor, total);
        largest = next;
        if (lane == 0) ((__local float*) factors)[row] = factor;
        barrier(CLK_LOCAL_MEM_FENCE);
        #pragma unroll
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            int d = min(chunk * GROUP + own, VALUE - 1);
            __global const float* v = vs + vFrom + ((b * KEYS + first) * KV_HEADS + g) * VALUE + d;
            #pragma unroll
            for (int quad = 0; quad < QUERY_QUADS; quad++) sums[chunk][quad] *= factors[quad];
            for (int i = 0; i < count; i++) {
                float4 value = v[i * KV_HEADS * VALUE];
                #pragma unroll
                for (int quad = 0; quad < QUERY_QUADS; quad++) {
                    // a query that does not see a key must not meet its values: 0 * infinity is no 0
                    int4 seen = first + i >= begins[quad] & first + i < ends[quad];
                    sums[chunk][quad] = seen ? fma(scores[i][quad], value, sums[chunk][quad]) : sums[chunk][quad];
                }
            }
        }
        barrier(CLK_LOCAL_MEM_FENCE);
    }
    bool nothing = largest == -INFINITY;
    if (lane == 0) {
        ((__local float*) denominators)[row] = nothing ? 0 : denominator;
        if (firstQuery + row <= lastQuery) {
            logs[logFrom + (b * QUERIES + firstQuery + row) * HEADS + h] =
                    nothing ? -INFINITY : largest + log(denominator);
        }
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    #pragma unroll
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
        int d = chunk * GROUP + own;
        #pragma unroll
        for (int quad = 0; quad < QUERY_QUADS && d < VALUE; quad++) {
            float4 under = denominators[quad];
            float results[4];
            vstore4(under == 0 ? (float4) 0 : sums[chunk][quad] / under, 0, results);
            #pragma unroll
            for (int i = 0; i < 4; i++) {
                int t = firstQuery + quad * 4 + i;
                if (t <= lastQuery) ys[yFrom + ((b * QUERIES + t) * HEADS + h) * VALUE + d] = results[i];
            }
        }
    }
}
