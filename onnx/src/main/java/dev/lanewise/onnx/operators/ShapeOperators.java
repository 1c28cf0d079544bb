package dev.lanewise.onnx.operators;

import dev.lanewise.inference.Values;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The same numbers in another shape or order, and shapes as numbers. */
final class ShapeOperators {
    private ShapeOperators() {}

    static void register(Registry to) {
        to.one("Identity", 1, call -> call.input(0));
        to.one("Shape", 1, call -> {
            Tensor x = call.input(0);
            return sizes(x, 0, x.shape().rank());
        });
        to.one("Shape", 15, ShapeOperators::shape);
        to.one("Size", 1, call -> {
            Tensor x = call.input(0);
            return Constants.beside(x, Tensor.of(Shape.SCALAR, (long) x.elements()));
        });
        to.one("Reshape", 1, call -> reshaped(call, required(call, "shape", call.integers("shape")), false));
        to.one("Reshape", 5, call -> reshaped(call, Values.longs(call.input(1)), false));
        to.one("Reshape", 14, call -> reshaped(call, Values.longs(call.input(1)), call.flag("allowzero", false)));
        to.one("Flatten", 1, ShapeOperators::flattened);
        to.one("Squeeze", 1, call -> squeezed(call, call.integers("axes")));
        to.one("Squeeze", 13, call -> squeezed(call, optional(call, 1)));
        to.one("Unsqueeze", 1, call -> unsqueezed(call, required(call, "axes", call.integers("axes"))));
        to.one("Unsqueeze", 13, call -> unsqueezed(call, Values.longs(call.input(1))));
        to.one("Transpose", 1, ShapeOperators::transposed);
        to.one("Expand", 8, call -> {
            Tensor x = call.input(0);
            Shape target = Shape.of(Places.ints(call, "shape", Values.longs(call.input(1))));
            return call.ev().expand(x, x.shape().broadcast("Expand", target));
        });
        to.one("Tile", 1, call -> {
            int rank = call.input(0).shape().rank();
            int[] repeats = new int[rank];
            Arrays.fill(repeats, 1);
            long tiles = Places.single(call, "tiles", call.input(1));
            repeats[Places.axis(call, Places.single(call, "axis", call.input(2)), rank)] = Math.toIntExact(tiles);
            return tiled(call, repeats);
        });
        to.one("Tile", 6, call -> tiled(call, Places.ints(call, "repeats", Values.longs(call.input(1)))));
    }

    static long[] required(Call call, String name, long @Nullable [] values) {
        if (values == null) throw call.error("attribute " + name + " must be there");
        return values;
    }

    /** The integers of an input, null where it is left out. */
    static long @Nullable [] optional(Call call, int input) {
        Tensor tensor = call.optional(input);
        return tensor == null ? null : Values.longs(tensor);
    }

    private static Tensor shape(Call call) {
        Tensor x = call.input(0);
        int rank = x.shape().rank();
        return sizes(x, bound(call.integer("start", 0), rank), bound(call.integer("end", rank), rank));
    }

    private static int bound(long axis, int rank) {
        return Math.clamp(axis < 0 ? axis + rank : axis, 0, rank);
    }

    private static Tensor sizes(Tensor x, int start, int end) {
        return Constants.longs(x, IntStream.range(start, end).mapToLong(x.shape()::size).toArray());
    }

    private static Tensor reshaped(Call call, long[] named, boolean zeroIsASize) {
        Tensor x = call.input(0);
        int[] sizes = Places.ints(call, "shape", named);
        int open = -1;
        long others = 1;
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == 0 && !zeroIsASize) {
                if (i >= x.shape().rank()) throw call.error("a size of 0 must stand for an axis", x.shape(), named);
                sizes[i] = x.shape().size(i);
            }
            if (sizes[i] == -1) {
                if (open >= 0) throw call.error("at most one size may be -1", Arrays.toString(named));
                open = i;
            } else {
                others *= sizes[i];
            }
        }
        if (open >= 0) {
            if (others == 0 || x.elements() % others != 0) {
                throw call.error("no size in place of -1 keeps the elements", x.shape(), Arrays.toString(named));
            }
            sizes[open] = (int) (x.elements() / others);
        }
        return call.ev().reshape(x, Shape.of(sizes));
    }

    private static Tensor flattened(Call call) {
        Tensor x = call.input(0);
        Shape shape = x.shape();
        long named = call.integer("axis", 1);
        int axis = named == shape.rank() ? shape.rank() : Places.axis(call, named, shape.rank());
        return call.ev().reshape(x, Shape.of(shape.elements(0, axis), shape.elements(axis, shape.rank())));
    }

    private static Tensor squeezed(Call call, long @Nullable [] named) {
        Tensor x = call.input(0);
        if (named == null) return call.ev().squeeze(x);
        int[] axes = Places.axes(call, named, x.shape().rank());
        return axes.length == 0 ? x : call.ev().squeeze(x, axes);
    }

    private static Tensor unsqueezed(Call call, long[] named) {
        Tensor x = call.input(0);
        return call.ev().unsqueeze(x, Places.axes(call, named, x.shape().rank() + named.length));
    }

    private static Tensor transposed(Call call) {
        Tensor x = call.input(0);
        int rank = x.shape().rank();
        long[] named = call.integers("perm");
        int[] order = named == null
                ? IntStream.range(0, rank).map(i -> rank - 1 - i).toArray()
                : Places.axes(call, named, rank);
        if (order.length != rank) throw call.error("perm must name each axis", Arrays.toString(order), x.shape());
        return Arrays.equals(order, IntStream.range(0, rank).toArray()) ? x : call.ev().permute(x, order);
    }

    /** Each axis gets one of size 1 before it, which is stretched; then each pair becomes one axis. */
    private static Tensor tiled(Call call, int[] repeats) {
        Tensor x = call.input(0);
        int rank = x.shape().rank();
        if (repeats.length != rank)
            throw call.error("repeats must be one an axis", Arrays.toString(repeats), x.shape());
        int[] apart = new int[2 * rank];
        int[] stretched = new int[2 * rank];
        int[] joined = new int[rank];
        for (int i = 0; i < rank; i++) {
            int size = x.shape().size(i);
            if (repeats[i] < 0) throw call.error("repeats must be at least 0", Arrays.toString(repeats));
            apart[2 * i] = 1;
            stretched[2 * i] = repeats[i];
            apart[2 * i + 1] = stretched[2 * i + 1] = size;
            joined[i] = Math.multiplyExact(repeats[i], size);
        }
        if (Arrays.stream(repeats).allMatch(repeat -> repeat == 1)) return x;
        Tensor wide = call.ev().expand(call.ev().reshape(x, Shape.of(apart)), Shape.of(stretched));
        return call.ev().reshape(wide, Shape.of(joined));
    }
}
