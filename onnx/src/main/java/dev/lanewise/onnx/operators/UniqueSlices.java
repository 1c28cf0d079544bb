package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The different ones among a tensor's slices along an axis.
 *
 * @param first the first slice of each kind
 * @param inverse each slice's kind
 * @param counts slices of each kind
 */
record UniqueSlices(long[] first, long[] inverse, long[] counts) {
    /** @param sorted kinds in ascending order, compared element by element, instead of in the order of appearance */
    static UniqueSlices of(Tensor x, int axis, boolean sorted) {
        Shape shape = x.shape();
        int[] strides = Places.strides(shape);
        int step = strides[axis];
        int[] elements = Places.walk(shape.with(axis, Math.min(1, shape.size(axis))).toArray(), strides);
        Order order = Order.of(x);
        Comparator<Integer> bySlices = (a, b) -> {
            for (int element : elements) {
                int sign = order.compare(element + a * step, element + b * step);
                if (sign != 0) return sign;
            }
            return 0;
        };
        Integer[] slices = IntStream.range(0, shape.size(axis)).boxed().toArray(Integer[]::new);
        Arrays.sort(slices, bySlices);
        List<List<Integer>> kinds = new ArrayList<>();
        for (Integer slice : slices) {
            boolean another = kinds.isEmpty() || bySlices.compare(kinds.getLast().getFirst(), slice) != 0;
            if (another) kinds.add(new ArrayList<>());
            kinds.getLast().add(slice);
        }
        // sorting is stable, so that each kind begins with its first slice
        if (!sorted) kinds.sort(Comparator.comparing(List::getFirst));
        long[] inverse = new long[slices.length];
        for (int kind = 0; kind < kinds.size(); kind++) {
            for (int slice : kinds.get(kind)) inverse[slice] = kind;
        }
        return new UniqueSlices(
                kinds.stream().mapToLong(List::getFirst).toArray(),
                inverse,
                kinds.stream().mapToLong(List::size).toArray());
    }
}
