package dev.lanewise.tensor.cpu;

import static dev.lanewise.tensor.cpu.AgainstReference.assertAgrees;
import static dev.lanewise.tensor.cpu.AgainstReference.numbers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.BatchNorm;
import dev.lanewise.tensor.ops.BatchNormalize;
import dev.lanewise.tensor.ops.BatchStatistics;
import dev.lanewise.tensor.ops.LayerNorm;
import org.junit.jupiter.api.Test;

class CpuNormalizationTest {
    private static final float EPSILON = 1e-3f;

    @Test
    void normalisesChannelsAsTheReferenceDoes() {
        for (Tensor x : new Tensor[] {numbers(6, 5), numbers(2, 3, 4, 16), numbers(2, 30, 30, 40)}) {
            Tensor gamma = numbers(x.shape().last());
            Tensor beta = numbers(1, x.shape().last()).reshaped(gamma.shape());
            var statistics = Evaluator.eager().apply(new BatchStatistics(), x);
            Tensor mean = statistics.getFirst();
            Tensor variance = statistics.getLast();
            assertAgrees(new BatchStatistics(), 1e-5, x);
            assertAgrees(new BatchNormalize(EPSILON), 1e-5, x, mean, variance, gamma, beta);
            assertAgrees(new BatchNorm.Gradient(EPSILON), 1e-3, x, mean, variance, gamma, x);
        }
    }

    @Test
    void normalisesRowsAsTheReferenceDoes() {
        for (Tensor x : new Tensor[] {numbers(7), numbers(6, 5), numbers(2, 3, 384), numbers(0, 4)}) {
            Tensor gamma = numbers(x.shape().last());
            assertAgrees(new LayerNorm(EPSILON), 1e-5, x);
            assertAgrees(new LayerNorm(EPSILON), 1e-5, x, gamma, gamma);
            assertAgrees(new LayerNorm.Gradient(EPSILON), 1e-4, x, gamma, x);
        }
    }
}
