package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.inference.ops.FusedConv2d;
import dev.lanewise.inference.ops.FusedLinear;
import dev.lanewise.inference.ops.FusedMatmul;
import dev.lanewise.inference.ops.FusedOp;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ops.Binary;
import dev.lanewise.tensor.ops.Conv2d;
import dev.lanewise.tensor.ops.Linear;
import dev.lanewise.tensor.ops.Matmul;
import dev.lanewise.tensor.ops.Reshape;
import dev.lanewise.tensor.ops.Unary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is added to a convolution or product, a bias or a residual, and the function applied to it into its
 * epilogue. Same bits: that is the order in which an epilogue computes.
 */
final class FuseEpilogues implements Rewriter.Rule {
    @Override
    public void visit(Node node, Rewriter graph) {
        if (node.op() instanceof Unary op) {
            activate(op, node, graph);
        } else if (node.op() instanceof Binary op && op.function() == BinaryFunction.ADD) {
            if (!add(node, 0, graph)) add(node, 1, graph);
        }
    }

    /** A product with its inputs and its label, as a fused operator. */
    private record Product(FusedOp op, List<Value> inputs, String label) {
        static @Nullable Product of(@Nullable Node node) {
            if (node == null) return null;
            boolean bias = node.inputs().size() == 3;
            FusedOp op = switch (node.op()) {
                case Conv2d conv -> new FusedConv2d(conv, bias, false, Activation.NONE);
                case Linear linear -> new FusedLinear(bias, false, Activation.NONE);
                case Matmul matmul -> new FusedMatmul(matmul, false, false, Activation.NONE);
                case FusedOp fused -> fused;
                default -> null;
            };
            if (op == null || !op.activation().equals(Activation.NONE)) return null;
            return new Product(op, node.inputs(), node.label());
        }

        Product with(Value more, boolean bias, boolean residual) {
            List<Value> all = new ArrayList<>(inputs);
            all.add(bias ? 2 : inputs.size(), more);
            return new Product(op.with(op.bias() || bias, op.residual() || residual, Activation.NONE), all, label);
        }

        Value write(Rewriter graph) {
            return graph.apply(op, label, inputs).getFirst();
        }
    }

    private static void activate(Unary op, Node node, Rewriter graph) {
        Product product = graph.isReadOnlyHere(node.input(0)) ? Product.of(graph.producer(node.input(0))) : null;
        if (product == null) return;
        Activation activation = new Activation(op.function(), op.alpha(), op.beta());
        FusedOp fused = product.op.with(product.op.bias(), product.op.residual(), activation);
        graph.replace(node.output(), new Product(fused, product.inputs, product.label).write(graph));
    }

    /** Takes an addition into the product that makes one operand, seen through a reshape. */
    private static boolean add(Node node, int operand, Rewriter graph) {
        Value sum = node.input(operand);
        Value other = node.input(1 - operand);
        if (sum == other || !sum.type().equals(node.output().type()) || !graph.isReadOnlyHere(sum)) return false;
        Value y = sum;
        Node producer = graph.producer(sum);
        if (producer != null && producer.op() instanceof Reshape && graph.isReadOnce(producer.input(0))) {
            y = producer.input(0);
            producer = graph.producer(y);
        }
        Product product = Product.of(producer);
        if (product == null || product.op.residual()) return false;
        Shape shape = y.type().shape();
        Product fused;
        if (!product.op.bias() && isBias(other, sum.type().shape()) && shape.last() == sum.type().shape().last()) {
            fused = product.with(Reshapes.apply(graph, other, Shape.of(shape.last())), true, false);
        } else if (other.type().equals(sum.type())) {
            fused = product.with(Reshapes.apply(graph, other, shape), false, true);
        } else {
            return false;
        }
        graph.replace(node.output(), Reshapes.apply(graph, fused.write(graph), sum.type().shape()));
        return true;
    }

    /** Whether a value holds one number for each place along the last axis. */
    private static boolean isBias(Value value, Shape y) {
        Shape shape = value.type().shape();
        return shape.rank() > 0 && shape.last() == y.last() && shape.elements() == y.last();
    }
}
