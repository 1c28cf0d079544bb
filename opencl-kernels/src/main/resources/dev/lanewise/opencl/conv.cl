// Convolution and its two gradients by tiles whose rows are pixels, each of which reads a run of channels for every r s;
// where that lies in the border it reads zeros, which take part.

#define CONV_ROW(i)                                                 \
    int q##i = min(row + i, PIXELS - 1);                            \
    int x##i = q##i % OUT_WIDTH;                                    \
    int y##i = q##i / OUT_WIDTH % OUT_HEIGHT;                       \
    int n##i = q##i / OUT_WIDTH / OUT_HEIGHT * IN_HEIGHT;

#define CONV_SOURCE(i, LINE)                                                                        \
    int v##i = LINE(y##i, r, STRIDE_Y, DILATION_Y, TOP, IN_HEIGHT);                                 \
    int u##i = LINE(x##i, s, STRIDE_X, DILATION_X, LEFT, IN_WIDTH);                                 \
    __global const float* a##i = v##i < 0 || u##i < 0                                               \
            ? zeros                                                                                 \
            : xs + xFrom + ((n##i + v##i) * IN_WIDTH + u##i) * IN_CHANNELS + group * GROUP_CHANNELS;

#define CONV_STORE(i) \
    if (row + i < PIXELS) TILE_STORE(i, columns - j, first + j, (row + i) * OUT_CHANNELS + first + j)

#define CONV_INPUT(i) CONV_SOURCE(i, line_of_input)
#define CONV_OUTPUT(i) CONV_SOURCE(i, line_of_output)

#define CONV(name, SOURCES)                                                                             \
    KERNEL void name(int16 g, int columns, __global const float* zeros, __global const float* xs, int xFrom,\
            __global const WEIGHT* packed, FINISHING, __global float* ys, int yFrom) {                  \
        int j = get_group_id(0) * PANEL;                                                                \
        int row = get_group_id(1) * TILE;                                                               \
        int group = get_group_id(2);                                                                    \
        __global const WEIGHT* b = packed + ((size_t) group * get_num_groups(0) + get_group_id(0))      \
                * KERNEL_HEIGHT * KERNEL_WIDTH * GROUP_CHANNELS * PANEL;                                \
        int first = group * columns;                                                                    \
        EACH_ROW(CONV_ROW)                                                                              \
        EACH_ROW(TILE_SUMS)                                                                             \
        for (int r = 0; r < KERNEL_HEIGHT; r++) {                                                       \
            for (int s = 0; s < KERNEL_WIDTH; s++) {                                                    \
                EACH_ROW(SOURCES)                                                                       \
                for (int at = 0; at < GROUP_CHANNELS; at++) {                                           \
                    float16 b0 = WEIGHTS(16, b);                                                        \
                    float16 b1 = WEIGHTS(16, b + 16);                                                   \
                    EACH_ROW(TILE_STEP)                                                                 \
                    b += PANEL;                                                                         \
                }                                                                                       \
            }                                                                                           \
        }                                                                                               \
        EACH_ROW(CONV_STORE)                                                                            \
    }

CONV(forward, CONV_INPUT)
CONV(input_gradient, CONV_OUTPUT)

// dw[k, r, s, c ... c + 16] for 8 output channels: rows are output channels, sums run over all pixels.
#define WEIGHT_ROW(i) int k##i = min(row + i, columns - 1);
#define WEIGHT_SUMS(i) float16 c##i = 0;
#define WEIGHT_STEP(i) c##i = fma((float16) dy[k##i], b, c##i);
#define WEIGHT_STORE(i) \
    if (row + i < columns) vstore16(c##i, 0, dw + (size_t) (row + i) * KERNEL_HEIGHT * KERNEL_WIDTH * GROUP_CHANNELS);

// g as for forward; columns are the output channels of a group; GROUP_CHANNELS is a multiple of 16.
KERNEL void weight_gradient(int16 g, int columns, int images, __global const float* zeros, __global const float* xs,
        int xFrom, __global const float* dys, int dyFrom, __global float* dws, int dwFrom) {
    int blocks = GROUP_CHANNELS / 16;
    int c = get_group_id(0) % blocks * 16;
    int s = get_group_id(0) / blocks % KERNEL_WIDTH;
    int r = get_group_id(0) / blocks / KERNEL_WIDTH;
    int row = get_group_id(1) * 8;
    int group = get_group_id(2);
    __global float* dw = dws + dwFrom
            + ((group * columns * KERNEL_HEIGHT + r) * KERNEL_WIDTH + s) * GROUP_CHANNELS + c;
    ROWS_8(WEIGHT_ROW)
    ROWS_8(WEIGHT_SUMS)
    __global const float* dy = dys + dyFrom + group * columns;
    for (int line = 0; line < images * OUT_HEIGHT; line++) {
        int y = line_of_input(line % OUT_HEIGHT, r, STRIDE_Y, DILATION_Y, TOP, IN_HEIGHT);
        int from = (line / OUT_HEIGHT * IN_HEIGHT + y) * IN_WIDTH;
        for (int ox = 0; ox < OUT_WIDTH; ox++) {
            int x = line_of_input(ox, s, STRIDE_X, DILATION_X, LEFT, IN_WIDTH);
            float16 b = vload16(0, y < 0 || x < 0
                    ? zeros
                    : xs + xFrom + (from + x) * IN_CHANNELS + group * GROUP_CHANNELS + c);
            ROWS_8(WEIGHT_STEP)
            dy += OUT_CHANNELS;
        }
    }
    ROWS_8(WEIGHT_STORE)
}
