package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.LENGTH;
import static jdk.incubator.vector.FloatVector.broadcast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** {@code y = condition != 0 ? a : b}, each of a and b a run of numbers or one number. */
final class VectorSelection {
    private VectorSelection() {}

    /** a and b may be the single number at their offset. */
    static void row(boolean aSingle, boolean bSingle, int n, byte[] condition, int conditionOffset,
            float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        if (aSingle && bSingle) {
            select(n, condition, conditionOffset, a[aOffset], b[bOffset], y, yOffset);
        } else if (bSingle) {
            select(n, condition, conditionOffset, a, aOffset, b[bOffset], y, yOffset);
        } else if (aSingle) {
            select(n, condition, conditionOffset, a[aOffset], b, bOffset, y, yOffset);
        } else {
            select(n, condition, conditionOffset, a, aOffset, b, bOffset, y, yOffset);
        }
    }

    private static void select(
            int n,
            byte[] condition,
            int conditionOffset,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] y,
            int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            VectorMask<Float> mask = VectorMask.fromLong(FLOAT, MaskBytes.load(condition, conditionOffset + i));
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            FloatVector w = FloatVector.fromArray(FLOAT, b, bOffset + i);
            w.blend(v, mask).intoArray(y, yOffset + i);
        }
        ScalarSelection.select(
                n - i, condition, conditionOffset + i, a, aOffset + i, b, bOffset + i, y, yOffset + i);
    }

    private static void select(
            int n, byte[] condition, int conditionOffset, float[] a, int aOffset, float b, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            VectorMask<Float> mask = VectorMask.fromLong(FLOAT, MaskBytes.load(condition, conditionOffset + i));
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            broadcast(FLOAT, b).blend(v, mask).intoArray(y, yOffset + i);
        }
        ScalarSelection.select(n - i, condition, conditionOffset + i, a, aOffset + i, b, y, yOffset + i);
    }

    private static void select(
            int n, byte[] condition, int conditionOffset, float a, float[] b, int bOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            VectorMask<Float> mask = VectorMask.fromLong(FLOAT, MaskBytes.load(condition, conditionOffset + i));
            FloatVector w = FloatVector.fromArray(FLOAT, b, bOffset + i);
            w.blend(a, mask).intoArray(y, yOffset + i);
        }
        ScalarSelection.select(n - i, condition, conditionOffset + i, a, b, bOffset + i, y, yOffset + i);
    }

    private static void select(int n, byte[] condition, int conditionOffset, float a, float b, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            VectorMask<Float> mask = VectorMask.fromLong(FLOAT, MaskBytes.load(condition, conditionOffset + i));
            broadcast(FLOAT, b).blend(a, mask).intoArray(y, yOffset + i);
        }
        ScalarSelection.select(n - i, condition, conditionOffset + i, a, b, y, yOffset + i);
    }
}
