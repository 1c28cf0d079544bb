// 3x3 convolution by the minimal filtering of Winograd, F(4x4, 3x3): y = A^T [sum over c of (G w G^T) * (B^T x B)] A for
// each tile of 4x4 outputs. t is the tile, c the input channel, k the output channel; the sums at the 36 points are a
// product of matrices each. Points 0, 1/2, -1/2, 3/2, -3/2 and infinity, as in the Java kernels.

// u[point, panel, c, p]: weights at the points, in panels of so many output channels, zeros behind the last. A weight lies
// at k * kStep + tap * tapStep + c * cStep, taps backwards where the convolution is the gradient's.
__kernel __attribute__((reqd_work_group_size(32, 1, 1)))
void winograd_weights(int outs, int channels, int panel, int kStep, int tapStep, int cStep, int backwards,
        __global const WEIGHT* ws, int wFrom, __global float* us) {
    int k = get_global_id(0);
    int c = get_global_id(1);
    int panels = (outs + panel - 1) / panel;
    if (k >= panels * panel) return;
    float w[9];
    for (int tap = 0; tap < 9; tap++) {
        w[tap] = k < outs ? WEIGHT_AT(ws, wFrom + k * kStep + (backwards ? 8 - tap : tap) * tapStep + c * cStep) : 0;
    }
    float t[18];
    for (int s = 0; s < 3; s++) {
        float a = w[s];
        float b = w[3 + s];
        float d = w[6 + s];
        t[s] = a * (16.0f / 9);
        t[3 + s] = fma(d, 0.25f, fma(b, 0.5f, a));
        t[6 + s] = fma(d, -0.25f, fma(b, 0.5f, -a));
        t[9 + s] = fma(d, 0.25f, fma(b, 1.0f / 6, a * (1.0f / 9)));
        t[12 + s] = fma(d, 0.25f, fma(b, -1.0f / 6, a * (1.0f / 9)));
        t[15 + s] = d;
    }
    for (int row = 0; row < 6; row++) {
        float a = t[3 * row];
        float b = t[3 * row + 1];
        float d = t[3 * row + 2];
        float u[6];
        u[0] = a * (16.0f / 9);
        u[1] = fma(d, 0.25f, fma(b, 0.5f, a));
        u[2] = fma(d, -0.25f, fma(b, 0.5f, -a));
        u[3] = fma(d, 0.25f, fma(b, 1.0f / 6, a * (1.0f / 9)));
        u[4] = fma(d, 0.25f, fma(b, -1.0f / 6, a * (1.0f / 9)));
        u[5] = d;
        for (int i = 0; i < 6; i++) {
            us[(((size_t) (6 * row + i) * panels + k / panel) * channels + c) * panel + k % panel] = u[i];
        }
    }
}

inline void six_from_six(const F* d, int step, F* v, int vStep) {
    F d1 = d[step];
    F d2 = d[2 * step];
    F d3 = d[3 * step];
    F d4 = d[4 * step];
    F even1 = fma(d2, (F) -2.25f, d4);
    F odd1 = fma(d3, (F) -0.5f, 1.125f * d1);
    F even3 = fma(d2, (F) -0.25f, d4);
    F odd3 = fma(d3, (F) 1.5f, -0.375f * d1);
    F v0 = fma(d[0], (F) 0.5625f, fma(d2, (F) -2.5f, d4));
    F v5 = fma(d1, (F) 0.5625f, fma(d3, (F) -2.5f, d[5 * step]));
    v[0] = v0;
    v[vStep] = odd1 - even1;
    v[2 * vStep] = odd1 + even1;
    v[3 * vStep] = even3 + odd3;
    v[4 * vStep] = even3 - odd3;
    v[5 * vStep] = v5;
}

inline void four_from_six(const F* m, int step, F* y, int yStep) {
    F sum1 = m[step] + m[2 * step];
    F difference1 = m[step] - m[2 * step];
    F sum3 = m[3 * step] + m[4 * step];
    F difference3 = m[3 * step] - m[4 * step];
    F y3 = fma(difference3, (F) 3.375f, fma(difference1, (F) 0.125f, m[5 * step]));
    y[0] = m[0] + sum1 + sum3;
    y[yStep] = fma(difference3, (F) 1.5f, difference1 * 0.5f);
    y[2 * yStep] = fma(sum3, (F) 2.25f, sum1 * 0.25f);
    y[3 * yStep] = y3;
}

#define TILES g.s0
#define TILES_Y g.s1
#define TILES_X g.s2
#define HEIGHT g.s3
#define WIDTH g.s4
#define CHANNELS g.s5
#define TOP g.s6
#define LEFT g.s7

// v[point, t, c], sizes and channels being the input's, which are a multiple of VEC.
KERNEL void winograd_input(int8 g, __global const float* xs, int xFrom, __global float* vs) {
    int c = get_global_id(0) * VEC;
    int t = get_global_id(1);
    if (c < CHANNELS) {
        int top = t / TILES_X % TILES_Y * 4 - TOP;
        int left = t % TILES_X * 4 - LEFT;
        __global const float* x = xs + xFrom + t / TILES_X / TILES_Y * HEIGHT * WIDTH * CHANNELS + c;
        F d[36];
        for (int r = 0; r < 6; r++) {
            for (int s = 0; s < 6; s++) {
                F value = 0;
                if (top + r >= 0 && top + r < HEIGHT && left + s >= 0 && left + s < WIDTH) {
                    value = VLOAD(x + ((top + r) * WIDTH + left + s) * CHANNELS);
                }
                d[6 * r + s] = value;
            }
        }
        F v[36];
        for (int s = 0; s < 6; s++) six_from_six(d + s, 6, v + s, 6);
        for (int r = 0; r < 6; r++) six_from_six(v + 6 * r, 1, d + 6 * r, 1);
        for (int point = 0; point < 36; point++) {
            VSTORE(d[point], vs + ((size_t) point * TILES + t) * CHANNELS + c);
        }
    }
}

// y, from an image on, from m[point, t, k], sizes and channels being the output's.
KERNEL void winograd_output(int8 g, int from, __global const float* ms, FINISHING, __global float* ys, int yFrom) {
    int k = get_global_id(0) * VEC;
    int t = get_global_id(1);
    if (k < CHANNELS) {
        int top = t / TILES_X % TILES_Y * 4;
        int left = t % TILES_X * 4;
        int image = from + t / TILES_X / TILES_Y * HEIGHT * WIDTH * CHANNELS + k;
        F m[36];
        for (int point = 0; point < 36; point++) m[point] = VLOAD(ms + ((size_t) point * TILES + t) * CHANNELS + k);
        F four[24];
        for (int s = 0; s < 6; s++) four_from_six(m + s, 6, four + s, 6);
        for (int r = 0; r < 4; r++) {
            F row[4];
            four_from_six(four + 6 * r, 1, row, 1);
            for (int s = 0; s < 4; s++) {
                if (top + r < HEIGHT && left + s < WIDTH) {
                    FINISH(VEC, row[s], k, image + ((top + r) * WIDTH + left + s) * CHANNELS);
                }
            }
        }
    }
}
