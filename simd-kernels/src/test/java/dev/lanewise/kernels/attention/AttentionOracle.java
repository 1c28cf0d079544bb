package dev.lanewise.kernels.attention;

/** Attention from its formula, in double. */
final class AttentionOracle {
    private AttentionOracle() {}

    /** @param weighted receives the sum of the weights times the values' absolute values */
    static double[] forward(
            AttentionGeometry g, float[] q, float[] k, float[] v, float[] mask, double[] weighted) {
        double[] y = new double[g.outputSize()];
        for (int row = 0; row < g.logSumExpSize(); row++) {
            int head = row % g.heads();
            int t = row / g.heads() % g.queries();
            int batch = row / g.heads() / g.queries();
            int group = head / g.headsPerKvHead();
            double[] s = new double[g.keys()];
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = g.keysStart(t); j < g.keysEnd(t); j++) {
                int key = (batch * g.keys() + j) * g.kvHeads() + group;
                for (int d = 0; d < g.headDim(); d++) {
                    s[j] += (double) q[row * g.headDim() + d] * k[key * g.headDim() + d];
                }
                s[j] *= g.scale();
                if (g.softCap() != 0) s[j] = g.softCap() * Math.tanh(s[j] / g.softCap());
                if (mask.length > 0) s[j] += mask[((batch * g.heads() + head) * g.queries() + t) * g.keys() + j];
                largest = Math.max(largest, s[j]);
            }
            double sum = 0;
            for (int j = g.keysStart(t); j < g.keysEnd(t); j++) sum += Math.exp(s[j] - largest);
            for (int j = g.keysStart(t); j < g.keysEnd(t) && largest != Double.NEGATIVE_INFINITY; j++) {
                int value = ((batch * g.keys() + j) * g.kvHeads() + group) * g.valueDim();
                double p = Math.exp(s[j] - largest) / sum;
                for (int d = 0; d < g.valueDim(); d++) {
                    y[row * g.valueDim() + d] += p * v[value + d];
                    weighted[row * g.valueDim() + d] += p * Math.abs(v[value + d]);
                }
            }
        }
        return y;
    }
}
