package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Real numbers as small integers, {@code x = (q - zero) * scale}, and arithmetic on those, exact until it is rounded. */
final class QuantizedOperators {
    private QuantizedOperators() {}

    static void register(Registry to) {
        to.one("QuantizeLinear", 10, QuantizedOperators::quantize);
        to.one("DequantizeLinear", 10, QuantizedOperators::dequantize);
        to.many("DynamicQuantizeLinear", 11, QuantizedOperators::dynamic);
        to.one("MatMulInteger", 10, QuantizedOperators::multiply);
        to.one("QLinearMatMul", 10, QuantizedOperators::linearMultiply);
        to.one("ConvInteger", 10, QuantizedOperators::convolve);
        to.one("QLinearConv", 10, QuantizedOperators::linearConvolve);
    }

    private static Tensor quantize(Call call) {
        Evaluator ev = call.ev();
        Tensor x = HalfPrecision.widen(ev, call.input(0));
        Tensor scale = call.input(1);
        Tensor zero = call.optional(2);
        if (zero == null) zero = zero(call, x, DTypes.of(call, "output_dtype", DType.UINT8));
        DType dtype = zero.dtype();
        if (!dtype.isWhole() || dtype.bits() > Short.SIZE)
            throw call.error("y must have integers of at most 16 bits", dtype);
        Granularity each = new Granularity(call, x.shape());
        if (!x.dtype().isComputable()) x = ev.cast(x, DType.FLOAT32);
        Tensor quotient = ev.divide(x, each.spread(HalfPrecision.widen(ev, scale)));
        DType precision = DTypes.of(call, "precision", scale.dtype());
        if (HalfPrecision.isHalf(precision)) {
            quotient = HalfPrecision.widen(ev, ev.cast(quotient, precision));
        }
        Tensor points = zero.elements() == 1 ? zero : ev.expand(each.spread(zero), x.shape());
        return ev.applyOne(new Saturate(dtype), quotient, points);
    }

    private static Tensor dequantize(Call call) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        Tensor scale = call.input(1);
        Tensor zero = call.optional(2);
        Granularity each = new Granularity(call, x.shape());
        boolean wide = x.dtype() == DType.INT32;
        Tensor centred = wide ? x : ev.cast(x, DType.FLOAT32);
        if (zero != null) {
            Tensor points = each.spread(zero);
            centred = ev.subtract(centred, wide ? points : ev.cast(points, DType.FLOAT32));
        }
        Tensor y = ev.multiply(ev.cast(centred, DType.FLOAT32), each.spread(HalfPrecision.widen(ev, scale)));
        return ev.cast(y, DTypes.of(call, "output_dtype", scale.dtype()));
    }

    /** One scale for all, one an index of an axis, or one a block along an axis. */
    private record Granularity(Call call, Shape x) {
        /** The scales or zero points so that they broadcast to x. */
        Tensor spread(Tensor points) {
            Evaluator ev = call.ev();
            if (points.elements() == 1 && points.shape().rank() <= 1) return ev.reshape(points, Shape.SCALAR);
            int axis = x.axis("quantize", call.size("axis", 1));
            if (points.shape().rank() == 1 && x.rank() != 1) return along(points, axis);
            int block = call.size("block_size", 0);
            if (block <= 0) {
                if (points.shape().rank() == 1) return along(points, axis);
                throw call.error("scales must be one, or one an index of axis " + axis, points.type(), x);
            }
            boolean fits = points.shape().rank() == x.rank()
                    && points.shape().size(axis) == Math.ceilDiv(x.size(axis), block)
                    && points.shape().with(axis, 1).equals(x.with(axis, 1));
            if (!fits) throw call.error("scales must be one a block along axis " + axis, points.type(), x);
            int[] blocks = new int[x.size(axis)];
            for (int i = 0; i < blocks.length; i++) blocks[i] = i / block;
            return ev.gather(points, Constants.beside(points, Tensor.of(Shape.of(blocks.length), blocks)), axis);
        }

        private Tensor along(Tensor points, int axis) {
            if (points.elements() != x.size(axis)) {
                throw call.error("scales must be as many as axis " + axis + " is long", points.type(), x);
            }
            int[] sizes = new int[x.rank()];
            Arrays.fill(sizes, 1);
            sizes[axis] = points.elements();
            return call.ev().reshape(points, Shape.of(sizes));
        }
    }

    private static Tensor zero(Call call, Tensor beside, DType dtype) {
        return call.ev().cast(Constants.beside(beside, Tensor.of(Shape.SCALAR, 0)), dtype);
    }

    private static Tensor zeroOr(Call call, int i, Tensor like) {
        Tensor given = call.optional(i);
        return given != null ? given : zero(call, like, like.dtype());
    }

    /** To uint8, with the scale and zero point that make the most of the range of x and 0. */
    private static List<@Nullable Tensor> dynamic(Call call) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        Tensor none = ev.constant(0, x);
        Tensor low = ev.minimum(ev.min(x, false), none);
        Tensor high = ev.maximum(ev.max(x, false), none);
        Tensor range = ev.divide(ev.subtract(high, low), ev.constant(255, x));
        // all numbers are 0: any scale will do
        Tensor scale = ev.where(ev.equal(range, none), ev.constant(1, x), range);
        Tensor point = ev.applyOne(
                new Saturate(DType.UINT8), ev.negate(ev.divide(low, scale)), zero(call, x, DType.UINT8));
        Tensor y = ev.applyOne(new Saturate(DType.UINT8), ev.divide(x, scale), point);
        return List.of(y, scale, point);
    }

    private static Tensor multiply(Call call) {
        return product(call, call.input(0), zeroOr(call, 2, call.input(0)), call.input(1),
                zeroOr(call, 3, call.input(1)));
    }

    private static Tensor product(Call call, Tensor a, Tensor aZero, Tensor b, Tensor bZero) {
        return MatrixOperators.product(call, a, b,
                (ev, left, right) -> ev.applyOne(new IntegerMatmul(DType.INT32), left, right, aZero, bZero));
    }

    private static Tensor linearMultiply(Call call) {
        Evaluator ev = call.ev();
        Tensor a = call.input(0);
        Tensor b = call.input(3);
        Tensor sums = product(call, a, call.input(2), b, call.input(5));
        Tensor aScale = HalfPrecision.widen(ev, call.input(1));
        if (aScale.shape().rank() == 1 && aScale.elements() > 1) aScale = ev.unsqueeze(aScale, 1);
        return requantized(call, sums, ev.multiply(scalarOr(ev, aScale), scalar(call, 4)), scalar(call, 6),
                call.input(7));
    }

    /** A scale; a single one without axes, so that it broadcasts to anything. */
    private static Tensor scalar(Call call, int i) {
        return scalarOr(call.ev(), HalfPrecision.widen(call.ev(), call.input(i)));
    }

    private static Tensor scalarOr(Evaluator ev, Tensor scale) {
        return scale.elements() == 1 ? ev.reshape(scale, Shape.SCALAR) : scale;
    }

    /** {@code saturate(round(sums * (scale / yScale)) + zero)}, the factor rounded to float32 first. */
    private static Tensor requantized(Call call, Tensor sums, Tensor scale, Tensor yScale, Tensor zero) {
        Evaluator ev = call.ev();
        Tensor real = ev.multiply(ev.cast(sums, DType.FLOAT32), ev.divide(scale, yScale));
        Tensor points = zero.elements() == 1 ? zero : ev.expand(zero, real.shape());
        return ev.applyOne(new Saturate(zero.dtype()), real, points);
    }

    private static Tensor convolve(Call call) {
        Tensor x = call.input(0);
        Tensor w = call.input(1);
        return convolve(call, x, zeroOr(call, 2, x), w, zeroOr(call, 3, w));
    }

    private static Tensor convolve(Call call, Tensor x, Tensor xZero, Tensor w, Tensor wZero) {
        int[] sizes = ConvolutionOperators.spatial(call, x, w);
        SlidingWindow window = SlidingWindow.of(call, sizes, ChannelsLast.spatial(w.shape()));
        IntegerConvolution op = new IntegerConvolution(window, call.size("group", 1));
        return call.ev().applyOne(op, x, w, xZero, wZero);
    }

    private static Tensor linearConvolve(Call call) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        Tensor w = call.input(3);
        Tensor sums = convolve(call, x, call.input(2), w, call.input(5));
        int[] sizes = new int[x.shape().rank() - 1];
        Arrays.fill(sizes, 1);
        sizes[0] = w.shape().size(0);
        Tensor bias = call.optional(8);
        if (bias != null) sums = ev.add(sums, ev.reshape(bias, Shape.of(sizes)));
        Tensor wScale = scalar(call, 4);
        if (wScale.shape().rank() > 0) wScale = ev.reshape(wScale, Shape.of(sizes));
        return requantized(call, sums, ev.multiply(scalar(call, 1), wScale), scalar(call, 6), call.input(7));
    }
}
