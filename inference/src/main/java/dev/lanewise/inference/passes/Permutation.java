package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Value;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ops.Permute;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** An order of axes: axis {@code i} of the result is axis {@code axes.get(i)} of what is permuted. */
record Permutation(List<Integer> axes) {
    Permutation {
        axes = List.copyOf(axes);
    }

    static Permutation of(int... axes) {
        return new Permutation(Arrays.stream(axes).boxed().toList());
    }

    static Permutation identity(int rank) {
        return of(IntStream.range(0, rank).toArray());
    }

    /** The last two of so many axes exchanged. */
    static Permutation transposition(int rank) {
        int[] axes = IntStream.range(0, rank).toArray();
        axes[rank - 2] = rank - 1;
        axes[rank - 1] = rank - 2;
        return of(axes);
    }

    /** Of an operator, its negative axes counted from the end. */
    static Permutation of(Permute op) {
        int rank = op.axes().size();
        return new Permutation(op.axes().stream().map(axis -> axis < 0 ? axis + rank : axis).toList());
    }

    int rank() {
        return axes.size();
    }

    int get(int i) {
        return axes.get(i);
    }

    boolean isIdentity() {
        return equals(identity(rank()));
    }

    boolean keepsLast() {
        return axes.isEmpty() || axes.getLast() == rank() - 1;
    }

    Permutation inverse() {
        int[] inverse = new int[rank()];
        for (int i = 0; i < inverse.length; i++) inverse[get(i)] = i;
        return of(inverse);
    }

    /** This one first, then the next. */
    Permutation then(Permutation next) {
        return new Permutation(next.axes.stream().map(axes::get).toList());
    }

    /** One element for each axis in the order of the result. */
    <T> List<T> pick(List<T> each) {
        return axes.stream().map(each::get).toList();
    }

    Shape of(Shape shape) {
        return Shape.of(axes.stream().mapToInt(shape::size).toArray());
    }

    /** The order of those axes that stay, when axes of the result are taken away. */
    Permutation without(IntPredicate resultAxes) {
        List<Integer> left = IntStream.range(0, rank()).filter(resultAxes.negate()).map(this::get).boxed().toList();
        List<Integer> places = left.stream().sorted().toList();
        return new Permutation(left.stream().map(places::indexOf).toList());
    }

    /** Whether a tensor of this shape keeps its numbers in their order: only axes of size 1 move. */
    boolean isReshape(Shape shape) {
        int[] moving = axes.stream().mapToInt(Integer::intValue).filter(axis -> shape.size(axis) != 1).toArray();
        return IntStream.range(1, moving.length).allMatch(i -> moving[i - 1] < moving[i]) || shape.elements() == 0;
    }

    /** A value in this order: merged with the permutation that makes it, or a reshape, where that is possible. */
    Value apply(Rewriter graph, Value value) {
        if (isIdentity()) return value;
        Permuted before = Permuted.of(graph, value);
        if (before != null) return before.by().then(this).apply(graph, before.x());
        Shape shape = value.type().shape();
        if (isReshape(shape)) return Reshapes.apply(graph, value, of(shape));
        return graph.one(new Permute(axes), value);
    }
}
