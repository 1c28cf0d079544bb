package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;

/**
 * Where the elements, or parts, that indices name lie in a tensor: for each place that of its first index along each of
 * some axes, and what the indices add. Made once for shapes; one thread at a time asks it.
 */
final class ElementPlaces {
    private final String op;
    /** Where each place would lie if its indices were 0. */
    private final int[] bases;
    /** Sizes of the axes that indices walk along, and elements from one index to the next. */
    private final int[] sizes;
    private final int[] strides;
    private final int[] places;

    private ElementPlaces(String op, int[] bases, int[] sizes, int[] strides) {
        this.op = op;
        this.bases = bases;
        this.sizes = sizes;
        this.strides = strides;
        places = new int[bases.length];
    }

    /**
     * For each element of the indices, that of a tensor of the same rank which has its index along one axis and the
     * element's own along the others.
     */
    static ElementPlaces along(String op, Shape x, Shape indices, int axis) {
        int[] strides = Places.strides(x);
        int[] along = {strides[axis]};
        strides[axis] = 0;
        return new ElementPlaces(op, Places.walk(indices.toArray(), strides), new int[] {x.size(axis)}, along);
    }

    /**
     * For each tuple along the last axis of the indices, where the part of a tensor begins that has those indices along
     * the axes after the batch axes.
     */
    static ElementPlaces tuples(String op, Shape x, Shape indices, int batchAxes) {
        int length = indices.last();
        int[] sizes = new int[length];
        int[] strides = new int[length];
        for (int k = 0; k < length; k++) {
            sizes[k] = x.size(batchAxes + k);
            strides[k] = Places.strides(x)[batchAxes + k];
        }
        int[] bases = new int[indices.elements(0, indices.rank() - 1)];
        int perBatch = indices.elements(batchAxes, indices.rank() - 1);
        int batchStride = x.elements(batchAxes, x.rank());
        for (int i = 0; i < bases.length; i++) bases[i] = i / perBatch * batchStride;
        return new ElementPlaces(op, bases, sizes, strides);
    }

    /** The places that these indices name; overwritten by the next call. */
    int[] of(Tensor indices) {
        int length = sizes.length;
        for (int i = 0; i < places.length; i++) {
            int place = bases[i];
            for (int k = 0; k < length; k++) place += checked(indices.index(i * length + k), sizes[k]) * strides[k];
            places[i] = place;
        }
        return places;
    }

    private int checked(long index, int size) {
        if (index < -size || index >= size) {
            throw new ShapeException(op, "indices must be from " + -size + " to " + (size - 1), index);
        }
        return (int) (index < 0 ? index + size : index);
    }

    /** A shape rule of tuples: they have no more indices than there are axes left. */
    static void checkTuples(String op, Shape x, Shape indices, int batchAxes) {
        boolean fits = batchAxes >= 0
                && x.rank() > 0
                && indices.rank() > batchAxes
                && x.rank() >= batchAxes
                && indices.last() <= x.rank() - batchAxes;
        for (int i = 0; fits && i < batchAxes; i++) fits = x.size(i) == indices.size(i);
        if (!fits) {
            throw new ShapeException(
                    op, "indices must be [batch..., ..., at most the axes left] where data is [batch..., ...]", x,
                    indices, batchAxes + " batch axes");
        }
    }
}
