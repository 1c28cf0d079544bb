package dev.lanewise.opencl;

import dev.lanewise.opencl.runtime.Buffer;
import dev.lanewise.opencl.runtime.Range;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Binary;
import dev.lanewise.tensor.ops.Cast;
import dev.lanewise.tensor.ops.Chain;
import dev.lanewise.tensor.ops.Compare;
import dev.lanewise.tensor.ops.Concat;
import dev.lanewise.tensor.ops.Detach;
import dev.lanewise.tensor.ops.Expand;
import dev.lanewise.tensor.ops.Gather;
import dev.lanewise.tensor.ops.HostOp;
import dev.lanewise.tensor.ops.MaxPool2d;
import dev.lanewise.tensor.ops.NegativeLogLikelihood;
import dev.lanewise.tensor.ops.OneHot;
import dev.lanewise.tensor.ops.Pad;
import dev.lanewise.tensor.ops.Permute;
import dev.lanewise.tensor.ops.Reshape;
import dev.lanewise.tensor.ops.ScatterAdd;
import dev.lanewise.tensor.ops.Slice;
import dev.lanewise.tensor.ops.Where;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Operators that only move or index, on the device: move.cl and cast.cl. Indices are looked at on the host, which knows
 * them where they came from there; where one is wrong, the operator itself says so.
 */
final class OpenClMovement {
    private final Engine engine;
    private final Boxes boxes;

    OpenClMovement(Engine engine, Boxes boxes) {
        this.engine = engine;
        this.boxes = boxes;
    }

    /** Whether it was done here. */
    boolean move(Op op, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor y = outputs.getFirst();
        return switch (op) {
            case Reshape _,Detach _ -> copy(x, y);
            case Permute permute -> permute(permute, x, y);
            case Expand _ -> expand(x, y);
            case Slice slice -> slice(slice, x, y, true);
            case Slice.Gradient gradient -> {
                engine.clear(y);
                yield slice(gradient.slice(), y, x, false);
            }
            case Concat concat -> concat(concat, inputs, y);
            case Pad pad -> pad(pad, x, y);
            case Cast _ -> cast(x, y);
            case Gather gather -> gather(gather, x, inputs.getLast(), y);
            case ScatterAdd scatter -> scatterAdd(scatter, x, inputs.getLast(), y);
            case OneHot oneHot -> indexed("one_hot", y.elements(), oneHot.depth(), x, y);
            case NegativeLogLikelihood _ ->
                indexed("pick_negative", y.elements(), x.shape().last(), inputs.getLast(), x,
                        y);
            case NegativeLogLikelihood.Gradient gradient -> indexed("put_negative", y.elements(), gradient.classes(),
                    inputs.getLast(), x, y);
            case MaxPool2d.Pick _ -> pick(x, inputs.getLast(), y);
            default -> false;
        };
    }

    /** Whether an operator is computed here; others go through the host. */
    static boolean computes(Op op, List<TensorType> inputs, List<TensorType> outputs) {
        DType dtype = inputs.getLast().dtype();
        boolean known = switch (op) {
            case Reshape _,Detach _,Permute _,Expand _,Slice _,Slice.Gradient _,Concat _ -> true;
            case Cast _ -> converts(dtype) && converts(outputs.getFirst().dtype());
            case Gather _,ScatterAdd _,OneHot _,NegativeLogLikelihood _,NegativeLogLikelihood.Gradient _ -> true;
            case Pad _ -> dtype != DType.BFLOAT16;
            case MaxPool2d.Pick _ -> dtype == DType.INT32;
            case Binary _,Compare _,Where _ -> dtype.isComputable();
            case Chain chain -> OpenClChain.accepts(chain, inputs.size());
            default -> !(op instanceof HostOp);
        };
        return known && Stream.concat(inputs.stream(), outputs.stream())
                .allMatch(type -> type.shape().rank() <= Walk.MOST_AXES);
    }

    /** Whether an input is indices, which are looked at on the host. */
    static boolean wantsOnHost(Op op, int input) {
        return switch (op) {
            case Gather _,ScatterAdd _,NegativeLogLikelihood _,NegativeLogLikelihood.Gradient _ -> input == 1;
            case OneHot _ -> input == 0;
            default -> false;
        };
    }

    private boolean copy(Tensor x, Tensor y) {
        int[] flat = {x.elements()};
        boxes.copy("copy", x.dtype().bytes(), flat, side(x, 1), side(y, 1));
        return true;
    }

    private static Boxes.Side side(Tensor tensor, int... strides) {
        return new Boxes.Side(DeviceStorage.of(tensor).buffer(), tensor.offset(), strides);
    }

    private boolean permute(Permute op, Tensor x, Tensor y) {
        int[] own = Walk.rowMajor(x.shape().toArray());
        int[] strides = op.axes().stream().mapToInt(axis -> own[x.shape().axis(op.name(), axis)]).toArray();
        boxes.copy(op.name(), x.dtype().bytes(), y.shape().toArray(), side(x, strides), Boxes.Side.of(y));
        return true;
    }

    private boolean expand(Tensor x, Tensor y) {
        int[] shape = y.shape().toArray();
        boxes.copy("expand", x.dtype().bytes(), shape, side(x, Walk.broadcast(x.shape().toArray(), shape)),
                Boxes.Side.of(y));
        return true;
    }

    /** Between the box that a slice cuts out of {@code whole} and {@code part}. */
    private boolean slice(Slice op, Tensor whole, Tensor part, boolean out) {
        if (part.elements() == 0) return true;
        int[] strides = Walk.rowMajor(whole.shape().toArray());
        int at = whole.offset();
        for (int i = 0; i < strides.length; i++) {
            int size = whole.shape().size(i);
            int start = op.starts().get(i) < 0 ? op.starts().get(i) + size : op.starts().get(i);
            boolean forwards = op.steps().get(i) > 0;
            at += Math.clamp(start, forwards ? 0 : -1, forwards ? size : size - 1) * strides[i];
            strides[i] *= op.steps().get(i);
        }
        Boxes.Side cut = Boxes.Side.of(whole).at(at, strides);
        Boxes.Side own = Boxes.Side.of(part);
        boxes.copy(op.name(), part.dtype().bytes(), part.shape().toArray(), out ? cut : own, out ? own : cut);
        return true;
    }

    private boolean concat(Concat op, List<Tensor> inputs, Tensor y) {
        int along = y.shape().axis(op.name(), op.axis());
        int[] strides = Walk.rowMajor(y.shape().toArray());
        int at = y.offset();
        for (Tensor x : inputs) {
            boxes.copy(op.name(), x.dtype().bytes(), x.shape().toArray(), Boxes.Side.of(x),
                    Boxes.Side.of(y).at(at, strides));
            at += x.shape().size(along) * strides[along];
        }
        return true;
    }

    private boolean pad(Pad op, Tensor x, Tensor y) {
        Optional<Object> value = bits(y.dtype(), op.value());
        if (value.isEmpty()) return false;
        engine.run(Source.MOVE, "fill_" + Boxes.type(y.dtype().bytes()), Range.of(y.elements()), y.elements(),
                value.get(), y);
        int[] strides = Walk.rowMajor(y.shape().toArray());
        int at = y.offset();
        for (int i = 0; i < strides.length; i++) at += op.before().get(i) * strides[i];
        boxes.copy(op.name(), x.dtype().bytes(), x.shape().toArray(), Boxes.Side.of(x),
                Boxes.Side.of(y).at(at, strides));
        return true;
    }

    /** A number as an element of this type is stored. */
    private static Optional<Object> bits(DType dtype, float value) {
        return switch (dtype) {
            case FLOAT32 -> Optional.of(Float.floatToRawIntBits(value));
            case FLOAT16 -> Optional.of(Float.floatToFloat16(value));
            case INT64 -> Optional.of((long) value);
            case INT32 -> Optional.of((int) (long) value);
            case INT16 -> Optional.of((short) (long) value);
            case INT8, UINT8, INT4, UINT4, INT2, UINT2 -> Optional.of((byte) dtype.wrap((long) value));
            case BOOL -> Optional.of((byte) (value != 0 ? 1 : 0));
            case BFLOAT16, FLOAT64 -> Optional.empty();
        };
    }

    /** Whether there are kernels from and to a dtype; elements of rare ones are converted on the host. */
    private static boolean converts(DType dtype) {
        return switch (dtype) {
            case FLOAT32, FLOAT16, BFLOAT16, INT64, INT32, INT8, UINT8, BOOL -> true;
            case FLOAT64, INT16, INT4, UINT4, INT2, UINT2 -> false;
        };
    }

    private boolean cast(Tensor x, Tensor y) {
        if (x.dtype() == y.dtype()) return copy(x, y);
        if (!converts(x.dtype()) || !converts(y.dtype())) return false;
        engine.run(Source.CAST, x.dtype() + "_to_" + y.dtype(), Range.of(x.elements()), x.elements(), x, y);
        return true;
    }

    private boolean gather(Gather op, Tensor x, Tensor indices, Tensor y) {
        Shape shape = x.shape();
        int along = shape.axis(op.name(), op.axis());
        int size = shape.size(along);
        Optional<DeviceStorage.Derived> chosen = indices(indices, size, true);
        if (chosen.isEmpty()) return false;
        int run = shape.elements(along + 1, shape.rank());
        DeviceStorage.Numbers numbers = DeviceStorage.of(x).numbers();
        String kernel = "gather_" + switch (numbers.stored()) {
            case AS_TYPED -> Boxes.type(x.dtype().bytes());
            case FLOAT16 -> "half";
            case BFLOAT16 -> "bfloat";
        };
        try (DeviceStorage.Derived known = chosen.get()) {
            engine.run(Source.MOVE, kernel, Range.of(y.elements()), y.elements(), run,
                    indices.elements(), size, known.buffer(), numbers.buffer(), x.offset(), y);
        }
        return true;
    }

    private boolean scatterAdd(ScatterAdd op, Tensor updates, Tensor indices, Tensor y) {
        int[] chosen = known(indices, op.size(), true);
        if (chosen == null) return false;
        int[] starts = new int[op.size() + 1];
        for (int index : chosen) starts[index + 1]++;
        for (int t = 0; t < op.size(); t++) starts[t + 1] += starts[t];
        int[] next = starts.clone();
        int[] positions = new int[chosen.length];
        for (int i = 0; i < chosen.length; i++) positions[next[chosen[i]]++] = i;
        int run = y.shape().elements(op.axis() + 1, y.shape().rank());
        try (Buffer first = engine.ints(starts); Buffer places = engine.ints(positions)) {
            engine.run(Source.MOVE, "scatter_add", Range.of(y.elements()), y.elements(), run, chosen.length, op.size(),
                    first, places, updates, y);
        }
        return true;
    }

    /** A kernel that takes labels, from 0 on. */
    private boolean indexed(String kernel, int n, int classes, Tensor labels, Tensor... tensors) {
        Optional<DeviceStorage.Derived> chosen = indices(labels, classes, false);
        if (chosen.isEmpty()) return false;
        try (DeviceStorage.Derived known = chosen.get()) {
            engine.run(Source.MOVE, kernel, Range.of(n), n, classes, known.buffer(), List.of(tensors));
        }
        return true;
    }

    private boolean pick(Tensor x, Tensor indices, Tensor y) {
        if (indices.dtype() != DType.INT32) return false;
        int channels = x.shape().last();
        engine.run(Source.MOVE, "pick_pixel", Range.of(y.elements()), y.elements(), channels, x.shape().elements(1, 3),
                y.shape().elements(1, 3), indices, x, y);
        return true;
    }

    /** Indices as the kernels want them; nothing where one is wrong. */
    private Optional<DeviceStorage.Derived> indices(Tensor indices, int size, boolean fromEnd) {
        int[] chosen = known(indices, size, fromEnd);
        if (chosen == null) return Optional.empty();
        String key = "indices " + indices.offset() + " " + indices.elements() + " " + size;
        return Optional.of(indices.storage() instanceof DeviceStorage there
                ? there.derived(key, () -> engine.ints(chosen))
                : new DeviceStorage.Derived(engine.ints(chosen), false));
    }

    private static int @Nullable [] known(Tensor indices, int size, boolean fromEnd) {
        Tensor host = indices.device().download(indices);
        int[] chosen = new int[host.elements()];
        for (int i = 0; i < chosen.length; i++) {
            long index = host.index(i);
            if (fromEnd && index < 0) index += size;
            if (index < 0 || index >= size) return null;
            chosen[i] = (int) index;
        }
        return chosen;
    }
}
