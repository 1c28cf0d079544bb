package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ops.Attention;
import dev.lanewise.tensor.ops.Binary;
import dev.lanewise.tensor.ops.Expand;
import dev.lanewise.tensor.ops.Matmul;
import dev.lanewise.tensor.ops.Permute;
import dev.lanewise.tensor.ops.Reshape;
import dev.lanewise.tensor.ops.Softmax;
import dev.lanewise.tensor.ops.Unary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds attention that is spelled out: {@code softmax(scale * (q k) + mask) v}, of {@code [batch, heads, rows, size]},
 * of {@code [batch, rows, size]} or of single matrices. Heads and rows are exchanged around the operator, which undoes
 * what splits the heads before it. A query all of whose scores are minus infinity gives 0 and not NaN.
 */
final class RecogniseAttention implements Rewriter.Rule {
    @Override
    public void visit(Node node, Rewriter graph) {
        if (!(node.op() instanceof Matmul op) || op.transposeA()) return;
        Value weights = node.input(0);
        Node softmax = graph.producer(weights);
        if (softmax == null || !(softmax.op() instanceof Softmax) || !graph.isReadOnlyHere(weights)) return;
        AttentionScores scores = AttentionScores.of(graph, softmax.input(0));
        if (scores == null || (float) scores.scale() == 0 || !isPlain(scores, node)) return;
        graph.replace(node.output(), new Writer(graph, scores).write(node, op.transposeB()));
    }

    /** Whether no operand broadcasts over batches or heads, and there are no more axes than the operator has. */
    private static boolean isPlain(AttentionScores scores, Node node) {
        Shape q = scores.product().input(0).type().shape();
        Shape k = scores.product().input(1).type().shape();
        Shape v = node.input(1).type().shape();
        int rank = q.rank();
        if (rank > 4 || k.rank() != rank || v.rank() != rank || q.elements() == 0 || k.elements() == 0) return false;
        for (int axis = 0; axis < rank - 2; axis++) {
            if (q.size(axis) != k.size(axis) || q.size(axis) != v.size(axis)) return false;
        }
        return v.elements() > 0;
    }

    private static final class Writer {
        private final Rewriter graph;
        private final AttentionScores scores;
        private double scale;

        Writer(Rewriter graph, AttentionScores scores) {
            this.graph = graph;
            this.scores = scores;
            scale = scores.scale();
        }

        Value write(Node node, boolean transposedValues) {
            Matmul product = (Matmul) scores.product().op();
            Value q = operand(unscaled(scores.product().input(0)), product.transposeA());
            Value k = operand(unscaled(scores.product().input(1)), !product.transposeB());
            Value v = operand(node.input(1), transposedValues);
            Value mask = mask(scores.product().output().type().shape());
            Attention op = new Attention(false, 0, (float) scale, 0);
            List<Value> inputs = mask == null ? List.of(q, k, v) : List.of(q, k, v, mask);
            Value y = graph.apply(op, inputs.toArray(Value[]::new)).getFirst();
            Shape shape = node.output().type().shape();
            return shape.rank() == 4 ? Permutation.of(0, 2, 1, 3).apply(graph, y) : Reshapes.apply(graph, y, shape);
        }

        /** {@code [..., rows, size]} as {@code [batch, rows, heads, size]}; one head where there is no axis for them. */
        private Value operand(Value value, boolean transposed) {
            int rank = value.type().shape().rank();
            if (rank == 4) return Permutation.of(0, transposed ? 3 : 2, 1, transposed ? 2 : 3).apply(graph, value);
            Value rows = transposed ? Permutation.transposition(rank).apply(graph, value) : value;
            Shape shape = rows.type().shape();
            int batch = rank == 3 ? shape.size(0) : 1;
            return Reshapes.apply(graph, rows, Shape.of(batch, shape.size(-2), 1, shape.last()));
        }

        /** A value without the factor that it was multiplied by before its axes were split and exchanged. */
        private Value unscaled(Value value) {
            Scaled scaled = Scaled.of(graph, value);
            if (scaled != null && (float) (scale * scaled.factor()) != 0) {
                scale *= scaled.factor();
                return unscaled(scaled.x());
            }
            Node node = graph.producer(value);
            if (node == null || !(node.op() instanceof Permute || node.op() instanceof Reshape)) return value;
            Value inner = unscaled(node.input(0));
            return inner == node.input(0) ? value : graph.one(node.op(), inner);
        }

        /** The sum of what is added to the scores, as {@code [batch or 1, heads or 1, queries or 1, keys]}. */
        private @Nullable Value mask(Shape product) {
            Value sum = null;
            for (Scaled mask : scores.masks()) {
                Value each = mask.factor() == 1
                        ? mask.x()
                        : graph.one(new Unary(UnaryFunction.AFFINE, (float) mask.factor(), 0), mask.x());
                sum = sum == null ? each : graph.one(new Binary(BinaryFunction.ADD), sum, each);
            }
            if (sum == null) return null;
            int[] sizes = {1, 1, 1, 1};
            Shape shape = sum.type().shape();
            int rank = shape.rank();
            for (int i = 1; i <= rank; i++) {
                // without an axis for heads the third from the last is the batch
                int place = i == 3 && product.rank() == 3 ? 0 : 4 - i;
                sizes[place] = shape.size(rank - i);
            }
            Value mask = Reshapes.apply(graph, sum, Shape.of(sizes));
            if (sizes[3] == product.last()) return mask;
            sizes[3] = product.last();
            return graph.one(new Expand(Shape.of(sizes)), mask);
        }
    }
}
