package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Reduce;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes what is computed twice, by equal operators of the same values, only once. Small constants are the same
 * where type and bits are. Same bits.
 */
final class CommonSubexpressions implements Rewriter.Rule {
    /** Constants up to so many elements are compared by their numbers. */
    private static final int SMALL = 256;

    private final Map<Application, List<Value>> known = new HashMap<>();
    private final Map<Object, Value> constants = new HashMap<>();

    @Override
    public void visit(Node node, Rewriter graph) {
        List<Value> inputs = node.inputs().stream().map(this::shared).toList();
        Application application = new Application(spelled(node), inputs);
        List<Value> before = known.get(application);
        // what was computed before may have been rewritten in the meantime
        if (before == null || graph.producer(before.getFirst()) == null) {
            known.put(application, node.outputs());
            return;
        }
        for (int i = 0; i < before.size(); i++) graph.replace(node.outputs().get(i), before.get(i));
    }

    /** The operator with its axes counted from the front, so that both ways of counting are one. */
    private static Op spelled(Node node) {
        if (!(node.op() instanceof Reduce op)) return node.op();
        Shape x = node.input(0).type().shape();
        List<Integer> axes = op.axes().stream().map(axis -> x.axis(op.name(), axis)).sorted().toList();
        return new Reduce(op.function(), op.keepDims(), axes);
    }

    /** Values are equal where they are the same, operators where their attributes are. */
    private record Application(Op op, List<Value> inputs) {}

    private Value shared(Value value) {
        Tensor constant = value.constant();
        if (constant == null || constant.elements() > SMALL) return value;
        return constants.computeIfAbsent(new Bits(constant), key -> value);
    }

    /** A constant as a key: equal where the tensors are, with a hash of their numbers. */
    private record Bits(Tensor tensor) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bits that && tensor.equals(that.tensor);
        }

        @Override
        public int hashCode() {
            int from = tensor.offset();
            int to = from + tensor.elements();
            int numbers = switch (tensor.storage()) {
                case float[] a -> Arrays.hashCode(Arrays.copyOfRange(a, from, to));
                case double[] a -> Arrays.hashCode(Arrays.copyOfRange(a, from, to));
                case long[] a -> Arrays.hashCode(Arrays.copyOfRange(a, from, to));
                case int[] a -> Arrays.hashCode(Arrays.copyOfRange(a, from, to));
                case short[] a -> Arrays.hashCode(Arrays.copyOfRange(a, from, to));
                case byte[] a -> Arrays.hashCode(Arrays.copyOfRange(a, from, to));
                default -> 0;
            };
            return 31 * tensor.type().hashCode() + numbers;
        }
    }
}
