package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * The transforms of {@link StridedWinogradConv2d} on vectors of channels; {@link ScalarStridedWinograd} shows the
 * formulas.
 */
final class VectorStridedWinograd implements StridedWinogradTransforms {
    private static final int L = Species.LENGTH;

    @Override
    public void input(int tiles, int channels, float[] d, int line, int minus, int pixelStride,
            float[] v, int near, int far, int step, int pointStride, boolean second) {
        for (int i = 0; i < tiles; i++) {
            int at = 4 * i * pixelStride;
            int to = i * step;
            if (minus < 0) {
                alone(channels, d, line + at, pixelStride, v, near + to, pointStride);
                if (second) aloneFar(channels, d, line + at, pixelStride, v, far + to, pointStride);
            } else {
                difference(channels, d, line + at, minus + at, pixelStride, v, near + to, pointStride);
                if (second) {
                    differenceFar(channels, d, line + at, minus + at, pixelStride, v, far + to, pointStride);
                }
            }
        }
    }

    private static void alone(int channels, float[] d, int d0, int pixelStride, float[] v, int v0, int pointStride) {
        int d1 = d0 + pixelStride;
        int d2 = d1 + pixelStride;
        int v1 = v0 + pointStride;
        int v2 = v1 + pointStride;
        for (int c = 0; c < channels; c += L) {
            FloatVector x0 = FloatVector.fromArray(FLOAT, d, d0 + c);
            FloatVector x1 = FloatVector.fromArray(FLOAT, d, d1 + c);
            FloatVector x2 = FloatVector.fromArray(FLOAT, d, d2 + c);
            x0.sub(x2).intoArray(v, v0 + c);
            x1.intoArray(v, v1 + c);
            x2.intoArray(v, v2 + c);
        }
    }

    private static void aloneFar(int channels, float[] d, int d0, int pixelStride, float[] v, int v3,
            int pointStride) {
        int d2 = d0 + 2 * pixelStride;
        int d3 = d2 + pixelStride;
        int d4 = d3 + pixelStride;
        int v4 = v3 + pointStride;
        for (int c = 0; c < channels; c += L) {
            FloatVector x2 = FloatVector.fromArray(FLOAT, d, d2 + c);
            FloatVector x3 = FloatVector.fromArray(FLOAT, d, d3 + c);
            FloatVector x4 = FloatVector.fromArray(FLOAT, d, d4 + c);
            x4.sub(x2).intoArray(v, v3 + c);
            x3.intoArray(v, v4 + c);
        }
    }

    private static void difference(int channels, float[] d, int d0, int e0, int pixelStride, float[] v, int v0,
            int pointStride) {
        int d1 = d0 + pixelStride;
        int d2 = d1 + pixelStride;
        int e1 = e0 + pixelStride;
        int e2 = e1 + pixelStride;
        int v1 = v0 + pointStride;
        int v2 = v1 + pointStride;
        for (int c = 0; c < channels; c += L) {
            FloatVector x0 = FloatVector.fromArray(FLOAT, d, d0 + c).sub(FloatVector.fromArray(FLOAT, d, e0 + c));
            FloatVector x1 = FloatVector.fromArray(FLOAT, d, d1 + c).sub(FloatVector.fromArray(FLOAT, d, e1 + c));
            FloatVector x2 = FloatVector.fromArray(FLOAT, d, d2 + c).sub(FloatVector.fromArray(FLOAT, d, e2 + c));
            x0.sub(x2).intoArray(v, v0 + c);
            x1.intoArray(v, v1 + c);
            x2.intoArray(v, v2 + c);
        }
    }

    private static void differenceFar(int channels, float[] d, int d0, int e0, int pixelStride, float[] v, int v3,
            int pointStride) {
        int d2 = d0 + 2 * pixelStride;
        int d3 = d2 + pixelStride;
        int d4 = d3 + pixelStride;
        int e2 = e0 + 2 * pixelStride;
        int e3 = e2 + pixelStride;
        int e4 = e3 + pixelStride;
        int v4 = v3 + pointStride;
        for (int c = 0; c < channels; c += L) {
            FloatVector x2 = FloatVector.fromArray(FLOAT, d, d2 + c).sub(FloatVector.fromArray(FLOAT, d, e2 + c));
            FloatVector x3 = FloatVector.fromArray(FLOAT, d, d3 + c).sub(FloatVector.fromArray(FLOAT, d, e3 + c));
            FloatVector x4 = FloatVector.fromArray(FLOAT, d, d4 + c).sub(FloatVector.fromArray(FLOAT, d, e4 + c));
            x4.sub(x2).intoArray(v, v3 + c);
            x3.intoArray(v, v4 + c);
        }
    }

    @Override
    public void output(int tiles, int channels, float[] m, int near, int right, int below, int corner, int step,
            int pointStride, float[] y, int yOffset, int rowStride, int pixelStride,
            float @Nullable [] bias, int biasOffset, float low, float high) {
        for (int i = 0; i < tiles; i++) {
            int at = i * step;
            int to = yOffset + 2 * i * pixelStride;
            if (bias == null) {
                sums(channels, m, near + at, right + at, below + at, corner + at, pointStride, y, to, rowStride,
                        pixelStride);
            } else {
                ends(channels, m, near + at, right + at, below + at, corner + at, pointStride, y, to, rowStride,
                        pixelStride, bias, biasOffset, low, high);
            }
        }
    }

    private static void sums(int channels, float[] m, int near, int right, int below, int corner, int pointStride,
            float[] y, int y0, int rowStride, int pixelStride) {
        int near1 = near + pointStride;
        int middle = near + 3 * pointStride;
        int middle1 = middle + pointStride;
        int right1 = right + 3 * pointStride;
        int below1 = below + pointStride;
        int y1 = y0 + pixelStride;
        int y2 = y0 + rowStride;
        int y3 = y2 + pixelStride;
        for (int c = 0; c < channels; c += L) {
            FloatVector m1 = FloatVector.fromArray(FLOAT, m, middle + c);
            FloatVector n1 = FloatVector.fromArray(FLOAT, m, middle1 + c);
            FloatVector o1 = FloatVector.fromArray(FLOAT, m, right1 + c);
            FloatVector a0 = FloatVector.fromArray(FLOAT, m, near + c).add(m1);
            FloatVector a1 = FloatVector.fromArray(FLOAT, m, near1 + c).add(n1);
            FloatVector a2 = FloatVector.fromArray(FLOAT, m, right + c).add(o1);
            FloatVector b0 = m1.add(FloatVector.fromArray(FLOAT, m, below + c));
            FloatVector b1 = n1.add(FloatVector.fromArray(FLOAT, m, below1 + c));
            FloatVector b2 = o1.add(FloatVector.fromArray(FLOAT, m, corner + c));
            a0.add(a1).intoArray(y, y0 + c);
            a1.add(a2).intoArray(y, y1 + c);
            b0.add(b1).intoArray(y, y2 + c);
            b1.add(b2).intoArray(y, y3 + c);
        }
    }

    /** The same, then the bias and the bounds. */
    private static void ends(int channels, float[] m, int near, int right, int below, int corner, int pointStride,
            float[] y, int y0, int rowStride, int pixelStride, float[] bias, int bias0, float low, float high) {
        int near1 = near + pointStride;
        int middle = near + 3 * pointStride;
        int middle1 = middle + pointStride;
        int right1 = right + 3 * pointStride;
        int below1 = below + pointStride;
        int y1 = y0 + pixelStride;
        int y2 = y0 + rowStride;
        int y3 = y2 + pixelStride;
        FloatVector least = FloatVector.broadcast(FLOAT, low);
        FloatVector most = FloatVector.broadcast(FLOAT, high);
        for (int c = 0; c < channels; c += L) {
            FloatVector m1 = FloatVector.fromArray(FLOAT, m, middle + c);
            FloatVector n1 = FloatVector.fromArray(FLOAT, m, middle1 + c);
            FloatVector o1 = FloatVector.fromArray(FLOAT, m, right1 + c);
            FloatVector a0 = FloatVector.fromArray(FLOAT, m, near + c).add(m1);
            FloatVector a1 = FloatVector.fromArray(FLOAT, m, near1 + c).add(n1);
            FloatVector a2 = FloatVector.fromArray(FLOAT, m, right + c).add(o1);
            FloatVector b0 = m1.add(FloatVector.fromArray(FLOAT, m, below + c));
            FloatVector b1 = n1.add(FloatVector.fromArray(FLOAT, m, below1 + c));
            FloatVector b2 = o1.add(FloatVector.fromArray(FLOAT, m, corner + c));
            FloatVector b = FloatVector.fromArray(FLOAT, bias, bias0 + c);
            FloatVector z0 = a0.add(a1).add(b);
            FloatVector z1 = a1.add(a2).add(b);
            FloatVector z2 = b0.add(b1).add(b);
            FloatVector z3 = b1.add(b2).add(b);
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
