package dev.lanewise.kernels.normalize;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** {@link ScalarGroupNorm} with lanes along the channels, whose numbers stay in registers for all rows. */
final class VectorGroupNorm {
    private VectorGroupNorm() {}

    static void gradient(
            int rows,
            int channels,
            float[] x,
            int xAt,
            float[] mean,
            int meanAt,
            float[] dy,
            int dyAt,
            float[] numbers,
            int numbersAt,
            float[] dx,
            int dxAt) {
        int slopeAt = numbersAt + channels;
        int scaleAt = slopeAt + channels;
        int c = 0;
        for (; c + LENGTH <= channels; c += LENGTH) {
            FloatVector m = FloatVector.fromArray(FLOAT, mean, meanAt + c);
            FloatVector shift = FloatVector.fromArray(FLOAT, numbers, numbersAt + c);
            FloatVector slope = FloatVector.fromArray(FLOAT, numbers, slopeAt + c);
            FloatVector scale = FloatVector.fromArray(FLOAT, numbers, scaleAt + c);
            for (int r = 0, at = c; r < rows; r++, at += channels) {
                FloatVector d = FloatVector.fromArray(FLOAT, x, xAt + at).sub(m).fma(slope, shift);
                FloatVector.fromArray(FLOAT, dy, dyAt + at).fma(scale, d).intoArray(dx, dxAt + at);
            }
        }
        if (c == channels) return;
        VectorMask<Float> mask = FLOAT.indexInRange(c, channels);
        FloatVector m = FloatVector.fromArray(FLOAT, mean, meanAt + c, mask);
        FloatVector shift = FloatVector.fromArray(FLOAT, numbers, numbersAt + c, mask);
        FloatVector slope = FloatVector.fromArray(FLOAT, numbers, slopeAt + c, mask);
        FloatVector scale = FloatVector.fromArray(FLOAT, numbers, scaleAt + c, mask);
        for (int r = 0, at = c; r < rows; r++, at += channels) {
            FloatVector d = FloatVector.fromArray(FLOAT, x, xAt + at, mask).sub(m).fma(slope, shift);
            FloatVector.fromArray(FLOAT, dy, dyAt + at, mask).fma(scale, d).intoArray(dx, dxAt + at, mask);
        }
    }
}
