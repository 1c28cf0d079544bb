package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ops.Binary;
import dev.lanewise.tensor.ops.Cast;
import dev.lanewise.tensor.ops.LayerNorm;
import dev.lanewise.tensor.ops.Linear;
import dev.lanewise.tensor.ops.LogSoftmax;
import dev.lanewise.tensor.ops.Matmul;
import dev.lanewise.tensor.ops.Reshape;
import dev.lanewise.tensor.ops.RmsNorm;
import dev.lanewise.tensor.ops.Softmax;
import dev.lanewise.tensor.ops.Unary;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Applies functions of each element, or of each row that the reshape keeps, before a reshape instead of after it, so that reshapes meet and an epilogue can
 * take the function in: {@code f(reshape(x)) = reshape(f(x))}. Same bits.
 */
final class SinkReshapes implements Rewriter.Rule {
    @Override
    public void visit(Node node, Rewriter graph) {
        switch (node.op()) {
            case Unary op -> elementwise(node, graph);
            case Cast op -> elementwise(node, graph);
            case Binary op -> elementwise(node, graph);
            case Softmax op -> rows(node, graph);
            case LogSoftmax op -> rows(node, graph);
            case LayerNorm op -> rows(node, graph);
            case RmsNorm op -> rows(node, graph);
            case Linear op -> rows(node, graph);
            case Matmul op when !op.transposeA() && node.input(1).type().shape().rank() == 2 -> rows(node, graph);
            default -> {}
        }
    }

    private static void elementwise(Node node, Rewriter graph) {
        Shape y = node.output().type().shape();
        Shape x = null;
        Value[] inputs = new Value[node.inputs().size()];
        for (int i = 0; i < inputs.length; i++) {
            Value input = node.input(i);
            Value source = source(graph, input);
            boolean number = input.type().shape().elements() == 1 && input.isConstant();
            if (number) {
                inputs[i] = Value.of(Objects.requireNonNull(input.constant()).reshaped(Shape.SCALAR));
                continue;
            }
            if (source == null || !input.type().shape().equals(y)) return;
            if (x != null && !x.equals(source.type().shape())) return;
            x = source.type().shape();
            inputs[i] = source;
        }
        if (x == null) return;
        graph.replace(node.output(), Reshapes.apply(graph, graph.one(node.op(), inputs), y));
    }

    /** What is done to each row, where the reshape keeps rows as they are. */
    private static void rows(Node node, Rewriter graph) {
        Value x = source(graph, node.input(0));
        if (x == null) return;
        Shape shape = x.type().shape();
        boolean same = shape.rank() > 1 && shape.elements() > 0 && shape.last() == node.input(0).type().shape().last();
        if (!same) return;
        Value[] inputs = node.inputs().toArray(Value[]::new);
        inputs[0] = x;
        graph.replace(node.output(), Reshapes.apply(graph, graph.one(node.op(), inputs), node.output().type().shape()));
    }

    /** What a value is a reshape of; null where it is none. */
    private static @Nullable Value source(Rewriter graph, Value value) {
        Node node = graph.producer(value);
        return node != null && node.op() instanceof Reshape ? node.input(0) : null;
    }
}
