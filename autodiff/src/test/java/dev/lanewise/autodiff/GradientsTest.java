package dev.lanewise.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GradientsTest {
    private final Parameter a = new Parameter("a", Tensor.of(Shape.of(2), 0, 0f));
    private final Parameter b = new Parameter("b", Tensor.of(Shape.of(1, 1), 0f));
    private final Parameter unused = new Parameter("unused", Tensor.of(Shape.of(3), 1, 2, 3f));

    @Test
    void normIsTakenOverAllParametersTogether() {
        assertEquals(13, gradients(3, -4, 12).globalNorm());
        assertEquals(0, gradients(0, 0, 0).globalNorm());
    }

    @Test
    void normOfManyElementsIsRightAndRepeatable() {
        Random random = new Random(3);
        for (int size : List.of(1, 15, 16, 17, 33, 1000)) {
            float[] values = new float[size];
            double sum = 0;
            for (int i = 0; i < size; i++) {
                values[i] = (float) random.nextGaussian();
                sum += (double) values[i] * values[i];
            }
            Parameter parameter = new Parameter("w", Tensor.full(Shape.of(size), 0));
            Gradients gradients = Gradients.ofParameters(Map.of(parameter, Tensor.of(Shape.of(size), values)));
            assertEquals(Math.sqrt(sum), gradients.globalNorm(), 1e-13 * Math.sqrt(sum));
            assertEquals(gradients.globalNorm(), gradients.globalNorm());
        }
    }

    @Test
    void aNormAboveTheLimitIsScaledToIt() {
        Gradients clipped = gradients(3, -4, 12).clipByGlobalNorm(1.3);
        assertArrayEquals(new float[] {0.3f, -0.4f}, clipped.of(a).toFloats(), 1e-7f);
        assertArrayEquals(new float[] {1.2f}, clipped.of(b).toFloats(), 2e-7f);
    }

    @Test
    void aNormWithinTheLimitStays() {
        Gradients gradients = gradients(3, -4, 12);
        assertSame(gradients, gradients.clipByGlobalNorm(14));
    }

    @Test
    void elementsAreClippedOnBothSidesAndNaNStays() {
        Gradients clipped = gradients(3, -4, Float.NaN).clipByValue(3.5);
        assertArrayEquals(new float[] {3, -3.5f}, clipped.of(a).toFloats());
        assertArrayEquals(new float[] {Float.NaN}, clipped.of(b).toFloats());
    }

    @Test
    void clippingLeavesTheOriginal() {
        Gradients gradients = gradients(3, -4, 12);
        gradients.clipByValue(1);
        gradients.clipByGlobalNorm(1);
        assertArrayEquals(new float[] {3, -4}, gradients.of(a).toFloats());
    }

    @Test
    void aParameterThatTheLossDoesNotDependOnHasZeros() {
        Gradients gradients = gradients(1, 2, 3);
        assertFalse(gradients.contains(unused));
        assertTrue(gradients.contains(a));
        assertEquals(Tensor.of(Shape.of(3), 0, 0, 0f), gradients.of(unused));
        assertEquals(List.of(a, b), List.copyOf(gradients.parameters()));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThrows(ShapeException.class, () -> Gradients.ofParameters(Map.of(a, Tensor.scalar(1))));
        assertThrows(IllegalArgumentException.class, () -> gradients(1, 2, 3).of(Tensor.scalar(1)));
        assertEquals(
                "clip: limit must be above 0; got 0.0",
                assertThrows(IllegalArgumentException.class, () -> gradients(1, 2, 3).clipByValue(0)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> gradients(1, 2, 3).clipByGlobalNorm(Double.NaN));
    }

    private Gradients gradients(float a1, float a2, float b1) {
        Map<Parameter, Tensor> map = new LinkedHashMap<>();
        map.put(a, Tensor.of(Shape.of(2), a1, a2));
        map.put(b, Tensor.of(Shape.of(1, 1), b1));
        return Gradients.ofParameters(map);
    }
}
