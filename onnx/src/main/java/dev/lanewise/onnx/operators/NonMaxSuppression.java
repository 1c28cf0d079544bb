package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * For each image and class the boxes of highest score that overlap no better one too much; of equal scores the first. In
 * float32, as the thresholds are.
 *
 * @param most boxes of an image and class
 * @param overlap intersection over union above which the worse of two boxes is dropped
 * @param least scores must be above it; NaN for no limit
 * @param centred whether boxes are {@code x, y, width, height} of their centre, else {@code y, x, y, x} of two corners
 */
record NonMaxSuppression(long most, float overlap, float least, boolean centred) {
    /** Triples of image, class and box. */
    long[] select(float[] boxes, float[] scores, Shape shape) {
        int classes = shape.size(1);
        int count = shape.size(2);
        List<long[]> selected = new ArrayList<>();
        for (int n = 0; n < shape.size(0); n++) {
            for (int c = 0; c < classes; c++) {
                int at = (n * classes + c) * count;
                for (int box : best(boxes, n * count * 4, scores, at, count)) selected.add(new long[] {n, c, box});
            }
        }
        return selected.stream().flatMapToLong(Arrays::stream).toArray();
    }

    private List<Integer> best(float[] boxes, int boxesAt, float[] scores, int scoresAt, int count) {
        List<Integer> order = IntStream.range(0, count)
                .filter(i -> Float.isNaN(least) || scores[scoresAt + i] > least)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[scoresAt + i]))
                .toList();
        List<Integer> kept = new ArrayList<>();
        for (int box : order) {
            if (kept.size() >= most) break;
            boolean free = kept.stream()
                    .noneMatch(better -> overlaps(boxes, boxesAt + box * 4, boxesAt + better * 4));
            if (free) kept.add(box);
        }
        return kept;
    }

    private boolean overlaps(float[] boxes, int first, int second) {
        float[] a = corners(boxes, first);
        float[] b = corners(boxes, second);
        float height = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
        float width = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
        if (!(height > 0 && width > 0)) return false;
        float common = width * height;
        float areaA = (a[2] - a[0]) * (a[3] - a[1]);
        float areaB = (b[2] - b[0]) * (b[3] - b[1]);
        float union = areaA + areaB - common;
        return areaA > 0 && areaB > 0 && union > 0 && common / union > overlap;
    }

    /** Smallest y and x, largest y and x. */
    private float[] corners(float[] boxes, int at) {
        float p = boxes[at];
        float q = boxes[at + 1];
        float r = boxes[at + 2];
        float s = boxes[at + 3];
        if (centred) return new float[] {q - s / 2, p - r / 2, q + s / 2, p + r / 2};
        return new float[] {Math.min(p, r), Math.min(q, s), Math.max(p, r), Math.max(q, s)};
    }
}
