package dev.lanewise.kernels.normalize;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** {@link ScalarBatchNorm} with lanes along the channels, whose numbers stay in registers for all rows. */
final class VectorBatchNorm {
    /** Rows at a time where they are long. */
    private static final int ROWS = 2;

    private VectorBatchNorm() {}

    static void normalize(
            int rows,
            int channels,
            float[] x,
            int xAt,
            float[] mean,
            int meanAt,
            float[] scale,
            int scaleAt,
            float[] beta,
            int betaAt,
            float[] y,
            int yAt) {
        // Long rows are read from end to end: a few vectors of each row at a time are slower beyond the L2 cache.
        boolean whole = channels > 4 * LENGTH;
        int together = whole ? rows - rows % ROWS : 0;
        int done = whole ? channels - channels % LENGTH : 0;
        for (int r = 0; r < together; r += ROWS) {
            int at = r * channels;
            twoRows(done, channels, x, xAt + at, mean, meanAt, scale, scaleAt, beta, betaAt, y, yAt + at);
        }
        columns(done, together, channels, x, xAt, mean, meanAt, scale, scaleAt, beta, betaAt, y, yAt);
        int at = together * channels;
        columns(0, rows - together, channels, x, xAt + at, mean, meanAt, scale, scaleAt, beta, betaAt, y, yAt + at);
    }

    /** The first {@code end} channels of two rows, which share what is loaded for a channel. */
    private static void twoRows(
            int end,
            int channels,
            float[] x,
            int xAt,
            float[] mean,
            int meanAt,
            float[] scale,
            int scaleAt,
            float[] beta,
            int betaAt,
            float[] y,
            int yAt) {
        int x1 = xAt + channels;
        int y1 = yAt + channels;
        for (int c = 0; c < end; c += LENGTH) {
            FloatVector m = FloatVector.fromArray(FLOAT, mean, meanAt + c);
            FloatVector s = FloatVector.fromArray(FLOAT, scale, scaleAt + c);
            FloatVector b = FloatVector.fromArray(FLOAT, beta, betaAt + c);
            FloatVector.fromArray(FLOAT, x, xAt + c).sub(m).fma(s, b).intoArray(y, yAt + c);
            FloatVector.fromArray(FLOAT, x, x1 + c).sub(m).fma(s, b).intoArray(y, y1 + c);
        }
    }

    /** All rows from channel {@code c} on. */
    private static void columns(
            int c,
            int rows,
            int channels,
            float[] x,
            int xAt,
            float[] mean,
            int meanAt,
            float[] scale,
            int scaleAt,
            float[] beta,
            int betaAt,
            float[] y,
            int yAt) {
        // Four vectors side by side, so that a row's reads and writes are whole cache lines in a run.
        for (; c + 4 * LENGTH <= channels; c += 4 * LENGTH) {
            FloatVector m0 = FloatVector.fromArray(FLOAT, mean, meanAt + c);
            FloatVector m1 = FloatVector.fromArray(FLOAT, mean, meanAt + c + LENGTH);
            FloatVector m2 = FloatVector.fromArray(FLOAT, mean, meanAt + c + 2 * LENGTH);
            FloatVector m3 = FloatVector.fromArray(FLOAT, mean, meanAt + c + 3 * LENGTH);
            FloatVector s0 = FloatVector.fromArray(FLOAT, scale, scaleAt + c);
            FloatVector s1 = FloatVector.fromArray(FLOAT, scale, scaleAt + c + LENGTH);
            FloatVector s2 = FloatVector.fromArray(FLOAT, scale, scaleAt + c + 2 * LENGTH);
            FloatVector s3 = FloatVector.fromArray(FLOAT, scale, scaleAt + c + 3 * LENGTH);
            FloatVector b0 = FloatVector.fromArray(FLOAT, beta, betaAt + c);
            FloatVector b1 = FloatVector.fromArray(FLOAT, beta, betaAt + c + LENGTH);
            FloatVector b2 = FloatVector.fromArray(FLOAT, beta, betaAt + c + 2 * LENGTH);
            FloatVector b3 = FloatVector.fromArray(FLOAT, beta, betaAt + c + 3 * LENGTH);
            for (int r = 0, from = xAt + c, to = yAt + c; r < rows; r++, from += channels, to += channels) {
                FloatVector.fromArray(FLOAT, x, from).sub(m0).fma(s0, b0).intoArray(y, to);
                FloatVector.fromArray(FLOAT, x, from + LENGTH).sub(m1).fma(s1, b1).intoArray(y, to + LENGTH);
                FloatVector.fromArray(FLOAT, x, from + 2 * LENGTH).sub(m2).fma(s2, b2).intoArray(y, to + 2 * LENGTH);
                FloatVector.fromArray(FLOAT, x, from + 3 * LENGTH).sub(m3).fma(s3, b3).intoArray(y, to + 3 * LENGTH);
            }
        }
        for (; c + LENGTH <= channels; c += LENGTH) {
            FloatVector m = FloatVector.fromArray(FLOAT, mean, meanAt + c);
            FloatVector s = FloatVector.fromArray(FLOAT, scale, scaleAt + c);
            FloatVector b = FloatVector.fromArray(FLOAT, beta, betaAt + c);
            for (int r = 0, at = c; r < rows; r++, at += channels) {
                FloatVector.fromArray(FLOAT, x, xAt + at).sub(m).fma(s, b).intoArray(y, yAt + at);
            }
        }
        if (c == channels) return;
        VectorMask<Float> mask = FLOAT.indexInRange(c, channels);
        FloatVector m = FloatVector.fromArray(FLOAT, mean, meanAt + c, mask);
        FloatVector s = FloatVector.fromArray(FLOAT, scale, scaleAt + c, mask);
        FloatVector b = FloatVector.fromArray(FLOAT, beta, betaAt + c, mask);
        for (int r = 0, at = c; r < rows; r++, at += channels) {
            FloatVector.fromArray(FLOAT, x, xAt + at, mask).sub(m).fma(s, b).intoArray(y, yAt + at, mask);
        }
    }

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
                FloatVector d = FloatVector.fromArray(FLOAT, dy, dyAt + at).sub(shift);
                FloatVector.fromArray(FLOAT, x, xAt + at).sub(m).fma(slope, d).mul(scale).intoArray(dx, dxAt + at);
            }
        }
        if (c == channels) return;
        VectorMask<Float> mask = FLOAT.indexInRange(c, channels);
        FloatVector m = FloatVector.fromArray(FLOAT, mean, meanAt + c, mask);
        FloatVector shift = FloatVector.fromArray(FLOAT, numbers, numbersAt + c, mask);
        FloatVector slope = FloatVector.fromArray(FLOAT, numbers, slopeAt + c, mask);
        FloatVector scale = FloatVector.fromArray(FLOAT, numbers, scaleAt + c, mask);
        for (int r = 0, at = c; r < rows; r++, at += channels) {
            FloatVector d = FloatVector.fromArray(FLOAT, dy, dyAt + at, mask).sub(shift);
            FloatVector.fromArray(FLOAT, x, xAt + at, mask).sub(m).fma(slope, d).mul(scale).intoArray(dx, dxAt + at,
                    mask);
        }
    }
}
