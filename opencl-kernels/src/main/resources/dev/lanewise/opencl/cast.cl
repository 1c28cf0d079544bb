// Elements of one type to another, as Java converts them: floats to integers through 64 bits, rounded towards zero.

inline float of_bfloat(ushort bits) {
    return as_float((uint) bits << 16);
}

inline ushort to_bfloat(float x) {
    uint bits = as_uint(x);
    return isnan(x) ? (bits >> 16) | 0x40 : (bits + 0x7fff + ((bits >> 16) & 1)) >> 16;
}

// A NaN as Java writes it; what others make of one differs from device to device.
inline void store_half(float x, int i, __global half* p) {
    if (isnan(x)) {
        ((__global ushort*) p)[i] = 0x7e00 | (as_uint(x) >> 16 & 0x8000);
    } else {
        vstore_half_rte(x, i, p);
    }
}

#define LOAD_float32(p, i) ((__global const float*) p)[i]
#define LOAD_float16(p, i) vload_half(i, (__global const half*) p)
#define LOAD_bfloat16(p, i) of_bfloat(((__global const ushort*) p)[i])
#define LOAD_int64(p, i) ((__global const long*) p)[i]
#define LOAD_int32(p, i) ((__global const int*) p)[i]
#define LOAD_int8(p, i) ((__global const char*) p)[i]
#define LOAD_uint8(p, i) ((__global const uchar*) p)[i]
#define LOAD_bool(p, i) ((__global const char*) p)[i]

#define STORE_float32(p, i, v) ((__global float*) p)[i] = v
#define STORE_float16(p, i, v) store_half(v, i, (__global half*) p)
#define STORE_bfloat16(p, i, v) ((__global ushort*) p)[i] = to_bfloat(v)
#define STORE_int64(p, i, v) ((__global long*) p)[i] = v
#define STORE_int32(p, i, v) ((__global int*) p)[i] = (int) (v)
#define STORE_int8(p, i, v) ((__global char*) p)[i] = (char) (v)
#define STORE_uint8(p, i, v) ((__global uchar*) p)[i] = (uchar) (v)
#define STORE_bool(p, i, v) ((__global uchar*) p)[i] = (v) != 0

#define CAST(X, Y, convert)                                                                                \
    KERNEL void X##_to_##Y(int n, __global const void* xs, int xFrom, __global void* ys, int yFrom) {      \
        int i = get_global_id(0);                                                                          \
        if (i < n) STORE_##Y(ys, yFrom + i, convert(LOAD_##X(xs, xFrom + i)));                             \
    }

#define SAME(x) (x)
#define WHOLE(x) (isnan(x) ? 0 : convert_long_sat_rtz(x))
#define REAL(x) convert_float(x)

#define FROM_FLOAT(X)          \
    CAST(X, float32, SAME)     \
    CAST(X, float16, SAME)     \
    CAST(X, bfloat16, SAME)    \
    CAST(X, int64, WHOLE)      \
    CAST(X, int32, WHOLE)      \
    CAST(X, int8, WHOLE)       \
    CAST(X, uint8, WHOLE)      \
    CAST(X, bool, SAME)

#define FROM_INTEGER(X)        \
    CAST(X, float32, REAL)     \
    CAST(X, float16, REAL)     \
    CAST(X, bfloat16, REAL)    \
    CAST(X, int64, SAME)       \
    CAST(X, int32, SAME)       \
    CAST(X, int8, SAME)        \
    CAST(X, uint8, SAME)       \
    CAST(X, bool, SAME)

FROM_FLOAT(float32)
FROM_FLOAT(float16)
FROM_FLOAT(bfloat16)
FROM_INTEGER(int64)
FROM_INTEGER(int32)
FROM_INTEGER(int8)
FROM_INTEGER(uint8)
FROM_INTEGER(bool)
