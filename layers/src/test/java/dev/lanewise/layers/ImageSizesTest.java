package dev.lanewise.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Layers that bring images to another size. */
class ImageSizesTest {
    private static final Evaluator EV = Evaluator.eager();

    /** 0, 1, 2 and so on. */
    private static Tensor counted(int... sizes) {
        Shape shape = Shape.of(sizes);
        return Tensor.ofDoubles(shape, IntStream.range(0, shape.elements()).asDoubleStream().toArray());
    }

    @Test
    void adaptivePoolingTakesWhatItsWindowsHold() {
        Tensor x = Tensor.of(Shape.of(1, 1, 5, 1), 1f, 2f, 3f, 4f, 5f);
        // windows of columns 0 to 1, 1 to 3, 3 to 4
        assertArrayEquals(new double[] {1.5, 3, 4.5},
                new AdaptiveAveragePool2d(1, 3).forward(EV, x).toDoubles(), 1e-6);
        assertEquals(3, AdaptiveAveragePool2d.of(1).forward(EV, x).toDoubles()[0], 1e-6);
        // rows 0 and 1 with all columns, then rows 1 and 2
        assertArrayEquals(new double[] {1.5, 3.5},
                new AdaptiveAveragePool2d(2, 1).forward(EV, counted(1, 3, 2, 1)).toDoubles(), 1e-12);
    }

    @Test
    void windowsSideBySideKeepWhatIsNoNumberToThemselves() {
        double[] values = counted(1, 4, 6, 1).toDoubles();
        values[0] = Double.NaN;
        Tensor y = new AdaptiveAveragePool2d(2, 3).forward(EV, Tensor.ofDoubles(Shape.of(1, 4, 6, 1), values));
        assertArrayEquals(new double[] {Double.NaN, 5.5, 7.5, 15.5, 17.5, 19.5}, y.toDoubles(), 1e-12);
    }

    @Test
    void moreOutputsThanInputsRepeatThem() {
        assertArrayEquals(new double[] {0, 0, 1, 1},
                new AdaptiveAveragePool2d(1, 4).forward(EV, counted(1, 1, 2, 1)).toDoubles(), 0);
    }

    @Test
    void upsamplingRepeatsOrLiesBetween() {
        Tensor x = Tensor.of(Shape.of(1, 1, 2, 1), 0f, 4f);
        assertArrayEquals(new float[] {0, 0, 4, 4, 0, 0, 4, 4}, Upsample2d.nearest(2).forward(EV, x).toFloats());
        assertArrayEquals(new float[] {0, 1, 3, 4, 0, 1, 3, 4}, Upsample2d.bilinear(2).forward(EV, x).toFloats());
    }

    @Test
    void imagesHaveFourAxes() {
        for (Layer layer : new Layer[] {AdaptiveAveragePool2d.of(1), Upsample2d.nearest(2), Upsample2d.bilinear(2)}) {
            assertTrue(assertThrows(ShapeException.class, () -> layer.forward(EV, counted(2, 3, 4))).getMessage()
                    .contains("x must be [batch, height, width, channels]"));
        }
    }
}
