package dev.lanewise.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.autodiff.GradientCheck;
import dev.lanewise.autodiff.GradientReport;
import dev.lanewise.autodiff.Tape;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformerLayersTest {
    private static final Evaluator EV = Evaluator.eager();
    private static final int FEATURES = 6;
    private static final int HEADS = 2;

    /** The papers' formulas, written with matrix products and a softmax, of a layer's parameters by their names. */
    private record Textbook(Layer layer, boolean normFirst) {
        Tensor parameter(String name) {
            return layer.parameters().get(name).value();
        }

        Tensor norm(String name, Tensor x) {
            return EV.layerNorm(x, parameter(name + ".weight"), parameter(name + ".bias"), 1e-5f);
        }

        Tensor linear(Tensor x, Tensor w, Tensor bias) {
            return EV.add(EV.matmul(x, false, w, true), bias);
        }

        Tensor attention(String name, Tensor x, Tensor seen, boolean causal) {
            List<Tensor> w = EV.split(parameter(name + ".in_proj_weight"), 0, FEATURES, FEATURES, FEATURES);
            List<Tensor> b = EV.split(parameter(name + ".in_proj_bias"), 0, FEATURES, FEATURES, FEATURES);
            Tensor q = linear(x, w.get(0), b.get(0));
            Tensor k = linear(seen, w.get(1), b.get(1));
            Tensor v = linear(seen, w.get(2), b.get(2));
            Tensor[] heads = new Tensor[HEADS];
            int size = FEATURES / HEADS;
            for (int head = 0; head < HEADS; head++) {
                int from = head * size;
                int to = from + size;
                Tensor scores = EV.scale(
                        EV.matmul(EV.slice(q, 2, from, to), false, EV.slice(k, 2, from, to), true),
                        (float) (1 / Math.sqrt(size)));
                if (causal) scores = EV.add(scores, future(x.shape().size(1)));
                heads[head] = EV.matmul(EV.softmax(scores), EV.slice(v, 2, from, to));
            }
            return linear(EV.concat(2, heads), parameter(name + ".out_proj.weight"),
                    parameter(name + ".out_proj.bias"));
        }

        private static Tensor future(int positions) {
            double[] mask = new double[positions * positions];
            for (int i = 0; i < mask.length; i++) {
                mask[i] = i % positions > i / positions ? Double.NEGATIVE_INFINITY : 0;
            }
            return Tensor.ofDoubles(Shape.of(positions, positions), mask);
        }

        Tensor feed(Tensor x) {
            Tensor inner = EV.gelu(linear(x, parameter("linear1.weight"), parameter("linear1.bias")));
            return linear(inner, parameter("linear2.weight"), parameter("linear2.bias"));
        }

        Tensor encoder(Tensor x, boolean causal) {
            if (normFirst) {
                Tensor in = norm("norm1", x);
                Tensor attended = EV.add(x, attention("self_attn", in, in, causal));
                return EV.add(attended, feed(norm("norm2", attended)));
            }
            Tensor attended = norm("norm1", EV.add(x, attention("self_attn", x, x, causal)));
            return norm("norm2", EV.add(attended, feed(attended)));
        }

        Tensor decoder(Tensor x, Tensor memory) {
            if (normFirst) {
                Tensor in = norm("norm1", x);
                Tensor own = EV.add(x, attention("self_attn", in, in, true));
                Tensor both = EV.add(own, attention("multihead_attn", norm("norm2", own), memory, false));
                return EV.add(both, feed(norm("norm3", both)));
            }
            Tensor own = norm("norm1", EV.add(x, attention("self_attn", x, x, true)));
            Tensor both = norm("norm2", EV.add(own, attention("multihead_attn", own, memory, false)));
            return norm("norm3", EV.add(both, feed(both)));
        }
    }

    private static TransformerEncoderLayer encoder(boolean normFirst, boolean causal) {
        TransformerEncoderLayer layer = TransformerEncoderLayer.of(FEATURES, HEADS, 10).activation(Nonlinearity.gelu());
        if (normFirst) layer = layer.normFirst();
        return prepared(causal ? layer.causal() : layer);
    }

    private static TransformerDecoderLayer decoder(boolean normFirst) {
        TransformerDecoderLayer layer = TransformerDecoderLayer.of(FEATURES, HEADS, 10).activation(Nonlinearity.gelu());
        return prepared(normFirst ? layer.normFirst() : layer);
    }

    /** Other values than zeros and ones, which would hide mistakes, in double. */
    private static <L extends Layer> L prepared(L layer) {
        layer.parameters().forEach((name, parameter) -> {
            Tensor value = parameter.value();
            parameter.set(numbers(name.hashCode(), value.shape()));
        });
        return layer;
    }

    private static Tensor numbers(long seed, Shape shape) {
        Random random = new Random(seed);
        return Tensor.ofDoubles(shape, random.doubles(shape.elements()).map(v -> v - 0.4).toArray());
    }

    private static void near(Tensor expected, Tensor actual) {
        assertEquals(expected.shape(), actual.shape());
        // Doubles, but for the attention's scale, which is a float.
        assertArrayEquals(expected.toDoubles(), actual.toDoubles(), 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void anEncoderIsItsFormula(boolean normFirst, boolean causal) {
        TransformerEncoderLayer layer = encoder(normFirst, causal);
        Tensor x = numbers(1, Shape.of(2, 4, FEATURES));
        near(new Textbook(layer, normFirst).encoder(x, causal), layer.forward(EV, x));
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aDecoderIsItsFormula(boolean normFirst) {
        TransformerDecoderLayer layer = decoder(normFirst);
        Tensor x = numbers(1, Shape.of(2, 3, FEATURES));
        Tensor memory = numbers(2, Shape.of(2, 5, FEATURES));
        near(new Textbook(layer, normFirst).decoder(x, memory), layer.forward(EV, x, memory));
        assertNotEquals(layer.forward(EV, x, memory), layer.seeingAll().forward(EV, x, memory));
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void gradientsEqualCentralDifferences(boolean normFirst) {
        TransformerEncoderLayer encoder = encoder(normFirst, true);
        TransformerDecoderLayer decoder = decoder(normFirst);
        Tensor x = numbers(1, Shape.of(2, 3, FEATURES));
        GradientReport ofEncoder = GradientCheck.of((ev, in) -> encoder.forward(ev, in.getFirst()), x)
                .model(encoder.parameters().values(), encoder.buffers().values()).run();
        assertTrue(ofEncoder.passed(), ofEncoder::toString);
        Tensor memory = numbers(2, Shape.of(2, 4, FEATURES));
        GradientReport ofDecoder = GradientCheck.of((ev, in) -> decoder.forward(ev, in.get(0), in.get(1)), x, memory)
                .model(decoder.parameters().values(), decoder.buffers().values()).run();
        assertTrue(ofDecoder.passed(), ofDecoder::toString);
    }

    @Test
    void aMaskHidesPositions() {
        TransformerEncoderLayer layer = encoder(false, false);
        Tensor x = numbers(1, Shape.of(1, 3, FEATURES));
        Tensor mask = Tensor.ofDoubles(Shape.of(1, 1, 1, 3), 0, 0, Double.NEGATIVE_INFINITY);
        near(layer.forward(EV, EV.slice(x, 1, 0, 2)), EV.slice(layer.forward(EV, x, mask), 1, 0, 2));
    }

    @Test
    void dropoutHappensInTrainingOnly() {
        TransformerEncoderLayer layer = encoder(false, false);
        Tensor x = numbers(1, Shape.of(1, 3, FEATURES));
        Tensor inferred = layer.forward(EV, x);
        assertNotEquals(inferred, layer.forward(Tape.training(1), x));
        assertEquals(inferred, layer.dropout(0).forward(Tape.training(1), x));
        assertEquals(layer.forward(Tape.training(2), x), layer.forward(Tape.training(2), x));
    }

    @Test
    void parametersHaveTheNamesAndShapesOfPytorch() {
        assertEquals(List.of("self_attn.in_proj_weight", "self_attn.in_proj_bias", "self_attn.out_proj.weight",
                "self_attn.out_proj.bias", "linear1.weight", "linear1.bias", "linear2.weight", "linear2.bias",
                "norm1.weight", "norm1.bias", "norm2.weight", "norm2.bias"),
                List.copyOf(TransformerEncoderLayer.of(6, 2, 10).parameters().keySet()));
        TransformerDecoderLayer decoder = TransformerDecoderLayer.of(6, 2, 10);
        assertEquals(18, decoder.parameters().size());
        assertEquals(Shape.of(18, 6), decoder.parameters().get("multihead_attn.in_proj_weight").value().shape());
        assertEquals(Shape.of(10, 6), decoder.parameters().get("linear1.weight").value().shape());
    }

    @Test
    void refusesHeadsThatDoNotDivideAndDecodersWithoutMemory() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> TransformerEncoderLayer.of(6, 4, 10))
                .getMessage().startsWith("transformerEncoderLayer: heads must divide features"));
        Tensor x = Tensor.full(Shape.of(1, 2, 6), 1);
        assertTrue(assertThrows(
                UnsupportedOperationException.class, () -> TransformerDecoderLayer.of(6, 2, 10).forward(EV, x))
                .getMessage().contains("call forward(ev, x, memory)"));
    }

    @Test
    void aSinusoidTellsPositionsApart() {
        SinusoidalPositions layer = SinusoidalPositions.of(4, 6);
        double[] y = layer.forward(EV, Tensor.full(Shape.of(1, 3, 4), 0)).toDoubles();
        double[] expected = new double[12];
        for (int p = 0; p < 3; p++) {
            for (int i = 0; i < 2; i++) {
                double angle = p / Math.pow(10_000, i / 2.0);
                expected[p * 4 + 2 * i] = Math.sin(angle);
                expected[p * 4 + 2 * i + 1] = Math.cos(angle);
            }
        }
        assertArrayEquals(expected, y, 0x1p-24);
    }
}
