package dev.lanewise.kernels.recurrent;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.TestData;

/** A run with random numbers. */
record RecurrentCase(
        RecurrentGeometry geometry, float[] x, float[] wx, float[] wh, float[] bx, float[] bh, float[] h0, float[] c0) {
    static RecurrentCase of(RecurrentGeometry g) {
        int rows = g.cell().gates() * g.units();
        float[] wh = TestData.random(rows * g.units(), 3);
        for (int i = 0; i < wh.length; i++) wh[i] /= (float) Math.sqrt(g.units());
        return new RecurrentCase(g, TestData.random(g.sizeX(), 1), TestData.random(rows * g.inputs(), 2), wh,
                TestData.random(rows, 4), TestData.random(rows, 5), TestData.random(g.sizeState(), 6),
                TestData.random(g.sizeState(), 7));
    }

    /** One step of the same network, from a state. */
    RecurrentCase step(int at, float[] h, float[] c) {
        RecurrentGeometry one = new RecurrentGeometry(
                geometry.cell(), geometry.batch(), 1, geometry.inputs(), geometry.units(), geometry.reverse());
        return new RecurrentCase(one, rows(x, at), wx, wh, bx, bh, h, c);
    }

    /** Of {@code [batch, time, n]} what one time has. */
    float[] rows(float[] of, int at) {
        int batch = geometry.batch();
        int n = batch == 0 ? 0 : of.length / batch / geometry.time();
        float[] rows = new float[batch * n];
        for (int b = 0; b < batch; b++) System.arraycopy(of, (b * geometry.time() + at) * n, rows, b * n, n);
        return rows;
    }

    RecurrentWeights weights() {
        return RecurrentWeights.pack(
                geometry.cell(), geometry.inputs(), geometry.units(), wx, 0, wh, 0, bx, 0, bh, 0);
    }

    Result run(Cpu cpu, int offset) {
        int cellSize = geometry.cell().hasCells() ? geometry.sizeY() : 0;
        float[] y = TestData.output(offset, geometry.sizeY());
        float[] cells = TestData.output(offset + 1, cellSize);
        float[] kept = TestData.output(offset + 2, geometry.sizeKept());
        int scratch = Recurrent.scratchSize(geometry, cpu.workers().width());
        Recurrent.run(cpu, geometry, weights(), TestData.at(offset, x), offset, TestData.at(offset, h0), offset,
                TestData.at(offset, c0), offset, y, offset, cells, offset + 1, kept, offset + 2,
                new float[offset + scratch], offset);
        return new Result(
                TestData.results(y, offset, geometry.sizeY()), TestData.results(cells, offset + 1, cellSize),
                TestData.results(kept, offset + 2, geometry.sizeKept()));
    }

    /** {@code y}, in double. */
    double[] textbook() {
        int n = geometry.units();
        double[] y = new double[geometry.sizeY()];
        for (int b = 0; b < geometry.batch(); b++) {
            double[] h = state(h0, b);
            double[] c = state(c0, b);
            for (int step = 0; step < geometry.time(); step++) {
                int at = b * geometry.time() + geometry.at(step);
                double[] next = new double[n];
                for (int u = 0; u < n; u++) next[u] = unit(at, u, h, c);
                System.arraycopy(next, 0, y, at * n, n);
                h = next;
            }
        }
        return y;
    }

    private double[] state(float[] of, int b) {
        double[] state = new double[geometry.units()];
        for (int u = 0; u < state.length; u++) state[u] = of[b * state.length + u];
        return state;
    }

    private double unit(int at, int u, double[] h, double[] c) {
        return switch (geometry.cell()) {
            case TANH -> Math.tanh(input(at, 0, u) + hidden(0, u, h));
            case RELU -> Math.max(0, input(at, 0, u) + hidden(0, u, h));
            case GRU -> {
                double r = sigmoid(input(at, 0, u) + hidden(0, u, h));
                double z = sigmoid(input(at, 1, u) + hidden(1, u, h));
                double n = Math.tanh(input(at, 2, u) + r * hidden(2, u, h));
                yield (1 - z) * n + z * h[u];
            }
            case LSTM -> {
                double in = sigmoid(input(at, 0, u) + hidden(0, u, h));
                double forget = sigmoid(input(at, 1, u) + hidden(1, u, h));
                double g = Math.tanh(input(at, 2, u) + hidden(2, u, h));
                c[u] = forget * c[u] + in * g;
                yield sigmoid(input(at, 3, u) + hidden(3, u, h)) * Math.tanh(c[u]);
            }
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private double input(int at, int gate, int u) {
        int row = gate * geometry.units() + u;
        double sum = bx[row];
        for (int l = 0; l < geometry.inputs(); l++) {
            sum += (double) x[at * geometry.inputs() + l] * wx[row * geometry.inputs() + l];
        }
        return sum;
    }

    private double hidden(int gate, int u, double[] h) {
        int row = gate * geometry.units() + u;
        double sum = bh[row];
        for (int l = 0; l < h.length; l++) sum += h[l] * wh[row * h.length + l];
        return sum;
    }

    /** What a run writes. */
    record Result(float[] y, float[] cells, float[] kept) {
        void assertSameAs(Result expected, String what) {
            TestData.assertSameBits(expected.y, y, what + ": y");
            TestData.assertSameBits(expected.cells, cells, what + ": cells");
            TestData.assertSameBits(expected.kept, kept, what + ": kept");
        }
    }
}
