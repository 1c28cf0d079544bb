package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/** The transforms of F(2x2, 3x3) on vectors of channels; {@link ScalarWinograd2} shows the formulas. */
final class VectorWinograd2 implements WinogradTransforms {
    private static final int L = Species.LENGTH;

    @Override
    public void inputColumns(int n, float[] d, int d0, int rowStride, float[] t, int t0, int tRow) {
        fourFromFour(n, d, d0, rowStride, t, t0, tRow);
    }

    @Override
    public void inputRows(int channels, float[] t, int t0, int tRow, int tPixel, float[] v, int v0, int pointStride) {
        for (int row = 0; row < 4; row++) {
            fourFromFour(channels, t, t0 + row * tRow, tPixel, v, v0 + 4 * row * pointStride, pointStride);
        }
    }

    @Override
    public void outputColumns(int n, float[] m, int m0, int mRow, float[] t, int t0, int tRow) {
        twoFromFour(n, m, m0, mRow, t, t0, tRow);
    }

    @Override
    public void outputRows(int channels, float[] t, int t0, int tRow, int tColumn,
            float[] y, int y0, int rowStride, int pixelStride,
            float @Nullable [] bias, int bias0, float low, float high) {
        for (int row = 0; row < 2; row++) {
            int from = t0 + row * tRow;
            int to = y0 + row * rowStride;
            if (bias == null) {
                twoFromFour(channels, t, from, tColumn, y, to, pixelStride);
            } else {
                twoFromFour(channels, t, from, tColumn, y, to, pixelStride, bias, bias0, low, high);
            }
        }
    }

    private static void fourFromFour(int channels, float[] d, int d0, int dStep, float[] v, int v0, int vStep) {
        int d1 = d0 + dStep;
        int d2 = d1 + dStep;
        int d3 = d2 + dStep;
        int v1 = v0 + vStep;
        int v2 = v1 + vStep;
        int v3 = v2 + vStep;
        for (int c = 0; c < channels; c += L) {
            FloatVector x0 = FloatVector.fromArray(FLOAT, d, d0 + c);
            FloatVector x1 = FloatVector.fromArray(FLOAT, d, d1 + c);
            FloatVector x2 = FloatVector.fromArray(FLOAT, d, d2 + c);
            FloatVector x3 = FloatVector.fromArray(FLOAT, d, d3 + c);
            x0.sub(x2).intoArray(v, v0 + c);
            x1.add(x2).intoArray(v, v1 + c);
            x2.sub(x1).intoArray(v, v2 + c);
            x3.sub(x1).intoArray(v, v3 + c);
        }
    }

    private static void twoFromFour(int channels, float[] m, int m0, int mStep, float[] y, int y0, int yStep) {
        int m1 = m0 + mStep;
        int m2 = m1 + mStep;
        int m3 = m2 + mStep;
        int y1 = y0 + yStep;
        for (int c = 0; c < channels; c += L) {
            FloatVector x0 = FloatVector.fromArray(FLOAT, m, m0 + c);
            FloatVector x1 = FloatVector.fromArray(FLOAT, m, m1 + c);
            FloatVector x2 = FloatVector.fromArray(FLOAT, m, m2 + c);
            FloatVector x3 = FloatVector.fromArray(FLOAT, m, m3 + c);
            x0.add(x1).add(x2).intoArray(y, y0 + c);
            x1.sub(x2).add(x3).intoArray(y, y1 + c);
        }
    }

    /** The same, then the bias and the bounds. */
    private static void twoFromFour(int channels, float[] m, int m0, int mStep, float[] y, int y0, int yStep,
            float[] bias, int bias0, float low, float high) {
        int m1 = m0 + mStep;
        int m2 = m1 + mStep;
        int m3 = m2 + mStep;
        int y1 = y0 + yStep;
        FloatVector least = FloatVector.broadcast(FLOAT, low);
        FloatVector most = FloatVector.broadcast(FLOAT, high);
        for (int c = 0; c < channels; c += L) {
            FloatVector x0 = FloatVector.fromArray(FLOAT, m, m0 + c);
            FloatVector x1 = FloatVector.fromArray(FLOAT, m, m1 + c);
            FloatVector x2 = FloatVector.fromArray(FLOAT, m, m2 + c);
            FloatVector x3 = FloatVector.fromArray(FLOAT, m, m3 + c);
            FloatVector b = FloatVector.fromArray(FLOAT, bias, bias0 + c);
            FloatVector z0 = x0.add(x1).add(x2).add(b);
            FloatVector z1 = x1.sub(x2).add(x3).add(b);
            z0 = z0.blend(least, z0.compare(LE, least));
            z1 = z1.blend(least, z1.compare(LE, least));
            z0.blend(most, z0.compare(GE, most)).intoArray(y, y0 + c);
            z1.blend(most, z1.compare(GE, most)).intoArray(y, y1 + c);
        }
    }
}
