package dev.lanewise.onnx.operators;

import dev.lanewise.inference.Values;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Elements;

/** Tensors made of attributes, shapes and bounds. */
final class ConstantOperators {
    private ConstantOperators() {}

    static void register(Registry to) {
        to.one("Constant", 1, ConstantOperators::constant);
        to.one("ConstantOfShape", 9, call -> {
            Tensor value = call.tensor("value");
            Shape shape = Shape.of(Places.ints(call, "shape", Values.longs(call.input(0))));
            if (value == null) return Constants.full(call.input(0), DType.FLOAT32, shape, 0);
            if (value.elements() != 1) throw call.error("value must be one number", value.type());
            return call.ev().expand(
                    Constants.beside(call.input(0), value).reshaped(Shape.SCALAR), shape);
        });
        to.one("EyeLike", 9, ConstantOperators::eye);
        to.one("Range", 11, ConstantOperators::range);
    }

    private static Tensor constant(Call call) {
        Tensor value = call.tensor("value");
        if (value != null) return value;
        float[] floats = call.numbers("value_floats");
        if (floats != null) return Tensor.of(Shape.of(floats.length), floats);
        long[] ints = call.integers("value_ints");
        if (ints != null) return Tensor.of(Shape.of(ints.length), ints);
        if (call.has("value_float")) return Tensor.scalar(call.number("value_float", 0));
        if (call.has("value_int")) return Tensor.of(Shape.SCALAR, call.integer("value_int", 0));
        throw call.error("there must be a value, value_float, value_floats, value_int or value_ints");
    }

    private static Tensor eye(Call call) {
        Tensor x = call.input(0);
        if (x.shape().rank() != 2) throw call.error("the input must be a matrix", x.shape());
        DType dtype = DTypes.of(call, "dtype", x.dtype());
        Tensor y = Device.cpu().allocate(new TensorType(dtype, x.shape()));
        long diagonal = call.integer("k", 0);
        for (int i = 0; i < x.shape().size(0); i++) {
            long j = i + diagonal;
            if (j >= 0 && j < x.shape().size(1)) Elements.setLong(y, i * x.shape().size(1) + (int) j, 1);
        }
        return Constants.beside(x, y);
    }

    /** {@code start + i * delta} for i from 0 to below {@code (limit - start) / delta}. */
    private static Tensor range(Call call) {
        Tensor start = Values.require(call.input(0));
        Tensor limit = Values.require(call.input(1));
        Tensor delta = Values.require(call.input(2));
        boolean single = start.elements() == 1 && limit.elements() == 1 && delta.elements() == 1;
        if (!single || Elements.toDouble(delta, 0) == 0) {
            throw call.error("start, limit and delta must be single numbers, delta not 0", start, limit, delta);
        }
        double count = start.dtype().isWhole()
                ? (double) Math.ceilDiv(
                        Math.subtractExact(Elements.toLong(limit, 0), Elements.toLong(start, 0)),
                        Elements.toLong(delta, 0))
                : Math.ceil((Elements.toDouble(limit, 0) - Elements.toDouble(start, 0)) / Elements.toDouble(delta, 0));
        if (!(count <= Integer.MAX_VALUE)) throw call.error("a tensor has at most 2^31 - 1 elements", count);
        return call.ev().applyOne(new Progression((int) Math.max(0, count)), start, delta);
    }
}
