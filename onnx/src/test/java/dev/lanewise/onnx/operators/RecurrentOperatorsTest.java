package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.ints;
import static dev.lanewise.onnx.operators.Samples.random;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecurrentOperatorsTest {
    private static final int TIME = 4;
    private static final int BATCH = 2;
    private static final int INPUTS = 3;
    private static final int UNITS = 5;

    private final Evaluator ev = Evaluator.eager();

    /** A node and its weights for so many directions. */
    private record Cell(String operator, int gates, int directions) {
        Tensor w() {
            return random(1, directions, gates * UNITS, INPUTS);
        }

        Tensor r() {
            return random(2, directions, gates * UNITS, UNITS);
        }

        Tensor b() {
            return random(3, directions, 2 * gates * UNITS);
        }

        OneNode node() {
            return OneNode.of(operator, 14).with("hidden_size", UNITS);
        }
    }

    private final Tensor x = random(4, TIME, BATCH, INPUTS);
    private final Tensor y = Tensor.zeros(x.type().withShape(Shape.of(TIME, 1, BATCH, UNITS)), x.device());

    /** One unit of one batch entry by the definition, in double: what a step makes of its sums, its h and its c. */
    private interface Step {
        double[] next(double[] input, double[] hidden, double c, double h);
    }

    /** Y of a cell without peepholes whose sums {@code W x + b} and {@code R h + d} are all that it needs. */
    private Tensor naive(Cell cell, Step step) {
        double[] h = new double[BATCH * UNITS];
        double[] c = new double[BATCH * UNITS];
        double[] all = new double[TIME * BATCH * UNITS];
        for (int t = 0; t < TIME; t++) {
            double[] next = new double[h.length];
            for (int i = 0; i < h.length; i++) {
                int n = i / UNITS;
                double[] input = new double[cell.gates()];
                double[] hidden = new double[cell.gates()];
                for (int g = 0; g < cell.gates(); g++) {
                    int row = g * UNITS + i % UNITS;
                    input[g] = cell.b().floats()[row];
                    hidden[g] = cell.b().floats()[cell.gates() * UNITS + row];
                    for (int k = 0; k < INPUTS; k++) {
                        input[g] += cell.w().floats()[row * INPUTS + k]
                                * (double) x.floats()[(t * BATCH + n) * INPUTS + k];
                    }
                    for (int k = 0; k < UNITS; k++) {
                        hidden[g] += cell.r().floats()[row * UNITS + k] * h[n * UNITS + k];
                    }
                }
                double[] made = step.next(input, hidden, c[i], h[i]);
                next[i] = made[0];
                c[i] = made[1];
                all[t * h.length + i] = made[0];
            }
            h = next;
        }
        return Samples.floats(y.shape(), all);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Test
    void anLstmHasItsGatesInTheOrderInputOutputForgetCell() {
        Cell cell = new Cell("LSTM", 4, 1);
        Tensor expected = naive(cell, (a, b, c, h) -> {
            double next = sigmoid(a[2] + b[2]) * c + sigmoid(a[0] + b[0]) * Math.tanh(a[3] + b[3]);
            return new double[] {sigmoid(a[1] + b[1]) * Math.tanh(next), next};
        });
        cell.node().to(x, cell.w(), cell.r(), cell.b()).givesNear(1e-5, expected);
        // the general path agrees: peepholes of zero
        Tensor none = Samples.floats(Shape.of(1, 3 * UNITS), new double[3 * UNITS]);
        cell.node().to(x, cell.w(), cell.r(), cell.b(), null, null, null, none).givesNear(1e-5, expected);
    }

    @Test
    void peepholesLookAtTheCell() {
        Cell cell = new Cell("LSTM", 4, 1);
        double[] p = new double[3 * UNITS];
        Arrays.fill(p, 0, UNITS, 0.5);
        Arrays.fill(p, UNITS, 2 * UNITS, -0.25);
        Arrays.fill(p, 2 * UNITS, 3 * UNITS, 0.75);
        Tensor expected = naive(cell, (a, b, c, h) -> {
            double next = sigmoid(a[2] + b[2] + 0.75 * c) * c
                    + sigmoid(a[0] + b[0] + 0.5 * c) * Math.tanh(a[3] + b[3]);
            return new double[] {sigmoid(a[1] + b[1] - 0.25 * next) * Math.tanh(next), next};
        });
        cell.node().to(x, cell.w(), cell.r(), cell.b(), null, null, null, Samples.floats(Shape.of(1, 15), p))
                .givesNear(1e-5, expected);
    }

    @Test
    void theForgetGateMayBeCoupledToTheInputGate() {
        Cell cell = new Cell("LSTM", 4, 1);
        Tensor expected = naive(cell, (a, b, c, h) -> {
            double i = sigmoid(a[0] + b[0]);
            double next = (1 - i) * c + i * Math.tanh(a[3] + b[3]);
            return new double[] {sigmoid(a[1] + b[1]) * Math.tanh(next), next};
        });
        cell.node().with("input_forget", 1).to(x, cell.w(), cell.r(), cell.b()).givesNear(1e-5, expected);
    }

    @Test
    void activationsTakeTheirConstantsInOrder() {
        Cell cell = new Cell("LSTM", 4, 1);
        Tensor expected = naive(cell, (a, b, c, h) -> {
            double i = Math.clamp(0.3 * (a[0] + b[0]) + 0.6, 0, 1);
            double o = Math.clamp(0.3 * (a[1] + b[1]) + 0.6, 0, 1);
            double f = Math.clamp(0.3 * (a[2] + b[2]) + 0.6, 0, 1);
            double sum = a[3] + b[3];
            double next = f * c + i * (sum >= 0 ? sum : 0.1 * sum);
            return new double[] {o * 1.5 * Math.tanh(0.5 * next), next};
        });
        cell.node().withTexts("activations", "HardSigmoid", "LeakyRelu", "ScaledTanh")
                .withAll("activation_alpha", 0.3f, 0.1f, 1.5f).withAll("activation_beta", 0.6f, 0.5f)
                .to(x, cell.w(), cell.r(), cell.b()).givesNear(1e-5, expected);
    }

    @Test
    void aGruResetsBeforeItsProductUnlessToldOtherwise() {
        Cell cell = new Cell("GRU", 3, 1);
        Tensor after = naive(cell, (a, b, c, h) -> {
            double z = sigmoid(a[0] + b[0]);
            double n = Math.tanh(a[2] + sigmoid(a[1] + b[1]) * b[2]);
            return new double[] {(1 - z) * n + z * h, 0};
        });
        cell.node().with("linear_before_reset", 1).to(x, cell.w(), cell.r(), cell.b()).givesNear(1e-5, after);
        // with a state of one unit's kind the two orders agree only where the reset is 1: an affine gate
        Tensor open = naive(cell, (a, b, c, h) -> {
            double n = Math.tanh(a[2] + b[2]);
            return new double[] {n + 1 * (h - n), 0};
        });
        cell.node().withTexts("activations", "Affine", "Tanh").withAll("activation_alpha", 0f).withAll(
                "activation_beta", 1f).to(x, cell.w(), cell.r(), cell.b()).givesNear(1e-5, open);
    }

    @Test
    void aPlainNetworkHasOneActivation() {
        Cell cell = new Cell("RNN", 1, 1);
        cell.node().to(x, cell.w(), cell.r(), cell.b())
                .givesNear(1e-5, naive(cell, (a, b, c, h) -> new double[] {Math.tanh(a[0] + b[0]), 0}));
        cell.node().withTexts("activations", "Relu").to(x, cell.w(), cell.r(), cell.b())
                .givesNear(1e-4, naive(cell, (a, b, c, h) -> new double[] {Math.max(0, a[0] + b[0]), 0}));
        cell.node().withTexts("activations", "Softsign").with("clip", 0.5).to(x, cell.w(), cell.r(), cell.b())
                .givesNear(1e-5, naive(cell, (a, b, c, h) -> {
                    double sum = Math.clamp(a[0] + b[0], -0.5, 0.5);
                    return new double[] {sum / (1 + Math.abs(sum)), 0};
                }));
    }

    @Test
    void bothDirectionsStandSideBySide() {
        for (Cell both : List.of(new Cell("LSTM", 4, 2), new Cell("GRU", 3, 2), new Cell("RNN", 1, 2))) {
            Tensor two = Tensor.zeros(x.type().withShape(Shape.of(TIME, 2, BATCH, UNITS)), x.device());
            List<Tensor> outputs = both.node().with("direction", "bidirectional")
                    .to(x, both.w(), both.r(), both.b()).outputs(two, two);
            Tensor[] halves = new Tensor[2];
            for (int d = 0; d < 2; d++) {
                halves[d] = both.node().with("direction", d == 0 ? "forward" : "reverse")
                        .to(x, half(both.w(), d), half(both.r(), d), half(both.b(), d)).outputs(y).getFirst();
            }
            assertEquals(ev.concat(1, halves), outputs.getFirst());
            Tensor ends = ev.stack(0, step(halves[0], TIME - 1), step(halves[1], 0));
            assertEquals(ends, outputs.get(1));
        }
    }

    private Tensor half(Tensor both, int d) {
        return ev.slice(both, 0, d, d + 1);
    }

    private Tensor step(Tensor all, int t) {
        return ev.reshape(ev.slice(all, 0, t, t + 1), BATCH, UNITS);
    }

    @Test
    void shorterSequencesEndEarlier() {
        for (String direction : new String[] {"forward", "reverse"}) {
            for (Cell cell : List.of(new Cell("LSTM", 4, 1), new Cell("GRU", 3, 1), new Cell("RNN", 1, 1))) {
                List<Tensor> outputs = cell.node().with("direction", direction)
                        .to(x, cell.w(), cell.r(), cell.b(), ints(TIME, 2)).outputs(y, y);
                // the second sequence alone, cut to its two steps
                Tensor cut = ev.slice(ev.slice(x, 1, 1, 2), 0, 0, 2);
                List<Tensor> alone = cell.node().with("direction", direction)
                        .to(cut, cell.w(), cell.r(), cell.b()).outputs(y, y);
                Tensor second = ev.slice(outputs.getFirst(), 2, 1, 2);
                assertEquals(alone.getFirst(), ev.slice(second, 0, 0, 2));
                assertEquals(Tensor.full(Shape.of(2, 1, 1, UNITS), 0), ev.slice(second, 0, 2, TIME));
                assertEquals(alone.get(1), ev.slice(outputs.get(1), 1, 1, 2));
            }
        }
    }

    @Test
    void theBatchMayComeFirst() {
        Cell cell = new Cell("LSTM", 4, 1);
        Tensor h0 = random(5, 1, BATCH, UNITS);
        Tensor c0 = random(6, 1, BATCH, UNITS);
        List<Tensor> timeFirst = cell.node().to(x, cell.w(), cell.r(), cell.b(), null, h0, c0).outputs(y, y, y);
        List<Tensor> batchFirst = cell.node().with("layout", 1)
                .to(ev.permute(x, 1, 0, 2), cell.w(), cell.r(), cell.b(), null, ev.permute(h0, 1, 0, 2),
                        ev.permute(c0, 1, 0, 2))
                .outputs(y, y, y);
        assertEquals(ev.permute(timeFirst.get(0), 2, 0, 1, 3), batchFirst.get(0));
        assertEquals(ev.permute(timeFirst.get(1), 1, 0, 2), batchFirst.get(1));
        assertEquals(ev.permute(timeFirst.get(2), 1, 0, 2), batchFirst.get(2));
    }

    @Test
    void whatDoesNotFitIsNamed() {
        Cell cell = new Cell("GRU", 3, 1);
        String message = cell.node().with("direction", "sideways").to(x, cell.w(), cell.r()).refused(y);
        assertTrue(message.contains("direction must be"), message);
        message = cell.node().withTexts("activations", "Sine", "Tanh").to(x, cell.w(), cell.r()).refused(y);
        assertTrue(message.contains("activations must be functions"), message);
        message = cell.node().to(x, cell.w(), cell.r(), random(7, 1, 3)).refused(y);
        assertTrue(message.contains("B must be [directions, 30]"), message);
        for (int length : new int[] {-1, TIME + 1}) {
            message = cell.node().to(x, cell.w(), cell.r(), null, ints(TIME, length)).refused(y);
            assertTrue(message.contains("lengths must be from 0 to 4; got " + length + " for sequence 1"), message);
        }
    }
}
