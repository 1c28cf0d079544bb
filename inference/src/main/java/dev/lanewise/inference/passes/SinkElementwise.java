package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.inference.ops.AxisOp;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ops.Concat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Operators of several inputs of one order of axes. Inputs that are not permuted as most of them are get the inverse
 * permutation: free for constants, for what is permuted so already and for what has one axis only; for others worth it
 * where they are the lesser part, as the gates are that stretch over an image.
 */
final class SinkElementwise {
    private SinkElementwise() {}

    static @Nullable Value sink(Op op, Node node, Rewriter graph) {
        int rank = node.output().type().shape().rank();
        Permutation p = prevalent(node, rank, graph);
        if (p == null) return null;
        Op beneath = beneath(op, p, rank);
        if (beneath == null) return null;
        Permutation back = p.inverse();
        Value[] inputs = new Value[node.inputs().size()];
        for (int i = 0; i < inputs.length; i++) {
            Value input = node.input(i);
            inputs[i] = stays(op, input, rank) ? input : back.apply(graph, ofRank(graph, input, rank));
        }
        return p.apply(graph, graph.one(beneath, inputs));
    }

    private static @Nullable Op beneath(Op op, Permutation p, int rank) {
        return switch (op) {
            case Concat concat -> new Concat(p.get(concat.axis() < 0 ? concat.axis() + rank : concat.axis()));
            case AxisOp axisOp -> axisOp.beneath(p.axes());
            default -> op;
        };
    }

    /** Numbers broadcast in any order of axes; so do parameters that the operator itself knows how to read. */
    private static boolean stays(Op op, Value input, int rank) {
        Shape shape = input.type().shape();
        return op instanceof AxisOp ? shape.rank() != rank : shape.elements() == 1 && !(op instanceof Concat);
    }

    /** The permutation by which more elements come in than in all other orders together; null where there is none. */
    private static @Nullable Permutation prevalent(Node node, int rank, Rewriter graph) {
        Map<Permutation, Long> elements = new HashMap<>();
        for (Value input : node.inputs()) {
            Permuted permuted = Permuted.of(graph, input);
            if (permuted != null && permuted.by().rank() == rank) {
                elements.merge(permuted.by(), (long) input.type().shape().elements(), Long::sum);
            }
        }
        for (Map.Entry<Permutation, Long> entry : elements.entrySet()) {
            Permutation back = entry.getKey().inverse();
            long others = node.inputs().stream()
                    .filter(input -> !isFree(graph, input, back))
                    .mapToLong(input -> input.type().shape().elements())
                    .sum();
            if (entry.getValue() > others) return entry.getKey();
        }
        return null;
    }

    private static boolean isFree(Rewriter graph, Value input, Permutation p) {
        if (input.isConstant()) return true;
        Permuted before = Permuted.of(graph, input);
        if (before == null) return p.isReshape(padded(input.type().shape(), p.rank()));
        return before.by().rank() == p.rank() && before.by().then(p).isReshape(before.x().type().shape());
    }

    private static Value ofRank(Rewriter graph, Value value, int rank) {
        Shape shape = value.type().shape();
        return shape.rank() == rank ? value : Reshapes.apply(graph, value, padded(shape, rank));
    }

    /** With axes of size 1 in front. */
    private static Shape padded(Shape shape, int rank) {
        int[] sizes = new int[Math.max(rank, shape.rank())];
        Arrays.fill(sizes, 1);
        System.arraycopy(shape.toArray(), 0, sizes, sizes.length - shape.rank(), shape.rank());
        return Shape.of(sizes);
    }
}
