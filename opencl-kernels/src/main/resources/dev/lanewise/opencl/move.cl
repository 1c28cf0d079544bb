// Copies of boxes, each side walked with a step an axis, whatever the elements are; they are told apart by size.

#define OF_ROWS(name, T, xAt, yAt)                                                                             \
    KERNEL_OF_ROWS void name(int n, int rows, int8 sizes, int8 xSteps, int8 ySteps,                            \
            __global const T* xs, int xFrom, __global T* ys, int yFrom) {                                      \
        int j = get_global_id(0);                                                                              \
        int row = get_global_id(1);                                                                            \
        __global const T* x = xs + xFrom + row_of(row, sizes, xSteps);                                         \
        __global T* y = ys + yFrom + row_of(row, sizes, ySteps);                                               \
        if (j < n && row < rows) y[yAt] = x[xAt];                                                              \
    }

// y[o, i, r] = x[o, indices[i], r]
#define GATHER(name, X, Y, AT)                                                                                 \
    KERNEL void gather_##name(int n, int run, int count, int size, __global const int* indices,                \
            __global const X* xs, int xFrom, __global Y* ys, int yFrom) {                                      \
        int at = get_global_id(0);                                                                             \
        if (at < n) {                                                                                          \
            int r = at % run;                                                                                  \
            int i = at / run % count;                                                                          \
            int o = at / run / count;                                                                          \
            ys[yFrom + at] = AT(xs, xFrom + (o * size + indices[i]) * run + r);                                \
        }                                                                                                      \
    }

#define ELEMENT(xs, i) xs[i]
#define HALF(xs, i) vload_half(i, xs)
#define BFLOAT(xs, i) as_float((uint) xs[i] << 16)

#define COPY(T)                                                                                                \
    OF_ROWS(copy_runs_##T, T, j, j)                                                                            \
    OF_ROWS(copy_rows_##T, T, j * xSteps.s7, j * ySteps.s7)                                                    \
    KERNEL void copy_items_##T(int n, int rows, int8 sizes, int8 xSteps, int8 ySteps,                          \
            __global const T* xs, int xFrom, __global T* ys, int yFrom) {                                      \
        int i = get_global_id(0);                                                                              \
        int row = i / n;                                                                                       \
        int j = i % n;                                                                                         \
        int xAt = row_of(row, sizes, xSteps) + j * xSteps.s7;                                                  \
        int yAt = row_of(row, sizes, ySteps) + j * ySteps.s7;                                                  \
        if (row < rows) ys[yFrom + yAt] = xs[xFrom + xAt];                                                     \
    }                                                                                                          \
    KERNEL void fill_##T(int n, T value, __global T* ys, int yFrom) {                                          \
        int i = get_global_id(0);                                                                              \
        if (i < n) ys[yFrom + i] = value;                                                                      \
    }                                                                                                          \
    GATHER(T, T, T, ELEMENT)

COPY(uchar)
COPY(ushort)
COPY(uint)
COPY(ulong)

// Of a table of 16 bits, as floats.
GATHER(half, half, float, HALF)
GATHER(bfloat, ushort, float, BFLOAT)

// y[o, t, r] = the sum of updates[o, i, r] over the places i that name t: positions[starts[t] ... starts[t + 1]]
KERNEL void scatter_add(int n, int run, int count, int size, __global const int* starts,
        __global const int* positions, __global const float* updates, int uFrom, __global float* ys, int yFrom) {
    int at = get_global_id(0);
    if (at < n) {
        int r = at % run;
        int t = at / run % size;
        int o = at / run / size;
        float s = 0;
        for (int p = starts[t]; p < starts[t + 1]; p++) s += updates[uFrom + (o * count + positions[p]) * run + r];
        ys[yFrom + at] = s;
    }
}

// y[i, indices[i]] = one where that is, else zero
KERNEL void one_hot(int n, int depth, __global const int* indices, __global float* ys, int yFrom) {
    int at = get_global_id(0);
    if (at < n) ys[yFrom + at] = indices[at / depth] == at % depth ? 1 : 0;
}

// y[i] = -x[i, indices[i]]
KERNEL void pick_negative(int n, int classes, __global const int* indices, __global const float* xs, int xFrom,
        __global float* ys, int yFrom) {
    int i = get_global_id(0);
    if (i < n) ys[yFrom + i] = -xs[xFrom + i * classes + indices[i]];
}

// dx[i, j] = -dy[i] where j is indices[i], else zero
KERNEL void put_negative(int n, int classes, __global const int* indices, __global const float* dys, int dyFrom,
        __global float* dxs, int dxFrom) {
    int at = get_global_id(0);
    if (at < n) dxs[dxFrom + at] = indices[at / classes] == at % classes ? -dys[dyFrom + at / classes] : 0;
}

// y[n, p, c] = x[n, indices[n, p, c], c], 0 where there is none
KERNEL void pick_pixel(int n, int channels, int pixels, int outPixels, __global const int* indices, int iFrom,
        __global const float* xs, int xFrom, __global float* ys, int yFrom) {
    int at = get_global_id(0);
    if (at < n) {
        int pixel = indices[iFrom + at];
        int image = at / channels / outPixels;
        ys[yFrom + at] = pixel < 0 ? 0 : xs[xFrom + (image * pixels + pixel) * channels + at % channels];
    }
}
