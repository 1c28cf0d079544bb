// Functions of one number, and their gradients f'(x) * dy.

#define SQRT_HALF 0.70710678118654752440f
#define SQRT_2_OVER_PI 0.79788456080286535588f
#define INVERSE_SQRT_2_PI 0.39894228040143267794f
#define TWO_OVER_SQRT_PI 1.12837916709551257390f
#define GELU_CUBIC 0.044715f
#define SELU_SCALE 1.0507009873554804934f
#define SELU_ALPHA 1.6732632423543772848f
// Beyond, each derivative that multiplies by x has reached its limit; infinity would make it NaN.
#define BOUND 1e9f

inline float softplus(float x) {
    return fmax(x, 0.0f) + log1p(exp(-fabs(x)));
}

inline float elu(float x, float alpha) {
    return x >= 0 ? x : alpha * expm1(x);
}

// x * gate, with the limit -0 where x is minus infinity and the gate closed.
inline float gated(float x, float gate) {
    return fmax(x, -FLT_MAX) * gate;
}

inline float between(float x, float low, float high) {
    return x <= low ? low : x >= high ? high : x;
}

inline float signum(float x) {
    return x > 0 ? 1 : x < 0 ? -1 : x;
}

inline float gate_of_gelu_tanh(float x) {
    return sigmoid(2 * SQRT_2_OVER_PI * (x + GELU_CUBIC * x * x * x));
}

inline float unless_nan(float x, float slope) {
    return isnan(x) ? x : slope;
}

inline float gelu_slope(float x) {
    return erfc(-x * SQRT_HALF) / 2 + x * exp(-x * x / 2) * INVERSE_SQRT_2_PI;
}

inline float gelu_tanh_slope(float x) {
    float u = SQRT_2_OVER_PI * (x + GELU_CUBIC * x * x * x);
    float slope = SQRT_2_OVER_PI * (1 + 3 * GELU_CUBIC * x * x);
    return sigmoid(2 * u) * (1 + 2 * x * slope * sigmoid(-2 * u));
}

inline float mish_slope(float x) {
    float sp = softplus(x);
    return saturating_tanh(sp) + x * (4 * sigmoid(2 * sp) * sigmoid(-2 * sp) * sigmoid(x));
}

inline float hard_sigmoid_slope(float x, float alpha, float beta) {
    float line = fma(alpha, x, beta);
    return unless_nan(x, 0 < line && line < 1 ? alpha : 0);
}

#define FUNCTION(name, value, slope)                                                                      \
    KERNEL void name(int n, float alpha, float beta, __global const float* xs, int xFrom,                \
            __global float* ys, int yFrom) {                                                             \
        int i = get_global_id(0);                                                                        \
        if (i < n) {                                                                                     \
            float x = xs[xFrom + i];                                                                     \
            ys[yFrom + i] = value;                                                                       \
        }                                                                                                \
    }                                                                                                    \
    KERNEL void name##_gradient(int n, float alpha, float beta, __global const float* xs, int xFrom,     \
            __global const float* dys, int dyFrom, __global float* dxs, int dxFrom) {                    \
        int i = get_global_id(0);                                                                        \
        if (i < n) {                                                                                     \
            float x = xs[xFrom + i];                                                                     \
            dxs[dxFrom + i] = (slope) * dys[dyFrom + i];                                                 \
        }                                                                                                \
    }

FUNCTION(identity, x, 1)
FUNCTION(affine, fma(alpha, x, beta), alpha)
FUNCTION(negate, -x, -1)
FUNCTION(abs_, fabs(x), signum(x))
FUNCTION(sign_, signum(x), 0)
FUNCTION(square, x * x, 2 * x)
FUNCTION(sqrt_, sqrt(x), 0.5f / sqrt(x))
FUNCTION(reciprocal, 1 / x, -1 / (x * x))
FUNCTION(exp_, exp(x), exp(x))
FUNCTION(log_, log(x), 1 / x)
FUNCTION(sin_, sin(x), cos(x))
FUNCTION(cos_, cos(x), -sin(x))
FUNCTION(erf_, erf(x), TWO_OVER_SQRT_PI * exp(-x * x))
FUNCTION(tanh_, saturating_tanh(x), 4 * sigmoid(2 * x) * sigmoid(-2 * x))
FUNCTION(sigmoid_, sigmoid(x), sigmoid(x) * sigmoid(-x))
FUNCTION(softplus_, softplus(x), sigmoid(x))
FUNCTION(softsign, isinf(x) ? signum(x) : x / (1 + fabs(x)), 1 / ((1 + fabs(x)) * (1 + fabs(x))))
FUNCTION(relu, x <= 0 ? 0 : x, unless_nan(x, x > 0 ? 1 : 0))
FUNCTION(clip, x <= alpha ? (alpha >= beta ? beta : alpha) : x >= beta ? beta : x,
        unless_nan(x, alpha < x && x < beta ? 1 : 0))
FUNCTION(leaky_relu, x >= 0 ? x : alpha * x, unless_nan(x, x >= 0 ? 1 : alpha))
FUNCTION(elu_, elu(x, alpha), x >= 0 ? 1 : alpha * exp(x))
FUNCTION(selu, SELU_SCALE * elu(x, SELU_ALPHA), SELU_SCALE * (x >= 0 ? 1 : SELU_ALPHA * exp(x)))
FUNCTION(gelu, gated(x, erfc(-x * SQRT_HALF) / 2), gelu_slope(between(x, -BOUND, BOUND)))
FUNCTION(gelu_tanh, gated(x, gate_of_gelu_tanh(x)), gelu_tanh_slope(between(x, -BOUND, BOUND)))
FUNCTION(silu, gated(x, sigmoid(x)), sigmoid(x) * (1 + between(x, -BOUND, BOUND) * sigmoid(-x)))
FUNCTION(mish, gated(x, saturating_tanh(softplus(x))), mish_slope(between(x, -BOUND, BOUND)))
FUNCTION(hard_sigmoid, between(fma(alpha, x, beta), 0, 1), hard_sigmoid_slope(x, alpha, beta))
FUNCTION(hard_swish, gated(x, between(x + 3, 0, 6) / 6), x <= -3 ? 0 : x >= 3 ? 1 : (2 * x + 3) / 6)
FUNCTION(floor_, floor(x), 0)
FUNCTION(ceil_, ceil(x), 0)
FUNCTION(round_, rint(x), 0)
