package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.counted;
import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.longs;
import static dev.lanewise.onnx.operators.Samples.random;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class SamplingOperatorsTest {
    private final Evaluator ev = Evaluator.eager();

    /** The grid that leaves an image as it is. */
    private static Tensor identity(int batch, boolean corners, int... sizes) {
        int axes = sizes.length;
        double[] theta = new double[batch * axes * (axes + 1)];
        for (int i = 0; i < batch * axes; i++) theta[i * (axes + 1) + i % axes] = 1;
        long[] size = new long[axes + 2];
        size[0] = batch;
        size[1] = 1;
        for (int i = 0; i < axes; i++) size[i + 2] = sizes[i];
        Tensor matrices = floats(Shape.of(batch, axes, axes + 1), theta);
        return OneNode.of("AffineGrid", 20).with("align_corners", corners ? 1 : 0).to(matrices, longs(size))
                .outputs(matrices).getFirst();
    }

    @Test
    void theIdentityGridGivesTheImageBack() {
        for (boolean corners : new boolean[] {false, true}) {
            Tensor image = random(1, 2, 3, 4, 5);
            Tensor grid = identity(2, corners, 4, 5);
            for (String mode : new String[] {"linear", "nearest", "cubic"}) {
                OneNode.of("GridSample", 20).with("mode", mode).with("align_corners", corners ? 1 : 0)
                        .to(image, grid).givesNear(1e-5, image);
            }
            Tensor cube = random(2, 1, 2, 3, 2, 4);
            OneNode.of("GridSample", 20).with("align_corners", corners ? 1 : 0)
                    .to(cube, identity(1, corners, 3, 2, 4)).givesNear(1e-5, cube);
        }
    }

    @Test
    void betweenPixelsLiesTheirMean() {
        Tensor x = floats(Shape.of(1, 1, 2, 2), 1, 2, 3, 6);
        OneNode.of("GridSample", 16).to(x, floats(Shape.of(1, 1, 2, 2), 0, 0, 0.5, 0))
                .givesNear(1e-6, floats(Shape.of(1, 1, 1, 2), 3, 4));
    }

    @Test
    void beyondTheBorderLiesWhatTheModeSays() {
        Tensor x = floats(Shape.of(1, 1, 1, 4), 1, 2, 3, 4);
        // pixel -1, half a pixel beyond the near edge, and pixel 5
        Tensor grid = floats(Shape.of(1, 1, 2, 2), -1.25, 0, 1.75, 0);
        sample(x, grid, "zeros", 0, 0);
        sample(x, grid, "border", 1, 4);
        sample(x, grid, "reflection", 1, 3);
        OneNode.of("GridSample", 20).with("mode", "nearest").with("padding_mode", "reflection")
                .with("align_corners", 1).to(x, floats(Shape.of(1, 1, 1, 2), -5.0 / 3, 0))
                .gives(floats(Shape.of(1, 1, 1, 1), 2));
    }

    private static void sample(Tensor x, Tensor grid, String border, double... expected) {
        OneNode.of("GridSample", 20).with("padding_mode", border).to(x, grid)
                .givesNear(1e-6, floats(Shape.of(1, 1, 1, 2), expected));
    }

    @Test
    void anAffineGridMovesPositions() {
        Tensor theta = floats(Shape.of(1, 2, 3), 0, 2, 0.5, 1, 0, -1);
        // x' = 2 y + 0.5, y' = x - 1
        OneNode.of("AffineGrid", 20).with("align_corners", 1).to(theta, longs(1, 7, 2, 2))
                .gives(floats(Shape.of(1, 2, 2, 2), -1.5, -2, -1.5, 0, 2.5, -2, 2.5, 0));
    }

    @Test
    void deformableConvolutionWithoutOffsetsIsConvolution() {
        NaiveConvolution conv = new NaiveConvolution(new int[] {2, 1}, new int[] {1, 2}, new int[] {1, 0, 1, 2}, 2);
        Tensor x = random(3, 2, 4, 6, 7);
        Tensor w = random(4, 6, 2, 3, 2);
        Tensor y = conv.of(x, w);
        int[] out = {y.shape().size(2), y.shape().size(3)};
        Tensor offsets = Tensor.full(Shape.of(2, 2 * 6 * 2, out[0], out[1]), 0);
        OneNode node = OneNode.of("DeformConv", 19).withAll("strides", 2, 1).withAll("dilations", 1, 2)
                .withAll("pads", 1, 0, 1, 2).with("group", 2).with("offset_group", 2);
        node.to(x, w, offsets).givesNear(1e-5, y);
        Tensor bias = random(5, 6);
        Tensor mask = Tensor.full(Shape.of(2, 12, out[0], out[1]), 0.5f);
        node.to(x, w, offsets, bias, mask)
                .givesNear(1e-5, ev.add(ev.scale(y, 0.5f), bias.reshaped(Shape.of(6, 1, 1))));
    }

    @Test
    void offsetsMoveTheTaps() {
        Tensor x = counted(1, 1, 3, 3);
        Tensor w = floats(Shape.of(1, 1, 1, 1), 1);
        Tensor down = Tensor.full(Shape.of(1, 1, 3, 3), 1);
        Tensor half = Tensor.full(Shape.of(1, 1, 3, 3), 0.5f);
        OneNode.of("DeformConv", 22).to(x, w, ev.concat(1, down, half))
                .gives(floats(Shape.of(1, 1, 3, 3), 3.5, 4.5, 2.5, 6.5, 7.5, 4, 0, 0, 0));
    }

    @Test
    void oneAndThreeAxesDeformToo() {
        NaiveConvolution one = new NaiveConvolution(new int[] {1}, new int[] {1}, new int[] {1, 1}, 1);
        Tensor line = random(6, 1, 2, 5);
        Tensor taps = random(7, 3, 2, 3);
        OneNode.of("DeformConv", 22).withAll("pads", 1, 1).to(line, taps, Tensor.full(Shape.of(1, 3, 5), 0))
                .givesNear(1e-5, one.of(line, taps));
        NaiveConvolution three = new NaiveConvolution(new int[] {1, 1, 1}, new int[] {1, 1, 1}, new int[6], 1);
        Tensor cube = random(8, 1, 1, 3, 3, 3);
        Tensor kernel = random(9, 2, 1, 2, 2, 2);
        OneNode.of("DeformConv", 22).to(cube, kernel, Tensor.full(Shape.of(1, 24, 2, 2, 2), 0))
                .givesNear(1e-5, three.of(cube, kernel));
    }

    @Test
    void blocksAreAddedWhereTheyOverlap() {
        // the transpose of a convolution whose weights pick each tap into a channel of its own
        Tensor x = random(10, 1, 2 * 4, 6);
        double[] pick = new double[2 * 4 * 2 * 4];
        for (int i = 0; i < 8; i++) pick[i * 8 + i] = 1;
        Tensor w = floats(Shape.of(8, 2, 2, 2), pick);
        NaiveConvolution conv = new NaiveConvolution(new int[] {1, 2}, new int[] {2, 1}, new int[] {1, 0, 0, 1}, 1);
        Tensor y = conv.transposed(x.reshaped(Shape.of(1, 8, 2, 3)), w, 1, 2, 3, 5);
        OneNode node = OneNode.of("Col2Im", 18).withAll("strides", 1, 2).withAll("dilations", 2, 1)
                .withAll("pads", 1, 0, 0, 1);
        node.to(x, longs(3, 5), longs(2, 2)).givesNear(1e-6, y);
        String message = node.to(x, longs(4, 5), longs(2, 2)).refused(y);
        assertTrue(message.contains("channels * 4"), message);
    }
}
