package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/** The transforms of F(2x2, 5x5) on vectors of channels; {@link ScalarWinogradFive} shows the formulas. */
final class VectorWinogradFive implements WinogradTransforms {
    private static final int L = Species.LENGTH;

    private final VectorWinograd4 six = new VectorWinograd4();

    @Override
    public void inputColumns(int n, float[] d, int d0, int rowStride, float[] t, int t0, int tRow) {
        six.inputColumns(n, d, d0, rowStride, t, t0, tRow);
    }

    @Override
    public void inputRows(int channels, float[] t, int t0, int tRow, int tPixel, float[] v, int v0, int pointStride) {
        six.inputRows(channels, t, t0, tRow, tPixel, v, v0, pointStride);
    }

    @Override
    public void outputColumns(int n, float[] m, int m0, int mRow, float[] t, int t0, int tRow) {
        twoFromSix(n, m, m0, mRow, t, t0, tRow);
    }

    @Override
    public void outputRows(int channels, float[] t, int t0, int tRow, int tColumn,
            float[] y, int y0, int rowStride, int pixelStride,
            float @Nullable [] bias, int bias0, float low, float high) {
        for (int row = 0; row < 2; row++) {
            int from = t0 + row * tRow;
            int to = y0 + row * rowStride;
            if (bias == null) {
                twoFromSix(channels, t, from, tColumn, y, to, pixelStride);
            } else {
                twoFromSix(channels, t, from, tColumn, y, to, pixelStride, bias, bias0, low, high);
            }
        }
    }

    private static void twoFromSix(int channels, float[] m, int m0, int mStep, float[] y, int y0, int yStep) {
        int m1 = m0 + mStep;
        int m2 = m1 + mStep;
        int m3 = m2 + mStep;
        int m4 = m3 + mStep;
        int m5 = m4 + mStep;
        int y1 = y0 + yStep;
        for (int c = 0; c < channels; c += L) {
            FloatVector x0 = FloatVector.fromArray(FLOAT, m, m0 + c);
            FloatVector x1 = FloatVector.fromArray(FLOAT, m, m1 + c);
            FloatVector x2 = FloatVector.fromArray(FLOAT, m, m2 + c);
            FloatVector x3 = FloatVector.fromArray(FLOAT, m, m3 + c);
            FloatVector x4 = FloatVector.fromArray(FLOAT, m, m4 + c);
            FloatVector x5 = FloatVector.fromArray(FLOAT, m, m5 + c);
            FloatVector first = x1.sub(x2).fma(FloatVector.broadcast(FLOAT, 0.5f), x5);
            x0.add(x1.add(x2)).add(x3.add(x4)).intoArray(y, y0 + c);
            x3.sub(x4).fma(FloatVector.broadcast(FLOAT, 1.5f), first).intoArray(y, y1 + c);
        }
    }

    /** The same, then the bias and the bounds. */
    private static void twoFromSix(int channels, float[] m, int m0, int mStep, float[] y, int y0, int yStep,
            float[] bias, int bias0, float low, float high) {
        int m1 = m0 + mStep;
        int m2 = m1 + mStep;
        int m3 = m2 + mStep;
        int m4 = m3 + mStep;
        int m5 = m4 + mStep;
        int y1 = y0 + yStep;
        FloatVector least = FloatVector.broadcast(FLOAT, low);
        FloatVector most = FloatVector.broadcast(FLOAT, high);
        for (int c = 0; c < channels; c += L) {
            FloatVector x0 = FloatVector.fromArray(FLOAT, m, m0 + c);
            FloatVector x1 = FloatVector.fromArray(FLOAT, m, m1 + c);
            FloatVector x2 = FloatVector.fromArray(FLOAT, m, m2 + c);
            FloatVector x3 = FloatVector.fromArray(FLOAT, m, m3 + c);
            FloatVector x4 = FloatVector.fromArray(FLOAT, m, m4 + c);
            FloatVector x5 = FloatVector.fromArray(FLOAT, m, m5 + c);
            FloatVector b = FloatVector.fromArray(FLOAT, bias, bias0 + c);
            FloatVector first = x1.sub(x2).fma(FloatVector.broadcast(FLOAT, 0.5f), x5);
            FloatVector z0 = x0.add(x1.add(x2)).add(x3.add(x4)).add(b);
            FloatVector z1 = x3.sub(x4).fma(FloatVector.broadcast(FLOAT, 1.5f), first).add(b);
            z0 = z0.blend(least, z0.compare(LE, least));
            z1 = z1.blend(least, z1.compare(LE, least));
            z0.blend(most, z0.compare(GE, most)).intoArray(y, y0 + c);
            z1.blend(most, z1.compare(GE, most)).intoArray(y, y1 + c);
        }
    }
}
