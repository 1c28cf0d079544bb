package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.recurrent.RecurrentCell;
import dev.lanewise.properties.Law;
import dev.lanewise.properties.checks.Machines;
import dev.lanewise.properties.generators.Length;
import dev.lanewise.properties.generators.Seed;
import dev.lanewise.properties.generators.Values;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Gru;
import dev.lanewise.tensor.ops.Lstm;
import dev.lanewise.tensor.ops.Rnn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** What recurrent networks obey, whole operators on the CPU. */
@Tag("widths")
class RecurrentLaws {
    private static final Evaluator EV = Evaluator.eager();

    /** @param inputs x, weights, states and biases, in the operator's order */
    private record Network(RecurrentCell cell, List<Tensor> inputs) {
        static Network of(RecurrentCell cell, int batch, int time, int width, int units, Seed seed) {
            int rows = cell.gates() * units;
            List<Tensor> inputs = new ArrayList<>(List.of(
                    reals(seed, 1, 1, batch, time, width), reals(seed, 2, 1 / Math.sqrt(width + 1), rows, width),
                    reals(seed, 3, 1 / Math.sqrt(units), rows, units), reals(seed, 4, 1, batch, units)));
            if (cell.hasCells()) inputs.add(reals(seed, 5, 1, batch, units));
            inputs.add(reals(seed, 6, 1, rows));
            inputs.add(reals(seed, 7, 1, rows));
            return new Network(cell, inputs);
        }

        Op op(boolean reverse) {
            return switch (cell) {
                case TANH -> new Rnn(false, reverse);
                case RELU -> new Rnn(true, reverse);
                case GRU -> new Gru(reverse);
                case LSTM -> new Lstm(reverse);
            };
        }

        /** The same for another sequence, from other states. */
        Network with(Tensor x, List<Tensor> states) {
            List<Tensor> others = new ArrayList<>(inputs);
            others.set(0, x);
            for (int i = 0; i < states.size(); i++) others.set(3 + i, states.get(i));
            return new Network(cell, others);
        }

        List<Tensor> run(boolean reverse) {
            return EV.apply(op(reverse), inputs.toArray(Tensor[]::new));
        }

        int states() {
            return cell.hasCells() ? 2 : 1;
        }
    }

    private static Tensor reals(Seed seed, int which, double scale, int... sizes) {
        Shape shape = Shape.of(sizes);
        return EV.scale(Tensor.of(shape, Values.reals(seed.value() + 1000L * which, shape.elements())), (float) scale);
    }

    @Law(tries = 200)
    void aSequenceIsItsPiecesOneAfterTheOther(@ForAll RecurrentCell cell, @ForAll Length units, @ForAll Seed seed,
            @ForAll @IntRange(min = 1, max = 8) int batch, @ForAll @IntRange(min = 0, max = 4) int first) {
        Network whole = Network.of(cell, batch, 5, 3, units.value() + 1, seed);
        Tensor x = whole.inputs.getFirst();
        List<Tensor> states = whole.inputs.subList(3, 3 + whole.states());
        List<Tensor> head = whole.with(EV.slice(x, 1, 0, first), states).run(false);
        List<Tensor> between = first == 0
                ? states
                : IntStream.range(0, whole.states()).mapToObj(i -> last(head.get(i))).toList();
        List<Tensor> tail = whole.with(EV.slice(x, 1, first, 5), between).run(false);
        List<Tensor> expected = whole.run(false);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), EV.concat(1, head.get(i), tail.get(i)));
        }
    }

    private static Tensor last(Tensor steps) {
        int time = steps.shape().size(1);
        return EV.reshape(EV.slice(steps, 1, time - 1, time), steps.shape().size(0), steps.shape().last());
    }

    @Law(tries = 200)
    void aSequenceDoesNotSeeTheOthersInItsBatch(@ForAll RecurrentCell cell, @ForAll Length units, @ForAll Seed seed,
            @ForAll @IntRange(min = 1, max = 20) int batch) {
        Network all = Network.of(cell, batch, 3, 4, units.value() + 1, seed);
        List<Tensor> together = all.run(false);
        int one = Math.floorMod(seed.value(), batch);
        List<Tensor> states = all.inputs.subList(3, 3 + all.states()).stream()
                .map(state -> EV.slice(state, 0, one, one + 1))
                .toList();
        List<Tensor> alone = all.with(EV.slice(all.inputs.getFirst(), 0, one, one + 1), states).run(false);
        for (int i = 0; i < alone.size(); i++) {
            assertEquals(EV.slice(together.get(i), 0, one, one + 1), alone.get(i));
        }
    }

    @Law(tries = 200)
    void theWayBackIsTheWayOfTheReversedSequence(@ForAll RecurrentCell cell, @ForAll Length units, @ForAll Seed seed) {
        Network network = Network.of(cell, 2, 4, 3, units.value() + 1, seed);
        List<Tensor> states = network.inputs.subList(3, 3 + network.states());
        List<Tensor> turned = network.with(reversed(network.inputs.getFirst()), states).run(false);
        List<Tensor> back = network.run(true);
        for (int i = 0; i < back.size(); i++) assertEquals(reversed(turned.get(i)), back.get(i));
    }

    private static Tensor reversed(Tensor x) {
        int time = x.shape().size(1);
        return EV.concat(1, IntStream.range(0, time)
                .mapToObj(t -> EV.slice(x, 1, time - 1 - t, time - t))
                .toArray(Tensor[]::new));
    }

    /** oneDNN's bound, in the relative distance of all outputs. */
    @Law(tries = 200)
    void theCpuIsNearToTheReference(@ForAll RecurrentCell cell, @ForAll Length units, @ForAll Seed seed,
            @ForAll @IntRange(min = 1, max = 12) int time) {
        Network network = Network.of(cell, 2, time, 7, units.value() + 1, seed);
        Tensor[] inputs = network.inputs.toArray(Tensor[]::new);
        double[] exact = Machines.run(network.op(false), Device.reference(), inputs).getFirst().toDoubles();
        float[] y = network.run(false).getFirst().toFloats();
        double error = 0;
        double size = 0;
        for (int i = 0; i < y.length; i++) {
            error += (y[i] - exact[i]) * (y[i] - exact[i]);
            size += exact[i] * exact[i];
        }
        double sums = Math.ceil(Math.log((7 + units.value() + 1) * time) / Math.log(2));
        double bound = 4 * Math.max(1, sums) * 0x1p-23 * Math.sqrt(size);
        double distance = Math.sqrt(error);
        assertTrue(distance <= bound, () -> "distance " + distance + ", bound " + bound);
    }

    /** Work large enough to be split, by units and by sequences. */
    @Law(tries = 8)
    void threadsDoNotChangeABit(@ForAll RecurrentCell cell, @ForAll Seed seed) {
        for (int batch : List.of(1, 33)) {
            Network network = Network.of(cell, batch, 3, 5, 450, seed);
            Tensor[] inputs = network.inputs.toArray(Tensor[]::new);
            List<Tensor> alone = Machines.run(network.op(false), Machines.BEST, inputs);
            Machines.threaded().forEach(
                    device -> assertEquals(alone, Machines.run(network.op(false), device, inputs), device::name));
        }
    }
}
