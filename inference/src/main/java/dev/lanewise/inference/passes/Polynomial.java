package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.tensor.ops.Binary;
import dev.lanewise.tensor.ops.Unary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What sums and products of two values {@code x} and {@code t} come to, in whatever order they are written: a number
 * for each {@code x^i t^j}.
 */
record Polynomial(Map<Powers, Double> terms) {
    private static final int DEPTH = 8;
    private static final int DEGREE = 4;

    record Powers(int x, int t) {}

    static Polynomial term(double factor, int x, int t) {
        return new Polynomial(Map.of(new Powers(x, t), factor));
    }

    /** Null where a value is no polynomial of the two, elementwise and of their shape. */
    static @Nullable Polynomial of(Rewriter graph, Value value, Value x, @Nullable Value t) {
        return of(graph, value, x, t, DEPTH);
    }

    /** The same of what a node computes that is not written yet. */
    static @Nullable Polynomial of(Rewriter graph, Node node, Value x, @Nullable Value t) {
        return of(graph, node, x, t, DEPTH);
    }

    private static @Nullable Polynomial of(Rewriter graph, Value value, Value x, @Nullable Value t, int depth) {
        if (value == x) return term(1, 1, 0);
        if (value == t) return term(1, 0, 1);
        Float number = Constants.scalar(value);
        if (number != null) return term(number, 0, 0);
        Node node = graph.producer(value);
        return node == null || depth == 0 ? null : of(graph, node, x, t, depth - 1);
    }

    private static @Nullable Polynomial of(Rewriter graph, Node node, Value x, @Nullable Value t, int depth) {
        if (!node.output().type().equals(x.type())) return null;
        Polynomial a = isArithmetic(node) ? of(graph, node.input(0), x, t, depth) : null;
        if (a == null) return null;
        if (node.op() instanceof Unary op) {
            return switch (op.function()) {
                case AFFINE -> a.times(term(op.alpha(), 0, 0)).plus(term(op.beta(), 0, 0));
                case NEGATE -> a.times(term(-1, 0, 0));
                default -> a.times(a).withinDegree();
            };
        }
        Float exponent = Constants.scalar(node.input(1));
        Polynomial b = of(graph, node.input(1), x, t, depth);
        if (b == null || !(node.op() instanceof Binary op)) return null;
        return switch (op.function()) {
            case ADD -> a.plus(b);
            case SUBTRACT -> a.plus(b.times(term(-1, 0, 0)));
            case MULTIPLY -> a.times(b).withinDegree();
            case DIVIDE -> exponent == null ? null : a.times(term(1.0 / exponent, 0, 0));
            case POW -> exponent != null && exponent == 3
                    ? a.times(a).times(a).withinDegree()
                    : exponent != null && exponent == 2 ? a.times(a).withinDegree() : null;
            case MAX, MIN -> null;
        };
    }

    /** Whether a node is one of those that polynomials are made of. */
    private static boolean isArithmetic(Node node) {
        return switch (node.op()) {
            case Unary op -> switch (op.function()) {
                case AFFINE, NEGATE, SQUARE -> true;
                default -> false;
            };
            case Binary op -> true;
            default -> false;
        };
    }

    /** All values that a value is computed from by sums and products, itself first: the candidates for {@code x}, {@code t}. */
    static Set<Value> sources(Rewriter graph, Value value, int depth) {
        Set<Value> sources = new LinkedHashSet<>();
        collect(graph, value, depth, sources);
        return sources;
    }

    private static void collect(Rewriter graph, Value value, int depth, Set<Value> sources) {
        if (value.isConstant() || !sources.add(value) || depth == 0) return;
        Node node = graph.producer(value);
        if (node == null || !isArithmetic(node)) return;
        for (Value input : node.inputs()) collect(graph, input, depth - 1, sources);
    }

    Polynomial plus(Polynomial other) {
        Map<Powers, Double> sum = new HashMap<>(terms);
        other.terms.forEach((powers, factor) -> sum.merge(powers, factor, Double::sum));
        return new Polynomial(sum);
    }

    Polynomial times(Polynomial other) {
        Map<Powers, Double> product = new HashMap<>();
        terms.forEach((p, a) -> other.terms.forEach(
                (q, b) -> product.merge(new Powers(p.x + q.x, p.t + q.t), a * b, Double::sum)));
        return new Polynomial(product);
    }

    private @Nullable Polynomial withinDegree() {
        return terms.keySet().stream().allMatch(p -> p.x + p.t <= DEGREE) ? this : null;
    }

    /** Whether all factors are the same but for the rounding of float constants. */
    boolean isNear(Polynomial other) {
        Set<Powers> all = new HashSet<>(terms.keySet());
        all.addAll(other.terms.keySet());
        return all.stream().allMatch(powers -> {
            double a = terms.getOrDefault(powers, 0.0);
            double b = other.terms.getOrDefault(powers, 0.0);
            return Math.abs(a - b) <= 1e-5 * Math.max(Math.abs(a), Math.abs(b)) + 1e-12;
        });
    }
}
