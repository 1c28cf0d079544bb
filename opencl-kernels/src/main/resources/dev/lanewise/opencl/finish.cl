// What is done to outputs before they are stored, in this order: + bias[column], + residual, which lies as the output
// does, then the function ACTIVATION of functions.cl. The bits are those of operators one after the other.

#define FINISHING                                                                               \
    int biased, int added, float alpha, float beta, __global const float* biases, int biasFrom, \
    __global const float* residuals, int residualFrom

#define FINISHED(column, at) \
    biased, biases + biasFrom + (column), added, residuals + residualFrom + (at), alpha, beta, ys + yFrom + (at)

// Stores a vector's numbers, or the first left of them; column is that of the first, at its place in the output.
#define FINISH(left, v, column, at) finish(left, v, FINISHED(column, at))

#define FINISH_ONE(v, column, at) finish_one(v, FINISHED(column, at))

inline void finish(int left, F v, int biased, __global const float* bias, int added, __global const float* residual,
        float alpha, float beta, __global float* y) {
    if (left <= 0) return;
    if (biased) v += load_some(left, bias);
    if (added) v += load_some(left, residual);
    store_some(left, ACTIVATION(v, alpha, beta), y);
}

inline void finish_one(float v, int biased, __global const float* bias, int added, __global const float* residual,
        float alpha, float beta, __global float* y) {
    if (biased) v += *bias;
    if (added) v += *residual;
    *y = FIRST(ACTIVATION((F) v, alpha, beta));
}
