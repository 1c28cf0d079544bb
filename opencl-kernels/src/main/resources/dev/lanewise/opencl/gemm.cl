// y[z, i, j] = sum over l of a[z, i, l] * b[z, l, j], the columns of b packed in panels.

#define GEMM_ROW(i) __global const float* a##i = a + min(row + i, m - 1) * aRow;
#define GEMM_STORE(i) \
    if (row + i < m) TILE_STORE(i, n - j, j, z * yMatrix + (row + i) * yRow + j)

// z counts the results; the steps say which matrices of a (in floats) and of b (in matrices) belong to it.
KERNEL void tiles(int m, int n, int k, int aRow, int aColumn, int yRow, int yMatrix, int8 sizes, int8 aSteps,
        int8 bSteps, __global const float* as, int aFrom, __global const WEIGHT* packed, FINISHING, __global float* ys,
        int yFrom) {
    int j = get_group_id(0) * PANEL;
    int row = get_group_id(1) * TILE;
    int z = get_group_id(2);
    __global const float* a = as + aFrom + row_of(z, sizes, aSteps);
    __global const WEIGHT* b = packed + ((size_t) row_of(z, sizes, bSteps) * get_num_groups(0) + get_group_id(0)) * k * PANEL;
    EACH_ROW(GEMM_ROW)
    EACH_ROW(TILE_SUMS)
    int at = 0;
    for (int l = 0; l < k; l++) {
        float16 b0 = WEIGHTS(16, b);
        float16 b1 = WEIGHTS(16, b + 16);
        EACH_ROW(TILE_STEP)
        at += aColumn;
        b += PANEL;
    }
    EACH_ROW(GEMM_STORE)
}
