// Kernels of the functions of one number, and of their gradients f'(x) * dy.

#define FUNCTION(name, value, slope)                                                                      \
    KERNEL void name(int n, float alpha, float beta, __global const float* xs, int xFrom,                \
            __global float* ys, int yFrom) {                                                             \
        int i = get_global_id(0) * VEC;                                                                  \
        if (i < n) {                                                                                     \
            F x = load_some(n - i, xs + xFrom + i);                                                      \
            store_some(n - i, value, ys + yFrom + i);                                                    \
        }                                                                                                \
    }                                                                                                    \
    KERNEL void name##_gradient(int n, float alpha, float beta, __global const float* xs, int xFrom,     \
            __global const float* dys, int dyFrom, __global float* dxs, int dxFrom) {                    \
        int i = get_global_id(0) * VEC;                                                                  \
        if (i < n) {                                                                                     \
            F x = load_some(n - i, xs + xFrom + i);                                                      \
            store_some(n - i, (slope) * load_some(n - i, dys + dyFrom + i), dxs + dxFrom + i);           \
        }                                                                                                \
    }
