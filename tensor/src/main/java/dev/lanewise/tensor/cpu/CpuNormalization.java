package dev.lanewise.tensor.cpu;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.normalize.BatchNorm;
import dev.lanewise.kernels.normalize.LayerNorm;
import dev.lanewise.kernels.normalize.RmsNorm;
import dev.lanewise.tensor.NormalizationKernels;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Normalisation by {@link BatchNorm}, {@link LayerNorm} and {@link RmsNorm}. */
final class CpuNormalization implements NormalizationKernels {
    private final Cpu cpu;

    CpuNormalization(Cpu cpu) {
        this.cpu = cpu;
    }

    @Override
    public void batchStatistics(Tensor x, Tensor mean, Tensor variance) {
        BatchNorm.statistics(
                cpu,
                CpuReduction.rows(x),
                x.shape().last(),
                x.floats(),
                x.offset(),
                mean.floats(),
                mean.offset(),
                variance.floats(),
                variance.offset(),
                batchScratch(x),
                0);
    }

    @Override
    public void batchNormalize(
            Tensor x, Tensor mean, Tensor variance, Tensor gamma, Tensor beta, float epsilon, Tensor y) {
        BatchNorm.normalize(
                cpu,
                CpuReduction.rows(x),
                x.shape().last(),
                x.floats(),
                x.offset(),
                mean.floats(),
                mean.offset(),
                variance.floats(),
                variance.offset(),
                gamma.floats(),
                gamma.offset(),
                beta.floats(),
                beta.offset(),
                epsilon,
                y.floats(),
                y.offset(),
                new float[x.shape().last()],
                0);
    }

    @Override
    public void batchNormGradient(
            Tensor x,
            Tensor mean,
            Tensor variance,
            Tensor gamma,
            float epsilon,
            Tensor dy,
            Tensor dx,
            Tensor dgamma,
            Tensor dbeta) {
        BatchNorm.gradient(
                cpu,
                CpuReduction.rows(x),
                x.shape().last(),
                x.floats(),
                x.offset(),
                mean.floats(),
                mean.offset(),
                variance.floats(),
                variance.offset(),
                gamma.floats(),
                gamma.offset(),
                epsilon,
                dy.floats(),
                dy.offset(),
                dx.floats(),
                dx.offset(),
                dgamma.floats(),
                dgamma.offset(),
                dbeta.floats(),
                dbeta.offset(),
                batchScratch(x),
                0);
    }

    @Override
    public void layerNormalize(
            Tensor x, @Nullable Tensor gamma, @Nullable Tensor beta, float epsilon, Tensor y) {
        int n = x.shape().last();
        LayerNorm.normalize(
                cpu,
                CpuReduction.rows(x),
                n,
                x.floats(),
                x.offset(),
                gamma == null ? filled(n, 1) : gamma.floats(),
                gamma == null ? 0 : gamma.offset(),
                beta == null ? filled(n, 0) : beta.floats(),
                beta == null ? 0 : beta.offset(),
                epsilon,
                y.floats(),
                y.offset());
    }

    @Override
    public void layerNormGradient(
            Tensor x, Tensor gamma, float epsilon, Tensor dy, Tensor dx, Tensor dgamma, Tensor dbeta) {
        int rows = CpuReduction.rows(x);
        int n = x.shape().last();
        LayerNorm.gradient(
                cpu,
                rows,
                n,
                x.floats(),
                x.offset(),
                gamma.floats(),
                gamma.offset(),
                epsilon,
                dy.floats(),
                dy.offset(),
                dx.floats(),
                dx.offset(),
                dgamma.floats(),
                dgamma.offset(),
                dbeta.floats(),
                dbeta.offset(),
                new float[LayerNorm.scratchSize(rows, n, cpu.workers().width())],
                0);
    }

    @Override
    public void rmsNormalize(Tensor x, Tensor gamma, float epsilon, Tensor y) {
        RmsNorm.normalize(
                cpu,
                CpuReduction.rows(x),
                x.shape().last(),
                x.floats(),
                x.offset(),
                gamma.floats(),
                gamma.offset(),
                epsilon,
                y.floats(),
                y.offset());
    }

    @Override
    public void rmsNormGradient(Tensor x, Tensor gamma, float epsilon, Tensor dy, Tensor dx, Tensor dgamma) {
        int rows = CpuReduction.rows(x);
        int n = x.shape().last();
        RmsNorm.gradient(
                cpu,
                rows,
                n,
                x.floats(),
                x.offset(),
                gamma.floats(),
                gamma.offset(),
                epsilon,
                dy.floats(),
                dy.offset(),
                dx.floats(),
                dx.offset(),
                dgamma.floats(),
                dgamma.offset(),
                new float[RmsNorm.scratchSize(rows, n, cpu.workers().width())],
                0);
    }

    private float[] batchScratch(Tensor x) {
        return new float[BatchNorm.scratchSize(CpuReduction.rows(x), x.shape().last(), cpu.workers().width())];
    }

    private static float[] filled(int n, float value) {
        float[] values = new float[n];
        Arrays.fill(values, value);
        return values;
    }
}
