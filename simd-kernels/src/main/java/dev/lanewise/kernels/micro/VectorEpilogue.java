package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * Bias, residual and clamps for sums that a tile has just stored, and which the first-level cache still holds. Apart
 * from the tiles, because with sixteen registers C2 keeps a tile's sums out of memory only where little else stands in
 * its method. A bias of -0 and bounds of infinity change no number, so there is one code for all.
 */
public final class VectorEpilogue {
    private static final int L = Species.LENGTH;

    private VectorEpilogue() {}

    /** Rows of one vector. */
    static void one(int rows, float[] c, int c0, int ldc, float @Nullable [] bias, int bias0,
            float @Nullable [] residual, int residual0, Activation activation) {
        boolean clamps = Epilogues.clampsBelow(activation);
        if (bias == null && residual == null && !clamps) return;
        FloatVector bias1 = FloatVector.broadcast(FLOAT, -0f);
        if (bias != null) bias1 = FloatVector.fromArray(FLOAT, bias, bias0);
        FloatVector low = FloatVector.broadcast(FLOAT, Epilogues.lowest(activation));
        FloatVector high = FloatVector.broadcast(FLOAT, Epilogues.highest(activation));
        for (int i = 0; i < rows; i++) {
            int at = c0 + i * ldc;
            FloatVector y = FloatVector.fromArray(FLOAT, c, at).add(bias1);
            if (residual != null) y = y.add(FloatVector.fromArray(FLOAT, residual, residual0 + i * ldc));
            y = y.blend(low, y.compare(LE, low));
            y.blend(high, y.compare(GE, high)).intoArray(c, at);
        }
    }

    /** Rows of two vectors. */
    public static void two(int rows, float[] c, int c0, int ldc, float @Nullable [] bias, int bias0,
            float @Nullable [] residual, int residual0, Activation activation) {
        boolean clamps = Epilogues.clampsBelow(activation);
        if (bias == null && residual == null && !clamps) return;
        FloatVector bias1 = FloatVector.broadcast(FLOAT, -0f);
        FloatVector bias2 = FloatVector.broadcast(FLOAT, -0f);
        if (bias != null) {
            bias1 = FloatVector.fromArray(FLOAT, bias, bias0);
            bias2 = FloatVector.fromArray(FLOAT, bias, bias0 + L);
        }
        FloatVector low = FloatVector.broadcast(FLOAT, Epilogues.lowest(activation));
        FloatVector high = FloatVector.broadcast(FLOAT, Epilogues.highest(activation));
        for (int i = 0; i < rows; i++) {
            int at = c0 + i * ldc;
            FloatVector y1 = FloatVector.fromArray(FLOAT, c, at).add(bias1);
            FloatVector y2 = FloatVector.fromArray(FLOAT, c, at + L).add(bias2);
            if (residual != null) {
                y1 = y1.add(FloatVector.fromArray(FLOAT, residual, residual0 + i * ldc));
                y2 = y2.add(FloatVector.fromArray(FLOAT, residual, residual0 + i * ldc + L));
            }
            y1 = y1.blend(low, y1.compare(LE, low));
            y2 = y2.blend(low, y2.compare(LE, low));
            y1.blend(high, y1.compare(GE, high)).intoArray(c, at);
            y2.blend(high, y2.compare(GE, high)).intoArray(c, at + L);
        }
    }
}
