package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reshape that splits axes, or joins neighbours, applied before a permutation: possible where the axes that it joins
 * are neighbours in the same order before the permutation too.
 */
final class ReshapeOfPermutation {
    private ReshapeOfPermutation() {}

    static @Nullable Value sink(Node node, Rewriter graph) {
        Permuted permuted = Permuted.of(graph, node.input(0));
        if (permuted == null || node.output().type().shape().elements() == 0) return null;
        Value x = permuted.x();
        Permutation p = permuted.by();
        Shape from = node.input(0).type().shape();
        Shape to = node.output().type().shape();
        List<Group> groups = groups(from, to);
        for (Group group : groups) if (!group.isRun(p, x.type().shape())) return null;
        groups.sort(Comparator.comparingInt(group -> group.place(p, from)));
        List<Integer> sizes = new ArrayList<>();
        int[] axes = new int[to.rank()];
        for (Group group : groups) {
            for (int axis = group.to; axis < group.toEnd; axis++) {
                axes[axis] = sizes.size();
                sizes.add(to.size(axis));
            }
        }
        Shape before = Shape.of(sizes.stream().mapToInt(Integer::intValue).toArray());
        return Permutation.of(axes).apply(graph, Reshapes.apply(graph, x, before));
    }

    /** Axes {@code from} to {@code fromEnd} before a reshape that hold the elements of {@code to} to {@code toEnd}. */
    private record Group(int from, int fromEnd, int to, int toEnd) {
        /** Whether the axes before lie one behind the other in {@code x}, which is permuted; those of size 1 lie anywhere. */
        boolean isRun(Permutation p, Shape x) {
            int last = -1;
            for (int axis = from; axis < fromEnd; axis++) {
                int source = p.get(axis);
                if (x.size(source) == 1) continue;
                if (last >= 0 && (source < last || x.elements(last + 1, source) != 1)) return false;
                last = source;
            }
            return true;
        }

        /** Where the axes begin in {@code x}; in front where they are all of size 1. */
        int place(Permutation p, Shape shape) {
            for (int axis = from; axis < fromEnd; axis++) if (shape.size(axis) != 1) return p.get(axis);
            return -1;
        }
    }

    /** The smallest runs of axes on both sides that hold the same elements. */
    private static List<Group> groups(Shape from, Shape to) {
        List<Group> groups = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < from.rank() || j < to.rank()) {
            int first = i;
            int firstTo = j;
            long before = i < from.rank() ? from.size(i++) : 1;
            long after = j < to.rank() ? to.size(j++) : 1;
            while (before != after) {
                if (before < after) {
                    before *= from.size(i++);
                } else {
                    after *= to.size(j++);
                }
            }
            groups.add(new Group(first, i, firstTo, j));
        }
        return groups;
    }
}
