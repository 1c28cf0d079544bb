package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/** The transforms of F(4x4, 3x3) on vectors of channels; {@link ScalarWinograd4} shows the formulas. */
final class VectorWinograd4 implements WinogradTransforms {
    private static final int L = Species.LENGTH;

    @Override
    public void inputColumns(int n, float[] d, int d0, int rowStride, float[] t, int t0, int tRow) {
        sixFromSix(n, d, d0, rowStride, t, t0, tRow);
    }

    @Override
    public void inputRows(int channels, float[] t, int t0, int tRow, int tPixel, float[] v, int v0, int pointStride) {
        for (int row = 0; row < 6; row++) {
            sixFromSix(channels, t, t0 + row * tRow, tPixel, v, v0 + 6 * row * pointStride, pointStride);
        }
    }

    @Override
    public void outputColumns(int n, float[] m, int m0, int mRow, float[] t, int t0, int tRow) {
        fourFromSix(n, m, m0, mRow, t, t0, tRow);
    }

    @Override
    public void outputRows(int channels, float[] t, int t0, int tRow, int tColumn,
            float[] y, int y0, int rowStride, int pixelStride,
            float @Nullable [] bias, int bias0, float low, float high) {
        for (int row = 0; row < 4; row++) {
            int from = t0 + row * tRow;
            int to = y0 + row * rowStride;
            if (bias == null) {
                fourFromSix(channels, t, from, tColumn, y, to, pixelStride);
            } else {
                fourFromSix(channels, t, from, tColumn, y, to, pixelStride, bias, bias0, low, high);
            }
        }
    }

    private static void sixFromSix(int channels, float[] d, int d0, int dStep, float[] v, int v0, int vStep) {
        int d1 = d0 + dStep;
        int d2 = d1 + dStep;
        int d3 = d2 + dStep;
        int d4 = d3 + dStep;
        int d5 = d4 + dStep;
        int v1 = v0 + vStep;
        int v2 = v1 + vStep;
        int v3 = v2 + vStep;
        int v4 = v3 + vStep;
        int v5 = v4 + vStep;
        for (int c = 0; c < channels; c += L) {
            FloatVector x0 = FloatVector.fromArray(FLOAT, d, d0 + c);
            FloatVector x1 = FloatVector.fromArray(FLOAT, d, d1 + c);
            FloatVector x2 = FloatVector.fromArray(FLOAT, d, d2 + c);
            FloatVector x3 = FloatVector.fromArray(FLOAT, d, d3 + c);
            FloatVector x4 = FloatVector.fromArray(FLOAT, d, d4 + c);
            FloatVector x5 = FloatVector.fromArray(FLOAT, d, d5 + c);
            FloatVector even1 = x2.fma(FloatVector.broadcast(FLOAT, -2.25f), x4);
            FloatVector odd1 = x3.fma(FloatVector.broadcast(FLOAT, -0.5f), x1.mul(1.125f));
            FloatVector even3 = x2.fma(FloatVector.broadcast(FLOAT, -0.25f), x4);
            FloatVector odd3 = x3.fma(FloatVector.broadcast(FLOAT, 1.5f), x1.mul(-0.375f));
            FloatVector square = FloatVector.broadcast(FLOAT, 0.5625f);
            FloatVector sum = FloatVector.broadcast(FLOAT, -2.5f);
            x0.fma(square, x2.fma(sum, x4)).intoArray(v, v0 + c);
            odd1.sub(even1).intoArray(v, v1 + c);
            odd1.add(even1).intoArray(v, v2 + c);
            even3.add(odd3).intoArray(v, v3 + c);
            even3.sub(odd3).intoArray(v, v4 + c);
            x1.fma(square, x3.fma(sum, x5)).intoArray(v, v5 + c);
        }
    }

    private static void fourFromSix(int channels, float[] m, int m0, int mStep, float[] y, int y0, int yStep) {
        int m1 = m0 + mStep;
        int m2 = m1 + mStep;
        int m3 = m2 + mStep;
        int m4 = m3 + mStep;
        int m5 = m4 + mStep;
        int y1 = y0 + yStep;
        int y2 = y1 + yStep;
        int y3 = y2 + yStep;
        for (int c = 0; c < channels; c += L) {
            FloatVector x0 = FloatVector.fromArray(FLOAT, m, m0 + c);
            FloatVector x1 = FloatVector.fromArray(FLOAT, m, m1 + c);
            FloatVector x2 = FloatVector.fromArray(FLOAT, m, m2 + c);
            FloatVector x3 = FloatVector.fromArray(FLOAT, m, m3 + c);
            FloatVector x4 = FloatVector.fromArray(FLOAT, m, m4 + c);
            FloatVector x5 = FloatVector.fromArray(FLOAT, m, m5 + c);
            FloatVector sum1 = x1.add(x2);
            FloatVector difference1 = x1.sub(x2);
            FloatVector sum3 = x3.add(x4);
            FloatVector difference3 = x3.sub(x4);
            x0.add(sum1).add(sum3).intoArray(y, y0 + c);
            difference3.fma(FloatVector.broadcast(FLOAT, 1.5f), difference1.mul(0.5f)).intoArray(y, y1 + c);
            sum3.fma(FloatVector.broadcast(FLOAT, 2.25f), sum1.mul(0.25f)).intoArray(y, y2 + c);
            FloatVector third = difference1.fma(FloatVector.broadcast(FLOAT, 0.125f), x5);
            difference3.fma(FloatVector.broadcast(FLOAT, 3.375f), third).intoArray(y, y3 + c);
        }
    }

    /** The same, then the bias and the bounds. */
    private static void fourFromSix(int channels, float[] m, int m0, int mStep, float[] y, int y0, int yStep,
            float[] bias, int bias0, float low, float high) {
        int m1 = m0 + mStep;
        int m2 = m1 + mStep;
        int m3 = m2 + mStep;
        int m4 = m3 + mStep;
        int m5 = m4 + mStep;
        int y1 = y0 + yStep;
        int y2 = y1 + yStep;
        int y3 = y2 + yStep;
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
            FloatVector sum1 = x1.add(x2);
            FloatVector difference1 = x1.sub(x2);
            FloatVector sum3 = x3.add(x4);
            FloatVector difference3 = x3.sub(x4);
            FloatVector z0 = x0.add(sum1).add(sum3).add(b);
            FloatVector z1 = difference3.fma(FloatVector.broadcast(FLOAT, 1.5f), difference1.mul(0.5f)).add(b);
            FloatVector z2 = sum3.fma(FloatVector.broadcast(FLOAT, 2.25f), sum1.mul(0.25f)).add(b);
            FloatVector third = difference1.fma(FloatVector.broadcast(FLOAT, 0.125f), x5);
            FloatVector z3 = difference3.fma(FloatVector.broadcast(FLOAT, 3.375f), third).add(b);
            z0 = z0.blend(least, z0.compare(LE, least));
            z1 = z1.blend(least, z1.compare(LE, least));
            z2 = z2.blend(least, z2.compare(LE, least));
            z3 = z3.blend(least, z3.compare(LE, least));
            z0.blend(most, z0.compare(GE, most)).intoArray(y, y0 + c);
            z1.blend(most, z1.compare(GE, most)).intoArray(y, y1 + c);
            z2.blend(most, z2.compare(GE, most)).intoArray(y, y2 + c);
            z3.blend(most, z3.compare(GE, most)).intoArray(y, y3 + c);
        }
    }
}
