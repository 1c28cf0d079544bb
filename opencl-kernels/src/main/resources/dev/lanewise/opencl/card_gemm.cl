// y[z, i, j] = sum over l of a[z, i, l] * b[z, l, j], both read as they lie.

#define GEMM_A(line, l) as[aFrom + aMatrix + min(row0 + (int) (line), m - 1) * aRow + (l) * aColumn]
#define GEMM_B(line, l) \
    WEIGHT_AT(bs, bFrom + bMatrix + right_place(min(column0 + (int) (line), n - 1), l, k, bSteps))
#define GEMM_STORE(v, row, column) FINISH(n - column, v, column, z * yMatrix + row * yRow + column);

// z counts the results; the steps say which matrices of a and b belong to it, in floats.
KERNEL void tiles(int m, int n, int k, int aRow, int aColumn, int yRow, int yMatrix, int8 sizes, int8 aMatrices,
        int8 bMatrices, __global const float* as, int aFrom, int4 bSteps, __global const WEIGHT* bs, int bFrom, FINISHING,
        __global float* ys, int yFrom) {
    int column0 = get_group_id(0) * TILE_COLUMNS;
    int row0 = get_group_id(1) * TILE_ROWS;
    int z = get_group_id(2);
    int aMatrix = row_of(z, sizes, aMatrices);
    int bMatrix = row_of(z, sizes, bMatrices);
    int aAlong = aColumn == 1;
    int bAlong = bSteps.s3 == 1;
    PRODUCT(sums, 0, k, aAlong, GEMM_A, bAlong, GEMM_B)
    EACH_QUAD(sums, row0, m, column0, GEMM_STORE)
}
