package dev.lanewise.tensor.cpu;

import dev.lanewise.kernels.normalize.BatchNorm;
import dev.lanewise.kernels.normalize.GroupNorm;
import dev.lanewise.kernels.normalize.LayerNorm;
import dev.lanewise.kernels.normalize.RmsNorm;
import dev.lanewise.tensor.NormalizationKernels;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Normalisation by {@link BatchNorm}, {@link LayerNorm}, {@link GroupNorm} and {@link RmsNorm}. */
final class CpuNormalization implements NormalizationKernels {
    private final Calls calls;

    CpuNormalization(Calls calls) {
        this.calls = calls;
    }

    @Override
    public void batchStatistics(Tensor x, Tensor mean, Tensor variance) {
        calls.add(batchScratch(x), (scratch, at) -> BatchNorm.bindStatistics(calls.cpu(), rows(x), channels(x),
                x.floats(), x.offset(), mean.floats(), mean.offset(), variance.floats(), variance.offset(),
                scratch, at));
    }

    @Override
    public void batchNormalize(
            Tensor x, Tensor mean, Tensor variance, Tensor gamma, Tensor beta, float epsilon, Tensor y) {
        calls.add(channels(x), (scratch, at) -> BatchNorm.bindNormalize(calls.cpu(), rows(x), channels(x),
                x.floats(), x.offset(), mean.floats(), mean.offset(), variance.floats(), variance.offset(),
                gamma.floats(), gamma.offset(), beta.floats(), beta.offset(), epsilon, y.floats(), y.offset(),
                scratch, at));
    }

    @Override
    public void batchNormGradient(Tensor x, Tensor mean, Tensor variance, Tensor gamma, float epsilon, Tensor dy,
            Tensor dx, Tensor dgamma, Tensor dbeta) {
        calls.add(batchScratch(x), (scratch, at) -> BatchNorm.bindGradient(calls.cpu(), rows(x), channels(x),
                x.floats(), x.offset(), mean.floats(), mean.offset(), variance.floats(), variance.offset(),
                gamma.floats(), gamma.offset(), epsilon, dy.floats(), dy.offset(), dx.floats(), dx.offset(),
                dgamma.floats(), dgamma.offset(), dbeta.floats(), dbeta.offset(), scratch, at));
    }

    @Override
    public void layerNormalize(
            Tensor x, @Nullable Tensor gamma, @Nullable Tensor beta, float epsilon, Tensor y) {
        int n = channels(x);
        calls.add(() -> {
            float[] factors = gamma == null ? filled(n, 1) : gamma.floats();
            float[] terms = beta == null ? filled(n, 0) : beta.floats();
            return LayerNorm.bindNormalize(calls.cpu(), rows(x), n, x.floats(), x.offset(),
                    factors, gamma == null ? 0 : gamma.offset(), terms, beta == null ? 0 : beta.offset(), epsilon,
                    y.floats(), y.offset());
        });
    }

    @Override
    public void layerNormGradient(
            Tensor x, Tensor gamma, float epsilon, Tensor dy, Tensor dx, Tensor dgamma, Tensor dbeta) {
        int n = channels(x);
        calls.add(LayerNorm.scratchSize(rows(x), n, width()), (scratch, at) -> LayerNorm.bindGradient(
                calls.cpu(), rows(x), n, x.floats(), x.offset(), gamma.floats(), gamma.offset(), epsilon,
                dy.floats(), dy.offset(), dx.floats(), dx.offset(), dgamma.floats(), dgamma.offset(),
                dbeta.floats(), dbeta.offset(), scratch, at));
    }

    @Override
    public void groupNormalize(
            Tensor x, int groups, @Nullable Tensor gamma, @Nullable Tensor beta, float epsilon, Tensor y) {
        int n = channels(x);
        calls.add(groupScratch(x), (scratch, at) -> {
            float[] factors = gamma == null ? filled(n, 1) : gamma.floats();
            float[] terms = beta == null ? filled(n, 0) : beta.floats();
            return GroupNorm.bindNormalize(calls.cpu(), batch(x), positions(x), n, groups, x.floats(), x.offset(),
                    factors, gamma == null ? 0 : gamma.offset(), terms, beta == null ? 0 : beta.offset(), epsilon,
                    y.floats(), y.offset(), scratch, at);
        });
    }

    @Override
    public void groupNormGradient(
            Tensor x, int groups, Tensor gamma, float epsilon, Tensor dy, Tensor dx, Tensor dgamma, Tensor dbeta) {
        calls.add(groupScratch(x), (scratch, at) -> GroupNorm.bindGradient(
                calls.cpu(), batch(x), positions(x), channels(x), groups, x.floats(), x.offset(), gamma.floats(),
                gamma.offset(), epsilon, dy.floats(), dy.offset(), dx.floats(), dx.offset(), dgamma.floats(),
                dgamma.offset(), dbeta.floats(), dbeta.offset(), scratch, at));
    }

    @Override
    public void rmsNormalize(Tensor x, Tensor gamma, float epsilon, Tensor y) {
        calls.add(() -> RmsNorm.bindNormalize(calls.cpu(), rows(x), channels(x), x.floats(), x.offset(),
                gamma.floats(), gamma.offset(), epsilon, y.floats(), y.offset()));
    }

    @Override
    public void rmsNormGradient(Tensor x, Tensor gamma, float epsilon, Tensor dy, Tensor dx, Tensor dgamma) {
        int n = channels(x);
        calls.add(RmsNorm.scratchSize(rows(x), n, width()), (scratch, at) -> RmsNorm.bindGradient(
                calls.cpu(), rows(x), n, x.floats(), x.offset(), gamma.floats(), gamma.offset(), epsilon,
                dy.floats(), dy.offset(), dx.floats(), dx.offset(), dgamma.floats(), dgamma.offset(), scratch, at));
    }

    private int batchScratch(Tensor x) {
        return BatchNorm.scratchSize(rows(x), channels(x), width());
    }

    private int groupScratch(Tensor x) {
        return GroupNorm.scratchSize(batch(x), positions(x), channels(x), width());
    }

    private int width() {
        return calls.cpu().workers().width();
    }

    private static int rows(Tensor x) {
        return CpuReduction.rows(x);
    }

    private static int batch(Tensor x) {
        return x.shape().size(0);
    }

    /** Of an image. */
    private static int positions(Tensor x) {
        return x.shape().elements(1, x.shape().rank() - 1);
    }

    private static int channels(Tensor x) {
        return x.shape().last();
    }

    private static float[] filled(int n, float value) {
        float[] values = new float[n];
        Arrays.fill(values, value);
        return values;
    }
}
