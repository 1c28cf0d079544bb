package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;

/** Where the elements that index tensors name lie in a tensor. */
final class ElementPlaces {
    private ElementPlaces() {}

    /**
     * For each element of the indices, that of a tensor of the same rank which has its index along one axis and the
     * element's own along the others.
     */
    static int[] along(String op, Shape x, Tensor indices, int axis) {
        int[] sizes = indices.shape().toArray();
        int[] strides = Places.strides(x);
        int size = x.size(axis);
        int stride = strides[axis];
        strides[axis] = 0;
        int[] places = Places.walk(sizes, strides);
        for (int i = 0; i < places.length; i++) places[i] += checked(op, indices.index(i), size) * stride;
        return places;
    }

    /**
     * For each tuple along the last axis of the indices, where the part of a tensor begins that has those indices along
     * the axes after the batch axes.
     */
    static int[] tuples(String op, Shape x, Tensor indices, int batchAxes) {
        int length = indices.shape().last();
        int tuples = indices.shape().elements(0, indices.shape().rank() - 1);
        int[] strides = Places.strides(x);
        int batches = x.elements(0, batchAxes);
        int perBatch = batches == 0 ? 0 : tuples / batches;
        int batchStride = x.elements(batchAxes, x.rank());
        int[] places = new int[tuples];
        int at = 0;
        for (int batch = 0; batch < batches; batch++) {
            for (int i = 0; i < perBatch; i++, at++) {
                int place = batch * batchStride;
                for (int k = 0; k < length; k++) {
                    int axis = batchAxes + k;
                    place += checked(op, indices.index(at * length + k), x.size(axis)) * strides[axis];
                }
                places[at] = place;
            }
        }
        return places;
    }

    /** A shape rule of tuples: they have no more indices than there are axes left. */
    static void checkTuples(String op, Shape x, Shape indices, int batchAxes) {
        boolean fits = x.rank() > 0
                && indices.rank() > batchAxes
                && x.rank() >= batchAxes
                && indices.last() >= 0
                && indices.last() <= x.rank() - batchAxes;
        for (int i = 0; fits && i < batchAxes; i++) fits = x.size(i) == indices.size(i);
        if (!fits) {
            throw new ShapeException(
                    op, "indices must be [batch..., ..., at most the axes left] where data is [batch..., ...]", x,
                    indices, batchAxes + " batch axes");
        }
    }

    private static int checked(String op, long index, int size) {
        if (index < -size || index >= size) {
            throw new ShapeException(op, "indices must be from " + -size + " to " + (size - 1), index);
        }
        return (int) (index < 0 ? index + size : index);
    }
}
