// Each function of functions.cl for VEC numbers at a time: of_NAME(x, alpha, beta).

#define FUNCTION(name, value, slope)                  \
    inline F of_##name(F x, float alpha, float beta) { \
        return value;                                 \
    }
