// Products of few rows and columns that lie along l, as those of weights do: y[i, j] = sum of a[i, l] * w[j, l].

#if VEC == 16
// A processor's work-item has a column of a row to itself.
#define LANES 1
#define ABREAST 1
#else
// On a card as many as read a line of memory at once share a column, for all rows, so that weights are read once.
#define LANES 32
#define ABREAST 4
#endif
#define COLUMNS (GROUP / LANES)

__kernel __attribute__((reqd_work_group_size(LANES, COLUMNS, 1)))
void row_products(int m, int n, int k, __global const float* as, int aFrom, __global const WEIGHT* ws, int wFrom,
        FINISHING, __global float* ys, int yFrom) {
    __local float parts[ABREAST][COLUMNS][LANES];
    __local float products[ABREAST][COLUMNS];
    int lane = get_local_id(0);
    int column = get_local_id(1);
    int j = get_global_id(1);
    int first = get_global_id(2) * ABREAST;
    __global const float* a = as + aFrom;
    __global const WEIGHT* w = ws + wFrom + min(j, n - 1) * k;
    F many[ABREAST];
    for (int i = 0; i < ABREAST; i++) many[i] = 0;
    for (int l = lane * VEC; l + VEC <= k; l += LANES * VEC) {
        F own = WEIGHTS(VEC, w + l);
        for (int i = 0; i < ABREAST; i++) many[i] = fma(VLOAD(a + min(first + i, m - 1) * k + l), own, many[i]);
    }
    for (int i = 0; i < ABREAST; i++) {
        float s = sum_of(many[i]);
        for (int l = k / VEC * VEC + lane; l < k; l += LANES) s = fma(a[min(first + i, m - 1) * k + l], WEIGHT_AT(w, l), s);
        parts[i][column][lane] = s;
        for (int width = LANES / 2; width > 0; width /= 2) {
            barrier(CLK_LOCAL_MEM_FENCE);
            if (lane < width) parts[i][column][lane] += parts[i][column][lane + width];
        }
        if (lane == 0) products[i][column] = parts[i][column][0];
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    for (int i = 0; i < ABREAST; i++) {
        if (lane == 0 && column % VEC == 0 && first + i < m) {
            FINISH(n - j, VLOAD(&products[i][column]), j, (first + i) * n + j);
        }
    }
}
