package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.inference.ops.AxisOp;
import dev.lanewise.inference.ops.FusedLinear;
import dev.lanewise.inference.ops.FusedMatmul;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ops.ArgMax;
import dev.lanewise.tensor.ops.BatchNormalize;
import dev.lanewise.tensor.ops.Binary;
import dev.lanewise.tensor.ops.Cast;
import dev.lanewise.tensor.ops.Compare;
import dev.lanewise.tensor.ops.Concat;
import dev.lanewise.tensor.ops.Expand;
import dev.lanewise.tensor.ops.Gather;
import dev.lanewise.tensor.ops.LayerNorm;
import dev.lanewise.tensor.ops.Linear;
import dev.lanewise.tensor.ops.LogSoftmax;
import dev.lanewise.tensor.ops.Matmul;
import dev.lanewise.tensor.ops.Pad;
import dev.lanewise.tensor.ops.Reduce;
import dev.lanewise.tensor.ops.Reshape;
import dev.lanewise.tensor.ops.RmsNorm;
import dev.lanewise.tensor.ops.Slice;
import dev.lanewise.tensor.ops.Softmax;
import dev.lanewise.tensor.ops.Unary;
import dev.lanewise.tensor.ops.Where;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies operators before a permutation of axes instead of after it, towards the outputs, where permutations meet and
 * cancel: {@code f(permute(x)) = permute(g(x))}. A network written for channels first so becomes one for channels last,
 * with a permutation at each edge. Same bits but for sums over several axes, which are added in their new order.
 */
final class SinkPermutations implements Rewriter.Rule {
    @Override
    public void visit(Node node, Rewriter graph) {
        Value sunk = node.outputs().size() == 1 ? sink(node, graph) : null;
        if (sunk != null) graph.replace(node.output(), sunk);
    }

    private static @Nullable Value sink(Node node, Rewriter graph) {
        return switch (node.op()) {
            case Unary op -> SinkElementwise.sink(op, node, graph);
            case Cast op -> SinkElementwise.sink(op, node, graph);
            case Binary op -> SinkElementwise.sink(op, node, graph);
            case Compare op -> SinkElementwise.sink(op, node, graph);
            case Where op -> SinkElementwise.sink(op, node, graph);
            case Concat op -> SinkElementwise.sink(op, node, graph);
            case AxisOp op -> SinkElementwise.sink(op, node, graph);
            case Softmax op -> alongLastAxis(node, graph);
            case LogSoftmax op -> alongLastAxis(node, graph);
            case LayerNorm op -> alongLastAxis(node, graph);
            case RmsNorm op -> alongLastAxis(node, graph);
            case BatchNormalize op -> alongLastAxis(node, graph);
            case Linear op -> alongLastAxis(node, graph);
            case FusedLinear op -> op.residual() ? null : alongLastAxis(node, graph);
            case Matmul op -> ofRows(op, node) ? alongLastAxis(node, graph) : null;
            case FusedMatmul op -> ofRows(op.matmul(), node) && !op.residual() ? alongLastAxis(node, graph) : null;
            case Reduce op -> reduce(op, node, graph);
            case ArgMax op -> argMax(op, node, graph);
            case Slice op -> slice(op, node, graph);
            case Pad op -> pad(op, node, graph);
            case Expand op -> expand(op, node, graph);
            case Gather op -> gather(op, node, graph);
            case Reshape op -> ReshapeOfPermutation.sink(node, graph);
            default -> null;
        };
    }

    /** Whether each row of the left operand is multiplied for itself. */
    private static boolean ofRows(Matmul op, Node node) {
        return !op.transposeA() && node.input(1).type().shape().rank() == 2;
    }

    private static @Nullable Value alongLastAxis(Node node, Rewriter graph) {
        Permuted permuted = Permuted.of(graph, node.input(0));
        if (permuted == null || !permuted.by().keepsLast()) return null;
        return permuted.by().apply(graph, beneath(node.op(), permuted, node, graph));
    }

    /** The operator applied to what is permuted into input 0. */
    private static Value beneath(Op op, Permuted permuted, Node node, Rewriter graph) {
        Value[] inputs = node.inputs().toArray(Value[]::new);
        inputs[0] = permuted.x();
        return graph.one(op, inputs);
    }

    private static @Nullable Value reduce(Reduce op, Node node, Rewriter graph) {
        Permuted permuted = Permuted.of(graph, node.input(0));
        if (permuted == null) return null;
        Permutation p = permuted.by();
        Shape x = node.input(0).type().shape();
        List<Integer> axes = op.axes().stream().map(axis -> p.get(x.axis(op.name(), axis))).toList();
        Value y = beneath(new Reduce(op.function(), op.keepDims(), axes), permuted, node, graph);
        if (op.keepDims()) return p.apply(graph, y);
        return p.without(i -> op.axes().isEmpty() || axes.contains(p.get(i))).apply(graph, y);
    }

    private static @Nullable Value argMax(ArgMax op, Node node, Rewriter graph) {
        Permuted permuted = Permuted.of(graph, node.input(0));
        if (permuted == null) return null;
        Permutation p = permuted.by();
        int axis = node.input(0).type().shape().axis(op.name(), op.axis());
        return p.without(i -> i == axis).apply(graph, beneath(new ArgMax(p.get(axis)), permuted, node, graph));
    }

    private static @Nullable Value slice(Slice op, Node node, Rewriter graph) {
        Permuted permuted = Permuted.of(graph, node.input(0));
        if (permuted == null) return null;
        Permutation p = permuted.by();
        Permutation back = p.inverse();
        Slice moved = new Slice(back.pick(op.starts()), back.pick(op.ends()), back.pick(op.steps()));
        return p.apply(graph, beneath(moved, permuted, node, graph));
    }

    private static @Nullable Value pad(Pad op, Node node, Rewriter graph) {
        Permuted permuted = Permuted.of(graph, node.input(0));
        if (permuted == null) return null;
        Permutation p = permuted.by();
        Permutation back = p.inverse();
        Pad moved = new Pad(back.pick(op.before()), back.pick(op.after()), op.value());
        return p.apply(graph, beneath(moved, permuted, node, graph));
    }

    /** Not where much more would be permuted than before. */
    private static @Nullable Value expand(Expand op, Node node, Rewriter graph) {
        Permuted permuted = Permuted.of(graph, node.input(0));
        if (permuted == null || op.shape().rank() != permuted.by().rank()
                || op.shape().elements() > 2L * node.input(0).type().shape().elements())
            return null;
        Permutation p = permuted.by();
        return p.apply(graph, beneath(new Expand(p.inverse().of(op.shape())), permuted, node, graph));
    }

    /** Of indices with one axis, which takes the place of the one that is looked up, or with none. */
    private static @Nullable Value gather(Gather op, Node node, Rewriter graph) {
        Permuted permuted = Permuted.of(graph, node.input(0));
        int rank = node.input(1).type().shape().rank();
        if (permuted == null || rank > 1) return null;
        Permutation p = permuted.by();
        int axis = node.input(0).type().shape().axis(op.name(), op.axis());
        Value y = beneath(new Gather(p.get(axis)), permuted, node, graph);
        return (rank == 1 ? p : p.without(i -> i == axis)).apply(graph, y);
    }
}
