package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.ints;
import static dev.lanewise.onnx.operators.Samples.number;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantizedOperatorsTest {
    private static Tensor bytes(DType dtype, Shape shape, long... values) {
        return Samples.typed(dtype, values).reshaped(shape);
    }

    private static Tensor byteNumber(DType dtype, long value) {
        return bytes(dtype, Shape.SCALAR, value);
    }

    private static long[] random(long seed, DType dtype, int count) {
        SplittableRandom generator = new SplittableRandom(seed);
        int low = dtype == DType.UINT8 ? 0 : -128;
        return IntStream.range(0, count).mapToLong(i -> low + generator.nextInt(256)).toArray();
    }

    @Test
    void halvesGoToTheEvenIntegerAndRangesEnd() {
        Tensor x = floats(0.5, 1.5, -0.5, 2.5, 1000, -1000, Float.NaN, Float.POSITIVE_INFINITY);
        OneNode.of("QuantizeLinear", 10).to(x, number(1.0), byteNumber(DType.UINT8, 10))
                .gives(Samples.typed(DType.UINT8, 10, 12, 10, 12, 255, 0, 10, 255));
        OneNode.of("QuantizeLinear", 13).to(x, number(1.0), byteNumber(DType.INT8, -10))
                .gives(Samples.typed(DType.INT8, -10, -8, -10, -8, 127, -128, -10, 127));
        OneNode.of("QuantizeLinear", 19).to(floats(5), number(2.0)).gives(Samples.typed(DType.UINT8, 2));
        OneNode.of("QuantizeLinear", 21).with("output_dtype", 3).to(floats(-5), number(2.0))
                .gives(Samples.typed(DType.INT8, -2));
    }

    @Test
    void everyIntegerTypeEndsWhereItsBitsEnd() {
        Tensor x = floats(-1e9, -3, -1, 0, 1, 2, 5, 1e9);
        OneNode.of("QuantizeLinear", 25).to(x, number(1.0), byteNumber(DType.INT16, 1))
                .gives(Samples.typed(DType.INT16, -32768, -2, 0, 1, 2, 3, 6, 32767));
        OneNode.of("QuantizeLinear", 25).with("output_dtype", 22).to(x, number(1.0))
                .gives(Samples.typed(DType.INT4, -8, -3, -1, 0, 1, 2, 5, 7));
        OneNode.of("QuantizeLinear", 25).with("output_dtype", 21).to(x, number(1.0))
                .gives(Samples.typed(DType.UINT4, 0, 0, 0, 0, 1, 2, 5, 15));
        OneNode.of("QuantizeLinear", 25).with("output_dtype", 26).to(x, number(1.0))
                .gives(Samples.typed(DType.INT2, -2, -2, -1, 0, 1, 1, 1, 1));
        OneNode.of("QuantizeLinear", 25).with("output_dtype", 25).to(x, number(1.0))
                .gives(Samples.typed(DType.UINT2, 0, 0, 0, 0, 1, 2, 3, 3));
        OneNode.of("DequantizeLinear", 25)
                .to(Samples.typed(DType.INT4, -8, 0, 7), number(0.5), byteNumber(DType.INT4, -1))
                .gives(floats(-3.5, 0.5, 4));
    }

    @Test
    void scalesMayGoAlongAnAxisOrInBlocks() {
        Tensor x = floats(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
        OneNode.of("QuantizeLinear", 13).with("axis", 0)
                .to(x, floats(1, 2), Samples.typed(DType.UINT8, 1, 2))
                .gives(bytes(DType.UINT8, Shape.of(2, 3), 2, 3, 4, 4, 4, 5));
        OneNode.of("QuantizeLinear", 21).with("axis", -1).with("block_size", 2)
                .to(x, floats(Shape.of(2, 2), 1, 3, 2, 6), bytes(DType.INT8, Shape.of(2, 2), 0, 0, 1, 1))
                .gives(bytes(DType.INT8, Shape.of(2, 3), 1, 2, 1, 3, 3, 2));
        Tensor q = bytes(DType.INT8, Shape.of(2, 3), 1, 2, 3, -4, -5, -6);
        OneNode.of("DequantizeLinear", 13).with("axis", -1)
                .to(q, floats(1, 0.5, 2), Samples.typed(DType.INT8, 0, 1, 2))
                .gives(floats(Shape.of(2, 3), 1, 0.5, 2, -4, -3, -16));
        OneNode.of("DequantizeLinear", 21).with("axis", 0).with("block_size", 2)
                .to(q, floats(Shape.of(1, 3), 1, 2, 3)).gives(floats(Shape.of(2, 3), 1, 4, 9, -4, -10, -18));
        String message = OneNode.of("QuantizeLinear", 13).with("axis", 1).to(x, floats(1, 2)).refused(q);
        assertTrue(message.contains("as many as axis 1"), message);
    }

    @Test
    void sumsOf32BitsAreDequantizedExactly() {
        OneNode.of("DequantizeLinear", 10).to(ints(1 << 24, -3), number(0.5)).gives(floats(1 << 23, -1.5));
    }

    @Test
    void theTypeOfTheScaleSaysHowExactlyIsDivided() {
        Tensor x = Samples.halves(1);
        Tensor scale = Samples.halves(3).reshaped(Shape.SCALAR);
        OneNode.of("DequantizeLinear", 19).to(Samples.typed(DType.UINT8, 2), scale).gives(Samples.halves(6));
        OneNode.of("QuantizeLinear", 19).to(x, scale, byteNumber(DType.UINT8, 0)).gives(Samples.typed(DType.UINT8, 0));
        // 2.5004 is 2.5 in float16 and goes to 2
        OneNode.of("QuantizeLinear", 23).with("precision", 10).to(floats(2.5004), number(1.0))
                .gives(Samples.typed(DType.UINT8, 2));
        OneNode.of("QuantizeLinear", 23).to(floats(2.5004), number(1.0)).gives(Samples.typed(DType.UINT8, 3));
    }

    @Test
    void scalesCanFollowTheNumbers() {
        OneNode.of("DynamicQuantizeLinear", 11).to(floats(0, 127.5, -127.5))
                .gives(Samples.typed(DType.UINT8, 128, 255, 0), number(1.0), byteNumber(DType.UINT8, 128));
        OneNode.of("DynamicQuantizeLinear", 11).to(floats(51, 255))
                .gives(Samples.typed(DType.UINT8, 51, 255), number(1.0), byteNumber(DType.UINT8, 0));
        OneNode.of("DynamicQuantizeLinear", 11).to(floats(0, 0))
                .gives(Samples.typed(DType.UINT8, 0, 0), number(1.0), byteNumber(DType.UINT8, 0));
    }

    @Test
    void matricesOf8BitsAreMultipliedExactly() {
        long[] a = random(1, DType.UINT8, 2 * 3 * 4);
        long[] b = random(2, DType.INT8, 4 * 5);
        long[] p = {7, 200, 30};
        long[] q = random(3, DType.INT8, 5);
        int[] y = new int[2 * 3 * 5];
        for (int i = 0; i < y.length; i++) {
            for (int l = 0; l < 4; l++)
                y[i] += (int) ((a[i / 5 * 4 + l] - p[i / 5 % 3]) * (b[l * 5 + i % 5] - q[i % 5]));
        }
        OneNode.of("MatMulInteger", 10)
                .to(bytes(DType.UINT8, Shape.of(2, 3, 4), a), bytes(DType.INT8, Shape.of(4, 5), b),
                        Samples.typed(DType.UINT8, p), Samples.typed(DType.INT8, q))
                .gives(Tensor.of(Shape.of(2, 3, 5), y));
        OneNode.of("MatMulInteger", 10).to(Samples.typed(DType.INT8, 100, 100), Samples.typed(DType.INT8, 100, 100))
                .gives(Tensor.of(Shape.SCALAR, 20000));
    }

    @Test
    void convolutionsOf8BitsAreExact() {
        NaiveConvolution conv = new NaiveConvolution(new int[] {2, 1}, new int[] {1, 2}, new int[] {1, 0, 0, 2}, 2);
        Tensor x = bytes(DType.UINT8, Shape.of(1, 4, 4, 5), random(4, DType.UINT8, 80));
        Tensor w = bytes(DType.INT8, Shape.of(2, 2, 2, 2), random(5, DType.INT8, 16));
        Evaluator ev = Evaluator.eager();
        Tensor centred = ev.affine(ev.cast(x, DType.FLOAT32), 1, -9);
        Tensor weights = ev.affine(ev.cast(w, DType.FLOAT32), 1, 3);
        Tensor sums = ev.cast(conv.of(centred, weights), DType.INT32);
        OneNode.of("ConvInteger", 10).withAll("strides", 2, 1).withAll("dilations", 1, 2).withAll("pads", 1, 0, 0, 2)
                .with("group", 2).to(x, w, byteNumber(DType.UINT8, 9), byteNumber(DType.INT8, -3)).gives(sums);
        Tensor expected = Samples.typed(DType.UINT8, ev.cast(
                ev.clip(ev.affine(ev.round(ev.scale(ev.cast(sums, DType.FLOAT32), 0.0078125f)), 1, 100), 0, 255),
                DType.INT64).toLongs()).reshaped(sums.shape());
        OneNode.of("QLinearConv", 10).withAll("strides", 2, 1).withAll("dilations", 1, 2).withAll("pads", 1, 0, 0, 2)
                .with("group", 2)
                .to(x, number(0.25), byteNumber(DType.UINT8, 9), w, floats(0.125, 0.125),
                        Samples.typed(DType.INT8, -3, -3),
                        number(4.0), byteNumber(DType.UINT8, 100), ints(0, 0))
                .gives(expected);
    }

    @Test
    void productsAreQuantizedAgain() {
        Tensor a = bytes(DType.INT8, Shape.of(2, 2), 10, -20, 30, 40);
        Tensor b = bytes(DType.INT8, Shape.of(2, 1), 3, 4);
        OneNode.of("QLinearMatMul", 21)
                .to(a, number(0.5), byteNumber(DType.INT8, 0), b, number(0.5), byteNumber(DType.INT8, 1), number(1.0),
                        byteNumber(DType.INT8, 5))
                .gives(bytes(DType.INT8, Shape.of(2, 1), -5, 50));
        OneNode.of("QLinearMatMul", 10)
                .to(a, floats(0.5, 1), Samples.typed(DType.INT8, 0, 0), b, floats(0.5), Samples.typed(DType.INT8, 1),
                        number(1.0), byteNumber(DType.INT8, 5))
                .gives(bytes(DType.INT8, Shape.of(2, 1), -5, 95));
    }
}
