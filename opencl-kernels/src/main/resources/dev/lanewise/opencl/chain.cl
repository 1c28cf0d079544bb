// What a chain of elementwise functions is made of beside values.cl: functions of two numbers, and how operands are read.
// The kernel itself is written by the host: OpenClChain. A mask within a chain is 0 or 1.

#define GROUP_ROWS 4
#define CHAIN __kernel __attribute__((reqd_work_group_size(GROUP, 1, 1)))
#define CHAIN_OF_ROWS __kernel __attribute__((reqd_work_group_size(GROUP, GROUP_ROWS, 1)))

#define ARITHMETIC(name, value) \
    inline F of_##name(F a, F b) { \
        return value; \
    }

#define COMPARISON(name, value) \
    inline F of_##name(F a, F b) { \
        return (value) ? (F) 1 : (F) 0; \
    }

inline F of_where(F condition, F a, F b) {
    return condition != 0 ? a : b;
}

inline F load_mask(int left, __global const uchar* p) {
    float some[VEC];
    for (int i = 0; i < VEC; i++) some[i] = i < left ? p[i] : 0;
    return VLOAD(some);
}

inline void store_mask(int left, F v, __global uchar* p) {
    float some[VEC];
    VSTORE(v, some);
    for (int i = 0; i < min(left, VEC); i++) p[i] = some[i] != 0;
}

// Where a work-item's numbers lie in the output, and how many of them there are still: along a row,
#define CHAIN_PLACE_IN_ROW                                             \
    int j = get_global_id(0) * VEC;                                    \
    int row = get_global_id(1);                                        \
    int at = row * n + j;                                              \
    int left = row < rows ? min(n, total - row * n) - j : 0;

// or wherever, rows being short.
#define CHAIN_PLACE                                                    \
    int at = get_global_id(0) * VEC;                                   \
    int left = total - at;

#define ITEMS(name, T)                                                                          \
    inline F name(int left, int at, int n, int8 sizes, int8 steps, __global const T* p) {       \
        float some[VEC];                                                                        \
        for (int i = 0; i < VEC; i++) {                                                         \
            int place = at + min(i, left - 1);                                                  \
            some[i] = p[row_of(place / n, sizes, steps) + place % n * steps.s7];                \
        }                                                                                       \
        return VLOAD(some);                                                                     \
    }

ITEMS(load_items, float)
ITEMS(mask_items, uchar)
