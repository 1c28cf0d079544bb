// Functions of one number x, their constants alpha and beta, and their slopes: FUNCTION says what is made of each.

// What is rounded is rounded by each operator alone, so that a chain of them has the bits of one after the other.
#pragma OPENCL FP_CONTRACT OFF

#define SQRT_HALF 0.70710678118654752440f
#define SQRT_2_OVER_PI 0.79788456080286535588f
#define INVERSE_SQRT_2_PI 0.39894228040143267794f
#define TWO_OVER_SQRT_PI 1.12837916709551257390f
#define GELU_CUBIC 0.044715f
#define SELU_SCALE 1.0507009873554804934f
#define SELU_ALPHA 1.6732632423543772848f
// Beyond, each derivative that multiplies by x has reached its limit; infinity would make it NaN.
#define BOUND 1e9f

inline F sigmoids(F x) {
    F e = exp(-fabs(x));
    return (x >= 0 ? (F) 1 : e) / (1 + e);
}

inline F hyperbolic(F x) {
    return fabs(x) > 9.02f ? copysign((F) 1, x) : tanh(x);
}

inline F softplus(F x) {
    return fmax(x, 0.0f) + log1p(exp(-fabs(x)));
}

inline F elu(F x, float alpha) {
    return x >= 0 ? x : alpha * expm1(x);
}

// x * gate, with the limit -0 where x is minus infinity and the gate closed.
inline F gated(F x, F gate) {
    return fmax(x, -FLT_MAX) * gate;
}

inline F between(F x, float low, float high) {
    return x <= low ? (F) low : x >= high ? (F) high : x;
}

inline F clipped(F x, float low, float high) {
    F y = x <= low ? (F) low : x;
    return y >= high ? (F) high : y;
}

inline F signum(F x) {
    return x > 0 ? (F) 1 : x < 0 ? (F) -1 : x;
}

inline F gate_of_gelu_tanh(F x) {
    return sigmoids(2 * SQRT_2_OVER_PI * (x + GELU_CUBIC * x * x * x));
}

inline F unless_nan(F x, F slope) {
    return isnan(x) ? x : slope;
}

inline F gelu_slope(F x) {
    return erfc(-x * SQRT_HALF) / 2 + x * exp(-x * x / 2) * INVERSE_SQRT_2_PI;
}

inline F gelu_tanh_slope(F x) {
    F u = SQRT_2_OVER_PI * (x + GELU_CUBIC * x * x * x);
    F slope = SQRT_2_OVER_PI * (1 + 3 * GELU_CUBIC * x * x);
    return sigmoids(2 * u) * (1 + 2 * x * slope * sigmoids(-2 * u));
}

inline F mish_slope(F x) {
    F sp = softplus(x);
    return hyperbolic(sp) + x * (4 * sigmoids(2 * sp) * sigmoids(-2 * sp) * sigmoids(x));
}

inline F hard_sigmoid_slope(F x, float alpha, float beta) {
    F line = fma((F) alpha, x, (F) beta);
    return unless_nan(x, line > 0 && line < 1 ? (F) alpha : (F) 0);
}

// Large numbers one by one: where a vector has one, PoCL 3.1 gives sines of the small ones beside it that are wrong in the
// second place, and a number's neighbours must not matter anyway.
#define TRIGONOMETRIC(name, function)                                            \
    inline F name(F x) {                                                         \
        float all[VEC], results[VEC];                                            \
        VSTORE(x, all);                                                          \
        VSTORE(function(fabs(x) < 100 ? x : (F) 0), results);                    \
        for (int i = 0; i < VEC; i++)                                            \
            if (!(fabs(all[i]) < 100)) results[i] = function(all[i]);            \
        return VLOAD(results);                                                   \
    }

TRIGONOMETRIC(sines, sin)
TRIGONOMETRIC(cosines, cos)

#define IF(condition, a, b) ((condition) ? (F) (a) : (F) (b))

FUNCTION(identity, x, (F) 1)
FUNCTION(affine, fma((F) alpha, x, (F) beta), (F) alpha)
FUNCTION(negate, -x, (F) -1)
FUNCTION(abs_, fabs(x), signum(x))
FUNCTION(sign_, signum(x), (F) 0)
FUNCTION(square, x * x, 2 * x)
FUNCTION(sqrt_, sqrt(x), 0.5f / sqrt(x))
FUNCTION(reciprocal, 1 / x, -1 / (x * x))
FUNCTION(exp_, exp(x), exp(x))
FUNCTION(log_, log(x), 1 / x)
FUNCTION(sin_, sines(x), cosines(x))
FUNCTION(cos_, cosines(x), -sines(x))
FUNCTION(erf_, erf(x), TWO_OVER_SQRT_PI * exp(-x * x))
FUNCTION(tanh_, hyperbolic(x), 4 * sigmoids(2 * x) * sigmoids(-2 * x))
FUNCTION(sigmoid_, sigmoids(x), sigmoids(x) * sigmoids(-x))
FUNCTION(softplus_, softplus(x), sigmoids(x))
FUNCTION(softsign, IF(isinf(x), signum(x), x / (1 + fabs(x))), 1 / ((1 + fabs(x)) * (1 + fabs(x))))
FUNCTION(relu, IF(x <= 0, 0, x), unless_nan(x, IF(x > 0, 1, 0)))
FUNCTION(clip, clipped(x, alpha, beta), unless_nan(x, IF(x > alpha && x < beta, 1, 0)))
FUNCTION(leaky_relu, IF(x >= 0, x, alpha * x), unless_nan(x, IF(x >= 0, 1, alpha)))
FUNCTION(elu_, elu(x, alpha), IF(x >= 0, 1, alpha * exp(x)))
FUNCTION(selu, SELU_SCALE * elu(x, SELU_ALPHA), SELU_SCALE * IF(x >= 0, 1, SELU_ALPHA * exp(x)))
FUNCTION(gelu, gated(x, erfc(-x * SQRT_HALF) / 2), gelu_slope(between(x, -BOUND, BOUND)))
FUNCTION(gelu_tanh, gated(x, gate_of_gelu_tanh(x)), gelu_tanh_slope(between(x, -BOUND, BOUND)))
FUNCTION(silu, gated(x, sigmoids(x)), sigmoids(x) * (1 + between(x, -BOUND, BOUND) * sigmoids(-x)))
FUNCTION(mish, gated(x, hyperbolic(softplus(x))), mish_slope(between(x, -BOUND, BOUND)))
FUNCTION(hard_sigmoid, between(fma((F) alpha, x, (F) beta), 0, 1), hard_sigmoid_slope(x, alpha, beta))
FUNCTION(hard_swish, gated(x, between(x + 3, 0, 6) / 6), IF(x <= -3, 0, IF(x >= 3, 1, (2 * x + 3) / 6)))
FUNCTION(floor_, floor(x), (F) 0)
FUNCTION(ceil_, ceil(x), (F) 0)
FUNCTION(round_, rint(x), (F) 0)
