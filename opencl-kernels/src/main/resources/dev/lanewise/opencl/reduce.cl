// Many numbers to one. A box [outer, n, inner] is reduced along n, in chunks whose results another run combines.

#define COLUMNS __kernel __attribute__((reqd_work_group_size(16, 1, 1)))

// Each vector of a row that is this work-item's, then each number of the rest.
#define OWN_VECTORS(l, from, end) \
    for (int l = from + get_local_id(0) * VEC; l + VEC <= end; l += GROUP * VEC)
#define OWN_REST(l, from, end) \
    for (int l = from + (end - from) / VEC * VEC + get_local_id(0); l < end; l += GROUP)

// Rows, where inner is 1, have a group a chunk; columns a work-item for VEC of them. y [outer, chunks, inner].
#define REDUCE(name, start, combine, combine_vectors, across)                                                    \
    KERNEL void name##_rows(int n, int chunk, __global const float* xs, int xFrom, __global float* ys,           \
            int yFrom) {                                                                                         \
        __local float part[GROUP];                                                                               \
        __global const float* x = xs + xFrom + get_group_id(1) * n;                                              \
        int from = get_group_id(0) * chunk;                                                                      \
        int end = min(n, from + chunk);                                                                          \
        F many = start;                                                                                          \
        OWN_VECTORS(l, from, end) many = combine_vectors(many, VLOAD(x + l));                                    \
        float mine = across(many);                                                                               \
        OWN_REST(l, from, end) mine = combine(mine, x[l]);                                                       \
        COMBINE(part, mine, combine);                                                                            \
        if (get_local_id(0) == 0) ys[yFrom + get_group_id(1) * get_num_groups(0) + get_group_id(0)] = mine;      \
    }                                                                                                            \
    COLUMNS void name##_columns(int n, int chunk, int inner, __global const float* xs, int xFrom,                \
            __global float* ys, int yFrom) {                                                                     \
        int i = get_global_id(0) * VEC;                                                                          \
        int from = get_group_id(1) * chunk;                                                                      \
        int end = min(n, from + chunk);                                                                          \
        int outer = get_group_id(2);                                                                             \
        if (i < inner) {                                                                                         \
            F mine = start;                                                                                      \
            for (int l = from; l < end; l++) {                                                                   \
                mine = combine_vectors(mine, load_some(inner - i, xs + xFrom + (outer * n + l) * inner + i));    \
            }                                                                                                    \
            store_some(inner - i, mine, ys + yFrom + (outer * get_num_groups(1) + get_group_id(1)) * inner + i); \
        }                                                                                                        \
    }

REDUCE(sum, 0, sum, sums, sum_of)
REDUCE(max, -INFINITY, larger, largers, max_of)
REDUCE(min, INFINITY, smaller, smallers, min_of)

COLUMNS void divide_by(int n, float divisor, __global float* ys, int yFrom) {
    int i = get_global_id(0);
    if (i < n) ys[yFrom + i] /= divisor;
}

// Whether one number counts as larger than another: a NaN is larger than any that is none.
inline bool exceeds(float a, float b) {
    return a > b || (isnan(a) && !isnan(b));
}

// y[o, i] = the first l where x[o, l, i] is largest
COLUMNS void arg_max(int outer, int n, int inner, __global const float* xs, int xFrom, __global long* ys, int yFrom) {
    int at = get_global_id(0);
    if (at < outer * inner) {
        int from = xFrom + at / inner * n * inner + at % inner;
        int best = 0;
        float largest = xs[from];
        for (int l = 1; l < n; l++) {
            float v = xs[from + l * inner];
            if (exceeds(v, largest)) {
                best = l;
                largest = v;
            }
        }
        ys[yFrom + at] = best;
    }
}

// The same where a group shares an output.
KERNEL void arg_max_shared(int outer, int n, int inner, __global const float* xs, int xFrom, __global long* ys,
        int yFrom) {
    __local float part[GROUP];
    __local int place[GROUP];
    int own = get_local_id(0);
    int at = get_group_id(0);
    int from = xFrom + at / inner * n * inner + at % inner;
    int best = INT_MAX;
    float largest = -INFINITY;
    for (int l = own; l < n; l += GROUP) {
        float v = xs[from + l * inner];
        if (best == INT_MAX || exceeds(v, largest)) {
            best = l;
            largest = v;
        }
    }
    part[own] = largest;
    place[own] = best;
    for (int width = GROUP / 2; width > 0; width /= 2) {
        barrier(CLK_LOCAL_MEM_FENCE);
        if (own < width) {
            float v = part[own + width];
            int l = place[own + width];
            if (exceeds(v, part[own]) || (!exceeds(part[own], v) && l < place[own])) {
                part[own] = v;
                place[own] = l;
            }
        }
    }
    if (own == 0) ys[yFrom + at] = place[0];
}

inline float row_max(int n, __global const float* x, __local float* part) {
    F many = -INFINITY;
    OWN_VECTORS(l, 0, n) many = largers(many, VLOAD(x + l));
    float largest = max_of(many);
    OWN_REST(l, 0, n) largest = larger(largest, x[l]);
    COMBINE(part, largest, larger);
    return largest;
}

KERNEL void softmax(int n, __global const float* xs, int xFrom, __global float* ys, int yFrom) {
    __local float part[GROUP];
    __global const float* x = xs + xFrom + get_group_id(1) * n;
    __global float* y = ys + yFrom + get_group_id(1) * n;
    float largest = row_max(n, x, part);
    F many = 0;
    OWN_VECTORS(l, 0, n) {
        F e = exp(VLOAD(x + l) - largest);
        VSTORE(e, y + l);
        many += e;
    }
    float s = sum_of(many);
    OWN_REST(l, 0, n) {
        y[l] = exp(x[l] - largest);
        s += y[l];
    }
    COMBINE(part, s, sum);
    OWN_VECTORS(l, 0, n) VSTORE(VLOAD(y + l) / s, y + l);
    OWN_REST(l, 0, n) y[l] /= s;
}

KERNEL void log_softmax(int n, __global const float* xs, int xFrom, __global float* ys, int yFrom) {
    __local float part[GROUP];
    __global const float* x = xs + xFrom + get_group_id(1) * n;
    __global float* y = ys + yFrom + get_group_id(1) * n;
    float largest = row_max(n, x, part);
    F many = 0;
    OWN_VECTORS(l, 0, n) many += exp(VLOAD(x + l) - largest);
    float s = sum_of(many);
    OWN_REST(l, 0, n) s += exp(x[l] - largest);
    COMBINE(part, s, sum);
    float logarithm = log(s);
    OWN_VECTORS(l, 0, n) VSTORE(VLOAD(x + l) - largest - logarithm, y + l);
    OWN_REST(l, 0, n) y[l] = x[l] - largest - logarithm;
}

KERNEL void softmax_gradient(int n, __global const float* ys, int yFrom, __global const float* dys, int dyFrom,
        __global float* dxs, int dxFrom) {
    __local float part[GROUP];
    __global const float* y = ys + yFrom + get_group_id(1) * n;
    __global const float* dy = dys + dyFrom + get_group_id(1) * n;
    __global float* dx = dxs + dxFrom + get_group_id(1) * n;
    F many = 0;
    OWN_VECTORS(l, 0, n) many = fma(VLOAD(y + l), VLOAD(dy + l), many);
    float s = sum_of(many);
    OWN_REST(l, 0, n) s = fma(y[l], dy[l], s);
    COMBINE(part, s, sum);
    OWN_VECTORS(l, 0, n) VSTORE(VLOAD(y + l) * (VLOAD(dy + l) - s), dx + l);
    OWN_REST(l, 0, n) dx[l] = y[l] * (dy[l] - s);
}

KERNEL void log_softmax_gradient(int n, __global const float* ys, int yFrom, __global const float* dys, int dyFrom,
        __global float* dxs, int dxFrom) {
    __local float part[GROUP];
    __global const float* y = ys + yFrom + get_group_id(1) * n;
    __global const float* dy = dys + dyFrom + get_group_id(1) * n;
    __global float* dx = dxs + dxFrom + get_group_id(1) * n;
    F many = 0;
    OWN_VECTORS(l, 0, n) many += VLOAD(dy + l);
    float s = sum_of(many);
    OWN_REST(l, 0, n) s += dy[l];
    COMBINE(part, s, sum);
    OWN_VECTORS(l, 0, n) VSTORE(VLOAD(dy + l) - exp(VLOAD(y + l)) * s, dx + l);
    OWN_REST(l, 0, n) dx[l] = dy[l] - exp(y[l]) * s;
}
