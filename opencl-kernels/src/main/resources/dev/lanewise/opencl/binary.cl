// Kernels of the functions of two numbers and of a choice between them, with broadcasting. Operands' places come from the
// steps along the axes: "rows" where the last axis is long, one for each way in which operands step along it, "items" where
// it is short.

#define OPERANDS(A, B, Y) \
    __global const A* as, int aFrom, __global const B* bs, int bFrom, __global Y* ys, int yFrom

#define OF_ROWS(name, T, aAt, bAt, value)                                                                    \
    KERNEL_OF_ROWS void name(int n, int rows, int total, int8 sizes, int8 aSteps, int8 bSteps,               \
            OPERANDS(float, float, T)) {                                                                     \
        int j = get_global_id(0);                                                                            \
        int row = get_global_id(1);                                                                          \
        __global const float* ap = as + aFrom + row_of(row, sizes, aSteps);                                  \
        __global const float* bp = bs + bFrom + row_of(row, sizes, bSteps);                                  \
        __global T* yp = ys + yFrom + row * n;                                                               \
        int end = row < rows ? min(n, total - row * n) : 0;                                                  \
        if (j < end) {                                                                                       \
            float a = ap[aAt];                                                                               \
            float b = bp[bAt];                                                                               \
            yp[j] = value;                                                                                   \
        }                                                                                                    \
    }

#define FUNCTION(name, T, value)                                                                             \
    OF_ROWS(name##_rows_11, T, j, j, value)                                                                  \
    OF_ROWS(name##_rows_10, T, j, 0, value)                                                                  \
    OF_ROWS(name##_rows_01, T, 0, j, value)                                                                  \
    KERNEL void name##_items(int n, int rows, int total, int8 sizes, int8 aSteps, int8 bSteps,               \
            OPERANDS(float, float, T)) {                                                                     \
        int i = get_global_id(0);                                                                            \
        int row = i / n;                                                                                     \
        int j = i % n;                                                                                       \
        int aAt = row_of(row, sizes, aSteps) + j * aSteps.s7;                                                \
        int bAt = row_of(row, sizes, bSteps) + j * bSteps.s7;                                                \
        if (i < total) {                                                                                     \
            float a = as[aFrom + aAt];                                                                       \
            float b = bs[bFrom + bAt];                                                                       \
            ys[yFrom + i] = value;                                                                           \
        }                                                                                                    \
    }

#define ARITHMETIC(name, value) FUNCTION(name, float, value)
#define COMPARISON(name, value) FUNCTION(name, uchar, value)

#define SELECT                                                                                       \
    int cAt = row_of(row, sizes, cSteps) + j * cSteps.s7;                                             \
    int aAt = row_of(row, sizes, aSteps) + j * aSteps.s7;                                             \
    int bAt = row_of(row, sizes, bSteps) + j * bSteps.s7;                                             \
    if (j < n && row < rows) {                                                                        \
        float a = as[aFrom + aAt];                                                                    \
        float b = bs[bFrom + bAt];                                                                    \
        ys[yFrom + row * n + j] = cs[cFrom + cAt] ? a : b;                                            \
    }

KERNEL_OF_ROWS void select_rows(int n, int rows, int8 sizes, int8 cSteps, int8 aSteps, int8 bSteps,
        __global const uchar* cs, int cFrom, OPERANDS(float, float, float)) {
    int j = get_global_id(0);
    int row = get_global_id(1);
    SELECT
}

KERNEL void select_items(int n, int rows, int8 sizes, int8 cSteps, int8 aSteps, int8 bSteps,
        __global const uchar* cs, int cFrom, OPERANDS(float, float, float)) {
    int i = get_global_id(0);
    int row = i / n;
    int j = i % n;
    SELECT
}
