// Convolution and its two gradients as products whose operands are gathered as they are needed. Rows are pixels, terms
// the taps r s with their channels, columns the channels that are computed; in the gradient of the weights rows are output
// channels, terms pixels, columns the taps with their channels.

// Where channel c of group z lies in the side that is read, under tap r s of a pixel; -1 in the border.
#define SOURCE(LINE, pixel, r, s, c)                                            \
    int v = LINE(pixel.y, r, STRIDE_Y, DILATION_Y, TOP, IN_HEIGHT);             \
    int u = LINE(pixel.x, s, STRIDE_X, DILATION_X, LEFT, IN_WIDTH);             \
    return v < 0 || u < 0 ? -1 : ((pixel.z + v) * IN_WIDTH + u) * IN_CHANNELS + c;

// Pixel q of the computed side: its column and row, and the first row of its image on the other side.
inline int4 pixel_of(int q, int16 g) {
    int line = q / OUT_WIDTH;
    int image = line / OUT_HEIGHT;
    return (int4) (q - line * OUT_WIDTH, line - image * OUT_HEIGHT, image * IN_HEIGHT, 0);
}

inline int source_of_output(int4 pixel, int r, int s, int c, int16 g) {
    SOURCE(line_of_input, pixel, r, s, c)
}

inline int source_of_input(int4 pixel, int r, int s, int c, int16 g) {
    SOURCE(line_of_output, pixel, r, s, c)
}

#define CONV_B(line, l) \
    WEIGHT_AT(ws, wFrom + z * wGroup + right_place(min(column0 + (int) (line), columns - 1), l, terms, wSteps))
#define CONV_STORE(v, row, column) \
    FINISH(columns - column, v, z * columns + column, row * OUT_CHANNELS + z * columns + column);

inline float sample(__global const float* x, int place) {
    return place < 0 ? 0 : x[place];
}

// z is the group. g as for a processor's kernels, weights as they lie.
#define CONV(name, source)                                                                              \
    inline int name##_tap(int4 pixel, int l, int z, int16 g) {                                          \
        int tap = l / GROUP_CHANNELS;                                                                   \
        int r = tap / KERNEL_WIDTH;                                                                     \
        return source(pixel, r, tap - r * KERNEL_WIDTH, z * GROUP_CHANNELS + l - tap * GROUP_CHANNELS, g); \
    }                                                                                                   \
    KERNEL void name(int16 g, int columns, __global const float* xs, int xFrom, int wGroup, int4 wSteps, \
            __global const WEIGHT* ws, int wFrom, FINISHING, __global float* ys, int yFrom) {           \
        __local int4 pixels[TILE_ROWS];                                                                 \
        int column0 = get_group_id(0) * TILE_COLUMNS;                                                   \
        int row0 = get_group_id(1) * TILE_ROWS;                                                         \
        int z = get_group_id(2);                                                                        \
        int terms = KERNEL_HEIGHT * KERNEL_WIDTH * GROUP_CHANNELS;                                      \
        int wAlong = wSteps.s3 == 1;                                                                    \
        for (uint i = get_local_id(0); i < TILE_ROWS; i += GROUP) {                                     \
            pixels[i] = pixel_of(min(row0 + (int) i, PIXELS - 1), g);                                   \
        }                                                                                               \
        barrier(CLK_LOCAL_MEM_FENCE);                                                                   \
        PRODUCT(sums, 0, terms, 1, CONV_A_##name, wAlong, CONV_B)                                       \
        EACH_QUAD(sums, row0, PIXELS, column0, CONV_STORE)                                              \
    }

#define CONV_A_forward(line, l) sample(xs + xFrom, forward_tap(pixels[line], l, z, g))
#define CONV_A_input_gradient(line, l) sample(xs + xFrom, input_gradient_tap(pixels[line], l, z, g))

CONV(forward, source_of_output)
CONV(input_gradient, source_of_input)

#define WEIGHT_A(line, l) dys[dyFrom + (l) * OUT_CHANNELS + z * columns + min(row0 + (int) (line), columns - 1)]
#define WEIGHT_B(line, l) \
    sample(xs + xFrom, forward_tap(pixel_of(l, g), min(column0 + (int) (line), places - 1), z, g))
#define WEIGHT_STORE(v, row, column) store_some(places - column, v, dw + row * places + column);

// Of each run of pixels its own sums, [run, group, k, place], which another kernel adds up.
KERNEL void weight_gradient(int16 g, int columns, int groups, int run, __global const float* xs, int xFrom,
        __global const float* dys, int dyFrom, __global float* dws, int dwFrom) {
    int places = KERNEL_HEIGHT * KERNEL_WIDTH * GROUP_CHANNELS;
    int column0 = get_group_id(0) * TILE_COLUMNS;
    int row0 = get_group_id(1) * TILE_ROWS;
    int z = get_group_id(2) % groups;
    int begin = get_group_id(2) / groups * run;
    int end = min(begin + run, PIXELS);
    __global float* dw = dws + dwFrom + (size_t) get_group_id(2) * columns * places;
    PRODUCT(sums, begin, end, 0, WEIGHT_A, 0, WEIGHT_B)
    EACH_QUAD(sums, row0, columns, column0, WEIGHT_STORE)
}
