package dev.lanewise.onnx.export;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An operator that is being written: its inputs, and the graph to add nodes to.
 *
 * @param used for each output, whether anything reads it
 */
record Written(GraphWriter graph, Node node, boolean[] used) {
    int inputs() {
        return node.inputs().size();
    }

    /** The name of an input. */
    String input(int i) {
        return graph.name(node.input(i));
    }

    List<String> all() {
        return node.inputs().stream().map(graph::name).toList();
    }

    TensorType type(int i) {
        return node.input(i).type();
    }

    Shape shape(int i) {
        return type(i).shape();
    }

    /** The numbers of an input where they are known. */
    @Nullable Tensor constant(int i) {
        return node.input(i).constant();
    }

    /** The first output's shape. */
    Shape output() {
        return node.outputs().getFirst().type().shape();
    }

    String add(String operator, List<String> inputs, Attribute... attributes) {
        return graph.node(operator, inputs, attributes);
    }

    /** An input under another order of its axes, which is an initializer where it is a constant. */
    String permuted(int i, int... axes) {
        Tensor constant = constant(i);
        return constant == null
                ? permuted(input(i), axes)
                : graph.constant(Evaluator.eager().permute(constant, axes));
    }

    String permuted(String x, int... axes) {
        return add("Transpose", List.of(x), Attribute.ints("perm", longs(axes)));
    }

    /**
     * Under another shape. The first size is written so that it follows the batch where it can: as the input's first, or as
     * what the others leave.
     */
    String reshaped(String x, Shape from, Shape to) {
        long[] sizes = longs(to.toArray());
        boolean kept = sizes.length > 0 && from.rank() > 0 && from.size(0) == sizes[0] && sizes[0] > 0;
        boolean empty = to.elements() == 0;
        if (kept) sizes[0] = 0;
        else if (sizes.length > 0 && !empty) sizes[0] = -1;
        // A size of 0 is meant as 0 where the tensor is empty.
        return empty
                ? add("Reshape", List.of(x, graph.integers(longs(to.toArray()))), Attribute.of("allowzero", 1))
                : add("Reshape", List.of(x, graph.integers(sizes)));
    }

    static long[] longs(int... values) {
        return IntStream.of(values).asLongStream().toArray();
    }

    static long[] longs(List<Integer> values) {
        return values.stream().mapToLong(Integer::longValue).toArray();
    }

    /** The order of axes that exchanges the last two. */
    static int[] lastTwoExchanged(int rank) {
        List<Integer> axes = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        axes.set(rank - 2, rank - 1);
        axes.set(rank - 1, rank - 2);
        return axes.stream().mapToInt(Integer::intValue).toArray();
    }
}
