// Many numbers to one. A box [outer, n, inner] is reduced along n, in chunks whose results another run combines.

// x[o, l, i] is at o * outerStep + l * inner + i; y [outer, chunks, inner]
#define REDUCE(name, start, combine)                                                                             \
    KERNEL void name##_rows(int n, int chunk, __global const float* xs, int xFrom, __global float* ys,           \
            int yFrom) {                                                                                         \
        __local float part[GROUP];                                                                               \
        int row = get_group_id(1);                                                                               \
        int from = get_group_id(0) * chunk;                                                                      \
        int end = min(n, from + chunk);                                                                          \
        float mine = start;                                                                                      \
        for (int block = from; block < end; block += GROUP) {                                                    \
            int l = block + get_local_id(0);                                                                     \
            if (l < end) mine = combine(mine, xs[xFrom + row * n + l]);                                          \
        }                                                                                                        \
        COMBINE(part, mine, combine);                                                                            \
        if (get_local_id(0) == 0) ys[yFrom + row * get_num_groups(0) + get_group_id(0)] = mine;                  \
    }                                                                                                            \
    KERNEL void name##_columns(int n, int chunk, int inner, __global const float* xs, int xFrom,                 \
            __global float* ys, int yFrom) {                                                                     \
        int i = get_global_id(0);                                                                                \
        int from = get_group_id(1) * chunk;                                                                      \
        int end = min(n, from + chunk);                                                                          \
        int outer = get_group_id(2);                                                                             \
        if (i < inner) {                                                                                         \
            float mine = start;                                                                                  \
            for (int l = from; l < end; l++) mine = combine(mine, xs[xFrom + (outer * n + l) * inner + i]);      \
            ys[yFrom + (outer * get_num_groups(1) + get_group_id(1)) * inner + i] = mine;                        \
        }                                                                                                        \
    }

REDUCE(sum, 0, sum)
REDUCE(max, -INFINITY, larger)
REDUCE(min, INFINITY, smaller)

KERNEL void divide_by(int n, float divisor, __global float* ys, int yFrom) {
    int i = get_global_id(0);
    if (i < n) ys[yFrom + i] /= divisor;
}

// y[o, i] = the first l where x[o, l, i] is largest; a NaN is
KERNEL void arg_max(int outer, int n, int inner, __global const float* xs, int xFrom, __global long* ys, int yFrom) {
    int at = get_global_id(0);
    if (at < outer * inner) {
        int from = xFrom + at / inner * n * inner + at % inner;
        int best = 0;
        float largest = xs[from];
        for (int l = 1; l < n; l++) {
            float v = xs[from + l * inner];
            if (v > largest || (isnan(v) && !isnan(largest))) {
                best = l;
                largest = v;
            }
        }
        ys[yFrom + at] = best;
    }
}

#define OWN_ITEMS(l, n) \
    for (int block = 0; block < n; block += GROUP) for (int l = block + get_local_id(0), once = 1; once && l < n; once = 0)

inline float row_max(int n, __global const float* x, __local float* part) {
    float largest = -INFINITY;
    OWN_ITEMS(l, n) largest = larger(largest, x[l]);
    COMBINE(part, largest, larger);
    return largest;
}

inline float row_sum_exp(int n, __global const float* x, float largest, __local float* part) {
    float s = 0;
    OWN_ITEMS(l, n) s += exp(x[l] - largest);
    COMBINE(part, s, sum);
    return s;
}

KERNEL void softmax(int n, __global const float* xs, int xFrom, __global float* ys, int yFrom) {
    __local float part[GROUP];
    __global const float* x = xs + xFrom + get_group_id(1) * n;
    __global float* y = ys + yFrom + get_group_id(1) * n;
    float largest = row_max(n, x, part);
    float s = row_sum_exp(n, x, largest, part);
    OWN_ITEMS(l, n) y[l] = exp(x[l] - largest) / s;
}

KERNEL void log_softmax(int n, __global const float* xs, int xFrom, __global float* ys, int yFrom) {
    __local float part[GROUP];
    __global const float* x = xs + xFrom + get_group_id(1) * n;
    __global float* y = ys + yFrom + get_group_id(1) * n;
    float largest = row_max(n, x, part);
    float logarithm = log(row_sum_exp(n, x, largest, part));
    OWN_ITEMS(l, n) y[l] = x[l] - largest - logarithm;
}

KERNEL void softmax_gradient(int n, __global const float* ys, int yFrom, __global const float* dys, int dyFrom,
        __global float* dxs, int dxFrom) {
    __local float part[GROUP];
    __global const float* y = ys + yFrom + get_group_id(1) * n;
    __global const float* dy = dys + dyFrom + get_group_id(1) * n;
    __global float* dx = dxs + dxFrom + get_group_id(1) * n;
    float s = 0;
    OWN_ITEMS(l, n) s = fma(y[l], dy[l], s);
    COMBINE(part, s, sum);
    OWN_ITEMS(l, n) dx[l] = y[l] * (dy[l] - s);
}

KERNEL void log_softmax_gradient(int n, __global const float* ys, int yFrom, __global const float* dys, int dyFrom,
        __global float* dxs, int dxFrom) {
    __local float part[GROUP];
    __global const float* y = ys + yFrom + get_group_id(1) * n;
    __global const float* dy = dys + dyFrom + get_group_id(1) * n;
    __global float* dx = dxs + dxFrom + get_group_id(1) * n;
    float s = 0;
    OWN_ITEMS(l, n) s += dy[l];
    COMBINE(part, s, sum);
    OWN_ITEMS(l, n) dx[l] = dy[l] - exp(y[l]) * s;
}
