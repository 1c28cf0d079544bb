package dev.lanewise.kernels.pool;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.INT;
import static dev.lanewise.kernels.simd.Species.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Max pooling, lanes along the channels. The largest is found as in {@code VectorExtremes}: floats read as integers, the
 * greatest signed one unless all have the sign bit set, then the least; the greatest unsigned one shows a NaN.
 */
final class VectorMaxPool2d {
    private static final int MINUS_INFINITY = Float.floatToRawIntBits(Float.NEGATIVE_INFINITY);

    private VectorMaxPool2d() {}

    static void row(PoolAxes axes, int n, int oy, float[] x, int xOffset, float[] y, int yOffset) {
        PoolAxis vertical = axes.vertical();
        PoolAxis horizontal = axes.horizontal();
        int channels = axes.channels();
        int iy = vertical.pixel(oy, vertical.first(oy));
        int rows = vertical.taps(oy);
        int rowStep = vertical.dilation() * horizontal.size() * channels;
        int columnStep = horizontal.dilation() * channels;
        int to = yOffset + (n * vertical.windows() + oy) * horizontal.windows() * channels;
        for (int ox = 0; ox < horizontal.windows(); ox++, to += channels) {
            int ix = horizontal.pixel(ox, horizontal.first(ox));
            int from = xOffset + ((n * vertical.size() + iy) * horizontal.size() + ix) * channels;
            window(x, from, rows, rowStep, horizontal.taps(ox), columnStep, channels, y, to);
        }
    }

    private static void window(
            float[] x, int from, int rows, int rowStep, int columns, int columnStep, int channels, float[] y, int to) {
        int c = 0;
        for (; c + 2 * LENGTH <= channels; c += 2 * LENGTH) {
            two(x, from + c, rows, rowStep, columns, columnStep, y, to + c);
        }
        for (; c < channels; c += LENGTH) {
            part(x, from + c, rows, rowStep, columns, columnStep, channels - c, y, to + c);
        }
    }

    private static void two(
            float[] x, int from, int rows, int rowStep, int columns, int columnStep, float[] y, int to) {
        // a broadcast each: accumulators that begin as one object are boxed in the inner of two loops
        IntVector greatest0 = IntVector.broadcast(INT, MINUS_INFINITY);
        IntVector least0 = IntVector.broadcast(INT, MINUS_INFINITY);
        IntVector unsigned0 = IntVector.broadcast(INT, MINUS_INFINITY);
        IntVector greatest1 = IntVector.broadcast(INT, MINUS_INFINITY);
        IntVector least1 = IntVector.broadcast(INT, MINUS_INFINITY);
        IntVector unsigned1 = IntVector.broadcast(INT, MINUS_INFINITY);
        for (int r = 0; r < rows; r++) {
            int at = from + r * rowStep;
            for (int s = 0; s < columns; s++, at += columnStep) {
                IntVector v0 = FloatVector.fromArray(FLOAT, x, at).reinterpretAsInts();
                IntVector v1 = FloatVector.fromArray(FLOAT, x, at + LENGTH).reinterpretAsInts();
                greatest0 = greatest0.max(v0);
                least0 = least0.min(v0);
                unsigned0 = unsigned0.lanewise(VectorOperators.UMAX, v0);
                greatest1 = greatest1.max(v1);
                least1 = least1.min(v1);
                unsigned1 = unsigned1.lanewise(VectorOperators.UMAX, v1);
            }
        }
        greatest0.blend(least0, greatest0.compare(VectorOperators.LT, 0))
                .blend(unsigned0, unsigned0.compare(VectorOperators.UGT, MINUS_INFINITY))
                .reinterpretAsFloats()
                .intoArray(y, to);
        greatest1.blend(least1, greatest1.compare(VectorOperators.LT, 0))
                .blend(unsigned1, unsigned1.compare(VectorOperators.UGT, MINUS_INFINITY))
                .reinterpretAsFloats()
                .intoArray(y, to + LENGTH);
    }

    /** Up to a vector's channels. */
    private static void part(
            float[] x, int from, int rows, int rowStep, int columns, int columnStep, int left, float[] y, int to) {
        VectorMask<Float> mask = FLOAT.indexInRange(0, left);
        IntVector greatest = IntVector.broadcast(INT, MINUS_INFINITY);
        IntVector least = IntVector.broadcast(INT, MINUS_INFINITY);
        IntVector unsigned = IntVector.broadcast(INT, MINUS_INFINITY);
        for (int r = 0; r < rows; r++) {
            int at = from + r * rowStep;
            for (int s = 0; s < columns; s++, at += columnStep) {
                IntVector v = FloatVector.fromArray(FLOAT, x, at, mask).reinterpretAsInts();
                greatest = greatest.max(v);
                least = least.min(v);
                unsigned = unsigned.lanewise(VectorOperators.UMAX, v);
            }
        }
        greatest.blend(least, greatest.compare(VectorOperators.LT, 0))
                .blend(unsigned, unsigned.compare(VectorOperators.UGT, MINUS_INFINITY))
                .reinterpretAsFloats()
                .intoArray(y, to, mask);
    }
}
