package dev.lanewise.tensor.reference;

import dev.lanewise.kernels.recurrent.RecurrentCell;
import dev.lanewise.tensor.RecurrentKernels;
import dev.lanewise.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Recurrent networks unit by unit. */
final class ReferenceRecurrent implements RecurrentKernels {
    @Override
    public void run(RecurrentCell cell, boolean reverse, Tensor x, Tensor inputWeight, Tensor hiddenWeight,
            @Nullable Tensor inputBias, @Nullable Tensor hiddenBias, Tensor h0, @Nullable Tensor c0,
            Tensor y, @Nullable Tensor cells, @Nullable Tensor kept) {
        int time = y.shape().size(1);
        int units = y.shape().last();
        for (int b = 0; b < y.shape().size(0); b++) {
            for (int step = 0; step < time; step++) {
                int row = b * time + (reverse ? time - 1 - step : step);
                int before = reverse ? row + 1 : row - 1;
                Doubles h = Doubles.of(step == 0 ? h0 : y);
                int from = (step == 0 ? b : before) * units;
                for (int u = 0; u < units; u++) {
                    double[] a = new double[cell.gates()];
                    double[] r = new double[cell.gates()];
                    for (int gate = 0; gate < a.length; gate++) {
                        int weight = gate * units + u;
                        a[gate] = product(Doubles.of(x), row, inputWeight, inputBias, weight);
                        r[gate] = product(h, step == 0 ? b : before, hiddenWeight, hiddenBias, weight);
                    }
                    double c = cells == null || c0 == null ? 0 : Doubles.of(step == 0 ? c0 : cells).get(from + u);
                    unit(cell, a, r, h.get(from + u), c, row, u, y, cells, kept);
                }
            }
        }
    }

    private static double product(Doubles x, int row, Tensor weight, @Nullable Tensor bias, int of) {
        int n = weight.shape().last();
        Doubles w = Doubles.of(weight);
        double sum = 0;
        for (int l = 0; l < n; l++) sum += x.get(row * n + l) * w.get(of * n + l);
        return bias == null ? sum : sum + Doubles.of(bias).get(of);
    }

    /** One unit of one step, from its sums over the input, {@code a}, and over the state, {@code b}. */
    private static void unit(RecurrentCell cell, double[] a, double[] b, double h, double c, int row, int u,
            Tensor y, @Nullable Tensor cells, @Nullable Tensor kept) {
        int units = y.shape().last();
        switch (cell) {
            case TANH -> Doubles.of(y).set(row * units + u, Math.tanh(a[0] + b[0]));
            case RELU -> Doubles.of(y).set(row * units + u, Math.max(0, a[0] + b[0]));
            case GRU -> {
                double r = sigmoid(a[0] + b[0]);
                double z = sigmoid(a[1] + b[1]);
                double n = Math.tanh(a[2] + r * b[2]);
                Doubles.of(y).set(row * units + u, (1 - z) * n + z * h);
                keep(kept, row, units, u, n, r, z, b[2]);
            }
            case LSTM -> {
                double i = sigmoid(a[0] + b[0]);
                double f = sigmoid(a[1] + b[1]);
                double g = Math.tanh(a[2] + b[2]);
                double o = sigmoid(a[3] + b[3]);
                double next = f * c + i * g;
                if (cells != null) Doubles.of(cells).set(row * units + u, next);
                Doubles.of(y).set(row * units + u, o * Math.tanh(next));
                keep(kept, row, units, u, i, f, g, o);
            }
        }
    }

    private static void keep(@Nullable Tensor kept, int row, int units, int u, double... values) {
        if (kept == null) return;
        for (int k = 0; k < 4; k++) Doubles.of(kept).set((row * 4 + k) * units + u, values[k]);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Override
    public void gradient(RecurrentCell cell, boolean reverse, Tensor hiddenWeight, Tensor h0, @Nullable Tensor c0,
            Tensor y, @Nullable Tensor cells, @Nullable Tensor kept,
            Tensor dy, @Nullable Tensor dcells, @Nullable Tensor dkept,
            Tensor dsums, @Nullable Tensor dhidden, Tensor dh0, @Nullable Tensor dc0) {
        int time = y.shape().size(1);
        int units = y.shape().last();
        Doubles.of(dh0).fill(0);
        if (dc0 != null) Doubles.of(dc0).fill(0);
        for (int b = 0; b < y.shape().size(0); b++) {
            for (int step = time - 1; step >= 0; step--) {
                int row = b * time + (reverse ? time - 1 - step : step);
                int before = (step == 0 ? b : reverse ? row + 1 : row - 1) * units;
                double[] direct = new double[units];
                for (int u = 0; u < units; u++) {
                    double d = Doubles.of(dh0).get(b * units + u) + Doubles.of(dy).get(row * units + u);
                    double c = cells == null || c0 == null ? 0 : Doubles.of(step == 0 ? c0 : cells).get(before + u);
                    double h = Doubles.of(step == 0 ? h0 : y).get(before + u);
                    direct[u] = unitGradient(
                            cell, d, h, c, b, row, u, y, cells, kept, dcells, dkept, dsums, dhidden, dc0);
                }
                back(cell.gates() * units, b, row, direct, hiddenWeight, dhidden == null ? dsums : dhidden, dh0);
            }
        }
    }

    /** {@code dh0} of sequence b becomes {@code direct} plus what the sums of a row send back. */
    private static void back(int gates, int b, int row, double[] direct, Tensor weight, Tensor sums, Tensor dh0) {
        for (int u = 0; u < direct.length; u++) {
            double sum = direct[u];
            for (int gate = 0; gate < gates; gate++) {
                sum += Doubles.of(sums).get(row * gates + gate) * Doubles.of(weight).get(gate * direct.length + u);
            }
            Doubles.of(dh0).set(b * direct.length + u, sum);
        }
    }

    /** Sets the gradients of a unit's sums; what h gets back beside them is returned. */
    private static double unitGradient(RecurrentCell cell, double d, double h, double c, int b, int row, int u,
            Tensor y, @Nullable Tensor cells, @Nullable Tensor kept, @Nullable Tensor dcells, @Nullable Tensor dkept,
            Tensor dsums, @Nullable Tensor dhidden, @Nullable Tensor dc0) {
        int units = y.shape().last();
        int at = row * units + u;
        double value = Doubles.of(y).get(at);
        double[] k = new double[4];
        double[] dk = new double[4];
        for (int i = 0; i < 4 && kept != null; i++) {
            k[i] = Doubles.of(kept).get((row * 4 + i) * units + u);
            dk[i] = dkept == null ? 0 : Doubles.of(dkept).get((row * 4 + i) * units + u);
        }
        switch (cell) {
            case TANH -> Doubles.of(dsums).set(at, d * (1 - value * value));
            case RELU -> Doubles.of(dsums).set(at, value > 0 ? d : 0);
            case GRU -> {
                double dn = (d * (1 - k[2]) + dk[0]) * (1 - k[0] * k[0]);
                double dr = (dn * k[3] + dk[1]) * k[1] * (1 - k[1]);
                double dz = (d * (h - k[0]) + dk[2]) * k[2] * (1 - k[2]);
                set(dsums, row, units, u, dr, dz, dn);
                if (dhidden != null) set(dhidden, row, units, u, dr, dz, dn * k[1] + dk[3]);
                return d * k[2];
            }
            case LSTM -> {
                double t = cells == null ? 0 : Math.tanh(Doubles.of(cells).get(at));
                double dc = d * k[3] * (1 - t * t) + (dcells == null ? 0 : Doubles.of(dcells).get(at));
                if (dc0 != null) {
                    dc += Doubles.of(dc0).get(b * units + u);
                    Doubles.of(dc0).set(b * units + u, dc * k[1]);
                }
                set(dsums, row, units, u,
                        (dc * k[2] + dk[0]) * k[0] * (1 - k[0]),
                        (dc * c + dk[1]) * k[1] * (1 - k[1]),
                        (dc * k[0] + dk[2]) * (1 - k[2] * k[2]),
                        (d * t + dk[3]) * k[3] * (1 - k[3]));
            }
        }
        return 0;
    }

    private static void set(Tensor sums, int row, int units, int u, double... values) {
        for (int gate = 0; gate < values.length; gate++) {
            Doubles.of(sums).set((row * values.length + gate) * units + u, values[gate]);
        }
    }
}
