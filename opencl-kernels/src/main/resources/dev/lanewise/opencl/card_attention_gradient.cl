// Attention's gradients on a graphics card: a group has a query's head, or of keys and values a key's head. Its work-items
// find what GROUP pairs of a query and a key weigh, then each adds up some places, pair after pair: sums have the order, and
// so the bits, of those of one work-item alone.

// y[d] += weights[i] * x[at[i], d] for all i below count and the places d that are this work-item's; at is -1 where i is
// left out.
inline void add_up(int places, int count, __local const float* weights, __local const int* at,
        __global const float* x, __global float* y) {
    for (int d = get_local_id(0); d < places; d += GROUP) {
        float total = y[d];
        for (int i = 0; i < count; i++) {
            if (at[i] >= 0) total = fma(weights[i], x[at[i] * places + d], total);
        }
        y[d] = total;
    }
}

KERNEL void query_gradient(ARGUMENTS, GRADIENT_ARGUMENTS, __global const float* terms, __global float* dqs, int dqFrom) {
    __local float es[GROUP];
    __local int at[GROUP];
    int own = get_local_id(0);
    int row = get_group_id(0);
    int h = row % HEADS;
    int t = row / HEADS % QUERIES;
    int b = row / HEADS / QUERIES;
    int g = h / (HEADS / KV_HEADS);
    __global float* dq = dqs + dqFrom + row * HEAD_DIM;
    for (int d = own; d < HEAD_DIM; d += GROUP) dq[d] = 0;
    int end = logs[logFrom + row] == -INFINITY ? 0 : keys_end(t, n);
    for (int first = keys_start(t, n); first < end; first += GROUP) {
        int j = first + own;
        if (j < end) {
            int key = (b * KEYS + j) * KV_HEADS + g;
            PAIR(row, key, b, t, h, j)
            es[own] = e;
            at[own] = key;
        }
        barrier(CLK_LOCAL_MEM_FENCE);
        add_up(HEAD_DIM, min(GROUP, end - first), es, at, ks + kFrom, dq);
        barrier(CLK_LOCAL_MEM_FENCE);
    }
}

KERNEL void key_gradient(ARGUMENTS, GRADIENT_ARGUMENTS, __global const float* terms, __global float* dks, int dkFrom,
        __global float* dvs, int dvFrom) {
    __local float es[GROUP];
    __local float ws[GROUP];
    __local int at[GROUP];
    int own = get_local_id(0);
    int key = get_group_id(0);
    int g = key % KV_HEADS;
    int j = key / KV_HEADS % KEYS;
    int b = key / KV_HEADS / KEYS;
    int shared = HEADS / KV_HEADS;
    __global float* dk = dks + dkFrom + key * HEAD_DIM;
    __global float* dv = dvs + dvFrom + key * VALUE_DIM;
    for (int d = own; d < HEAD_DIM; d += GROUP) dk[d] = 0;
    for (int d = own; d < VALUE_DIM; d += GROUP) dv[d] = 0;
    int pairs = QUERIES * shared;
    for (int first = 0; first < pairs; first += GROUP) {
        int t = (first + own) / shared;
        int h = g * shared + (first + own) % shared;
        int row = (b * QUERIES + t) * HEADS + h;
        bool used = t < QUERIES && j >= keys_start(t, n) && j < keys_end(t, n) && logs[logFrom + row] != -INFINITY;
        at[own] = used ? row : -1;
        if (used) {
            PAIR(row, key, b, t, h, j)
            es[own] = e;
            ws[own] = w;
        }
        barrier(CLK_LOCAL_MEM_FENCE);
        int count = min(GROUP, pairs - first);
        add_up(HEAD_DIM, count, es, at, qs + qFrom, dk);
        add_up(VALUE_DIM, count, ws, at, dys + dyFrom, dv);
        barrier(CLK_LOCAL_MEM_FENCE);
    }
}
