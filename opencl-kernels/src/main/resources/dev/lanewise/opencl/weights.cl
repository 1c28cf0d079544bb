// Weights as they are stored: as floats, or in 16 bits that are widened where they are read, which is exact. Core OpenCL
// reads halves; arithmetic on them, which would be an extension, is not used.

#if defined(WEIGHTS_FLOAT16)
#define WEIGHT half
#define WEIGHT_AT(p, i) vload_half(i, p)
#define WEIGHTS(n, p) TYPE(vload_half, n)(0, p)
#elif defined(WEIGHTS_BFLOAT16)
#define WEIGHT ushort
#define WEIGHT_AT(p, i) as_float((uint) (p)[i] << 16)
#define WEIGHTS(n, p) TYPE(as_float, n)(TYPE(convert_uint, n)(TYPE(vload, n)(0, p)) << 16)
#else
#define WEIGHT float
#define WEIGHT_AT(p, i) (p)[i]
#define WEIGHTS(n, p) TYPE(vload, n)(0, p)
#endif
