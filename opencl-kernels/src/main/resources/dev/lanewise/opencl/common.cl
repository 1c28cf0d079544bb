// What every program begins with. From the host come GROUP, the work-items of a group, and VEC, the numbers that one
// work-item has at a time: many where the device is a processor with vectors of its own, one elsewhere.

#define JOIN(a, b) a##b
#define TYPE(a, b) JOIN(a, b)

#if VEC == 1
#define F float
#define I int
#define VLOAD(p) (*(p))
#define VSTORE(v, p) (*(p) = (v))
#define FIRST(v) (v)
#else
#define F TYPE(float, VEC)
#define I TYPE(int, VEC)
#define VLOAD(p) TYPE(vload, VEC)(0, p)
#define VSTORE(v, p) TYPE(vstore, VEC)(v, 0, p)
#define FIRST(v) (v).s0
#endif

#define KERNEL __kernel __attribute__((reqd_work_group_size(GROUP, 1, 1)))
#define KERNEL_OF_ROWS __kernel __attribute__((reqd_work_group_size(ROW, ROWS, 1)))

// Two-dimensional groups: a run along the last axis of some rows.
#ifndef ROW
#define ROW 64
#define ROWS 4
#endif

// The larger; NaN where one is; of two zeros +0.
inline float larger(float a, float b) {
    return a > b ? a : b > a ? b : a == b ? as_float(as_int(a) & as_int(b)) : a + b;
}

// The smaller; NaN where one is; of two zeros -0.
inline float smaller(float a, float b) {
    return a < b ? a : b < a ? b : a == b ? as_float(as_int(a) | as_int(b)) : a + b;
}

inline float sum(float a, float b) {
    return a + b;
}

inline F largers(F a, F b) {
    return a > b ? a : b > a ? b : a == b ? TYPE(as_, F)(TYPE(as_, I)(a) & TYPE(as_, I)(b)) : a + b;
}

inline F smallers(F a, F b) {
    return a < b ? a : b < a ? b : a == b ? TYPE(as_, F)(TYPE(as_, I)(a) | TYPE(as_, I)(b)) : a + b;
}

inline F sums(F a, F b) {
    return a + b;
}

// The combination of a vector's numbers, halves first.
#define ACROSS(combine, v)                            \
    float part[VEC];                                  \
    VSTORE(v, part);                                  \
    for (int width = VEC / 2; width > 0; width /= 2)  \
        for (int i = 0; i < width; i++) part[i] = combine(part[i], part[i + width]); \
    return part[0];

inline float sum_of(F v) {
    ACROSS(sum, v)
}

inline float max_of(F v) {
    ACROSS(larger, v)
}

inline float min_of(F v) {
    ACROSS(smaller, v)
}

// As many numbers as are left, zeros behind them.
inline F load_some(int left, __global const float* p) {
    if (left >= VEC) return VLOAD(p);
    float some[VEC];
    for (int i = 0; i < VEC; i++) some[i] = i < left ? p[i] : 0;
    return VLOAD(some);
}

inline void store_some(int left, F v, __global float* p) {
    if (left >= VEC) {
        VSTORE(v, p);
    } else {
        float some[VEC];
        VSTORE(v, some);
        for (int i = 0; i < left; i++) p[i] = some[i];
    }
}

// Exactly 1 where a float's tanh rounds to it: some devices stay one step below, even at infinity.
inline float saturating_tanh(float x) {
    return fabs(x) > 9.02f ? copysign(1.0f, x) : tanh(x);
}

inline float sigmoid(float x) {
    float e = exp(-fabs(x));
    return (x >= 0 ? 1 : e) / (1 + e);
}

// Where a row of an operand begins: the row's indices along the outer axes, innermost first, times its steps there.
inline int row_of(int row, int8 axes, int8 steps) {
    uint8 sizes = as_uint8(axes);
    uint rest = row;
    int at = rest % sizes.s0 * steps.s0;
    rest /= sizes.s0;
    at += rest % sizes.s1 * steps.s1;
    rest /= sizes.s1;
    at += rest % sizes.s2 * steps.s2;
    rest /= sizes.s2;
    at += rest % sizes.s3 * steps.s3;
    rest /= sizes.s3;
    at += rest % sizes.s4 * steps.s4;
    rest /= sizes.s4;
    at += rest % sizes.s5 * steps.s5;
    rest /= sizes.s5;
    return at + rest * steps.s6;
}

// The combination of what all work-items of a group bring, for all of them; part has GROUP places.
#define COMBINE(part, mine, combine)                                          \
    do {                                                                      \
        part[get_local_id(0)] = mine;                                         \
        for (int width = GROUP / 2; width > 0; width /= 2) {                  \
            barrier(CLK_LOCAL_MEM_FENCE);                                     \
            if (get_local_id(0) < width) {                                    \
                part[get_local_id(0)] =                                       \
                        combine(part[get_local_id(0)], part[get_local_id(0) + width]); \
            }                                                                 \
        }                                                                     \
        barrier(CLK_LOCAL_MEM_FENCE);                                         \
        mine = part[0];                                                       \
        barrier(CLK_LOCAL_MEM_FENCE);                                         \
    } while (0)
