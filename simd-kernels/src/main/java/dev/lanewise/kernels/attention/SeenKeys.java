package dev.lanewise.kernels.attention;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.lanewise.kernels.micro.PairTiles;
import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Keys of a block that some rows of a vector see and others do not: each lane has the first key that it sees and the first
 * that it does not see any more, as whole numbers. Sums of other lanes stay as they are, whatever the value is: a product
 * with a weight of 0 would be NaN where the value is not finite. Blends go to units that fma leaves idle.
 */
final class SeenKeys {
    private static final int W = PairTiles.COLUMNS;

    private SeenKeys() {}

    /** Scores {@code [keys, 64]} of keys {@code from} to {@code to - 1} that a lane does not see become -infinity. */
    static void hide(int from, int to, float[] s, int s0, float[] limits, int low0, int high0) {
        FloatVector low = FloatVector.fromArray(FLOAT, limits, low0);
        FloatVector high = FloatVector.fromArray(FLOAT, limits, high0);
        FloatVector key = broadcast(FLOAT, from);
        for (int j = from; j < to; j++) {
            VectorMask<Float> seen = key.compare(GE, low).and(key.compare(LT, high));
            FloatVector x = FloatVector.fromArray(FLOAT, s, s0 + j * W);
            broadcast(FLOAT, Float.NEGATIVE_INFINITY).blend(x, seen).intoArray(s, s0 + j * W);
            key = key.add(1);
        }
    }

    /**
     * What {@link ValueTiles} add, for one vector of rows and keys {@code from} to {@code to - 1}.
     *
     * @param v0 where the value of key 0 lies, and {@code p0} its weights
     */
    static void values(int from, int to, int columns, float[] v, int v0, int step, float[] p, int p0,
            float[] limits, int low0, int high0, float[] o, int o0) {
        if (from >= to) return;
        int d = 0;
        for (; d <= columns - 16; d += 16) {
            sixteen(from, to, v, v0 + d, step, p, p0, limits, low0, high0, o, o0 + d * W);
        }
        for (; d < columns; d++) one(from, to, v, v0 + d, step, p, p0, limits, low0, high0, o, o0 + d * W);
    }

    private static void sixteen(int from, int to, float[] v, int v0, int step, float[] p, int p0, float[] limits,
            int low0, int high0, float[] o, int o0) {
        FloatVector low = FloatVector.fromArray(FLOAT, limits, low0);
        FloatVector high = FloatVector.fromArray(FLOAT, limits, high0);
        FloatVector key = broadcast(FLOAT, from);
        FloatVector c0 = FloatVector.fromArray(FLOAT, o, o0);
        FloatVector c1 = FloatVector.fromArray(FLOAT, o, o0 + W);
        FloatVector c2 = FloatVector.fromArray(FLOAT, o, o0 + 2 * W);
        FloatVector c3 = FloatVector.fromArray(FLOAT, o, o0 + 3 * W);
        FloatVector c4 = FloatVector.fromArray(FLOAT, o, o0 + 4 * W);
        FloatVector c5 = FloatVector.fromArray(FLOAT, o, o0 + 5 * W);
        FloatVector c6 = FloatVector.fromArray(FLOAT, o, o0 + 6 * W);
        FloatVector c7 = FloatVector.fromArray(FLOAT, o, o0 + 7 * W);
        FloatVector c8 = FloatVector.fromArray(FLOAT, o, o0 + 8 * W);
        FloatVector c9 = FloatVector.fromArray(FLOAT, o, o0 + 9 * W);
        FloatVector c10 = FloatVector.fromArray(FLOAT, o, o0 + 10 * W);
        FloatVector c11 = FloatVector.fromArray(FLOAT, o, o0 + 11 * W);
        FloatVector c12 = FloatVector.fromArray(FLOAT, o, o0 + 12 * W);
        FloatVector c13 = FloatVector.fromArray(FLOAT, o, o0 + 13 * W);
        FloatVector c14 = FloatVector.fromArray(FLOAT, o, o0 + 14 * W);
        FloatVector c15 = FloatVector.fromArray(FLOAT, o, o0 + 15 * W);
        for (int j = from; j < to; j++) {
            VectorMask<Float> seen = key.compare(GE, low).and(key.compare(LT, high));
            FloatVector w = FloatVector.fromArray(FLOAT, p, p0 + j * W);
            int at = v0 + j * step;
            c0 = c0.blend(broadcast(FLOAT, v[at]).fma(w, c0), seen);
            c1 = c1.blend(broadcast(FLOAT, v[at + 1]).fma(w, c1), seen);
            c2 = c2.blend(broadcast(FLOAT, v[at + 2]).fma(w, c2), seen);
            c3 = c3.blend(broadcast(FLOAT, v[at + 3]).fma(w, c3), seen);
            c4 = c4.blend(broadcast(FLOAT, v[at + 4]).fma(w, c4), seen);
            c5 = c5.blend(broadcast(FLOAT, v[at + 5]).fma(w, c5), seen);
            c6 = c6.blend(broadcast(FLOAT, v[at + 6]).fma(w, c6), seen);
            c7 = c7.blend(broadcast(FLOAT, v[at + 7]).fma(w, c7), seen);
            c8 = c8.blend(broadcast(FLOAT, v[at + 8]).fma(w, c8), seen);
            c9 = c9.blend(broadcast(FLOAT, v[at + 9]).fma(w, c9), seen);
            c10 = c10.blend(broadcast(FLOAT, v[at + 10]).fma(w, c10), seen);
            c11 = c11.blend(broadcast(FLOAT, v[at + 11]).fma(w, c11), seen);
            c12 = c12.blend(broadcast(FLOAT, v[at + 12]).fma(w, c12), seen);
            c13 = c13.blend(broadcast(FLOAT, v[at + 13]).fma(w, c13), seen);
            c14 = c14.blend(broadcast(FLOAT, v[at + 14]).fma(w, c14), seen);
            c15 = c15.blend(broadcast(FLOAT, v[at + 15]).fma(w, c15), seen);
            key = key.add(1);
        }
        c0.intoArray(o, o0);
        c1.intoArray(o, o0 + W);
        c2.intoArray(o, o0 + 2 * W);
        c3.intoArray(o, o0 + 3 * W);
        c4.intoArray(o, o0 + 4 * W);
        c5.intoArray(o, o0 + 5 * W);
        c6.intoArray(o, o0 + 6 * W);
        c7.intoArray(o, o0 + 7 * W);
        c8.intoArray(o, o0 + 8 * W);
        c9.intoArray(o, o0 + 9 * W);
        c10.intoArray(o, o0 + 10 * W);
        c11.intoArray(o, o0 + 11 * W);
        c12.intoArray(o, o0 + 12 * W);
        c13.intoArray(o, o0 + 13 * W);
        c14.intoArray(o, o0 + 14 * W);
        c15.intoArray(o, o0 + 15 * W);
    }

    private static void one(int from, int to, float[] v, int v0, int step, float[] p, int p0, float[] limits,
            int low0, int high0, float[] o, int o0) {
        FloatVector low = FloatVector.fromArray(FLOAT, limits, low0);
        FloatVector high = FloatVector.fromArray(FLOAT, limits, high0);
        FloatVector key = broadcast(FLOAT, from);
        FloatVector c0 = FloatVector.fromArray(FLOAT, o, o0);
        for (int j = from; j < to; j++) {
            VectorMask<Float> seen = key.compare(GE, low).and(key.compare(LT, high));
            FloatVector w = FloatVector.fromArray(FLOAT, p, p0 + j * W);
            int at = v0 + j * step;
            c0 = c0.blend(broadcast(FLOAT, v[at]).fma(w, c0), seen);
            key = key.add(1);
        }
        c0.intoArray(o, o0);
    }
}
