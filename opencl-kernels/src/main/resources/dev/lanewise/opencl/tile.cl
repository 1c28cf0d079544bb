// The tile of a product on a processor: TILE rows by PANEL = 32 columns of sums, which one work-item keeps in registers.
// Accumulators are named by their row and half; EACH_ROW does something for each row. However many rows a tile has, a sum
// is added up in one order, so TILE changes the speed and no bit.

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

// Stores row i, whose first number is that of a column and lies at a place of the output.
#define TILE_STORE(i, left, column, at)                \
    {                                                  \
        FINISH(left, c##i##0, column, at);             \
        FINISH((left) - 16, c##i##1, (column) + 16, (at) + 16); \
    }
