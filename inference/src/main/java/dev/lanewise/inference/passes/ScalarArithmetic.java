package dev.lanewise.inference.passes;

import static dev.lanewise.kernels.elementwise.UnaryFunction.AFFINE;
import static dev.lanewise.kernels.elementwise.UnaryFunction.CLIP;
import static dev.lanewise.kernels.elementwise.UnaryFunction.RECIPROCAL;
import static dev.lanewise.kernels.elementwise.UnaryFunction.RELU;
import static dev.lanewise.kernels.elementwise.UnaryFunction.SQUARE;
import static java.lang.Float.NEGATIVE_INFINITY;
import static java.lang.Float.POSITIVE_INFINITY;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.tensor.ops.Binary;
import dev.lanewise.tensor.ops.Unary;
import org.jspecify.annotations.Nullable;

/**
 * Writes arithmetic with a number as a function of the other operand: {@code x + c} as {@code 1 * x + c}, {@code x * c}
 * as {@code c * x + -0}, bounds as a clip; and {@code x * x} as a square. Same bits ({@code x^2} aside, which is rounded once now), and one form for
 * the passes that come after.
 */
final class ScalarArithmetic implements Rewriter.Rule {
    @Override
    public void visit(Node node, Rewriter graph) {
        if (node.op() instanceof Binary op) {
            binary(op, node, graph);
        } else if (node.op() instanceof Unary bound) {
            Node before = graph.producer(node.input(0));
            Unary both = before != null && before.op() instanceof Unary first ? clip(first, bound) : null;
            if (before != null && both != null) graph.replace(node.output(), graph.one(both, before.input(0)));
        }
    }

    private static void binary(Binary op, Node node, Rewriter graph) {
        if (op.function() == BinaryFunction.MULTIPLY && node.input(0) == node.input(1)) {
            if (node.output().type().dtype().isComputable()) {
                graph.replace(node.output(), graph.one(new Unary(SQUARE, 0, 0), node.input(0)));
            }
            return;
        }
        Float left = Constants.scalar(node.input(0));
        Float right = Constants.scalar(node.input(1));
        Value x = node.input(right == null ? 1 : 0);
        if (!x.type().equals(node.output().type())) return;
        Unary function = right != null ? ofLeft(op, right) : left != null ? ofRight(left, op) : null;
        if (function != null) graph.replace(node.output(), graph.one(function, x));
    }

    /** {@code x ? c}. */
    private static @Nullable Unary ofLeft(Binary op, float c) {
        return switch (op.function()) {
            case ADD -> new Unary(AFFINE, 1, c);
            case SUBTRACT -> new Unary(AFFINE, 1, -c);
            case MULTIPLY -> new Unary(AFFINE, c, -0f);
            case DIVIDE -> isPowerOfTwo(c) ? new Unary(AFFINE, 1 / c, -0f) : null;
            case POW -> c == 2 ? new Unary(SQUARE, 0, 0) : null;
            case MAX, MIN -> bound(op, c);
        };
    }

    /** {@code c ? x}. */
    private static @Nullable Unary ofRight(float c, Binary op) {
        return switch (op.function()) {
            case ADD -> new Unary(AFFINE, 1, c);
            case SUBTRACT -> new Unary(AFFINE, -1, c);
            case MULTIPLY -> new Unary(AFFINE, c, -0f);
            case DIVIDE -> c == 1 ? new Unary(RECIPROCAL, 0, 0) : null;
            case POW -> null;
            case MAX, MIN -> bound(op, c);
        };
    }

    // of two zeros the larger is +0 and the smaller -0, while a clip takes its bound: not the same for the other zero
    private static @Nullable Unary bound(Binary op, float c) {
        boolean low = op.function() == BinaryFunction.MAX;
        if (Float.isNaN(c) || Float.valueOf(c).equals(low ? -0f : 0f)) return null;
        if (low && c == 0) return new Unary(RELU, 0, 0);
        return low ? new Unary(CLIP, c, POSITIVE_INFINITY) : new Unary(CLIP, NEGATIVE_INFINITY, c);
    }

    /** Both bounds in one, where {@code first} is a lower one and {@code second} an upper one, or the other way round. */
    private static @Nullable Unary clip(Unary first, Unary second) {
        Float low = low(first);
        Float high = high(second);
        if (low != null && high != null) return new Unary(CLIP, low, high);
        low = low(second);
        high = high(first);
        return low != null && high != null && low < high ? new Unary(CLIP, low, high) : null;
    }

    private static @Nullable Float low(Unary op) {
        if (op.function() == RELU) return 0f;
        return op.function() == CLIP && op.beta() == POSITIVE_INFINITY ? op.alpha() : null;
    }

    private static @Nullable Float high(Unary op) {
        return op.function() == CLIP && op.alpha() == NEGATIVE_INFINITY ? op.beta() : null;
    }

    private static boolean isPowerOfTwo(float c) {
        int exponent = Math.getExponent(c);
        return Math.abs(c) == Math.scalb(1f, exponent) && Math.abs(exponent) < Float.MAX_EXPONENT;
    }
}
