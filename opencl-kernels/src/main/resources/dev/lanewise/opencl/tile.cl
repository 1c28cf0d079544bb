// The tile of a product: TILE rows by PANEL = 32 columns of sums, which one work-item keeps in registers. Accumulators are
// named by their row and half; EACH_ROW does something for each row. However many rows a tile has, a sum is added up in
// one order, so TILE changes the speed and no bit.

#define PANEL 32

#define ROWS_4(F) F(0) F(1) F(2) F(3)
#define ROWS_8(F) ROWS_4(F) F(4) F(5) F(6) F(7)
#define ROWS_12(F) ROWS_8(F) F(8) F(9) F(10) F(11)
#define EACH_ROW TYPE(ROWS_, TILE)

#define TILE_SUMS(i) float16 c##i##0 = 0, c##i##1 = 0;

// One product for each sum of row i: a_i times the row of b at hand.
#define TILE_STEP(i)                                   \
    {                                                  \
        float16 a = a##i[at];                          \
        c##i##0 = fma(a, b0, c##i##0);                 \
        c##i##1 = fma(a, b1, c##i##1);                 \
    }

inline void store_row(float16 low, float16 high, __global float* y, int left, int biased, __global const float* bias) {
    if (left >= PANEL) {
        if (biased) {
            low += vload16(0, bias);
            high += vload16(1, bias);
        }
        vstore16(low, 0, y);
        vstore16(high, 1, y);
    } else {
        float row[PANEL];
        vstore16(low, 0, row);
        vstore16(high, 1, row);
        for (int j = 0; j < left; j++) y[j] = biased ? row[j] + bias[j] : row[j];
    }
}
