// Normalisation over the batch, one mean a channel (i), over the last axis, one mean a row, and over groups of channels.

// y = (x - mean) / sqrt(variance + epsilon) * gamma + beta
KERNEL_OF_ROWS void batch_normalize(int rows, int n, float epsilon, __global const float* xs, int xFrom,
        __global const float* means, int mFrom, __global const float* variances, int vFrom,
        __global const float* gammas, int gFrom, __global const float* betas, int bFrom, __global float* ys, int yFrom) {
    int i = get_global_id(0);
    int row = get_global_id(1);
    if (i < n && row < rows) {
        float r = 1 / sqrt(variances[vFrom + i] + epsilon);
        float xhat = (xs[xFrom + row * n + i] - means[mFrom + i]) * r;
        ys[yFrom + row * n + i] = fma(xhat, gammas[gFrom + i], betas[bFrom + i]);
    }
}

// Squares of the distance from the mean, whose sums are the variances.
KERNEL_OF_ROWS void squared_distances(int rows, int n, __global const float* xs, int xFrom,
        __global const float* means, int mFrom, __global float* ys) {
    int i = get_global_id(0);
    int row = get_global_id(1);
    if (i < n && row < rows) {
        float d = xs[xFrom + row * n + i] - means[mFrom + i];
        ys[row * n + i] = d * d;
    }
}

// dy * xhat, whose sums are dgamma.
KERNEL_OF_ROWS void batch_products(int rows, int n, float epsilon, __global const float* xs, int xFrom,
        __global const float* means, int mFrom, __global const float* variances, int vFrom,
        __global const float* dys, int dyFrom, __global float* ys) {
    int i = get_global_id(0);
    int row = get_global_id(1);
    if (i < n && row < rows) {
        float r = 1 / sqrt(variances[vFrom + i] + epsilon);
        ys[row * n + i] = dys[dyFrom + row * n + i] * ((xs[xFrom + row * n + i] - means[mFrom + i]) * r);
    }
}

// dx = gamma * r * (dy - mean(dy) - xhat * mean(dy * xhat))
KERNEL_OF_ROWS void batch_gradient(int rows, int n, float epsilon, __global const float* xs, int xFrom,
        __global const float* means, int mFrom, __global const float* variances, int vFrom,
        __global const float* gammas, int gFrom, __global const float* dys, int dyFrom, __global float* dxs, int dxFrom,
        __global const float* dgammas, int dgFrom, __global const float* dbetas, int dbFrom) {
    int i = get_global_id(0);
    int row = get_global_id(1);
    if (i < n && row < rows) {
        float r = 1 / sqrt(variances[vFrom + i] + epsilon);
        float xhat = (xs[xFrom + row * n + i] - means[mFrom + i]) * r;
        float inner = dys[dyFrom + row * n + i] - dbetas[dbFrom + i] / rows - xhat * (dgammas[dgFrom + i] / rows);
        dxs[dxFrom + row * n + i] = gammas[gFrom + i] * r * inner;
    }
}

// Each vector of a row that is this work-item's, then each number of the rest.
#define OWN_VECTORS(l, n) for (int l = get_local_id(0) * VEC; l + VEC <= n; l += GROUP * VEC)
#define OWN_REST(l, n) for (int l = n / VEC * VEC + get_local_id(0); l < n; l += GROUP)

inline float row_mean(int n, __global const float* x, __local float* part) {
    F many = 0;
    OWN_VECTORS(l, n) many += VLOAD(x + l);
    float s = sum_of(many);
    OWN_REST(l, n) s += x[l];
    COMBINE(part, s, sum);
    return s / n;
}

// 1 / sqrt(mean((x - mean)^2) + epsilon)
inline float row_scale(int n, __global const float* x, float mean, float epsilon, __local float* part) {
    F many = 0;
    OWN_VECTORS(l, n) many = fma(VLOAD(x + l) - mean, VLOAD(x + l) - mean, many);
    float s = sum_of(many);
    OWN_REST(l, n) s = fma(x[l] - mean, x[l] - mean, s);
    COMBINE(part, s, sum);
    return 1 / sqrt(s / n + epsilon);
}

KERNEL void layer_normalize(int n, float epsilon, int centred, int scaled, int shifted, __global const float* xs,
        int xFrom, __global const float* gammas, int gFrom, __global const float* betas, int bFrom, __global float* ys,
        int yFrom) {
    __local float part[GROUP];
    __global const float* x = xs + xFrom + get_group_id(1) * n;
    __global float* y = ys + yFrom + get_group_id(1) * n;
    float mean = 0;
    if (centred) mean = row_mean(n, x, part);
    float r = row_scale(n, x, mean, epsilon, part);
    OWN_VECTORS(l, n) {
        F xhat = (VLOAD(x + l) - mean) * r;
        F scale = 1;
        if (scaled) scale = VLOAD(gammas + gFrom + l);
        F shift = 0;
        if (shifted) shift = VLOAD(betas + bFrom + l);
        VSTORE(shifted ? fma(xhat, scale, shift) : xhat * scale, y + l);
    }
    OWN_REST(l, n) {
        float xhat = (x[l] - mean) * r;
        float scale = scaled ? gammas[gFrom + l] : 1;
        y[l] = shifted ? fma(xhat, scale, betas[bFrom + l]) : xhat * scale;
    }
}

// dx = r * (g - mean(g) - xhat * mean(g * xhat)), g = gamma * dy, without mean(g) where nothing is centred; and
// dy * xhat, whose sums along the rows are dgamma.
KERNEL void layer_gradient(int n, float epsilon, int centred, __global const float* xs, int xFrom,
        __global const float* gammas, int gFrom, __global const float* dys, int dyFrom, __global float* dxs, int dxFrom,
        __global float* products) {
    __local float part[GROUP];
    __global const float* x = xs + xFrom + get_group_id(1) * n;
    __global const float* gamma = gammas + gFrom;
    __global const float* dy = dys + dyFrom + get_group_id(1) * n;
    __global float* dx = dxs + dxFrom + get_group_id(1) * n;
    __global float* product = products + get_group_id(1) * n;
    float mean = 0;
    if (centred) mean = row_mean(n, x, part);
    float r = row_scale(n, x, mean, epsilon, part);
    F manyG = 0;
    F manyGx = 0;
    OWN_VECTORS(l, n) {
        F xhat = (VLOAD(x + l) - mean) * r;
        F own = VLOAD(gamma + l) * VLOAD(dy + l);
        manyG += own;
        manyGx = fma(own, xhat, manyGx);
        VSTORE(VLOAD(dy + l) * xhat, product + l);
    }
    float g = sum_of(manyG);
    float gx = sum_of(manyGx);
    OWN_REST(l, n) {
        float xhat = (x[l] - mean) * r;
        g += gamma[l] * dy[l];
        gx = fma(gamma[l] * dy[l], xhat, gx);
        product[l] = dy[l] * xhat;
    }
    COMBINE(part, g, sum);
    COMBINE(part, gx, sum);
    float meanG = centred ? g / n : 0;
    float meanGx = gx / n;
    OWN_VECTORS(l, n) {
        F xhat = (VLOAD(x + l) - mean) * r;
        VSTORE(r * (VLOAD(gamma + l) * VLOAD(dy + l) - meanG - xhat * meanGx), dx + l);
    }
    OWN_REST(l, n) {
        float xhat = (x[l] - mean) * r;
        dx[l] = r * (gamma[l] * dy[l] - meanG - xhat * meanGx);
    }
}

// Place l of a group of channels of an image, of positions * (channels / groups), lies GROUP_PLACE(l) behind its first.
#define GROUP_PLACE(l) ((l) / size * n + (l) % size)
#define OWN_PLACES(l) for (int l = get_local_id(0); l < positions * size; l += GROUP)

inline float group_mean(int positions, int n, int size, __global const float* x, __local float* part) {
    float s = 0;
    OWN_PLACES(l) s += x[GROUP_PLACE(l)];
    COMBINE(part, s, sum);
    return s / ((float) positions * size);
}

inline float group_scale(int positions, int n, int size, __global const float* x, float mean, float epsilon,
        __local float* part) {
    float s = 0;
    OWN_PLACES(l) {
        float d = x[GROUP_PLACE(l)] - mean;
        s = fma(d, d, s);
    }
    COMBINE(part, s, sum);
    return 1 / sqrt(s / ((float) positions * size) + epsilon);
}

KERNEL void group_normalize(int positions, int n, int groups, float epsilon, int scaled, int shifted,
        __global const float* xs, int xFrom, __global const float* gammas, int gFrom, __global const float* betas,
        int bFrom, __global float* ys, int yFrom) {
    __local float part[GROUP];
    int size = n / groups;
    int first = get_group_id(1) % groups * size;
    int from = get_group_id(1) / groups * positions * n + first;
    __global const float* x = xs + xFrom + from;
    float mean = group_mean(positions, n, size, x, part);
    float r = group_scale(positions, n, size, x, mean, epsilon, part);
    OWN_PLACES(l) {
        int i = first + l % size;
        float xhat = (x[GROUP_PLACE(l)] - mean) * r;
        float scale = scaled ? gammas[gFrom + i] : 1;
        ys[yFrom + from + GROUP_PLACE(l)] = shifted ? fma(xhat, scale, betas[bFrom + i]) : xhat * scale;
    }
}

// dx = r * (g - mean(g) - xhat * mean(g * xhat)), g = gamma * dy; and dy * xhat, whose sums are dgamma.
KERNEL void group_gradient(int positions, int n, int groups, float epsilon, __global const float* xs, int xFrom,
        __global const float* gammas, int gFrom, __global const float* dys, int dyFrom, __global float* dxs, int dxFrom,
        __global float* products) {
    __local float part[GROUP];
    int size = n / groups;
    int first = get_group_id(1) % groups * size;
    int from = get_group_id(1) / groups * positions * n + first;
    __global const float* x = xs + xFrom + from;
    __global const float* dy = dys + dyFrom + from;
    __global const float* gamma = gammas + gFrom + first;
    float mean = group_mean(positions, n, size, x, part);
    float r = group_scale(positions, n, size, x, mean, epsilon, part);
    float g = 0;
    float gx = 0;
    OWN_PLACES(l) {
        float xhat = (x[GROUP_PLACE(l)] - mean) * r;
        float own = dy[GROUP_PLACE(l)];
        g = fma(gamma[l % size], own, g);
        gx = fma(gamma[l % size] * own, xhat, gx);
        products[from + GROUP_PLACE(l)] = own * xhat;
    }
    COMBINE(part, g, sum);
    COMBINE(part, gx, sum);
    float count = (float) positions * size;
    OWN_PLACES(l) {
        float xhat = (x[GROUP_PLACE(l)] - mean) * r;
        dxs[dxFrom + from + GROUP_PLACE(l)] = r * (gamma[l % size] * dy[GROUP_PLACE(l)] - g / count - xhat * (gx / count));
    }
}
