package dev.lanewise.kernels.attention;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;

/** {@link ScalarRotary} with lanes along the pairs. */
final class VectorRotary {
    /** Neighbours exchanged. */
    private static final VectorShuffle<Float> SWAP = VectorShuffle.fromOp(FLOAT, i -> i ^ 1);

    /** Each angle of the lower half twice. */
    private static final VectorShuffle<Float> LOW = VectorShuffle.fromOp(FLOAT, i -> i / 2);

    /** Each angle of the upper half twice. */
    private static final VectorShuffle<Float> HIGH = VectorShuffle.fromOp(FLOAT, i -> LENGTH / 2 + i / 2);

    /** -1 for the first of a pair: a product with it is exact. */
    private static final float[] SIGNS = signs();

    private VectorRotary() {}

    private static float[] signs() {
        float[] signs = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) signs[i] = i % 2 == 0 ? -1 : 1;
        return signs;
    }

    static void rotate(int heads, int headDim, int pairs, boolean interleaved, float[] x, int xAt, float[] cos,
            int cosAt, float[] sin, int sinAt, float[] y, int yAt) {
        for (int head = 0; head < heads; head++, xAt += headDim, yAt += headDim) {
            if (interleaved) interleaved(pairs, x, xAt, cos, cosAt, sin, sinAt, y, yAt);
            else
                halves(pairs, x, xAt, cos, cosAt, sin, sinAt, y, yAt);
            System.arraycopy(x, xAt + 2 * pairs, y, yAt + 2 * pairs, headDim - 2 * pairs);
        }
    }

    private static void halves(int pairs, float[] x, int xAt, float[] cos, int cosAt, float[] sin, int sinAt,
            float[] y, int yAt) {
        int i = 0;
        for (; i < FLOAT.loopBound(pairs); i += LENGTH) {
            FloatVector a = FloatVector.fromArray(FLOAT, x, xAt + i);
            FloatVector b = FloatVector.fromArray(FLOAT, x, xAt + pairs + i);
            FloatVector c = FloatVector.fromArray(FLOAT, cos, cosAt + i);
            FloatVector s = FloatVector.fromArray(FLOAT, sin, sinAt + i);
            a.fma(c, b.mul(s).lanewise(VectorOperators.NEG)).intoArray(y, yAt + i);
            b.fma(c, a.mul(s)).intoArray(y, yAt + pairs + i);
        }
        ScalarRotary.halves(i, pairs, x, xAt, cos, cosAt, sin, sinAt, y, yAt);
    }

    private static void interleaved(int pairs, float[] x, int xAt, float[] cos, int cosAt, float[] sin, int sinAt,
            float[] y, int yAt) {
        FloatVector signs = FloatVector.fromArray(FLOAT, SIGNS, 0);
        int i = 0;
        for (; i < FLOAT.loopBound(pairs); i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xAt + 2 * i);
            FloatVector w = FloatVector.fromArray(FLOAT, x, xAt + 2 * i + LENGTH);
            FloatVector c = FloatVector.fromArray(FLOAT, cos, cosAt + i);
            FloatVector s = FloatVector.fromArray(FLOAT, sin, sinAt + i);
            v.fma(c.rearrange(LOW), v.rearrange(SWAP).mul(s.rearrange(LOW)).mul(signs)).intoArray(y, yAt + 2 * i);
            w.fma(c.rearrange(HIGH), w.rearrange(SWAP).mul(s.rearrange(HIGH)).mul(signs))
                    .intoArray(y, yAt + 2 * i + LENGTH);
        }
        ScalarRotary.interleaved(i, pairs, x, xAt, cos, cosAt, sin, sinAt, y, yAt);
    }
}
