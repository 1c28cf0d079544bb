package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.counted;
import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomOperatorsTest {
    private static final int COUNT = 10_000;

    private static float[] drawn(OneNode node, Tensor... inputs) {
        return node.to(inputs).outputs(Tensor.full(Shape.of(COUNT), 0)).getFirst().toFloats();
    }

    private static double mean(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
    }

    private static double deviation(float[] values) {
        double mean = mean(values);
        return Math.sqrt(IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .average()
                .orElseThrow());
    }

    // six standard errors of the mean of so many draws
    @Test
    void normalNumbersHaveTheirMeanAndDeviation() {
        float[] values = drawn(OneNode.of("RandomNormal", 1).withAll("shape", COUNT).with("seed", 3.0)
                .with("mean", 5.0).with("scale", 2.0));
        assertEquals(5, mean(values), 6 * 2 / Math.sqrt(COUNT));
        assertEquals(2, deviation(values), 6 * 2 / Math.sqrt(2 * COUNT));
    }

    @Test
    void uniformNumbersFillTheirRange() {
        float[] values = drawn(OneNode.of("RandomUniformLike", 22).with("seed", 3.0).with("low", -1.0)
                .with("high", 3.0), Tensor.full(Shape.of(COUNT), 0));
        assertEquals(1, mean(values), 6 * 4 / Math.sqrt(12.0 * COUNT));
        for (float value : values) assertTrue(value >= -1 && value <= 3, "out of range: " + value);
    }

    /** Of NumPy's {@code RandomState(0)}: {@code random_sample}, {@code randn}, and what its seed 5489 is published with. */
    @Test
    void seededNumbersAreThoseOfTheReferenceImplementation() {
        assertEquals(3499211612L, Integer.toUnsignedLong(new MersenneTwister(5489).nextInt()));
        OneNode.of("RandomUniform", 1).withAll("shape", 3).with("seed", 0.0).to()
                .gives(floats(0.5488135039273248, 0.7151893663724195, 0.6027633760716439));
        OneNode.of("RandomNormal", 1).withAll("shape", 3).with("seed", 0.0).to()
                .givesNear(1e-7, floats(1.764052345967664, 0.4001572083672233, 0.9787379841057392));
    }

    @Test
    void theSeedDecidesTheNumbers() {
        OneNode one = OneNode.of("RandomUniform", 1).withAll("shape", 4).with("seed", 1.0);
        OneNode other = OneNode.of("RandomUniform", 1).withAll("shape", 4).with("seed", 2.0);
        Tensor first = one.to().outputs(counted(4)).getFirst();
        one.to().gives(first);
        assertNotEquals(first, other.to().outputs(counted(4)).getFirst());
    }

    @Test
    void withoutASeedEveryRunIsAlike() {
        OneNode node = OneNode.of("RandomNormalLike", 22);
        Tensor first = node.to(counted(2, 3)).outputs(counted(2, 3)).getFirst();
        node.to(counted(2, 3)).gives(first);
    }

    @Test
    void bernoulliDrawsAsOftenAsItsInputSays() {
        float[] values = drawn(OneNode.of("Bernoulli", 15).with("seed", 1.0), Tensor.full(Shape.of(COUNT), 0.3f));
        assertEquals(0.3, mean(values), 6 * Math.sqrt(0.21 / COUNT));
        OneNode.of("Bernoulli", 22).with("dtype", 7).to(floats(0, 1)).gives(Samples.longs(0, 1));
    }

    @Test
    void multinomialDrawsClassesByTheirWeight() {
        Tensor logits = floats(Shape.of(1, 3), Math.log(1), Math.log(7), Math.log(2));
        Tensor like = Tensor.zeros(
                new TensorType(DType.INT64, Shape.of(1, COUNT)), Device.cpu());
        long[] classes = OneNode.of("Multinomial", 7).with("sample_size", COUNT).with("seed", 5.0).with("dtype", 7)
                .to(logits).outputs(like).getFirst().toLongs();
        double[] shares = {0.1, 0.7, 0.2};
        for (int i = 0; i < shares.length; i++) {
            int label = i;
            double share = (double) IntStream.range(0, COUNT).filter(k -> classes[k] == label).count() / COUNT;
            assertEquals(shares[i], share, 6 * Math.sqrt(0.25 / COUNT));
        }
    }

    @Test
    void dropoutKeepsEverythingUnlessItTrains() {
        Tensor x = floats(1, 2);
        OneNode.of("Dropout", 7).to(x).gives(x, floats(1, 1));
        OneNode.of("Dropout", 10).to(x).gives(x, Samples.mask(true, true));
        OneNode.of("Dropout", 13).to(x, number(0.9)).gives(x, Samples.mask(true, true));
        OneNode.of("Dropout", 13).to(x, number(0.0), Tensor.of(Shape.SCALAR, true)).gives(x, Samples.mask(true, true));
    }

    @Test
    void dropoutThatTrainsScalesWhatItKeeps() {
        float[] values = drawn(OneNode.of("Dropout", 13).with("seed", 4), Tensor.full(Shape.of(COUNT), 3),
                number(0.25), Tensor.of(Shape.SCALAR, true));
        for (float value : values) assertTrue(value == 0 || value == 4, "neither dropped nor scaled: " + value);
        assertEquals(3, mean(values), 6 * 4 * Math.sqrt(0.25 * 0.75 / COUNT));
    }
}
