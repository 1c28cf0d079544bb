package dev.lanewise.perf.compare;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.normalize.BatchNorm;
import dev.lanewise.kernels.normalize.GroupNorm;
import dev.lanewise.kernels.normalize.LayerNorm;
import dev.lanewise.kernels.normalize.RmsNorm;
import dev.lanewise.kernels.reduce.Softmax;
import dev.lanewise.perf.compare.Lanewise.Call;
import dev.lanewise.perf.compare.Operation.Normalization;

/** Softmax and the normalisations. */
final class LanewiseRows {
    private LanewiseRows() {}

    static Call call(Operation.Softmax softmax, float[][] inputs) {
        return (cpu, y) -> Softmax.softmax(cpu, softmax.rows(), softmax.n(), inputs[0], 0, y, 0);
    }

    static Call call(Normalization of, float[][] in, Cpu on) {
        int rows = of.images() * of.rows();
        int n = of.n();
        return switch (of.norm()) {
            case LAYER -> (cpu, y) -> LayerNorm.normalize(
                    cpu, rows, n, in[0], 0, in[1], 0, in[2], 0, Normalization.EPSILON, y, 0);
            case BATCH -> {
                float[] scratch = new float[BatchNorm.scratchSize(rows, n, on.workers().width())];
                yield (cpu, y) -> BatchNorm.normalize(cpu, rows, n, in[0], 0, in[3], 0, in[4], 0, in[1], 0, in[2], 0,
                        Normalization.EPSILON, y, 0, scratch, 0);
            }
            case RMS -> (cpu, y) -> RmsNorm.normalize(
                    cpu, rows, n, in[0], 0, in[1], 0, Normalization.EPSILON, y, 0);
            case GROUP -> {
                float[] scratch = new float[GroupNorm.scratchSize(of.images(), of.rows(), n, on.workers().width())];
                yield (cpu, y) -> GroupNorm.normalize(cpu, of.images(), of.rows(), n, of.groups(), in[0], 0, in[1], 0,
                        in[2], 0, Normalization.EPSILON, y, 0, scratch, 0);
            }
        };
    }
}
