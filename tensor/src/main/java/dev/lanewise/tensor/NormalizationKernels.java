package dev.lanewise.tensor;

import org.jspecify.annotations.Nullable;

/**
 * Normalisation by statistics over the batch (one mean a channel), over the last axis (one mean a row) or over groups of
 * an image's channels.
 */
public interface NormalizationKernels {
    /** Mean and biased variance of each channel of {@code x [..., channels]} over all other axes; variance by two passes. */
    void batchStatistics(Tensor x, Tensor mean, Tensor variance);

    /** {@code y = (x - mean) / sqrt(variance + epsilon) * gamma + beta}, all four a number a channel. */
    void batchNormalize(
            Tensor x, Tensor mean, Tensor variance, Tensor gamma, Tensor beta, float epsilon, Tensor y);

    /**
     * The gradient where mean and variance were computed from {@code x} itself: with {@code xhat = (x - mean) * r},
     * {@code r = 1 / sqrt(variance + epsilon)} and means over all axes but the channel:
     * {@code dgamma = sum(dy * xhat)}, {@code dbeta = sum(dy)},
     * {@code dx = gamma * r * (dy - mean(dy) - xhat * mean(dy * xhat))}.
     */
    void batchNormGradient(
            Tensor x,
            Tensor mean,
            Tensor variance,
            Tensor gamma,
            float epsilon,
            Tensor dy,
            Tensor dx,
            Tensor dgamma,
            Tensor dbeta);

    /** {@code y = (x - mean) / sqrt(variance + epsilon) * gamma + beta} along the last axis, statistics of each row. */
    void layerNormalize(Tensor x, @Nullable Tensor gamma, @Nullable Tensor beta, float epsilon, Tensor y);

    /** The gradient of {@link #layerNormalize}; statistics are computed again. */
    void layerNormGradient(
            Tensor x, Tensor gamma, float epsilon, Tensor dy, Tensor dx, Tensor dgamma, Tensor dbeta);

    /**
     * {@code y = (x - mean) / sqrt(variance + epsilon) * gamma + beta}, statistics of each image of
     * {@code x [batch, ..., channels]} over all places and each group of neighbouring channels.
     */
    void groupNormalize(
            Tensor x, int groups, @Nullable Tensor gamma, @Nullable Tensor beta, float epsilon, Tensor y);

    /** The gradient of {@link #groupNormalize}; statistics are computed again. */
    void groupNormGradient(
            Tensor x, int groups, Tensor gamma, float epsilon, Tensor dy, Tensor dx, Tensor dgamma, Tensor dbeta);

    /** {@code y = x / sqrt(mean(x^2) + epsilon) * gamma} along the last axis, the mean square of each row. */
    void rmsNormalize(Tensor x, Tensor gamma, float epsilon, Tensor y);

    /** The gradient of {@link #rmsNormalize}; the mean squares are computed again. */
    void rmsNormGradient(Tensor x, Tensor gamma, float epsilon, Tensor dy, Tensor dx, Tensor dgamma);
}
