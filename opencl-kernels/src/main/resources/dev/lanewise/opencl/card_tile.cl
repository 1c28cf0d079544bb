// The tile of a product on a graphics card: TILE_ROWS by TILE_COLUMNS sums of a group. STEP terms of all its rows and
// columns at a time come into local memory, from where each work-item feeds ITEM_ROWS by ITEM_COLUMNS sums in registers,
// while the next terms are on their way. However tiles are cut, a sum is one chain of fma in the order of its terms: tiles
// change the speed and no bit.

#define ITEMS_ACROSS (TILE_COLUMNS / ITEM_COLUMNS)
#define QUADS (ITEM_COLUMNS / 4)
#define ITEM_ROW (get_local_id(0) / ITEMS_ACROSS * ITEM_ROWS)
// Neighbours have neighbouring quads, so that a row of work-items reads local memory, and writes its outputs, in one run.
#define ITEM_COLUMN(quad) (((quad) * ITEMS_ACROSS + get_local_id(0) % ITEMS_ACROSS) * 4)

// Floats from one term to the next in local memory: a quad more than the lines, else terms would lie in the same banks.
#define PITCH(lines) ((lines) + 4)
#define HELD(lines) ((lines) * STEP / GROUP)

// Brings a work-item's part of some terms, AT(line, term), into registers; zeros behind the last term. Along says whether
// neighbours read neighbouring terms of a line or the same term of neighbouring lines: as the operand lies.
#define FETCH(held, lines, first, terms, along, AT)                 \
    _Pragma("unroll")                                               \
    for (uint i = 0; i < HELD(lines); i++) {                        \
        uint p = i * GROUP + get_local_id(0);                       \
        uint line = (along) ? p / STEP : p % (lines);               \
        int term = (first) + ((along) ? p % STEP : p / (lines));    \
        held[i] = term < (terms) ? AT(line, term) : 0;              \
    }

#define PLACE(held, lines, along, shared)                           \
    _Pragma("unroll")                                               \
    for (uint i = 0; i < HELD(lines); i++) {                        \
        uint p = i * GROUP + get_local_id(0);                       \
        uint line = (along) ? p / STEP : p % (lines);               \
        uint term = (along) ? p % STEP : p / (lines);               \
        ((__local float*) shared)[term * PITCH(lines) + line] = held[i]; \
    }

inline void multiply(__local const float4* a, __local const float4* b, float4 sums[ITEM_ROWS][QUADS]) {
    #pragma unroll 4
    for (uint term = 0; term < STEP; term++) {
        float4 across[QUADS];
        #pragma unroll
        for (uint quad = 0; quad < QUADS; quad++) {
            across[quad] = b[(term * PITCH(TILE_COLUMNS) + ITEM_COLUMN(quad)) / 4];
        }
        #pragma unroll
        for (uint i = 0; i < ITEM_ROWS; i += 4) {
            float4 down = a[(term * PITCH(TILE_ROWS) + ITEM_ROW + i) / 4];
            #pragma unroll
            for (uint quad = 0; quad < QUADS; quad++) {
                sums[i][quad] = fma((float4) down.x, across[quad], sums[i][quad]);
                sums[i + 1][quad] = fma((float4) down.y, across[quad], sums[i + 1][quad]);
                sums[i + 2][quad] = fma((float4) down.z, across[quad], sums[i + 2][quad]);
                sums[i + 3][quad] = fma((float4) down.w, across[quad], sums[i + 3][quad]);
            }
        }
    }
}

// The sums of a work-item over terms from begin to end. All work-items of a group come here.
#define PRODUCT(sums, begin, end, alongA, A_AT, alongB, B_AT)       \
    __local float4 a[STEP * PITCH(TILE_ROWS) / 4];                  \
    __local float4 b[STEP * PITCH(TILE_COLUMNS) / 4];               \
    float4 sums[ITEM_ROWS][QUADS];                                  \
    _Pragma("unroll")                                               \
    for (uint i = 0; i < ITEM_ROWS; i++) {                          \
        _Pragma("unroll")                                           \
        for (uint quad = 0; quad < QUADS; quad++) sums[i][quad] = 0; \
    }                                                               \
    float heldA[HELD(TILE_ROWS)];                                   \
    float heldB[HELD(TILE_COLUMNS)];                                \
    FETCH(heldA, TILE_ROWS, begin, end, alongA, A_AT)               \
    FETCH(heldB, TILE_COLUMNS, begin, end, alongB, B_AT)            \
    for (int first = begin; first < (end); first += STEP) {         \
        barrier(CLK_LOCAL_MEM_FENCE);                               \
        PLACE(heldA, TILE_ROWS, alongA, a)                          \
        PLACE(heldB, TILE_COLUMNS, alongB, b)                       \
        barrier(CLK_LOCAL_MEM_FENCE);                               \
        if (first + STEP < (end)) {                                 \
            FETCH(heldA, TILE_ROWS, first + STEP, end, alongA, A_AT) \
            FETCH(heldB, TILE_COLUMNS, first + STEP, end, alongB, B_AT) \
        }                                                           \
        multiply(a, b, sums);                                       \
    }

// Does something with each quad of a work-item's sums whose row there is: its row and its first column.
#define EACH_QUAD(sums, firstRow, rows, firstColumn, STORE)         \
    _Pragma("unroll")                                               \
    for (uint i = 0; i < ITEM_ROWS; i++) {                          \
        int row = (firstRow) + ITEM_ROW + i;                        \
        _Pragma("unroll")                                           \
        for (uint quad = 0; quad < QUADS && row < (rows); quad++) { \
            int column = (firstColumn) + ITEM_COLUMN(quad);         \
            STORE(sums[i][quad], row, column)                       \
        }                                                           \
    }

// Where column j, counted sum l of an operand lies: its steps are the column's, that of each run of s0 terms, and that
// within the run.
inline int right_place(int j, int l, int terms, int4 steps) {
    int run = steps.s0 < terms ? l / steps.s0 : 0;
    return j * steps.s1 + run * steps.s2 + (l - run * steps.s0) * steps.s3;
}
