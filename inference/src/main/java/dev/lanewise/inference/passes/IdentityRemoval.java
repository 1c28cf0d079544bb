package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.ops.Binary;
import dev.lanewise.tensor.ops.Cast;
import dev.lanewise.tensor.ops.Concat;
import dev.lanewise.tensor.ops.Detach;
import dev.lanewise.tensor.ops.Expand;
import dev.lanewise.tensor.ops.Pad;
import dev.lanewise.tensor.ops.Permute;
import dev.lanewise.tensor.ops.Reshape;
import dev.lanewise.tensor.ops.Slice;
import dev.lanewise.tensor.ops.SumTo;
import dev.lanewise.tensor.ops.Unary;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out operators whose output is their input, to the bit: {@code x * 1}, {@code x / 1}, {@code x - 0} and
 * {@code x + -0} are such, {@code x + 0} is not, as it makes +0 of -0.
 */
final class IdentityRemoval implements Rewriter.Rule {
    @Override
    public void visit(Node node, Rewriter graph) {
        if (node.outputs().size() != 1) return;
        Value same = same(node);
        if (same != null && same.type().equals(node.output().type())) graph.replace(node.output(), same);
    }

    /** The input that the output is where their types are equal; null where there is none. */
    private static @Nullable Value same(Node node) {
        return switch (node.op()) {
            case Reshape op -> node.input(0);
            case Cast op -> node.input(0);
            case Expand op -> node.input(0);
            case SumTo op -> node.input(0);
            case Detach op -> node.input(0);
            case Pad op -> node.input(0);
            case Concat op -> node.inputs().stream()
                    .filter(input -> input.type().equals(node.output().type()))
                    .findFirst()
                    .orElse(null);
            case Permute op -> Permutation.of(op).isIdentity() ? node.input(0) : null;
            case Slice op -> op.steps().stream().allMatch(step -> step == 1) ? node.input(0) : null;
            case Unary op -> isIdentity(op) ? node.input(0) : null;
            case Binary op -> same(op.function(), node.input(0), node.input(1));
            default -> null;
        };
    }

    private static boolean isIdentity(Unary op) {
        return op.function() == UnaryFunction.IDENTITY
                || (op.function() == UnaryFunction.AFFINE && op.alpha() == 1 && Float.valueOf(op.beta()).equals(-0.0f));
    }

    private static @Nullable Value same(BinaryFunction function, Value a, Value b) {
        return switch (function) {
            case ADD -> Constants.is(b, -0.0f) ? a : Constants.is(a, -0.0f) ? b : null;
            case SUBTRACT -> Constants.is(b, 0) ? a : null;
            case MULTIPLY -> Constants.is(b, 1) ? a : Constants.is(a, 1) ? b : null;
            case DIVIDE, POW -> Constants.is(b, 1) ? a : null;
            case MAX, MIN -> a == b ? a : null;
        };
    }
}
