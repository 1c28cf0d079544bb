package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.counted;
import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.longs;
import static dev.lanewise.onnx.operators.Samples.random;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResizeOperatorsTest {
    private final Evaluator ev = Evaluator.eager();
    private final Tensor line = floats(Shape.of(1, 1, 4), 1, 2, 3, 4);

    private static OneNode resize(String mode, String coordinates) {
        return OneNode.of("Resize", 19).with("mode", mode).with("coordinate_transformation_mode", coordinates);
    }

    private void toSize(OneNode node, int size, double... expected) {
        node.to(line, null, null, longs(1, 1, size)).givesNear(1e-6, floats(Shape.of(1, 1, size), expected));
    }

    @Test
    void coordinatesAreMappedAsTheirModeSays() {
        toSize(resize("linear", "half_pixel"), 8, 1, 1.25, 1.75, 2.25, 2.75, 3.25, 3.75, 4);
        toSize(resize("linear", "align_corners"), 7, 1, 1.5, 2, 2.5, 3, 3.5, 4);
        toSize(resize("linear", "asymmetric"), 8, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4);
        toSize(resize("linear", "pytorch_half_pixel"), 1, 1);
        toSize(resize("linear", "half_pixel"), 1, 2.5);
        toSize(resize("linear", "half_pixel_symmetric"), 2, 1.5, 3.5);
    }

    @Test
    void theNearestIsRoundedAsItsModeSays() {
        OneNode half = resize("nearest", "asymmetric");
        toSize(half, 8, 1, 1, 2, 2, 3, 3, 4, 4);
        toSize(resize("nearest", "asymmetric").with("nearest_mode", "round_prefer_ceil"), 8, 1, 2, 2, 3, 3, 4, 4, 4);
        toSize(resize("nearest", "asymmetric").with("nearest_mode", "floor"), 6, 1, 1, 2, 3, 3, 4);
        toSize(resize("nearest", "asymmetric").with("nearest_mode", "ceil"), 6, 1, 2, 3, 3, 4, 4);
        toSize(resize("nearest", "half_pixel"), 2, 1, 3);
    }

    @Test
    void cubicWeightsMeetPolynomialsOfDegreeOne() {
        // Keys' kernel reproduces a line away from the borders, whatever its parameter
        Tensor ramp = counted(1, 1, 16);
        Tensor y = resize("cubic", "half_pixel").with("cubic_coeff_a", -0.5)
                .to(ramp, null, null, longs(1, 1, 32)).outputs(ramp).getFirst();
        for (int i = 4; i < 28; i++) assertEquals((i + 0.5) / 2 - 0.5, y.floats()[i], 1e-5);
        Tensor inside = resize("cubic", "half_pixel").with("exclude_outside", 1)
                .to(Tensor.full(Shape.of(1, 1, 5), 3), null, null, longs(1, 1, 9)).outputs(ramp).getFirst();
        for (float value : inside.toFloats()) assertEquals(3, value, 1e-5);
    }

    @Test
    void antialiasingStepsOverNothing() {
        toSize(resize("linear", "half_pixel").with("antialias", 1), 2, 1.625, 3.375);
        Tensor x = random(1, 1, 2, 9, 9);
        for (String mode : new String[] {"linear", "cubic"}) {
            Tensor y = resize(mode, "half_pixel").with("antialias", 1).to(x, null, null, longs(1, 2, 3, 3))
                    .outputs(x).getFirst();
            Tensor shifted = resize(mode, "half_pixel").with("antialias", 1)
                    .to(ev.affine(x, 1, 5), null, null, longs(1, 2, 3, 3)).outputs(x).getFirst();
            for (int i = 0; i < y.elements(); i++) assertEquals(y.floats()[i] + 5, shifted.floats()[i], 1e-5);
        }
    }

    @Test
    void aRegionIsCutOutAndWhatLiesOutsideIsANumber() {
        Tensor roi = floats(0, 0, 0.5, 1, 1, 1.5);
        resize("linear", "tf_crop_and_resize").with("extrapolation_value", 9.0)
                .to(line, roi, null, longs(1, 1, 3)).givesNear(1e-6, floats(Shape.of(1, 1, 3), 2.5, 4, 9));
    }

    @Test
    void scalesFloorTheSizes() {
        OneNode.of("Resize", 13).with("coordinate_transformation_mode", "asymmetric").with("nearest_mode", "floor")
                .to(line, null, floats(1, 1, 1.4)).gives(floats(Shape.of(1, 1, 5), 1, 1, 2, 3, 3));
        OneNode.of("Upsample", 9).to(line, floats(1, 1, 1.4)).gives(floats(Shape.of(1, 1, 5), 1, 1, 2, 3, 3));
        OneNode.of("Upsample", 7).withAll("scales", 1, 1, 2f).with("mode", "linear").to(line)
                .gives(floats(Shape.of(1, 1, 8), 1, 1.5, 2, 2.5, 3, 3.5, 4, 4));
        OneNode.of("Upsample", 1).with("height_scale", 2.0).with("width_scale", 1.0)
                .to(floats(Shape.of(1, 1, 2, 1), 1, 2)).gives(floats(Shape.of(1, 1, 4, 1), 1, 1, 2, 2));
        OneNode.of("Resize", 10).to(line, floats(1, 1, 0.5)).gives(floats(Shape.of(1, 1, 2), 1, 3));
    }

    @Test
    void axesAreResizedOneAfterTheOther() {
        Tensor x = random(2, 2, 3, 4, 5);
        Tensor both = resize("linear", "half_pixel").to(x, null, null, longs(2, 3, 7, 2)).outputs(x).getFirst();
        Tensor rows = resize("linear", "half_pixel").to(x, null, null, longs(2, 3, 7, 5)).outputs(x).getFirst();
        resize("linear", "half_pixel").to(rows, null, null, longs(2, 3, 7, 2)).givesNear(1e-5, both);
        resize("linear", "half_pixel").withAll("axes", 3, -2).to(x, null, null, longs(2, 7)).gives(both);
        Tensor channels = resize("linear", "half_pixel").to(x, null, null, longs(2, 5, 4, 5)).outputs(x).getFirst();
        Tensor moved = ev.permute(x, 0, 2, 1, 3);
        resize("linear", "half_pixel").to(moved, null, null, longs(2, 4, 5, 5))
                .givesNear(1e-6, ev.permute(channels, 0, 2, 1, 3));
    }

    @Test
    void theAspectRatioMayBeKept() {
        Tensor x = random(3, 1, 1, 4, 8);
        for (String policy : new String[] {"not_larger", "not_smaller"}) {
            List<Tensor> y = resize("nearest", "half_pixel").with("keep_aspect_ratio_policy", policy)
                    .withAll("axes", 2, 3).to(x, null, null, longs(6, 6)).outputs(x);
            boolean smaller = policy.equals("not_larger");
            assertEquals(Shape.of(1, 1, smaller ? 3 : 6, smaller ? 6 : 12), y.getFirst().shape());
        }
    }

    @Test
    void bytesAreResizedToo() {
        Tensor x = ev.reshape(Samples.typed(DType.UINT8, 250, 100), 1, 1, 2);
        resize("nearest", "half_pixel").to(x, null, null, longs(1, 1, 4))
                .gives(ev.reshape(Samples.typed(DType.UINT8, 250, 250, 100, 100), 1, 1, 4));
    }

    @Test
    void whatIsMissingIsNamed() {
        String message = OneNode.of("Resize", 19).to(line).refused(line);
        assertTrue(message.contains("one of scales and sizes"), message);
        message = resize("nearest", "sideways").to(line, null, null, longs(1, 1, 8)).refused(line);
        assertTrue(message.contains("coordinate_transformation_mode"), message);
        message = OneNode.of("Resize", 19).to(line, null, floats(1, 1, -2)).refused(line);
        assertTrue(message.contains("scales must be above 0"), message);
    }
}
