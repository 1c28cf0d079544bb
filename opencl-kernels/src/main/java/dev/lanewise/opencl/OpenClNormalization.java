package dev.lanewise.opencl;

import dev.lanewise.opencl.runtime.Buffer;
import dev.lanewise.opencl.runtime.Range;
import dev.lanewise.tensor.NormalizationKernels;
import dev.lanewise.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Normalisation over the batch, over the last axis and over groups of channels: normalize.cl, sums by reduce.cl. */
final class OpenClNormalization implements NormalizationKernels {
    private final Engine engine;
    private final OpenClReduction reduction;

    OpenClNormalization(Engine engine, OpenClReduction reduction) {
        this.engine = engine;
        this.reduction = reduction;
    }

    @Override
    public void batchStatistics(Tensor x, Tensor mean, Tensor variance) {
        int n = x.shape().last();
        if (n == 0) return;
        int rows = x.elements() / n;
        reduction.box("sum", 1, rows, n, DeviceStorage.of(x).buffer(), x.offset(), mean);
        divide(mean, rows);
        try (Buffer squares = engine.floats(x.elements())) {
            engine.run(Source.NORMALIZE, "squared_distances", Range.of(n, rows), rows, n, x, mean, squares);
            reduction.box("sum", 1, rows, n, squares, 0, variance);
        }
        divide(variance, rows);
    }

    private void divide(Tensor sums, int by) {
        engine.run(Source.REDUCE, "divide_by", Range.of(sums.elements()), sums.elements(), (float) by, sums);
    }

    @Override
    public void batchNormalize(
            Tensor x, Tensor mean, Tensor variance, Tensor gamma, Tensor beta, float epsilon, Tensor y) {
        if (x.elements() == 0) return;
        int n = x.shape().last();
        int rows = x.elements() / n;
        engine.run(Source.NORMALIZE, "batch_normalize", Range.of(n, rows), rows, n, epsilon, x, mean, variance, gamma,
                beta, y);
    }

    @Override
    public void batchNormGradient(Tensor x, Tensor mean, Tensor variance, Tensor gamma, float epsilon, Tensor dy,
            Tensor dx, Tensor dgamma, Tensor dbeta) {
        int n = x.shape().last();
        if (n == 0) return;
        int rows = x.elements() / n;
        try (Buffer products = engine.floats(x.elements())) {
            engine.run(Source.NORMALIZE, "batch_products", Range.of(n, rows), rows, n, epsilon, x, mean, variance, dy,
                    products);
            reduction.box("sum", 1, rows, n, products, 0, dgamma);
        }
        reduction.box("sum", 1, rows, n, DeviceStorage.of(dy).buffer(), dy.offset(), dbeta);
        engine.run(Source.NORMALIZE, "batch_gradient", Range.of(n, rows), rows, n, epsilon, x, mean, variance, gamma,
                dy, dx, dgamma, dbeta);
    }

    @Override
    public void layerNormalize(
            Tensor x, @Nullable Tensor gamma, @Nullable Tensor beta, float epsilon, Tensor y) {
        normalizeRows(true, x, gamma, beta, epsilon, y);
    }

    @Override
    public void rmsNormalize(Tensor x, Tensor gamma, float epsilon, Tensor y) {
        normalizeRows(false, x, gamma, null, epsilon, y);
    }

    private void normalizeRows(boolean centred, Tensor x, @Nullable Tensor gamma, @Nullable Tensor beta, float epsilon,
            Tensor y) {
        if (x.elements() == 0) return;
        int n = x.shape().last();
        engine.run(Source.NORMALIZE, "layer_normalize", Range.of(1, x.elements() / n), n, epsilon, centred ? 1 : 0,
                gamma == null ? 0 : 1, beta == null ? 0 : 1, x, gamma == null ? x : gamma, beta == null ? x : beta, y);
    }

    @Override
    public void groupNormalize(
            Tensor x, int groups, @Nullable Tensor gamma, @Nullable Tensor beta, float epsilon, Tensor y) {
        if (x.elements() == 0) return;
        engine.run(Source.NORMALIZE, "group_normalize", Range.of(1, (long) x.shape().size(0) * groups), positions(x),
                x.shape().last(), groups, epsilon, gamma == null ? 0 : 1, beta == null ? 0 : 1, x,
                gamma == null ? x : gamma, beta == null ? x : beta, y);
    }

    @Override
    public void groupNormGradient(
            Tensor x, int groups, Tensor gamma, float epsilon, Tensor dy, Tensor dx, Tensor dgamma, Tensor dbeta) {
        int n = x.shape().last();
        if (n == 0) return;
        int rows = x.elements() / n;
        try (Buffer products = engine.floats(x.elements())) {
            engine.run(Source.NORMALIZE, "group_gradient",
                    Range.of(rows == 0 ? 0 : 1, (long) x.shape().size(0) * groups),
                    positions(x), n, groups, epsilon, x, gamma, dy, dx, products);
            reduction.box("sum", 1, rows, n, products, 0, dgamma);
        }
        reduction.box("sum", 1, rows, n, DeviceStorage.of(dy).buffer(), dy.offset(), dbeta);
    }

    private static int positions(Tensor x) {
        return x.shape().elements(1, x.shape().rank() - 1);
    }

    @Override
    public void layerNormGradient(
            Tensor x, Tensor gamma, float epsilon, Tensor dy, Tensor dx, Tensor dgamma, Tensor dbeta) {
        rowsGradient(true, x, gamma, epsilon, dy, dx, dgamma);
        int n = x.shape().last();
        if (n == 0) return;
        reduction.box("sum", 1, x.elements() / n, n, DeviceStorage.of(dy).buffer(), dy.offset(), dbeta);
    }

    @Override
    public void rmsNormGradient(Tensor x, Tensor gamma, float epsilon, Tensor dy, Tensor dx, Tensor dgamma) {
        rowsGradient(false, x, gamma, epsilon, dy, dx, dgamma);
    }

    private void rowsGradient(boolean centred, Tensor x, Tensor gamma, float epsilon, Tensor dy, Tensor dx,
            Tensor dgamma) {
        int n = x.shape().last();
        if (n == 0) return;
        int rows = x.elements() / n;
        try (Buffer products = engine.floats(x.elements())) {
            engine.run(Source.NORMALIZE, "layer_gradient", Range.of(rows == 0 ? 0 : 1, rows), n, epsilon,
                    centred ? 1 : 0, x, gamma, dy, dx, products);
            reduction.box("sum", 1, rows, n, products, 0, dgamma);
        }
    }
}
