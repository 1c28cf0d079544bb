package dev.lanewise.training;

/**
 * What one epoch came to.
 *
 * @param epoch from 1 on
 * @param loss mean over the training batches, as they were when they were trained on
 * @param accuracy the same, from 0 to 1
 * @param validationLoss mean over the validation examples after the epoch
 * @param validationAccuracy the same, from 0 to 1
 * @param learningRate of the last step
 * @param seconds of the training part
 */
public record EpochResult(
        int epoch,
        double loss,
        double accuracy,
        double validationLoss,
        double validationAccuracy,
        double learningRate,
        double seconds) {}
