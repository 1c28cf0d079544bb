// Windows over pixels: n is the image, y x the pixel, c the channel, r s the row and column in the window.

// A work-item has VEC channels. Where a pixel has fewer left, those of the next are loaded with them, as far as there are
// any, and not stored.

// The geometry: all but the batch.
#define OUT_HEIGHT g.s0
#define OUT_WIDTH g.s1
#define HEIGHT g.s2
#define WIDTH g.s3
#define CHANNELS g.s4
#define KERNEL_HEIGHT g.s5
#define KERNEL_WIDTH g.s6
#define STRIDE_Y g.s7
#define STRIDE_X g.s8
#define DILATION_Y g.s9
#define DILATION_X g.sa
#define TOP g.sb
#define LEFT g.sc
#define BOTTOM g.sd
#define RIGHT g.se

inline I load_some_ints(int left, __global const int* p) {
    if (left >= VEC) return VLOAD(p);
    int some[VEC];
    for (int i = 0; i < VEC; i++) some[i] = i < left ? p[i] : 0;
    return VLOAD(some);
}

inline void store_some_ints(int left, I v, __global int* p) {
    if (left >= VEC) {
        VSTORE(v, p);
    } else {
        int some[VEC];
        VSTORE(v, some);
        for (int i = 0; i < left; i++) p[i] = some[i];
    }
}

// Along one axis, the places of a window that count: those inside, and with padding those of it too.
inline int count(int from, int taps, int dilation, int size, int after, int padding) {
    int number = 0;
    for (int tap = 0; tap < taps; tap++) {
        int i = from + tap * dilation;
        number += padding ? i < size + after : i >= 0 && i < size;
    }
    return number;
}

// Along one axis, the windows from the first to the last that may hold a place, counted from where the padding begins:
// those that it lies in, but for the places that they pass over.
inline int first_window(int place, int taps, int dilation, int stride) {
    return max(0, (place - (taps - 1) * dilation + stride - 1) / stride);
}

inline int last_window(int place, int stride, int windows) {
    return min(place / stride, windows - 1);
}

inline bool passes_over(int fromFirstTap, int dilation) {
    return dilation > 1 && fromFirstTap % dilation != 0;
}

// y, and where asked the pixel at which it lies: the first of the largest; a NaN is larger than any number.
KERNEL_OF_ROWS void max_pool(int pixels, int16 g, int indexed, __global const float* xs, int xFrom, __global float* ys, int yFrom,
        __global int* indices, int iFrom) {
    int c = get_global_id(0) * VEC;
    int q = get_global_id(1);
    if (c < CHANNELS && q < pixels) {
        int top = q / OUT_WIDTH % OUT_HEIGHT * STRIDE_Y - TOP;
        int left = q % OUT_WIDTH * STRIDE_X - LEFT;
        int image = q / OUT_WIDTH / OUT_HEIGHT * HEIGHT * WIDTH * CHANNELS + c;
        int numbers = pixels / OUT_WIDTH / OUT_HEIGHT * HEIGHT * WIDTH * CHANNELS;
        F largest = -INFINITY;
        I chosen = -1;
        for (int r = 0; r < KERNEL_HEIGHT; r++) {
            for (int s = 0; s < KERNEL_WIDTH; s++) {
                int y = top + r * DILATION_Y;
                int x = left + s * DILATION_X;
                if (y < 0 || y >= HEIGHT || x < 0 || x >= WIDTH) continue;
                int at = image + (y * WIDTH + x) * CHANNELS;
                F v = load_some(numbers - at, xs + xFrom + at);
                I better = (chosen < 0) | (v > largest) | (isnan(v) & !isnan(largest));
                largest = better ? v : largest;
                chosen = better ? (I) (y * WIDTH + x) : chosen;
            }
        }
        store_some(CHANNELS - c, largest, ys + yFrom + q * CHANNELS + c);
        if (indexed) store_some_ints(CHANNELS - c, chosen, indices + iFrom + q * CHANNELS + c);
    }
}

// Each pixel adds up what the windows that hold it chose it for, window after window, so that the order of sums is fixed.
// Indices are those that a pooling by these windows found: -1, or a pixel of the window.
KERNEL_OF_ROWS void max_pool_gradient(int pixels, int16 g, __global const float* dys, int dyFrom,
        __global const int* indices, int iFrom, __global float* dxs, int dxFrom) {
    int c = get_global_id(0) * VEC;
    int q = get_global_id(1);
    if (c < CHANNELS && q < pixels) {
        int pixel = q % (HEIGHT * WIDTH);
        int iy = q / WIDTH % HEIGHT + TOP;
        int ix = q % WIDTH + LEFT;
        int image = q / WIDTH / HEIGHT * OUT_HEIGHT * OUT_WIDTH * CHANNELS + c;
        int numbers = pixels / WIDTH / HEIGHT * OUT_HEIGHT * OUT_WIDTH * CHANNELS;
        int lastY = last_window(iy, STRIDE_Y, OUT_HEIGHT);
        int firstX = first_window(ix, KERNEL_WIDTH, DILATION_X, STRIDE_X);
        int lastX = last_window(ix, STRIDE_X, OUT_WIDTH);
        F total = 0;
        for (int y = first_window(iy, KERNEL_HEIGHT, DILATION_Y, STRIDE_Y); y <= lastY; y++) {
            if (passes_over(iy - y * STRIDE_Y, DILATION_Y)) continue;
            for (int x = firstX; x <= lastX; x++) {
                if (passes_over(ix - x * STRIDE_X, DILATION_X)) continue;
                int at = image + (y * OUT_WIDTH + x) * CHANNELS;
                I chosen = load_some_ints(numbers - at, indices + iFrom + at) == pixel;
                total += chosen ? load_some(numbers - at, dys + dyFrom + at) : (F) 0;
            }
        }
        store_some(CHANNELS - c, total, dxs + dxFrom + q * CHANNELS + c);
    }
}

KERNEL_OF_ROWS void average_pool(int pixels, int16 g, int padding, __global const float* xs, int xFrom,
        __global float* ys, int yFrom) {
    int c = get_global_id(0) * VEC;
    int q = get_global_id(1);
    if (c < CHANNELS && q < pixels) {
        int top = q / OUT_WIDTH % OUT_HEIGHT * STRIDE_Y - TOP;
        int left = q % OUT_WIDTH * STRIDE_X - LEFT;
        int image = q / OUT_WIDTH / OUT_HEIGHT * HEIGHT * WIDTH * CHANNELS + c;
        int numbers = pixels / OUT_WIDTH / OUT_HEIGHT * HEIGHT * WIDTH * CHANNELS;
        F total = 0;
        for (int r = 0; r < KERNEL_HEIGHT; r++) {
            for (int s = 0; s < KERNEL_WIDTH; s++) {
                int y = top + r * DILATION_Y;
                int x = left + s * DILATION_X;
                if (y < 0 || y >= HEIGHT || x < 0 || x >= WIDTH) continue;
                int at = image + (y * WIDTH + x) * CHANNELS;
                total += load_some(numbers - at, xs + xFrom + at);
            }
        }
        float places = count(top, KERNEL_HEIGHT, DILATION_Y, HEIGHT, BOTTOM, padding)
                * count(left, KERNEL_WIDTH, DILATION_X, WIDTH, RIGHT, padding);
        store_some(CHANNELS - c, total / places, ys + yFrom + q * CHANNELS + c);
    }
}

KERNEL_OF_ROWS void average_pool_gradient(int pixels, int16 g, int padding, __global const float* dys, int dyFrom,
        __global float* dxs, int dxFrom) {
    int c = get_global_id(0) * VEC;
    int q = get_global_id(1);
    if (c < CHANNELS && q < pixels) {
        int iy = q / WIDTH % HEIGHT + TOP;
        int ix = q % WIDTH + LEFT;
        int image = q / WIDTH / HEIGHT * OUT_HEIGHT * OUT_WIDTH * CHANNELS + c;
        int numbers = pixels / WIDTH / HEIGHT * OUT_HEIGHT * OUT_WIDTH * CHANNELS;
        int firstY = first_window(iy, KERNEL_HEIGHT, DILATION_Y, STRIDE_Y);
        int firstX = first_window(ix, KERNEL_WIDTH, DILATION_X, STRIDE_X);
        int lastX = last_window(ix, STRIDE_X, OUT_WIDTH);
        F total = 0;
        for (int y = last_window(iy, STRIDE_Y, OUT_HEIGHT); y >= firstY; y--) {
            if (passes_over(iy - y * STRIDE_Y, DILATION_Y)) continue;
            int inColumn = count(y * STRIDE_Y - TOP, KERNEL_HEIGHT, DILATION_Y, HEIGHT, BOTTOM, padding);
            for (int x = lastX; x >= firstX; x--) {
                if (passes_over(ix - x * STRIDE_X, DILATION_X)) continue;
                float places = inColumn * count(x * STRIDE_X - LEFT, KERNEL_WIDTH, DILATION_X, WIDTH, RIGHT, padding);
                int at = image + (y * OUT_WIDTH + x) * CHANNELS;
                total += load_some(numbers - at, dys + dyFrom + at) / places;
            }
        }
        store_some(CHANNELS - c, total, dxs + dxFrom + q * CHANNELS + c);
    }
}
