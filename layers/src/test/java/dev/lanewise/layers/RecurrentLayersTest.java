package dev.lanewise.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.autodiff.Adam;
import dev.lanewise.autodiff.Tape;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecurrentLayersTest {
    private static final Evaluator EV = Evaluator.eager();

    private static Tensor reals(int seed, int... sizes) {
        Shape shape = Shape.of(sizes);
        Random random = new Random(seed);
        float[] values = new float[shape.elements()];
        for (int i = 0; i < values.length; i++) values[i] = 2 * random.nextFloat() - 1;
        return Tensor.of(shape, values);
    }

    @Test
    void tellsItsParametersByTheirUsualNames() {
        assertEquals(
                List.of("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", "weight_ih_l0_reverse",
                        "weight_hh_l0_reverse", "bias_ih_l0_reverse", "bias_hh_l0_reverse"),
                List.copyOf(Lstm.of(3, 5, 1, true).parameters().keySet()));
        assertEquals(Shape.of(15, 10), Gru.of(3, 5, 2, true).parameters().get("weight_ih_l1").value().shape());
    }

    @Test
    void goesOnFromTheStateWhereItEnded() {
        Lstm layer = Lstm.of(3, 17, 2, false);
        Tensor x = reals(1, 4, 5, 3);
        RecurrentOutput whole = layer.run(EV, x);
        RecurrentOutput head = layer.run(EV, EV.slice(x, 1, 0, 2));
        RecurrentOutput tail = layer.run(EV, EV.slice(x, 1, 2, 5), head.state());
        assertEquals(whole.y(), EV.concat(1, head.y(), tail.y()));
        assertEquals(whole.state(), tail.state());
        RecurrentOutput nothing = layer.run(EV, EV.slice(x, 1, 0, 0), head.state());
        assertEquals(head.state(), nothing.state());
    }

    @Test
    void joinsBothDirections() {
        Gru layer = Gru.of(3, 5, 2, true);
        RecurrentOutput output = layer.run(EV, reals(2, 2, 4, 3));
        assertEquals(Shape.of(2, 4, 10), output.y().shape());
        assertEquals(Shape.of(4, 2, 5), output.state().h().shape());
        // the last layer's way back ends at the first step
        assertEquals(
                EV.slice(output.state().h(), 0, 3, 4),
                EV.reshape(EV.slice(EV.slice(output.y(), 1, 0, 1), 2, 5, 10), 1, 2, 5));
    }

    @Test
    void refusesWhatDoesNotFit() {
        Rnn layer = Rnn.of(3, 5);
        assertTrue(assertThrows(ShapeException.class, () -> layer.forward(EV, reals(1, 2, 4))).getMessage()
                .contains("x must be [batch, time, inputs]"));
        RecurrentState other = new RecurrentState(reals(1, 1, 3, 5), null);
        assertTrue(assertThrows(ShapeException.class, () -> layer.run(EV, reals(1, 2, 4, 3), other)).getMessage()
                .contains("states must be"));
        RecurrentState noCells = new RecurrentState(reals(1, 1, 2, 5), null);
        assertThrows(IllegalArgumentException.class, () -> Lstm.of(3, 5).run(EV, reals(1, 2, 4, 3), noCells));
        assertThrows(IllegalArgumentException.class, () -> Gru.of(3, 0));
    }

    @Test
    void embeddingLooksRowsUp() {
        Embedding embedding = Embedding.of(7, 4);
        Tensor weight = embedding.weight().value();
        Tensor y = embedding.forward(EV, Tensor.of(Shape.of(2, 1), 3L, 0L));
        assertEquals(Shape.of(2, 1, 4), y.shape());
        assertEquals(EV.slice(weight, 0, 3, 4), EV.reshape(EV.slice(y, 0, 0, 1), 1, 4));
        assertThrows(ShapeException.class, () -> embedding.forward(EV, Tensor.of(Shape.of(1), 7L)));
    }

    /** What was said three steps ago, among four words: only a memory knows. */
    @Test
    void learnsToEcho() {
        Embedding words = Embedding.of(4, 8);
        Gru memory = Gru.of(8, 16);
        Linear answer = Linear.of(16, 4);
        Layer model = Sequential.of(words, memory, answer);
        model.initialize(3);
        Adam adam = Adam.of(model.parameters(), 0.02);
        Tape tape = Tape.training(1);
        Random random = new Random(5);
        float loss = Float.MAX_VALUE;
        for (int step = 0; step < 300; step++) {
            long[] heard = new long[16 * 12];
            long[] due = new long[16 * 9];
            for (int i = 0; i < heard.length; i++) heard[i] = random.nextInt(4);
            for (int i = 0; i < due.length; i++) due[i] = heard[i / 9 * 12 + i % 9];
            Tensor y = model.forward(tape, Tensor.of(Shape.of(16, 12), heard));
            Tensor said = tape.reshape(tape.slice(y, 1, 3, 12), 16 * 9, 4);
            Tensor cost = tape.crossEntropy(said, Tensor.of(Shape.of(16 * 9), due));
            adam.step(tape.gradients(cost));
            loss = cost.item();
        }
        float last = loss;
        // chance is log 4 = 1.39
        assertTrue(last < 0.2, () -> "loss " + last);
    }
}
