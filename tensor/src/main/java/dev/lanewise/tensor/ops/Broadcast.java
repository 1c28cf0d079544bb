package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.move.StridedCopy;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.Call;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.stream.IntStream;

/** What {@link Shape#broadcast} means for memory. */
final class Broadcast {
    private Broadcast() {}

    /** Strides to read a tensor of shape {@code from} as if it had shape {@code to}: 0 along what stretches. */
    static int[] strides(Shape from, Shape to) {
        int[] own = StridedCopy.rowMajor(from.toArray());
        int[] strides = new int[to.rank()];
        int added = to.rank() - from.rank();
        for (int i = 0; i < from.rank(); i++) strides[added + i] = from.size(i) == 1 ? 0 : own[i];
        return strides;
    }

    /** The axes of {@code to} along which {@code from} stretches, ascending. */
    static int[] stretched(Shape from, Shape to) {
        int added = to.rank() - from.rank();
        return IntStream.range(0, to.rank())
                .filter(i -> i < added || (from.size(i - added) == 1 && to.size(i) != 1))
                .toArray();
    }

    /** Stretches {@code x} to all of {@code y}. */
    static Call bindCopy(Workers workers, Tensor x, Tensor y) {
        int[] sizes = y.shape().toArray();
        return StridedCopy.bind(workers, sizes, x.storage(), x.offset(), strides(x.shape(), y.shape()),
                y.storage(), y.offset(), StridedCopy.rowMajor(sizes));
    }
}
