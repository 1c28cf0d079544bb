package dev.lanewise.onnx.export;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Concat;
import dev.lanewise.tensor.ops.Expand;
import dev.lanewise.tensor.ops.Gather;
import dev.lanewise.tensor.ops.OneHot;
import dev.lanewise.tensor.ops.Pad;
import dev.lanewise.tensor.ops.Permute;
import dev.lanewise.tensor.ops.Reshape;
import dev.lanewise.tensor.ops.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What only moves and chooses. Sizes that a batch changes are left to the data where ONNX allows it. */
final class MovementWriters {
    private MovementWriters() {}

    static void register(OperatorWriters to) {
        to.one(Reshape.class, (op, in) -> in.reshaped(in.input(0), in.shape(0), in.output()));
        to.one(Permute.class, (op, in) -> in.permuted(
                in.input(0), op.axes().stream().mapToInt(Integer::intValue).toArray()));
        to.one(Concat.class, (op, in) -> in.add("Concat", in.all(), Attribute.of("axis", op.axis())));
        to.one(Gather.class, (op, in) -> in.add("Gather", in.all(), Attribute.of("axis", op.axis())));
        to.one(Expand.class, MovementWriters::expand);
        to.one(Slice.class, MovementWriters::slice);
        to.one(Pad.class, MovementWriters::pad);
        to.one(OneHot.class, (op, in) -> in.add("OneHot", List.of(
                in.input(0),
                in.graph().integers(op.depth()),
                in.graph().constant(Tensor.of(Shape.of(2), 0f, 1f)))));
    }

    /** Axes that do not change are written as 1, which stretches to whatever the input has. */
    private static String expand(Expand op, Written in) {
        long[] sizes = Written.longs(op.shape().toArray());
        int added = sizes.length - in.shape(0).rank();
        for (int i = added; i < sizes.length; i++) {
            if (sizes[i] == in.shape(0).size(i - added)) sizes[i] = 1;
        }
        return in.add("Expand", List.of(in.input(0), in.graph().integers(sizes)));
    }

    private static String slice(Slice op, Written in) {
        List<Integer> axes = new ArrayList<>();
        for (int i = 0; i < in.shape(0).rank(); i++) {
            boolean whole = op.starts().get(i) == 0 && op.ends().get(i) == in.shape(0).size(i)
                    && op.steps().get(i) == 1;
            if (!whole) axes.add(i);
        }
        if (axes.isEmpty()) return in.add("Identity", List.of(in.input(0)));
        String starts = in.graph().integers(axes.stream().mapToLong(i -> op.starts().get(i)).toArray());
        String ends = in.graph().integers(axes.stream().mapToLong(i -> op.ends().get(i)).toArray());
        String steps = in.graph().integers(axes.stream().mapToLong(i -> op.steps().get(i)).toArray());
        return in.add("Slice", List.of(in.input(0), starts, ends, in.graph().integers(Written.longs(axes)), steps));
    }

    private static String pad(Pad op, Written in) {
        long[] pads = Stream.concat(op.before().stream(), op.after().stream()).mapToLong(Integer::longValue).toArray();
        DType dtype = in.type(0).dtype();
        Tensor value = Evaluator.eager().cast(Tensor.scalar(op.value()), dtype);
        return in.add("Pad", List.of(in.input(0), in.graph().integers(pads), in.graph().constant(value)));
    }
}
