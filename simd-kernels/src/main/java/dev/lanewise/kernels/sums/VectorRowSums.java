package dev.lanewise.kernels.sums;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * The tree of one block, lanes along the row: the sixteen partial sums lie in one, two or four registers. C2 drops the
 * registers that a width does not need, because the species' length is a constant.
 */
final class VectorRowSums {
    private static final int WIDTH = 16;
    private static final VectorShuffle<Float> BY_8 = VectorShuffle.iota(FLOAT, 8, 1, true);
    private static final VectorShuffle<Float> BY_4 = VectorShuffle.iota(FLOAT, 4, 1, true);
    private static final VectorShuffle<Float> BY_2 = VectorShuffle.iota(FLOAT, 2, 1, true);

    private VectorRowSums() {}

    /** As {@link ScalarRowSums#sum} with terms side by side. */
    static float sum(float[] x, int offset, int n) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int end = n & -WIDTH;
        for (int i = 0; i < end; i += WIDTH) {
            s0 = s0.add(FloatVector.fromArray(FLOAT, x, offset + i));
            if (LENGTH < 16) {
                s1 = s1.add(FloatVector.fromArray(FLOAT, x, offset + i + LENGTH));
            }
            if (LENGTH < 8) {
                s2 = s2.add(FloatVector.fromArray(FLOAT, x, offset + i + 2 * LENGTH));
                s3 = s3.add(FloatVector.fromArray(FLOAT, x, offset + i + 3 * LENGTH));
            }
        }
        if (end < n) {
            VectorMask<Float> m = FLOAT.indexInRange(end, n);
            s0 = s0.add(FloatVector.fromArray(FLOAT, x, offset + end, m));
        }
        if (LENGTH < 16 && end + LENGTH < n) {
            VectorMask<Float> m = FLOAT.indexInRange(end + LENGTH, n);
            s1 = s1.add(FloatVector.fromArray(FLOAT, x, offset + end + LENGTH, m));
        }
        if (LENGTH < 8 && end + 2 * LENGTH < n) {
            VectorMask<Float> m = FLOAT.indexInRange(end + 2 * LENGTH, n);
            s2 = s2.add(FloatVector.fromArray(FLOAT, x, offset + end + 2 * LENGTH, m));
        }
        if (LENGTH < 8 && end + 3 * LENGTH < n) {
            VectorMask<Float> m = FLOAT.indexInRange(end + 3 * LENGTH, n);
            s3 = s3.add(FloatVector.fromArray(FLOAT, x, offset + end + 3 * LENGTH, m));
        }
        if (LENGTH < 8) {
            s0 = s0.add(s2);
            s1 = s1.add(s3);
        }
        if (LENGTH < 16) s0 = s0.add(s1);
        if (LENGTH == 16) s0 = s0.add(s0.rearrange(BY_8));
        if (LENGTH >= 8) s0 = s0.add(s0.rearrange(BY_4));
        s0 = s0.add(s0.rearrange(BY_2));
        return s0.lane(0) + s0.lane(1);
    }

    /** As {@link ScalarRowSums#products}. */
    static float products(float[] a, int aOffset, float aCentre, float[] b, int bOffset, float bCentre, int n) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int end = n & -WIDTH;
        for (int i = 0; i < end; i += WIDTH) {
            FloatVector a0 = FloatVector.fromArray(FLOAT, a, aOffset + i).sub(aCentre);
            s0 = a0.fma(FloatVector.fromArray(FLOAT, b, bOffset + i).sub(bCentre), s0);
            if (LENGTH < 16) {
                FloatVector a1 = FloatVector.fromArray(FLOAT, a, aOffset + i + LENGTH).sub(aCentre);
                s1 = a1.fma(FloatVector.fromArray(FLOAT, b, bOffset + i + LENGTH).sub(bCentre), s1);
            }
            if (LENGTH < 8) {
                FloatVector a2 = FloatVector.fromArray(FLOAT, a, aOffset + i + 2 * LENGTH).sub(aCentre);
                s2 = a2.fma(FloatVector.fromArray(FLOAT, b, bOffset + i + 2 * LENGTH).sub(bCentre), s2);
                FloatVector a3 = FloatVector.fromArray(FLOAT, a, aOffset + i + 3 * LENGTH).sub(aCentre);
                s3 = a3.fma(FloatVector.fromArray(FLOAT, b, bOffset + i + 3 * LENGTH).sub(bCentre), s3);
            }
        }
        if (end < n) {
            VectorMask<Float> m = FLOAT.indexInRange(end, n);
            FloatVector a0 = FloatVector.fromArray(FLOAT, a, aOffset + end, m).sub(aCentre);
            FloatVector b0 = FloatVector.fromArray(FLOAT, b, bOffset + end, m).sub(bCentre);
            s0 = s0.blend(a0.fma(b0, s0), m);
        }
        if (LENGTH < 16 && end + LENGTH < n) {
            VectorMask<Float> m = FLOAT.indexInRange(end + LENGTH, n);
            FloatVector a1 = FloatVector.fromArray(FLOAT, a, aOffset + end + LENGTH, m).sub(aCentre);
            FloatVector b1 = FloatVector.fromArray(FLOAT, b, bOffset + end + LENGTH, m).sub(bCentre);
            s1 = s1.blend(a1.fma(b1, s1), m);
        }
        if (LENGTH < 8 && end + 2 * LENGTH < n) {
            VectorMask<Float> m = FLOAT.indexInRange(end + 2 * LENGTH, n);
            FloatVector a2 = FloatVector.fromArray(FLOAT, a, aOffset + end + 2 * LENGTH, m).sub(aCentre);
            FloatVector b2 = FloatVector.fromArray(FLOAT, b, bOffset + end + 2 * LENGTH, m).sub(bCentre);
            s2 = s2.blend(a2.fma(b2, s2), m);
        }
        if (LENGTH < 8 && end + 3 * LENGTH < n) {
            VectorMask<Float> m = FLOAT.indexInRange(end + 3 * LENGTH, n);
            FloatVector a3 = FloatVector.fromArray(FLOAT, a, aOffset + end + 3 * LENGTH, m).sub(aCentre);
            FloatVector b3 = FloatVector.fromArray(FLOAT, b, bOffset + end + 3 * LENGTH, m).sub(bCentre);
            s3 = s3.blend(a3.fma(b3, s3), m);
        }
        if (LENGTH < 8) {
            s0 = s0.add(s2);
            s1 = s1.add(s3);
        }
        if (LENGTH < 16) s0 = s0.add(s1);
        if (LENGTH == 16) s0 = s0.add(s0.rearrange(BY_8));
        if (LENGTH >= 8) s0 = s0.add(s0.rearrange(BY_4));
        s0 = s0.add(s0.rearrange(BY_2));
        return s0.lane(0) + s0.lane(1);
    }
}
