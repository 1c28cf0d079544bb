package dev.lanewise.inference.passes;

import static dev.lanewise.inference.passes.Polynomial.term;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.ops.Binary;
import dev.lanewise.tensor.ops.Unary;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds activations that are spelled out: a gate {@code t} of {@code x}, and a polynomial of both that says which one it
 * is. GELU by the error function and by the hyperbolic tangent, SiLU, Mish, hard swish and hard sigmoid. Where a step
 * of the formula would overflow, the function's limit takes the place of what follows from that.
 */
final class RecogniseActivations implements Rewriter.Rule {
    private static final int DEPTH = 6;

    private static final Polynomial GATED = term(1, 1, 1);
    private static final Polynomial HALF_OF_ONE_AND_GATE = term(0.5, 1, 0).plus(term(0.5, 1, 1));
    private static final Polynomial X = term(1, 1, 0);
    private static final Polynomial X_OVER_SQRT_2 = term(Math.sqrt(0.5), 1, 0);
    private static final Polynomial TANH_ARGUMENT = term(Math.sqrt(2 / Math.PI), 1, 0)
            .plus(term(Math.sqrt(2 / Math.PI) * 0.044715, 3, 0));
    private static final Polynomial X_AND_3 = X.plus(term(3, 0, 0));
    private static final Polynomial SIXTH_OF_X_AND_HALF = term(1 / 6.0, 1, 0).plus(term(0.5, 0, 0));

    @Override
    public void visit(Node node, Rewriter graph) {
        boolean last = node.op() instanceof Binary
                || (node.op() instanceof Unary op && op.function() == UnaryFunction.AFFINE);
        if (!last) return;
        Set<Value> sources = new LinkedHashSet<>();
        for (Value input : node.inputs()) sources.addAll(Polynomial.sources(graph, input, DEPTH));
        for (Value gate : sources) {
            Node producer = graph.producer(gate);
            if (producer == null || !(producer.op() instanceof Unary function) || !isGate(function)) continue;
            Value argument = producer.input(0);
            for (Value x : candidates(graph, argument)) {
                UnaryFunction found = activation(graph, node, function, gate, argument, x);
                if (found == null) continue;
                boolean sigmoid = found == UnaryFunction.HARD_SIGMOID;
                Unary whole = new Unary(found, sigmoid ? 1 / 6f : 0, sigmoid ? 0.5f : 0);
                graph.replace(node.output(), graph.one(whole, x));
                return;
            }
        }
    }

    private static boolean isGate(Unary function) {
        return switch (function.function()) {
            case ERF, TANH, SIGMOID, HARD_SIGMOID, CLIP -> true;
            default -> false;
        };
    }

    /** What the argument of a gate may be a function of. */
    private static Set<Value> candidates(Rewriter graph, Value argument) {
        Set<Value> candidates = Polynomial.sources(graph, argument, DEPTH);
        Value inner = Match.unary(graph, argument, UnaryFunction.SOFTPLUS);
        if (inner != null) candidates.add(inner);
        return candidates;
    }

    /** What a node computes of {@code x} if it reads {@code gate}, which is a function of {@code argument}. */
    private static @Nullable UnaryFunction activation(
            Rewriter graph, Node node, Unary function, Value gate, Value argument, Value x) {
        return switch (function.function()) {
            case ERF -> is(graph, argument, x, X_OVER_SQRT_2) && is(graph, node, x, gate, HALF_OF_ONE_AND_GATE)
                    ? UnaryFunction.GELU
                    : null;
            case TANH -> tanh(graph, node, gate, argument, x);
            case SIGMOID -> argument == x && is(graph, node, x, gate, GATED) ? UnaryFunction.SILU : null;
            case HARD_SIGMOID -> argument == x && isSixth(function) && is(graph, node, x, gate, GATED)
                    ? UnaryFunction.HARD_SWISH
                    : null;
            case CLIP -> clip(graph, node, function, gate, argument, x);
            default -> null;
        };
    }

    private static @Nullable UnaryFunction tanh(Rewriter graph, Node node, Value gate, Value argument, Value x) {
        if (is(graph, argument, x, TANH_ARGUMENT) && is(graph, node, x, gate, HALF_OF_ONE_AND_GATE)) {
            return UnaryFunction.GELU_TANH;
        }
        boolean mish = Match.unary(graph, argument, UnaryFunction.SOFTPLUS) == x && is(graph, node, x, gate, GATED);
        return mish ? UnaryFunction.MISH : null;
    }

    private static @Nullable UnaryFunction clip(
            Rewriter graph, Node node, Unary clip, Value gate, Value argument, Value x) {
        double factor;
        if (clip.alpha() == 0 && clip.beta() == 6 && is(graph, argument, x, X_AND_3)) {
            factor = 1 / 6.0;
        } else if (clip.alpha() == 0 && clip.beta() == 1 && is(graph, argument, x, SIXTH_OF_X_AND_HALF)) {
            factor = 1;
        } else {
            return null;
        }
        if (is(graph, node, x, gate, term(factor, 1, 1))) return UnaryFunction.HARD_SWISH;
        return is(graph, node, x, gate, term(factor, 0, 1)) ? UnaryFunction.HARD_SIGMOID : null;
    }

    private static boolean isSixth(Unary hardSigmoid) {
        return Math.abs(hardSigmoid.alpha() - 1 / 6.0) < 1e-6 && hardSigmoid.beta() == 0.5f;
    }

    private static boolean is(Rewriter graph, Value value, Value x, Polynomial wanted) {
        Polynomial found = Polynomial.of(graph, value, x, null);
        return found != null && found.isNear(wanted);
    }

    private static boolean is(Rewriter graph, Node node, Value x, Value gate, Polynomial wanted) {
        Polynomial found = Polynomial.of(graph, node, x, gate);
        return found != null && found.isNear(wanted);
    }
}
