package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.random;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormalizationOperatorsTest {
    private static final double ERROR = 2e-5;

    private final Evaluator ev = Evaluator.eager();

    /** {@code (x - mean) / sqrt(variance + epsilon)} over some axes. */
    private Tensor standardized(Tensor x, float epsilon, int... axes) {
        Tensor centred = ev.subtract(x, ev.mean(x, true, axes));
        Tensor variance = ev.mean(ev.square(centred), true, axes);
        return ev.divide(centred, ev.sqrt(ev.affine(variance, 1, epsilon)));
    }

    @Test
    void batchNormalizationUsesWhatItIsGiven() {
        Tensor x = random(1, 2, 3, 4, 2);
        Tensor scale = random(2, 3);
        Tensor bias = random(3, 3);
        Tensor mean = random(4, 3);
        Tensor variance = floats(0.5, 1, 2);
        Shape channels = Shape.of(3, 1, 1);
        Tensor deviation = ev.sqrt(ev.affine(variance, 1, 1e-3f));
        Tensor y = ev.divide(ev.subtract(x, mean.reshaped(channels)), deviation.reshaped(channels));
        y = ev.add(ev.multiply(y, scale.reshaped(channels)), bias.reshaped(channels));
        for (int opset : new int[] {7, 9, 14, 15}) {
            OneNode.of("BatchNormalization", opset).with("epsilon", 1e-3).to(x, scale, bias, mean, variance)
                    .givesNear(ERROR, y);
        }
        OneNode.of("BatchNormalization", 6).with("is_test", 1).with("epsilon", 1e-3)
                .to(x, scale, bias, mean, variance).givesNear(ERROR, y);
    }

    @Test
    void batchNormalizationMayHaveANumberAPlace() {
        Tensor x = random(5, 2, 3, 2);
        Tensor scale = random(6, 3, 2);
        Tensor bias = random(7, 3, 2);
        Tensor mean = random(8, 3, 2);
        Tensor variance = ev.affine(ev.abs(random(9, 3, 2)), 1, 1);
        Tensor y = ev.divide(ev.subtract(x, mean), ev.sqrt(ev.affine(variance, 1, 1e-5f)));
        OneNode.of("BatchNormalization", 7).with("spatial", 0).to(x, scale, bias, mean, variance)
                .givesNear(ERROR, ev.add(ev.multiply(y, scale), bias));
    }

    @Test
    void trainingUsesTheBatchAndCarriesItsStatisticsOn() {
        Tensor x = random(10, 4, 2, 3);
        Tensor one = floats(1, 1);
        Tensor zero = floats(0, 0);
        Tensor mean = floats(0.5, -1);
        Tensor variance = floats(2, 3);
        Tensor now = ev.mean(x, true, 0, 2);
        Tensor spread = ev.mean(ev.square(ev.subtract(x, now)), false, 0, 2);
        Tensor next = ev.add(ev.scale(mean, 0.8f), ev.scale(now.reshaped(Shape.of(2)), 0.2f));
        List<Tensor> outputs = OneNode.of("BatchNormalization", 15).with("training_mode", 1).with("momentum", 0.8)
                .to(x, one, zero, mean, variance).outputs(x, mean, variance);
        near(standardized(x, 1e-5f, 0, 2), outputs.get(0));
        near(next, outputs.get(1));
        near(ev.add(ev.scale(variance, 0.8f), ev.scale(spread, 0.2f)), outputs.get(2));
        List<Tensor> old = OneNode.of("BatchNormalization", 9).with("momentum", 0.8)
                .to(x, one, zero, mean, variance).outputs(x, mean, variance, mean, variance);
        assertEquals(outputs, old.subList(0, 3));
        near(spread, old.get(4));
    }

    private static void near(Tensor expected, Tensor y) {
        assertEquals(expected.type(), y.type());
        for (int i = 0; i < y.elements(); i++) {
            assertEquals(expected.toFloats()[i], y.toFloats()[i], ERROR);
        }
    }

    @Test
    void instancesAndGroupsAreStandardized() {
        Tensor x = random(11, 2, 4, 3, 2);
        Tensor scale = random(12, 4);
        Tensor bias = random(13, 4);
        Shape channels = Shape.of(4, 1, 1);
        Tensor y = ev.add(
                ev.multiply(standardized(x, 1e-5f, 2, 3), scale.reshaped(channels)), bias.reshaped(channels));
        OneNode.of("InstanceNormalization", 6).to(x, scale, bias).givesNear(ERROR, y);
        OneNode.of("GroupNormalization", 21).with("num_groups", 4).to(x, scale, bias).givesNear(ERROR, y);
        Tensor groups = standardized(x.reshaped(Shape.of(2, 2, 12)), 1e-5f, 2).reshaped(x.shape());
        y = ev.add(ev.multiply(groups, scale.reshaped(channels)), bias.reshaped(channels));
        OneNode.of("GroupNormalization", 21).with("num_groups", 2).to(x, scale, bias).givesNear(ERROR, y);
        Tensor perGroup = floats(2, -3);
        Tensor repeated = floats(Shape.of(4, 1, 1), 2, 2, -3, -3);
        OneNode.of("GroupNormalization", 18).with("num_groups", 2).to(x, perGroup, floats(0, 0))
                .givesNear(ERROR, ev.multiply(groups, repeated));
        String message = OneNode.of("GroupNormalization", 21).with("num_groups", 3).to(x, scale, bias).refused(x);
        assertTrue(message.contains("num_groups must divide"), message);
    }

    @Test
    void layersAreStandardizedFromAnAxisOn() {
        Tensor x = random(14, 2, 3, 4);
        Tensor scale = random(15, 3, 4);
        Tensor bias = random(16, 4);
        Tensor y = ev.add(ev.multiply(standardized(x, 1e-5f, 1, 2), scale), bias);
        OneNode.of("LayerNormalization", 17).with("axis", -2).to(x, scale, bias).givesNear(ERROR, y);
        Tensor wide = random(17, 2, 3, 1);
        OneNode.of("LayerNormalization", 17).to(x, wide)
                .givesNear(ERROR, ev.multiply(standardized(x, 1e-5f, 2), wide));
        List<Tensor> three = OneNode.of("LayerNormalization", 17).with("axis", 1).to(x, scale).outputs(x, x, x);
        near(ev.mean(x, true, 1, 2), three.get(1));
        Tensor variance = ev.mean(ev.square(ev.subtract(x, three.get(1))), true, 1, 2);
        near(ev.reciprocal(ev.sqrt(ev.affine(variance, 1, 1e-5f))), three.get(2));
    }

    @Test
    void halvesAreNormalizedInFloat32() {
        Tensor x = Samples.halves(1, 2, 3, 4);
        Tensor y = ev.cast(standardized(ev.cast(x, DType.FLOAT32), 1e-5f, 0), x.dtype());
        OneNode.of("LayerNormalization", 17).with("axis", 0).to(x, Samples.halves(1, 1, 1, 1)).gives(y);
    }

    @Test
    void theRootMeanSquareDividesFromAnAxisOn() {
        Tensor x = random(18, 2, 3, 4);
        Tensor scale = random(19, 3, 4);
        Tensor root = ev.sqrt(ev.affine(ev.mean(ev.square(x), true, 1, 2), 1, 1e-5f));
        OneNode.of("RMSNormalization", 23).with("axis", 1).to(x, scale)
                .givesNear(ERROR, ev.multiply(ev.divide(x, root), scale));
    }

    @Test
    void normsDivideTheirLine() {
        Tensor x = floats(Shape.of(2, 2), 3, -4, 0, 0);
        OneNode.of("LpNormalization", 1).to(x).gives(floats(Shape.of(2, 2), 0.6, -0.8, 0, 0));
        OneNode.of("LpNormalization", 22).with("p", 1).with("axis", 0).to(x)
                .gives(floats(Shape.of(2, 2), 1, -1, 0, 0));
    }

    @Test
    void meanAndVarianceOverNamedAxes() {
        Tensor x = random(20, 2, 3, 4, 2);
        OneNode.of("MeanVarianceNormalization", 9).to(x).givesNear(1e-4, standardized(x, 0, 0, 2, 3));
        OneNode.of("MeanVarianceNormalization", 13).withAll("axes", 1, -1).to(x)
                .givesNear(1e-4, standardized(x, 0, 1, 3));
    }

    @Test
    void neighbouringChannelsDampEachOther() {
        Tensor x = random(21, 1, 5, 2);
        for (float beta : new float[] {0.5f, 0.75f, 1, 0.3f}) {
            for (int size : new int[] {1, 2, 3, 4}) {
                double[] y = new double[10];
                for (int i = 0; i < y.length; i++) {
                    double sum = 0;
                    for (int c = i / 2 - (size - 1) / 2; c <= i / 2 + size / 2; c++) {
                        if (c >= 0 && c < 5) sum += Math.pow(x.floats()[c * 2 + i % 2], 2);
                    }
                    y[i] = x.floats()[i] / Math.pow(2 + 0.5 / size * sum, beta);
                }
                OneNode.of("LRN", 13).with("size", size).with("alpha", 0.5).with("bias", 2.0).with("beta", beta).to(x)
                        .givesNear(1e-6, floats(x.shape(), y));
            }
        }
    }
}
