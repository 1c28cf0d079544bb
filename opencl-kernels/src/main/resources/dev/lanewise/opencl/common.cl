// What every program begins with. GROUP, the work-items of a group, comes from the host.

#define KERNEL __kernel __attribute__((reqd_work_group_size(GROUP, 1, 1)))
#define KERNEL_OF_ROWS __kernel __attribute__((reqd_work_group_size(ROW, ROWS, 1)))

// Two-dimensional groups: a run along the last axis of some rows.
#define ROW 64
#define ROWS 4

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

// Exactly 1 where a float's tanh rounds to it: some devices stay one step below, even at infinity.
inline float saturating_tanh(float x) {
    return fabs(x) > 9.02f ? copysign(1.0f, x) : tanh(x);
}

inline float sigmoid(float x) {
    float e = exp(-fabs(x));
    return (x >= 0 ? 1 : e) / (1 + e);
}

// Where a row of an operand begins: the row's indices along the outer axes, innermost first, times its steps there.
inline int row_of(int row, int8 sizes, int8 steps) {
    int rest = row;
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
