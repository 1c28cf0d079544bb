// Attention and its gradients where one work-item has a query's head, or in the gradients of keys and values a key's head.

// y = y * factor + w * x
inline void accumulate(int n, float factor, __global float* y, float w, __global const float* x) {
    int d = 0;
    for (; d + 16 <= n; d += 16) vstore16(fma((float16) w, vload16(0, x + d), vload16(0, y + d) * factor), 0, y + d);
    for (; d < n; d++) y[d] = fma(w, x[d], y[d] * factor);
}

// The softmax is computed online: sums so far are scaled down when a larger score comes (Milakov, Gimelshein, 2018).
KERNEL void attention(ARGUMENTS, __global const float* qs, int qFrom, __global const float* ks, int kFrom,
        __global const float* vs, int vFrom, __global float* ys, int yFrom, __global float* logs, int logFrom) {
    int row = get_global_id(0);
    if (row >= rows) return;
    int h = row % HEADS;
    int t = row / HEADS % QUERIES;
    int b = row / HEADS / QUERIES;
    int g = h / (HEADS / KV_HEADS);
    __global const float* q = qs + qFrom + row * HEAD_DIM;
    __global float* y = ys + yFrom + row * VALUE_DIM;
    float largest = -INFINITY;
    float denominator = 0;
    for (int d = 0; d < VALUE_DIM; d++) y[d] = 0;
    int end = keys_end(t, n);
    for (int j = keys_start(t, n); j < end; j++) {
        int key = (b * KEYS + j) * KV_HEADS + g;
        float score = capped(dot_product(HEAD_DIM, q, ks + kFrom + key * HEAD_DIM) * scale, cap) + MASK(b, t, h, j);
        float next = larger(largest, score);
        float factor = largest == next ? 1 : weight(largest, next);
        float w = weight(score, next);
        largest = next;
        denominator = fma(denominator, factor, w);
        accumulate(VALUE_DIM, factor, y, w, vs + vFrom + key * VALUE_DIM);
    }
    bool nothing = largest == -INFINITY;
    logs[logFrom + row] = nothing ? -INFINITY : largest + log(denominator);
    for (int d = 0; d < VALUE_DIM; d++) y[d] = nothing ? 0 : y[d] / denominator;
}

KERNEL void query_gradient(ARGUMENTS, GRADIENT_ARGUMENTS, __global const float* terms, __global float* dqs, int dqFrom) {
    int row = get_global_id(0);
    if (row >= rows) return;
    int h = row % HEADS;
    int t = row / HEADS % QUERIES;
    int b = row / HEADS / QUERIES;
    int g = h / (HEADS / KV_HEADS);
    __global float* dq = dqs + dqFrom + row * HEAD_DIM;
    for (int d = 0; d < HEAD_DIM; d++) dq[d] = 0;
    if (logs[logFrom + row] == -INFINITY) return;
    int end = keys_end(t, n);
    for (int j = keys_start(t, n); j < end; j++) {
        int key = (b * KEYS + j) * KV_HEADS + g;
        PAIR(row, key, b, t, h, j)
        accumulate(HEAD_DIM, 1, dq, e, ks + kFrom + key * HEAD_DIM);
    }
}

KERNEL void key_gradient(ARGUMENTS, GRADIENT_ARGUMENTS, __global const float* terms, __global float* dks, int dkFrom,
        __global float* dvs, int dvFrom) {
    int key = get_global_id(0);
    if (key >= rows) return;
    int g = key % KV_HEADS;
    int j = key / KV_HEADS % KEYS;
    int b = key / KV_HEADS / KEYS;
    int shared = HEADS / KV_HEADS;
    __global float* dk = dks + dkFrom + key * HEAD_DIM;
    __global float* dv = dvs + dvFrom + key * VALUE_DIM;
    for (int d = 0; d < HEAD_DIM; d++) dk[d] = 0;
    for (int d = 0; d < VALUE_DIM; d++) dv[d] = 0;
    for (int t = 0; t < QUERIES; t++) {
        if (j < keys_start(t, n) || j >= keys_end(t, n)) continue;
        for (int h = g * shared; h < (g + 1) * shared; h++) {
            int row = (b * QUERIES + t) * HEADS + h;
            if (logs[logFrom + row] == -INFINITY) continue;
            PAIR(row, key, b, t, h, j)
            accumulate(HEAD_DIM, 1, dk, e, qs + qFrom + row * HEAD_DIM);
            accumulate(VALUE_DIM, 1, dv, w, dys + dyFrom + row * VALUE_DIM);
        }
    }
}
