// Convolution one by one: where a group has one input channel, weights [r, s, k], and gradients of weights of few or odd
// numbers of channels. columns are the output channels of a group.

// A group being one input and one output, of which there is a multiple of VEC: a work-item has VEC.
KERNEL_OF_ROWS void depthwise(int16 g, __global const float* xs, int xFrom, __global const float* ws, FINISHING,
        __global float* ys, int yFrom) {
    int k = get_global_id(0) * VEC;
    int q = get_global_id(1);
    if (k < OUT_CHANNELS && q < PIXELS) {
        int ox = q % OUT_WIDTH;
        int oy = q / OUT_WIDTH % OUT_HEIGHT;
        int image = q / OUT_WIDTH / OUT_HEIGHT * IN_HEIGHT;
        F total = 0;
        for (int r = 0; r < KERNEL_HEIGHT; r++) {
            int y = line_of_input(oy, r, STRIDE_Y, DILATION_Y, TOP, IN_HEIGHT);
            for (int s = 0; s < KERNEL_WIDTH; s++) {
                int x = line_of_input(ox, s, STRIDE_X, DILATION_X, LEFT, IN_WIDTH);
                F value = 0;
                if (y >= 0 && x >= 0) value = VLOAD(xs + xFrom + ((image + y) * IN_WIDTH + x) * IN_CHANNELS + k);
                total = fma(value, VLOAD(ws + (r * KERNEL_WIDTH + s) * OUT_CHANNELS + k), total);
            }
        }
        FINISH(VEC, total, k, q * OUT_CHANNELS + k);
    }
}

KERNEL_OF_ROWS void depthwise_columns(int16 g, int columns, __global const float* xs, int xFrom,
        __global const float* ws, FINISHING, __global float* ys, int yFrom) {
    int k = get_global_id(0);
    int q = get_global_id(1);
    if (k < OUT_CHANNELS && q < PIXELS) {
        int ox = q % OUT_WIDTH;
        int oy = q / OUT_WIDTH % OUT_HEIGHT;
        int image = q / OUT_WIDTH / OUT_HEIGHT * IN_HEIGHT;
        int c = k / columns;
        float total = 0;
        for (int r = 0; r < KERNEL_HEIGHT; r++) {
            int y = line_of_input(oy, r, STRIDE_Y, DILATION_Y, TOP, IN_HEIGHT);
            for (int s = 0; s < KERNEL_WIDTH; s++) {
                int x = line_of_input(ox, s, STRIDE_X, DILATION_X, LEFT, IN_WIDTH);
                float value = y < 0 || x < 0 ? 0 : xs[xFrom + ((image + y) * IN_WIDTH + x) * IN_CHANNELS + c];
                total = fma(value, ws[(r * KERNEL_WIDTH + s) * OUT_CHANNELS + k], total);
            }
        }
        FINISH_ONE(total, k, q * OUT_CHANNELS + k);
    }
}

// The gradient in the input: out is the input's side.
KERNEL_OF_ROWS void depthwise_input_gradient(int16 g, int columns, __global const float* dys, int dyFrom,
        __global const float* ws, __global float* dxs, int dxFrom) {
    int c = get_global_id(0);
    int q = get_global_id(1);
    if (c < OUT_CHANNELS && q < PIXELS) {
        int ix = q % OUT_WIDTH;
        int iy = q / OUT_WIDTH % OUT_HEIGHT;
        int image = q / OUT_WIDTH / OUT_HEIGHT * IN_HEIGHT;
        float total = 0;
        for (int r = 0; r < KERNEL_HEIGHT; r++) {
            int y = line_of_output(iy, r, STRIDE_Y, DILATION_Y, TOP, IN_HEIGHT);
            for (int s = 0; s < KERNEL_WIDTH; s++) {
                int x = line_of_output(ix, s, STRIDE_X, DILATION_X, LEFT, IN_WIDTH);
                if (y < 0 || x < 0) continue;
                int from = dyFrom + ((image + y) * IN_WIDTH + x) * IN_CHANNELS + c * columns;
                int weight = (r * KERNEL_WIDTH + s) * IN_CHANNELS + c * columns;
                for (int k = 0; k < columns; k++) total = fma(dys[from + k], ws[weight + k], total);
            }
        }
        dxs[dxFrom + q * OUT_CHANNELS + c] = total;
    }
}

// The gradient of the weights of one group, VEC output channels at a time; where fewer are left, numbers of the next pixel
// are loaded with them, as far as there are any, and not stored.
KERNEL_OF_ROWS void weight_gradient_vectors(int16 g, int columns, int lines, __global const float* xs, int xFrom,
        __global const float* dys, int dyFrom, __global float* dws, int dwFrom) {
    int k = get_global_id(0) * VEC;
    int place = get_global_id(1);
    int c = place % IN_CHANNELS;
    int s = place / IN_CHANNELS % KERNEL_WIDTH;
    int r = place / IN_CHANNELS / KERNEL_WIDTH;
    int places = KERNEL_HEIGHT * KERNEL_WIDTH * IN_CHANNELS;
    if (k < columns && place < places) {
        F total = 0;
        for (int line = 0; line < lines; line++) {
            int y = line_of_input(line % OUT_HEIGHT, r, STRIDE_Y, DILATION_Y, TOP, IN_HEIGHT);
            int from = (line / OUT_HEIGHT * IN_HEIGHT + y) * IN_WIDTH;
            int left = (lines - line) * OUT_WIDTH * columns - k;
            __global const float* dy = dys + dyFrom + line * OUT_WIDTH * columns + k;
            for (int ox = 0; ox < OUT_WIDTH; ox++) {
                int x = line_of_input(ox, s, STRIDE_X, DILATION_X, LEFT, IN_WIDTH);
                float value = y < 0 || x < 0 ? 0 : xs[xFrom + (from + x) * IN_CHANNELS + c];
                total = fma((F) value, load_some(left, dy), total);
                left -= columns;
                dy += columns;
            }
        }
        float sums[VEC];
        VSTORE(total, sums);
        __global float* dw = dws + dwFrom + k * places + place;
        for (int i = 0; i < min(VEC, columns - k); i++) dw[i * places] = sums[i];
    }
}

// The same in the same order of any groups, one by one. Neighbours are output channels. Of each run of lines its own sums, [run, k, place], which another kernel adds up.
KERNEL_OF_ROWS void weight_gradient_items(int16 g, int columns, int lines, int run, __global const float* xs, int xFrom,
        __global const float* dys, int dyFrom, __global float* dws, int dwFrom) {
    int k = get_global_id(0);
    int place = get_global_id(1);
    int c = place % GROUP_CHANNELS;
    int s = place / GROUP_CHANNELS % KERNEL_WIDTH;
    int r = place / GROUP_CHANNELS / KERNEL_WIDTH;
    int places = KERNEL_HEIGHT * KERNEL_WIDTH * GROUP_CHANNELS;
    if (k < OUT_CHANNELS && place < places) {
        int channel = k / columns * GROUP_CHANNELS + c;
        int begin = get_global_id(2) * run;
        int end = min(begin + run, lines);
        float total = 0;
        for (int line = begin; line < end; line++) {
            int y = line_of_input(line % OUT_HEIGHT, r, STRIDE_Y, DILATION_Y, TOP, IN_HEIGHT);
            int from = (line / OUT_HEIGHT * IN_HEIGHT + y) * IN_WIDTH;
            for (int ox = 0; ox < OUT_WIDTH; ox++) {
                int x = line_of_input(ox, s, STRIDE_X, DILATION_X, LEFT, IN_WIDTH);
                float value = y < 0 || x < 0 ? 0 : xs[xFrom + (from + x) * IN_CHANNELS + channel];
                total = fma(value, dys[dyFrom + (line * OUT_WIDTH + ox) * OUT_CHANNELS + k], total);
            }
        }
        dws[dwFrom + (get_global_id(2) * OUT_CHANNELS + k) * places + place] = total;
    }
}
