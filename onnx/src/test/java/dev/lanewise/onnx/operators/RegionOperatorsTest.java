package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.counted;
import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.longs;
import static dev.lanewise.onnx.operators.Samples.number;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class RegionOperatorsTest {
    private final Tensor ramp = counted(1, 1, 4, 6);

    @Test
    void alignedRegionsAreInterpolated() {
        // a ramp's mean over a part is its value at the part's centre, here at x 1.5 and 3.5, y 1
        Tensor region = floats(Shape.of(1, 4), 1, 0.5, 5, 2.5);
        OneNode.of("RoiAlign", 16).with("output_width", 2).with("sampling_ratio", 2).to(ramp, region, longs(0))
                .givesNear(1e-6, floats(Shape.of(1, 1, 1, 2), 6 + 1.5, 6 + 3.5));
        // without the half pixel everything lies half a pixel further
        OneNode.of("RoiAlign", 10).with("output_width", 2).with("sampling_ratio", 2).to(ramp, region, longs(0))
                .givesNear(1e-6, floats(Shape.of(1, 1, 1, 2), 9 + 2, 9 + 4));
        OneNode.of("RoiAlign", 16).with("spatial_scale", 0.5).to(ramp, floats(Shape.of(1, 4), 2, 1, 10, 5), longs(0))
                .givesNear(1e-6, floats(Shape.of(1, 1, 1, 1), 6 + 2.5));
    }

    @Test
    void theLargestSampleMayCount() {
        OneNode.of("RoiAlign", 22).with("mode", "max").with("coordinate_transformation_mode", "output_half_pixel")
                .with("sampling_ratio", 1).to(ramp, floats(Shape.of(1, 4), 1, 1, 2, 2), longs(0))
                .givesNear(1e-6, floats(Shape.of(1, 1, 1, 1), 14 / 4.0));
        String message = OneNode.of("RoiAlign", 16).to(ramp, floats(Shape.of(1, 4), 0, 0, 1, 1), longs(1))
                .refused(ramp);
        assertTrue(message.contains("images must be from 0 to 0"), message);
    }

    @Test
    void pooledRegionsTakeTheLargestPixels() {
        Tensor regions = floats(Shape.of(2, 5), 0, 0, 0, 5, 3, 0, 1.4, 1, 2, 1);
        OneNode.of("MaxRoiPool", 1).withAll("pooled_shape", 2, 2).to(ramp, regions)
                .gives(floats(Shape.of(2, 1, 2, 2), 8, 11, 20, 23, 7, 8, 7, 8));
    }

    @Test
    void overlappingBoxesAreDropped() {
        Tensor boxes = floats(Shape.of(1, 4, 4), 0, 0, 1, 1, 0, 0.1, 1, 1.1, 0, 2, 1, 3, 1, 3, 0, 2);
        Tensor scores = floats(Shape.of(1, 1, 4), 0.6, 0.9, 0.5, 0.7);
        OneNode node = OneNode.of("NonMaxSuppression", 11);
        node.to(boxes, scores, number(9L), number(0.5)).gives(triples(0, 0, 1, 0, 0, 3));
        node.to(boxes, scores, number(1L), number(0.5)).gives(triples(0, 0, 1));
        node.to(boxes, scores, number(9L), number(1.0), number(0.55)).gives(triples(0, 0, 1, 0, 0, 3, 0, 0, 0));
        node.to(boxes, scores).gives(Tensor.of(Shape.of(0, 3), new long[0]));
    }

    @Test
    void boxesMayBeGivenByTheirCentre() {
        Tensor boxes = floats(Shape.of(1, 2, 4), 0.5, 0.5, 1, 1, 0.5, 1.25, 1, 1);
        Tensor scores = floats(Shape.of(1, 2, 2), 0.6, 0.6, 0.1, 0.2);
        OneNode node = OneNode.of("NonMaxSuppression", 10).with("center_point_box", 1);
        // a quarter of each overlaps: one seventh of both together
        node.to(boxes, scores, number(5L), number(0.1)).gives(triples(0, 0, 0, 0, 1, 1));
        node.to(boxes, scores, number(5L), number(0.2)).gives(triples(0, 0, 0, 0, 0, 1, 0, 1, 1, 0, 1, 0));
    }

    private static Tensor triples(long... values) {
        return Tensor.of(Shape.of(values.length / 3, 3), values);
    }
}
