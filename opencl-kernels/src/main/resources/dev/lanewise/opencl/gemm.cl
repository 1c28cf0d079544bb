// y[z, i, j] = sum over l of a[z, i, l] * b[z, l, j], the columns of b packed in panels.

// b'[z, panel, l, p] = b[z, column 32 panel + p, l]; l is counted in runs of kInner. 0 beyond the last column.
__kernel __attribute__((reqd_work_group_size(PANEL, 8, 1)))
void pack(int n, int k, int kInner, int columnStep, int outerStep, int innerStep, int matrixStep, int panels,
        __global const float* bs, int bFrom, __global float* packed) {
    int p = get_global_id(0);
    int l = get_global_id(1);
    int panel = get_global_id(2) % panels;
    int z = get_global_id(2) / panels;
    int j = panel * PANEL + p;
    if (l < k) {
        int from = bFrom + z * matrixStep + j * columnStep + l / kInner * outerStep + l % kInner * innerStep;
        packed[(get_global_id(2) * k + l) * PANEL + p] = j < n ? bs[from] : 0;
    }
}

// The same where columns lie side by side: a work-item has a row of a panel.
__kernel __attribute__((reqd_work_group_size(64, 1, 1)))
void pack_rows(int n, int k, int rowStep, int matrixStep, int panels, __global const float* bs, int bFrom,
        __global float* packed) {
    int l = get_global_id(0);
    int panel = get_global_id(1) % panels;
    int z = get_global_id(1) / panels;
    int j = panel * PANEL;
    if (l < k) {
        __global const float* from = bs + bFrom + z * matrixStep + l * rowStep + j;
        __global float* to = packed + (get_global_id(1) * k + l) * PANEL;
        if (j + PANEL <= n) {
            vstore16(vload16(0, from), 0, to);
            vstore16(vload16(1, from), 1, to);
        } else {
            for (int p = 0; p < PANEL; p++) to[p] = j + p < n ? from[p] : 0;
        }
    }
}

#define GEMM_ROW(i) __global const float* a##i = a + min(row + i, m - 1) * aRow;
#define GEMM_STORE(i) \
    if (row + i < m) TILE_STORE(i, n - j, j, z * yMatrix + (row + i) * yRow + j)

// z counts the results; the steps say which matrices of a (in floats) and of b (in matrices) belong to it.
KERNEL void tiles(int m, int n, int k, int aRow, int aColumn, int yRow, int yMatrix, int8 sizes, int8 aSteps,
        int8 bSteps, __global const float* as, int aFrom, __global const float* packed, FINISHING, __global float* ys,
        int yFrom) {
    int j = get_group_id(0) * PANEL;
    int row = get_group_id(1) * TILE;
    int z = get_group_id(2);
    __global const float* a = as + aFrom + row_of(z, sizes, aSteps);
    __global const float* b = packed + ((size_t) row_of(z, sizes, bSteps) * get_num_groups(0) + get_group_id(0)) * k * PANEL;
    EACH_ROW(GEMM_ROW)
    EACH_ROW(TILE_SUMS)
    int at = 0;
    for (int l = 0; l < k; l++) {
        float16 b0 = vload16(0, b);
        float16 b1 = vload16(1, b);
        EACH_ROW(TILE_STEP)
        at += aColumn;
        b += PANEL;
    }
    EACH_ROW(GEMM_STORE)
}

// For few rows and columns that lie along l, as those of weights do: y[i, j] = sum of a[i, l] * w[j, l], finished.
__kernel __attribute__((reqd_work_group_size(16, 1, 1)))
void row_products(int m, int n, int k, __global const float* as, int aFrom, __global const float* ws, int wFrom,
        FINISHING, __global float* ys, int yFrom) {
    __local float products[16];
    int j = get_global_id(0);
    int i = get_global_id(1);
    float s = 0;
    if (j < n) {
        __global const float* a = as + aFrom + i * k;
        __global const float* w = ws + wFrom + j * k;
        float16 total = 0;
        int l = 0;
        for (; l + 16 <= k; l += 16) total = fma(vload16(0, a + l), vload16(0, w + l), total);
        float8 eight = total.lo + total.hi;
        float4 four = eight.lo + eight.hi;
        s = (four.x + four.z) + (four.y + four.w);
        for (; l < k; l++) s = fma(a[l], w[l], s);
    }
    products[get_local_id(0)] = s;
    barrier(CLK_LOCAL_MEM_FENCE);
    if (get_local_id(0) % VEC == 0) {
        FINISH(n - j, VLOAD(products + get_local_id(0)), j, i * n + j);
    }
}
