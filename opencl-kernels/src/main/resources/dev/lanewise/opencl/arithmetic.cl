// Functions of two numbers a and b, and comparisons: ARITHMETIC and COMPARISON say what is made of each.

#pragma OPENCL FP_CONTRACT OFF

// As Java has it: 1 to the power NaN, and 1 or -1 to an infinite power, is NaN.
inline float power(float a, float b) {
    return isnan(b) || (isinf(b) && fabs(a) == 1) ? NAN : pow(a, b);
}

// Number by number, since a device may compute powers of vectors otherwise.
inline F powers(F a, F b) {
    float some[VEC], others[VEC];
    VSTORE(a, some);
    VSTORE(b, others);
    for (int i = 0; i < VEC; i++) some[i] = power(some[i], others[i]);
    return VLOAD(some);
}

ARITHMETIC(add, a + b)
ARITHMETIC(subtract, a - b)
ARITHMETIC(multiply, a * b)
ARITHMETIC(divide, a / b)
ARITHMETIC(max_, largers(a, b))
ARITHMETIC(min_, smallers(a, b))
ARITHMETIC(pow_, powers(a, b))
COMPARISON(equal, a == b)
COMPARISON(not_equal, a != b)
COMPARISON(less, a < b)
COMPARISON(less_or_equal, a <= b)
COMPARISON(greater, a > b)
COMPARISON(greater_or_equal, a >= b)
