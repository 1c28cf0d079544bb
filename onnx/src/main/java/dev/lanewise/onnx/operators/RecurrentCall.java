package dev.lanewise.onnx.operators;

import dev.lanewise.inference.Values;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Gru;
import dev.lanewise.tensor.ops.Lstm;
import dev.lanewise.tensor.ops.Rnn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An LSTM, GRU or RNN node: one or two directions, sequences of different lengths, either layout. Each direction is one
 * of the kernels' cells where its options allow, else {@link RecurrentSteps}.
 */
final class RecurrentCall {
    private final Call call;
    private final Evaluator ev;
    private final CellKind kind;
    private final boolean batchFirst;
    private final Tensor x;
    private final int directions;
    private final int units;
    private final int batch;
    private final int time;
    private final @Nullable Tensor lengths;

    RecurrentCall(Call call, CellKind kind) {
        this.call = call;
        this.kind = kind;
        ev = call.ev();
        batchFirst = call.flag("layout", false);
        Tensor given = call.input(0);
        Tensor r = call.input(2);
        directions = call.text("direction", "forward").equals("bidirectional") ? 2 : 1;
        if (given.shape().rank() != 3 || r.shape().rank() != 3 || r.shape().size(0) != directions) {
            throw call.error("X and R must be [time, batch, inputs] and [directions, gates * units, units]",
                    given.type(), r.type());
        }
        x = batchFirst ? given : ev.permute(given, 1, 0, 2);
        batch = x.shape().size(0);
        time = x.shape().size(1);
        units = r.shape().last();
        lengths = lengths();
    }

    /** The sequences' lengths, null where all are known to be whole. */
    private @Nullable Tensor lengths() {
        Tensor given = call.optional(4);
        if (given == null) return null;
        if (!given.shape().equals(Shape.of(batch))) throw call.error("sequence_lens must be [batch]", given.type());
        if (!Values.known(given)) return ev.applyOne(new SequenceLengths(time), given);
        long[] known = given.toLongs();
        if (Arrays.stream(known).anyMatch(length -> length < 0 || length > time)) {
            throw call.error("sequence_lens must be from 0 to the number of steps, " + time, Arrays.toString(known));
        }
        return Arrays.stream(known).allMatch(length -> length == time) ? null : given;
    }

    List<@Nullable Tensor> translate() {
        String direction = call.text("direction", "forward");
        List<Direction> results = new ArrayList<>();
        switch (direction) {
            case "forward" -> results.add(run(0, false));
            case "reverse" -> results.add(run(0, true));
            case "bidirectional" -> {
                results.add(run(0, false));
                results.add(run(1, true));
            }
            default -> throw call.error("direction must be forward, reverse or bidirectional", direction);
        }
        List<@Nullable Tensor> outputs = new ArrayList<>();
        outputs.add(call.wants(0) ? all(results) : null);
        outputs.add(call.wants(1) ? last(results.stream().map(Direction::h).toList()) : null);
        if (kind == CellKind.LSTM) {
            outputs.add(call.wants(2) ? last(results.stream().map(Direction::c).toList()) : null);
        }
        return outputs;
    }

    /** What a direction gives: h of each step {@code [batch, time, units]}, the last h and c {@code [batch, units]}. */
    private record Direction(Tensor y, Tensor h, Tensor c) {}

    private Tensor all(List<Direction> results) {
        Tensor y = ev.stack(2, results.stream().map(Direction::y).toArray(Tensor[]::new));
        return batchFirst ? y : ev.permute(y, 1, 2, 0, 3);
    }

    private Tensor last(List<Tensor> states) {
        return ev.stack(batchFirst ? 1 : 0, states.toArray(Tensor[]::new));
    }

    private Direction run(int d, boolean reverse) {
        Tensor h0 = state(5, d);
        Tensor c0 = kind == CellKind.LSTM ? state(6, d) : h0;
        if (time == 0) return new Direction(Constants.zeros(x, Shape.of(batch, 0, units)), h0, c0);
        boolean turned = reverse && lengths != null;
        Tensor input = turned ? ev.applyOne(new ReverseSequence(1, 0), x, lengthsOrAll()) : x;
        List<Tensor> steps = steps(d, input, reverse && !turned, h0, c0);
        Tensor y = steps.getFirst();
        Tensor c = steps.getLast();
        if (lengths == null) {
            int end = reverse ? 0 : time - 1;
            return new Direction(y, step(y, end), step(c, end));
        }
        Tensor masked = ev.where(within(), y, ev.constant(0, y));
        Tensor whole = turned ? ev.applyOne(new ReverseSequence(1, 0), masked, lengthsOrAll()) : masked;
        return new Direction(whole, ending(y, h0), ending(c, c0));
    }

    private Tensor step(Tensor y, int t) {
        return ev.squeeze(ev.slice(y, 1, t, t + 1), 1);
    }

    private Tensor lengthsOrAll() {
        if (lengths == null) throw new IllegalStateException("all sequences are whole");
        return lengths;
    }

    /** {@code [batch, time, 1]}: which steps lie before the sequence's end. */
    private Tensor within() {
        return ev.less(times(), ev.reshape(lengthsOrAll(), Shape.of(batch, 1, 1)));
    }

    private Tensor times() {
        int[] numbers = new int[time];
        for (int t = 0; t < time; t++) numbers[t] = t;
        Tensor steps = Constants.beside(x, Tensor.of(Shape.of(1, time, 1), numbers));
        return ev.cast(steps, lengthsOrAll().dtype());
    }

    /** The state after each sequence's last step; that before the first where there is no step. */
    private Tensor ending(Tensor states, Tensor first) {
        Tensor all = ev.concat(1, ev.unsqueeze(first, 1), states);
        int[] numbers = new int[time + 1];
        for (int t = 0; t <= time; t++) numbers[t] = t;
        Tensor steps = Constants.beside(x, Tensor.of(Shape.of(1, time + 1, 1), numbers));
        Tensor ends = ev.reshape(lengthsOrAll(), Shape.of(batch, 1, 1));
        Tensor here = ev.equal(ev.cast(steps, ends.dtype()), ends);
        return ev.sum(ev.where(here, all, ev.constant(0, all)), false, 1);
    }

    /** A first state {@code [batch, units]}, zeros where none is given. */
    private Tensor state(int i, int d) {
        Tensor given = call.optional(i);
        if (given == null) return Constants.zeros(x, Shape.of(batch, units));
        int axis = batchFirst ? 1 : 0;
        if (given.shape().rank() != 3 || given.shape().size(axis) != directions) {
            throw call.error("initial states must be " + (batchFirst
                    ? "[batch, directions, units]"
                    : "[directions, batch, units]"), given.type());
        }
        return ev.squeeze(ev.slice(given, axis, d, d + 1), axis);
    }

    /** One direction of a weight. */
    private Tensor part(int i, int d) {
        Tensor all = call.input(i);
        if (all.shape().rank() < 1 || all.shape().size(0) != directions) {
            throw call.error("weights must have a part a direction", all.type());
        }
        return ev.squeeze(ev.slice(all, 0, d, d + 1), 0);
    }

    private List<Tensor> steps(int d, Tensor input, boolean reverse, Tensor h0, Tensor c0) {
        Tensor w = part(1, d);
        Tensor r = part(2, d);
        Tensor bias = call.optional(3) == null ? null : part(3, d);
        int rows = kind.gates() * units;
        if (bias != null && !bias.shape().equals(Shape.of(2 * rows))) {
            throw call.error("B must be [directions, " + 2 * rows + "]", call.input(3).type());
        }
        Tensor inputBias = bias == null ? null : ev.slice(bias, 0, 0, rows);
        Tensor hiddenBias = bias == null ? null : ev.slice(bias, 0, rows, 2 * rows);
        List<CellActivation> activations = activations(d);
        float clip = call.number("clip", Float.POSITIVE_INFINITY);
        if (clip <= 0) clip = Float.POSITIVE_INFINITY;
        boolean coupled = call.flag("input_forget", false);
        boolean after = call.flag("linear_before_reset", false);
        boolean plain = Float.isInfinite(clip) && !coupled && (kind != CellKind.LSTM || call.optional(7) == null);
        if (plain && usual(activations, after)) {
            return kernel(input, w, r, inputBias, hiddenBias, h0, c0, reverse, activations);
        }
        List<Tensor> inputs = new ArrayList<>(List.of(input, w, r,
                inputBias == null ? Constants.zeros(x, Shape.of(rows)) : inputBias,
                hiddenBias == null ? Constants.zeros(x, Shape.of(rows)) : hiddenBias, h0));
        if (kind == CellKind.LSTM) {
            inputs.add(c0);
            inputs.add(call.optional(7) == null ? Constants.zeros(x, Shape.of(3 * units)) : part(7, d));
        }
        return ev.apply(
                new RecurrentSteps(kind, activations, clip, coupled, after, reverse), inputs.toArray(Tensor[]::new));
    }

    /** Whether the kernels have a cell with these functions. */
    private boolean usual(List<CellActivation> activations, boolean after) {
        List<String> names = activations.stream().map(CellActivation::function).toList();
        return switch (kind) {
            case LSTM -> names.equals(List.of("sigmoid", "tanh", "tanh"));
            case GRU -> after && names.equals(List.of("sigmoid", "tanh"));
            case RNN -> names.equals(List.of("tanh")) || names.equals(List.of("relu"));
        };
    }

    /** y first, the cells last. */
    private List<Tensor> kernel(
            Tensor input, Tensor w, Tensor r, @Nullable Tensor inputBias, @Nullable Tensor hiddenBias, Tensor h0,
            Tensor c0, boolean reverse, List<CellActivation> activations) {
        List<Tensor> inputs = new ArrayList<>(List.of(input, ordered(w), ordered(r), h0));
        if (kind == CellKind.LSTM) inputs.add(c0);
        if (inputBias != null && hiddenBias != null) {
            inputs.add(ordered(inputBias));
            inputs.add(ordered(hiddenBias));
        }
        Tensor[] all = inputs.toArray(Tensor[]::new);
        return switch (kind) {
            case LSTM -> ev.apply(new Lstm(reverse), all).subList(0, 2);
            case GRU -> ev.apply(new Gru(reverse), all).subList(0, 1);
            case RNN -> ev.apply(new Rnn(activations.getFirst().function().equals("relu"), reverse), all);
        };
    }

    /** Rows in the kernels' order of the gates: i, f, g, o and r, z, n. */
    private Tensor ordered(Tensor rows) {
        int[] order = switch (kind) {
            case LSTM -> new int[] {0, 2, 3, 1};
            case GRU -> new int[] {1, 0, 2};
            case RNN -> new int[] {0};
        };
        if (order.length == 1) return rows;
        Tensor[] parts = new Tensor[order.length];
        for (int i = 0; i < order.length; i++) {
            parts[i] = ev.slice(rows, 0, order[i] * units, (order[i] + 1) * units);
        }
        return ev.concat(0, parts);
    }

    /** Those of a direction; activation_alpha and _beta hold the constants of those that take some, in order. */
    private List<CellActivation> activations(int d) {
        List<String> named = call.texts("activations");
        int each = kind.activations().size();
        if (named == null || named.isEmpty()) {
            return kind.activations().stream().map(name -> CellActivation.of(call, name)).toList();
        }
        if (named.size() != each * directions) {
            throw call.error("activations must be " + each + " a direction", named);
        }
        float[] alphas = call.numbers("activation_alpha");
        float[] betas = call.numbers("activation_beta");
        int alpha = 0;
        int beta = 0;
        List<CellActivation> all = new ArrayList<>();
        for (String name : named) {
            CellActivation usual = CellActivation.of(call, name);
            boolean ownAlpha = usual.takesAlpha() && alphas != null && alpha < alphas.length;
            boolean ownBeta = usual.takesBeta() && betas != null && beta < betas.length;
            all.add(new CellActivation(usual.function(),
                    ownAlpha && alphas != null ? alphas[alpha++] : usual.alpha(),
                    ownBeta && betas != null ? betas[beta++] : usual.beta()));
        }
        return all.subList(d * each, (d + 1) * each);
    }
}
