// Functions of two numbers and a choice between them, with broadcasting. Each three times: "flat" where an operand is
// either as long as the result or one number; "rows" where the last axis is long, "items" where it is short: there the
// operands' places come from the steps along the axes.

#define OPERANDS(A, B, Y) \
    __global const A* as, int aFrom, __global const B* bs, int bFrom, __global Y* ys, int yFrom

#define FUNCTION(name, T, value)                                                                             \
    KERNEL void name##_flat(int n, int aStep, int bStep, OPERANDS(float, float, T)) {                        \
        int i = get_global_id(0);                                                                            \
        if (i < n) {                                                                                         \
            float a = as[aFrom + i * aStep];                                                                 \
            float b = bs[bFrom + i * bStep];                                                                 \
            ys[yFrom + i] = value;                                                                           \
        }                                                                                                    \
    }                                                                                                        \
    KERNEL_OF_ROWS void name##_rows(int n, int rows, int8 sizes, int8 aSteps, int8 bSteps,                   \
            OPERANDS(float, float, T)) {                                                                     \
        int j = get_global_id(0);                                                                            \
        int row = get_global_id(1);                                                                          \
        if (j < n && row < rows) {                                                                           \
            float a = as[aFrom + row_of(row, sizes, aSteps) + j * aSteps.s7];                                \
            float b = bs[bFrom + row_of(row, sizes, bSteps) + j * bSteps.s7];                                \
            ys[yFrom + row * n + j] = value;                                                                 \
        }                                                                                                    \
    }                                                                                                        \
    KERNEL void name##_items(int n, int rows, int8 sizes, int8 aSteps, int8 bSteps,                          \
            OPERANDS(float, float, T)) {                                                                     \
        int i = get_global_id(0);                                                                            \
        int row = i / n;                                                                                     \
        int j = i % n;                                                                                       \
        if (row < rows) {                                                                                    \
            float a = as[aFrom + row_of(row, sizes, aSteps) + j * aSteps.s7];                                \
            float b = bs[bFrom + row_of(row, sizes, bSteps) + j * bSteps.s7];                                \
            ys[yFrom + i] = value;                                                                           \
        }                                                                                                    \
    }

FUNCTION(add, float, a + b)
FUNCTION(subtract, float, a - b)
FUNCTION(multiply, float, a * b)
FUNCTION(divide, float, a / b)
FUNCTION(max_, float, larger(a, b))
FUNCTION(min_, float, smaller(a, b))
// as Java has it: 1 to the power NaN, and 1 or -1 to an infinite power, is NaN
FUNCTION(pow_, float, isnan(b) || (isinf(b) && fabs(a) == 1) ? NAN : pow(a, b))
FUNCTION(equal, uchar, a == b)
FUNCTION(not_equal, uchar, a != b)
FUNCTION(less, uchar, a < b)
FUNCTION(less_or_equal, uchar, a <= b)
FUNCTION(greater, uchar, a > b)
FUNCTION(greater_or_equal, uchar, a >= b)

KERNEL_OF_ROWS void select_rows(int n, int rows, int8 sizes, int8 cSteps, int8 aSteps, int8 bSteps,
        __global const uchar* cs, int cFrom, OPERANDS(float, float, float)) {
    int j = get_global_id(0);
    int row = get_global_id(1);
    if (j < n && row < rows) {
        uchar c = cs[cFrom + row_of(row, sizes, cSteps) + j * cSteps.s7];
        float a = as[aFrom + row_of(row, sizes, aSteps) + j * aSteps.s7];
        float b = bs[bFrom + row_of(row, sizes, bSteps) + j * bSteps.s7];
        ys[yFrom + row * n + j] = c ? a : b;
    }
}

KERNEL void select_items(int n, int rows, int8 sizes, int8 cSteps, int8 aSteps, int8 bSteps,
        __global const uchar* cs, int cFrom, OPERANDS(float, float, float)) {
    int i = get_global_id(0);
    int row = i / n;
    int j = i % n;
    if (row < rows) {
        uchar c = cs[cFrom + row_of(row, sizes, cSteps) + j * cSteps.s7];
        float a = as[aFrom + row_of(row, sizes, aSteps) + j * aSteps.s7];
        float b = bs[bFrom + row_of(row, sizes, bSteps) + j * bSteps.s7];
        ys[yFrom + i] = c ? a : b;
    }
}
