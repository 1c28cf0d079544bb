package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ops.Linear;
import dev.lanewise.tensor.ops.Matmul;
import dev.lanewise.tensor.ops.Reshape;
import java.util.stream.IntStream;

/**
 * Permutes the constant weights of a dense layer, once, instead of the image that is flattened before it, in every run.
 * The products are added in another order.
 */
final class FlattenedWeights implements Rewriter.Rule {
    @Override
    public void visit(Node node, Rewriter graph) {
        boolean outputsFirst;
        switch (node.op()) {
            case Linear op -> outputsFirst = true;
            case Matmul op when !op.transposeA() && node.input(1).type().shape().rank() == 2 ->
                outputsFirst = op.transposeB();
            default -> {
                return;
            }
        }
        Node flatten = graph.producer(node.input(0));
        if (!node.input(1).isConstant() || flatten == null || !(flatten.op() instanceof Reshape)) return;
        Permuted permuted = Permuted.of(graph, flatten.input(0));
        if (permuted == null) return;
        Permutation p = permuted.by();
        Shape image = flatten.input(0).type().shape();
        int first = firstFlattened(image, node.input(0).type().shape().last());
        if (first < 0 || IntStream.range(0, first).anyMatch(i -> p.get(i) != i)) return;
        Value[] inputs = node.inputs().toArray(Value[]::new);
        inputs[0] = Reshapes.apply(graph, permuted.x(), inputs[0].type().shape());
        inputs[1] = weights(graph, inputs[1], outputsFirst, image, p, first);
        graph.replace(node.output(), graph.one(node.op(), inputs));
    }

    /** The axis from which on the last axes hold so many elements; -1 where there is none. */
    private static int firstFlattened(Shape shape, int features) {
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            if (shape.elements(axis, shape.rank()) == features) return axis;
        }
        return -1;
    }

    private static Value weights(Rewriter graph, Value w, boolean outputsFirst, Shape image, Permutation p, int first) {
        int flat = image.rank() - first;
        int offset = outputsFirst ? 1 : 0;
        int[] sizes = new int[flat + 1];
        int[] axes = new int[flat + 1];
        sizes[outputsFirst ? 0 : flat] = w.type().shape().size(outputsFirst ? 0 : 1);
        axes[outputsFirst ? 0 : flat] = outputsFirst ? 0 : flat;
        Permutation back = p.inverse();
        for (int i = 0; i < flat; i++) {
            sizes[offset + i] = image.size(first + i);
            axes[offset + i] = offset + back.get(first + i) - first;
        }
        Value split = Reshapes.apply(graph, w, Shape.of(sizes));
        return Reshapes.apply(graph, Permutation.of(axes).apply(graph, split), w.type().shape());
    }
}
