// One step of a recurrent network, behind its products: u is the unit, b the sequence. Sums of the input lie at
// [b, step, gate, u], those of the state at [b, gate, u]; h and c of the step before have a row stride of their own.

#define GATE(sums, row, gates, gate) sums[((row) * (gates) + (gate)) * units + u]

// What a kernel of a step is given: where this step's row of b and that of the step before begin.
#define STEP(b) ((b) * time + step)

KERNEL_OF_ROWS void simple_step(int batch, int time, int units, int step, int rectified, __global const float* as,
        __global const float* hs, __global float* ys, int yFrom) {
    int u = get_global_id(0);
    int b = get_global_id(1);
    if (u < units && b < batch) {
        float a = as[STEP(b) * units + u] + hs[b * units + u];
        ys[yFrom + STEP(b) * units + u] = rectified ? larger(0, a) : saturating_tanh(a);
    }
}

KERNEL_OF_ROWS void gru_step(int batch, int time, int units, int step, int before, __global const float* as,
        __global const float* hs, __global const float* states, int sFrom, __global float* ys, int yFrom,
        __global float* kept, int keptFrom) {
    int u = get_global_id(0);
    int b = get_global_id(1);
    if (u < units && b < batch) {
        float r = sigmoid(GATE(as, STEP(b), 3, 0) + GATE(hs, b, 3, 0));
        float z = sigmoid(GATE(as, STEP(b), 3, 1) + GATE(hs, b, 3, 1));
        float hidden = GATE(hs, b, 3, 2);
        float c = saturating_tanh(fma(r, hidden, GATE(as, STEP(b), 3, 2)));
        float h = states[sFrom + b * before + u];
        ys[yFrom + STEP(b) * units + u] = (1 - z) * c + z * h;
        __global float* keep = kept + keptFrom;
        GATE(keep, STEP(b), 4, 0) = c;
        GATE(keep, STEP(b), 4, 1) = r;
        GATE(keep, STEP(b), 4, 2) = z;
        GATE(keep, STEP(b), 4, 3) = hidden;
    }
}

KERNEL_OF_ROWS void lstm_step(int batch, int time, int units, int step, int before, __global const float* as,
        __global const float* hs, __global const float* states, int sFrom, __global float* ys, int yFrom,
        __global float* cells, int cFrom, __global float* kept, int keptFrom) {
    int u = get_global_id(0);
    int b = get_global_id(1);
    if (u < units && b < batch) {
        float i = sigmoid(GATE(as, STEP(b), 4, 0) + GATE(hs, b, 4, 0));
        float f = sigmoid(GATE(as, STEP(b), 4, 1) + GATE(hs, b, 4, 1));
        float g = saturating_tanh(GATE(as, STEP(b), 4, 2) + GATE(hs, b, 4, 2));
        float o = sigmoid(GATE(as, STEP(b), 4, 3) + GATE(hs, b, 4, 3));
        float c = fma(f, states[sFrom + b * before + u], i * g);
        cells[cFrom + STEP(b) * units + u] = c;
        ys[yFrom + STEP(b) * units + u] = o * saturating_tanh(c);
        __global float* keep = kept + keptFrom;
        GATE(keep, STEP(b), 4, 0) = i;
        GATE(keep, STEP(b), 4, 1) = f;
        GATE(keep, STEP(b), 4, 2) = g;
        GATE(keep, STEP(b), 4, 3) = o;
    }
}

// Backwards: dh [b, u] holds what came back to h; the gradients of the step's sums go to dsums, and what h gets beside
// them to direct.
KERNEL_OF_ROWS void simple_gradient(int batch, int time, int units, int step, int rectified, __global const float* ys,
        int yFrom, __global const float* dys, int dyFrom, __global float* dsums, int dsFrom, __global const float* dhs,
        int dhFrom, __global float* direct) {
    int u = get_global_id(0);
    int b = get_global_id(1);
    if (u < units && b < batch) {
        int at = STEP(b) * units + u;
        float d = dhs[dhFrom + b * units + u] + dys[dyFrom + at];
        float y = ys[yFrom + at];
        dsums[dsFrom + at] = rectified ? (y > 0 ? d : 0) : d * (1 - y * y);
        direct[b * units + u] = 0;
    }
}

KERNEL_OF_ROWS void gru_gradient(int batch, int time, int units, int step, int before, int more,
        __global const float* states, int sFrom, __global const float* kept, int keptFrom, __global const float* dys,
        int dyFrom, __global const float* dkept, int dkFrom, __global float* dsums, int dsFrom, __global float* dhidden,
        int hiddenFrom, __global const float* dhs, int dhFrom, __global float* direct) {
    int u = get_global_id(0);
    int b = get_global_id(1);
    if (u < units && b < batch) {
        __global const float* k = kept + keptFrom;
        __global const float* dk = dkept + dkFrom;
        float c = GATE(k, STEP(b), 4, 0);
        float r = GATE(k, STEP(b), 4, 1);
        float z = GATE(k, STEP(b), 4, 2);
        float hidden = GATE(k, STEP(b), 4, 3);
        float d = dhs[dhFrom + b * units + u] + dys[dyFrom + STEP(b) * units + u];
        float h = states[sFrom + b * before + u];
        float dc = (d * (1 - z) + (more ? GATE(dk, STEP(b), 4, 0) : 0)) * (1 - c * c);
        float dr = (dc * hidden + (more ? GATE(dk, STEP(b), 4, 1) : 0)) * r * (1 - r);
        float dz = (d * (h - c) + (more ? GATE(dk, STEP(b), 4, 2) : 0)) * z * (1 - z);
        __global float* ds = dsums + dsFrom;
        __global float* hd = dhidden + hiddenFrom;
        GATE(ds, STEP(b), 3, 0) = dr;
        GATE(ds, STEP(b), 3, 1) = dz;
        GATE(ds, STEP(b), 3, 2) = dc;
        GATE(hd, STEP(b), 3, 0) = dr;
        GATE(hd, STEP(b), 3, 1) = dz;
        GATE(hd, STEP(b), 3, 2) = dc * r + (more ? GATE(dk, STEP(b), 4, 3) : 0);
        direct[b * units + u] = d * z;
    }
}

KERNEL_OF_ROWS void lstm_gradient(int batch, int time, int units, int step, int before, int more, int moreCells,
        __global const float* states, int sFrom, __global const float* cells, int cFrom, __global const float* kept,
        int keptFrom, __global const float* dys, int dyFrom, __global const float* dcells, int dcFrom,
        __global const float* dkept, int dkFrom, __global float* dsums, int dsFrom, __global const float* dhs, int dhFrom,
        __global float* dc0s, int dc0From, __global float* direct) {
    int u = get_global_id(0);
    int b = get_global_id(1);
    if (u < units && b < batch) {
        __global const float* k = kept + keptFrom;
        __global const float* dk = dkept + dkFrom;
        float i = GATE(k, STEP(b), 4, 0);
        float f = GATE(k, STEP(b), 4, 1);
        float g = GATE(k, STEP(b), 4, 2);
        float o = GATE(k, STEP(b), 4, 3);
        int at = STEP(b) * units + u;
        float d = dhs[dhFrom + b * units + u] + dys[dyFrom + at];
        float c = states[sFrom + b * before + u];
        float t = saturating_tanh(cells[cFrom + at]);
        float dc = d * o * (1 - t * t) + (moreCells ? dcells[dcFrom + at] : 0) + dc0s[dc0From + b * units + u];
        dc0s[dc0From + b * units + u] = dc * f;
        __global float* ds = dsums + dsFrom;
        GATE(ds, STEP(b), 4, 0) = (dc * g + (more ? GATE(dk, STEP(b), 4, 0) : 0)) * i * (1 - i);
        GATE(ds, STEP(b), 4, 1) = (dc * c + (more ? GATE(dk, STEP(b), 4, 1) : 0)) * f * (1 - f);
        GATE(ds, STEP(b), 4, 2) = (dc * i + (more ? GATE(dk, STEP(b), 4, 2) : 0)) * (1 - g * g);
        GATE(ds, STEP(b), 4, 3) = (d * t + (more ? GATE(dk, STEP(b), 4, 3) : 0)) * o * (1 - o);
        direct[b * units + u] = 0;
    }
}

// dh = direct + what the state's sums sent back
KERNEL void add_back(int n, __global const float* direct, __global const float* back, __global float* dhs, int dhFrom) {
    int at = get_global_id(0);
    if (at < n) dhs[dhFrom + at] = direct[at] + back[at];
}
