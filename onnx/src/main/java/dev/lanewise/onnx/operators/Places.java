package dev.lanewise.onnx.operators;

import dev.lanewise.inference.Values;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;

/** Axes that nodes name, and the steps from element to element in memory. */
final class Places {
    private Places() {}

    /** An axis from 0 on for one that may count from the end. */
    static int axis(Call call, long axis, int rank) {
        long positive = axis < 0 ? axis + rank : axis;
        if (positive < 0 || positive >= rank) {
            throw call.error("axis must be from " + -rank + " to " + (rank - 1), axis);
        }
        return (int) positive;
    }

    /** Axes from 0 on, in the order of the names, none twice. */
    static int[] axes(Call call, long[] axes, int rank) {
        int[] result = Arrays.stream(axes).mapToInt(axis -> axis(call, axis, rank)).toArray();
        if (Arrays.stream(result).distinct().count() != result.length) {
            throw call.error("no axis may be named twice", Arrays.toString(axes));
        }
        return result;
    }

    /** Integers as sizes and indices. */
    static int[] ints(Call call, String name, long[] values) {
        int[] result = new int[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (int) values[i];
            if (result[i] != values[i]) throw call.error(name + " must be 32-bit numbers", values[i]);
        }
        return result;
    }

    /** The only number of a tensor, a float one rounded towards zero. */
    static long single(Call call, String name, Tensor tensor) {
        if (tensor.elements() != 1) throw call.error(name + " must be one number", tensor.type());
        Tensor known = Values.require(tensor);
        return known.dtype().isIndex()
                ? known.toLongs()[0]
                : Evaluator.eager().cast(known, DType.INT64).toLongs()[0];
    }

    /** Elements from one index to the next, an axis. */
    static int[] strides(Shape shape) {
        int[] strides = new int[shape.rank()];
        int stride = 1;
        for (int i = strides.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= shape.size(i);
        }
        return strides;
    }

    /**
     * Where each index of a box lies in memory of other strides: {@code sum of i_a * strides[a]} in row-major order of
     * {@code i}.
     */
    static int[] walk(int[] sizes, int[] strides) {
        int[] places = {0};
        for (int axis = 0; axis < sizes.length; axis++) {
            int[] next = new int[places.length * sizes[axis]];
            int at = 0;
            for (int place : places) {
                for (int i = 0; i < sizes[axis]; i++) next[at++] = place + i * strides[axis];
            }
            places = next;
        }
        return places;
    }
}
