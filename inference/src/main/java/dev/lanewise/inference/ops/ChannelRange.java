package dev.lanewise.inference.ops;

import dev.lanewise.kernels.move.StridedCopy;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.List;

/**
 * Which channels of a concatenation along the last axis are one of its parts.
 *
 * @param first the place of the part's first channel
 * @param total channels of the whole
 * @param begun whether other parts are there already: then the last input is the whole so far. Where not, the channels
 *     of other parts hold no numbers yet
 */
public record ChannelRange(int first, int total, boolean begun) {
    /** {@code from channel 64 of 128}. */
    @Override
    public String toString() {
        return "from channel " + first + " of " + total;
    }

    /** The whole's type. */
    TensorType whole(String op, TensorType part) {
        int channels = part.shape().last();
        if (first < 0 || first + channels > total) {
            throw new ShapeException(op, "a part must lie in the whole's channels", this, part);
        }
        return part.withShape(part.shape().with(part.shape().rank() - 1, total));
    }

    /** Whether an input is the whole so far. */
    boolean isWhole(int input, int inputs) {
        return begun && input == inputs - 1;
    }

    /** The whole's storage from the part's first channel on; pixels lie {@code total} apart. */
    Tensor part(Tensor whole, Shape shape) {
        return Tensor.wrap(whole.type().withShape(shape), whole.device(), whole.storage(), whole.offset() + first);
    }

    /** Brings the parts that are there already to where the whole is wanted; in a plan they lie there. */
    void keep(Kernels k, List<Tensor> inputs, Tensor whole) {
        if (!begun) return;
        Tensor before = inputs.getLast();
        if (isSame(before.storage(), whole.storage()) && before.offset() == whole.offset()) return;
        copy(k, before, before.shape(), whole, before.shape());
    }

    /** Copies all of {@code x} to a tensor with as many channels or more. */
    static void copy(Kernels k, Tensor x, Shape shape, Tensor y, Shape whole) {
        int[] strides = StridedCopy.rowMajor(whole.toArray());
        int[] sizes = shape.toArray();
        k.host(workers -> StridedCopy.bind(workers, sizes, x.storage(), x.offset(), StridedCopy.rowMajor(sizes),
                y.storage(), y.offset(), strides));
    }

    @SuppressWarnings("ReferenceEquality") // one array, not equal ones
    private static boolean isSame(Object one, Object other) {
        return one == other;
    }
}
