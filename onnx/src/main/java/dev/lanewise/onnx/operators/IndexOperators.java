package dev.lanewise.onnx.operators;

import dev.lanewise.inference.Values;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Elements;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Elements chosen by indices, and indices of elements. */
final class IndexOperators {
    private IndexOperators() {}

    static void register(Registry to) {
        to.one("Gather", 1, call -> call.ev().gather(call.input(0), call.input(1), axis(call)));
        to.one("GatherElements", 11, call -> call.ev()
                .applyOne(new GatherElements(axis(call)), call.input(0), call.input(1)));
        to.one("GatherND", 11, call -> call.ev()
                .applyOne(new GatherTuples(call.size("batch_dims", 0)), call.input(0), call.input(1)));
        to.one("Scatter", 9, IndexOperators::scattered);
        to.one("ScatterElements", 11, IndexOperators::scattered);
        to.one("ScatterND", 11, call -> call.ev().applyOne(
                new ScatterTuples(ScatterFunction.of(call)), call.input(0), call.input(1), call.input(2)));
        to.one("TensorScatter", 24, IndexOperators::cacheUpdate);
        to.one("OneHot", 9, call -> oneHot(call, false));
        to.one("OneHot", 11, call -> oneHot(call, true));
        to.one("Trilu", 14, IndexOperators::triangle);
        to.one("NonZero", 9, IndexOperators::nonZero);
        to.one("Compress", 9, IndexOperators::compressed);
        to.many("Unique", 11, IndexOperators::unique);
    }

    private static int axis(Call call) {
        return Places.axis(call, call.integer("axis", 0), call.input(0).shape().rank());
    }

    private static Tensor scattered(Call call) {
        ScatterElements op = new ScatterElements(axis(call), ScatterFunction.of(call));
        return call.ev().applyOne(op, call.input(0), call.input(1), call.input(2));
    }

    private static Tensor cacheUpdate(Call call) {
        Tensor cache = call.input(0);
        String mode = call.text("mode", "linear");
        if (!mode.equals("linear") && !mode.equals("circular")) {
            throw call.error("mode must be linear or circular", mode);
        }
        int axis = Places.axis(call, call.integer("axis", -2), cache.shape().rank());
        CacheUpdate op = new CacheUpdate(axis, mode.equals("circular"));
        Tensor starts = call.optional(2);
        return starts == null
                ? call.ev().applyOne(op, cache, call.input(1))
                : call.ev().applyOne(op, cache, call.input(1), starts);
    }

    /** {@code values[1]} where the index along the new axis is that of the indices, else {@code values[0]}. */
    private static Tensor oneHot(Call call, boolean negativeCounts) {
        Evaluator ev = call.ev();
        Tensor indices = ev.cast(call.input(0), DType.INT64);
        Tensor values = call.input(2);
        int rank = indices.shape().rank() + 1;
        int axis = Places.axis(call, call.integer("axis", -1), rank);
        int depth = Math.toIntExact(Places.single(call, "depth", call.input(1)));
        if (values.elements() != 2) throw call.error("values must be off and on", values.type());
        if (negativeCounts) {
            Tensor counted = ev.add(indices, Constants.scalar(indices, depth));
            indices = ev.where(ev.less(indices, Constants.scalar(indices, 0)), counted, indices);
        }
        Tensor chosen = ev.equal(ev.unsqueeze(indices, axis), Constants.count(indices, depth, rank - 1 - axis));
        Tensor off = ev.slice(values, 0, 0, 1);
        return ev.where(chosen, ev.slice(values, 0, 1, 2), off);
    }

    /** Row i keeps the columns from {@code i + k} on, or up to there. */
    private static Tensor triangle(Call call) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        Shape shape = x.shape();
        if (shape.rank() < 2) throw call.error("the input must have two axes or more", shape);
        Tensor k = call.optional(1);
        Tensor distance = ev.subtract(
                Constants.count(x, shape.last(), 0), Constants.count(x, shape.size(-2), 1));
        Tensor diagonal = k == null ? Constants.scalar(distance, 0) : ev.reshape(k, Shape.SCALAR);
        Tensor kept = call.flag("upper", true)
                ? ev.greaterOrEqual(distance, diagonal)
                : ev.lessOrEqual(distance, diagonal);
        return ev.where(kept, x, Constants.scalar(x, 0));
    }

    /** One row an axis, one column an element that is not 0. */
    private static Tensor nonZero(Call call) {
        Tensor x = Values.require(call.input(0));
        Shape shape = x.shape();
        int[] places = IntStream.range(0, x.elements())
                .filter(i -> Elements.toDouble(x, i) != 0)
                .toArray();
        int[] strides = Places.strides(shape);
        long[] indices = new long[shape.rank() * places.length];
        for (int axis = 0; axis < shape.rank(); axis++) {
            for (int i = 0; i < places.length; i++) {
                indices[axis * places.length + i] = places[i] / strides[axis] % shape.size(axis);
            }
        }
        return Constants.beside(x, Tensor.of(Shape.of(shape.rank(), places.length), indices));
    }

    private static Tensor compressed(Call call) {
        Tensor x = call.input(0);
        boolean[] condition = Values.require(call.input(1)).toBooleans();
        boolean flat = !call.has("axis");
        Tensor from = flat ? call.ev().reshape(x, Shape.of(x.elements())) : x;
        int axis = flat ? 0 : axis(call);
        if (condition.length > from.shape().size(axis)) {
            throw call.error("the condition must not be longer than the axis", condition.length, x.shape());
        }
        long[] chosen = IntStream.range(0, condition.length)
                .filter(i -> condition[i])
                .asLongStream()
                .toArray();
        return call.ev().gather(from, Constants.longs(from, chosen), axis);
    }

    private static List<@Nullable Tensor> unique(Call call) {
        Tensor x = Values.require(call.input(0));
        boolean flat = !call.has("axis");
        Tensor from = flat ? call.ev().reshape(x, Shape.of(x.elements())) : x;
        int axis = flat ? 0 : axis(call);
        UniqueSlices slices = UniqueSlices.of(from, axis, call.flag("sorted", true));
        Tensor first = Constants.longs(from, slices.first());
        Tensor y = call.ev().gather(from, first, axis);
        Tensor inverse = Constants.longs(from, slices.inverse());
        List<@Nullable Tensor> all = Arrays.asList(y, first, inverse, Constants.longs(from, slices.counts()));
        return all.subList(0, call.outputs());
    }
}
