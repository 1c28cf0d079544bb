package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.random;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConvolutionOperatorsTest {
    private static final double ERROR = 1e-5;

    private static OneNode node(String operator, NaiveConvolution conv) {
        return OneNode.of(operator, 22)
                .withAll("strides", longs(conv.strides()))
                .withAll("dilations", longs(conv.dilations()))
                .withAll("pads", longs(conv.pads()))
                .with("group", conv.groups());
    }

    private static long[] longs(int[] values) {
        return IntStream.of(values).asLongStream().toArray();
    }

    private static int[] ints(int... values) {
        return values;
    }

    @Test
    void oneAxisIsConvolved() {
        NaiveConvolution conv = new NaiveConvolution(ints(2), ints(3), ints(1, 4), 2);
        Tensor x = random(1, 2, 4, 9);
        Tensor w = random(2, 6, 2, 3);
        node("Conv", conv).to(x, w).givesNear(ERROR, conv.of(x, w));
    }

    @Test
    void twoAxesAreConvolvedWithABias() {
        NaiveConvolution conv = new NaiveConvolution(ints(1, 2), ints(2, 1), ints(2, 0, 1, 1), 1);
        Tensor x = random(3, 2, 3, 7, 6);
        Tensor w = random(4, 5, 3, 2, 3);
        Tensor bias = random(5, 5);
        Tensor y = Evaluator.eager().add(conv.of(x, w), bias.reshaped(Shape.of(5, 1, 1)));
        node("Conv", conv).to(x, w, bias).givesNear(ERROR, y);
    }

    @Test
    void threeAndFourAxesAreConvolved() {
        NaiveConvolution three = new NaiveConvolution(ints(2, 1, 2), ints(1, 2, 1), ints(1, 2, 0, 0, 1, 1), 2);
        Tensor x = random(6, 2, 4, 5, 5, 4);
        Tensor w = random(7, 2, 2, 3, 2, 2);
        node("Conv", three).to(x, w).givesNear(ERROR, three.of(x, w));
        NaiveConvolution four = new NaiveConvolution(ints(1, 1, 1, 1), ints(1, 1, 1, 1), new int[8], 1);
        Tensor cube = random(8, 1, 2, 3, 3, 3, 3);
        Tensor kernel = random(9, 2, 2, 2, 2, 2, 2);
        node("Conv", four).to(cube, kernel).givesNear(ERROR, four.of(cube, kernel));
    }

    @Test
    void automaticPaddingMakesAsManyWindowsAsStridesFit() {
        Tensor x = random(10, 1, 1, 6, 7);
        Tensor w = random(11, 1, 1, 3, 2);
        List<Tensor> upper = OneNode.of("Conv", 11).with("auto_pad", "SAME_UPPER").withAll("strides", 2, 3).to(x, w)
                .outputs(x);
        List<Tensor> explicit = OneNode.of("Conv", 11).withAll("pads", 0, 0, 1, 1).withAll("strides", 2, 3).to(x, w)
                .outputs(x);
        assertEquals(explicit, upper);
        List<Tensor> lower = OneNode.of("Conv", 11).with("auto_pad", "SAME_LOWER").withAll("strides", 2, 3).to(x, w)
                .outputs(x);
        explicit = OneNode.of("Conv", 11).withAll("pads", 1, 1, 0, 0).withAll("strides", 2, 3).to(x, w).outputs(x);
        assertEquals(explicit, lower);
    }

    @Test
    void transposedConvolutionIsTheAdjoint() {
        NaiveConvolution one = new NaiveConvolution(ints(3), ints(2), ints(1, 2), 1);
        Tensor x = random(12, 2, 3, 4);
        Tensor w = random(13, 3, 2, 3);
        node("ConvTranspose", one).to(x, w).givesNear(ERROR, one.transposed(x, w, 2, 2, 3 * 3 + 5 - 3));
        NaiveConvolution two = new NaiveConvolution(ints(2, 1), ints(1, 2), ints(1, 0, 0, 1), 2);
        Tensor image = random(14, 1, 4, 3, 2);
        Tensor weights = random(15, 4, 3, 2, 2);
        node("ConvTranspose", two).withAll("output_padding", 1, 0).to(image, weights)
                .givesNear(ERROR, two.transposed(image, weights, 1, 6, 4 + 2 - 1 + 1, 1 + 3 - 1));
        NaiveConvolution three = new NaiveConvolution(ints(2, 1, 2), ints(1, 1, 1), new int[6], 1);
        Tensor cube = random(16, 1, 2, 2, 3, 2);
        Tensor kernel = random(17, 2, 1, 2, 2, 3);
        node("ConvTranspose", three).to(cube, kernel)
                .givesNear(ERROR, three.transposed(cube, kernel, 1, 1, 4, 4, 5));
    }

    @Test
    void anOutputShapeDecidesThePadding() {
        Tensor x = random(18, 1, 1, 3, 3);
        Tensor w = random(19, 1, 1, 3, 3);
        for (String upper : new String[] {"NOTSET", "SAME_UPPER"}) {
            List<Tensor> shaped = OneNode.of("ConvTranspose", 11).with("auto_pad", upper)
                    .withAll("strides", 2, 2).withAll("output_shape", 6, 6).to(x, w).outputs(x);
            long near = upper.equals("NOTSET") ? 1 : 0;
            List<Tensor> padded = OneNode.of("ConvTranspose", 11).withAll("strides", 2, 2)
                    .withAll("pads", near, near, 1 - near, 1 - near).to(x, w).outputs(x);
            assertEquals(padded, shaped);
        }
        // larger than what the input reaches: zeros
        Tensor y = OneNode.of("ConvTranspose", 11).withAll("output_shape", 7).withAll("pads", 0, 0)
                .to(floats(Shape.of(1, 1, 2), 1, 2), floats(Shape.of(1, 1, 1), 3)).outputs(x).getFirst();
        assertEquals(floats(Shape.of(1, 1, 7), 0, 0, 3, 6, 0, 0, 0), y);
    }

    @Test
    void aCausalConvolutionGoesOnWhereThePieceBeforeEnded() {
        Tensor x = random(20, 2, 3, 5);
        Tensor w = random(21, 3, 1, 4);
        Tensor bias = random(22, 3);
        Evaluator ev = Evaluator.eager();
        OneNode node = OneNode.of("CausalConvWithState", 27).with("activation", "silu");
        List<Tensor> whole = node.to(x, w, bias).outputs(x, x);
        List<Tensor> first = node.to(ev.slice(x, 2, 0, 2), w, bias).outputs(x, x);
        List<Tensor> second = node.to(ev.slice(x, 2, 2, 5), w, bias, first.getLast()).outputs(x, x);
        assertEquals(whole.getFirst(), ev.concat(2, first.getFirst(), second.getFirst()));
        assertEquals(whole.getLast(), second.getLast());
        assertEquals(ev.slice(x, 2, 2, 5), whole.getLast());
    }

    @Test
    void whatDoesNotFitIsNamed() {
        Tensor x = random(23, 1, 2, 4, 4);
        String message = OneNode.of("Conv", 11).with("auto_pad", "OTHER").to(x, random(24, 1, 2, 3, 3)).refused(x);
        assertTrue(message.contains("auto_pad must be"), message);
        message = OneNode.of("Conv", 11).withAll("strides", 0, 1).to(x, random(25, 1, 2, 3, 3)).refused(x);
        assertTrue(message.contains("strides"), message);
        message = OneNode.of("Conv", 11).with("group", 3).to(x, random(26, 3, 2, 3, 3)).refused(x);
        assertTrue(message.contains("channels"), message);
        message = OneNode.of("Conv", 11).to(x, random(27, 1, 2, 3)).refused(x);
        assertTrue(message.contains("spatial axes"), message);
    }
}
