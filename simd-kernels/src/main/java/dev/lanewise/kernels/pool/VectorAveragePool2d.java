package dev.lanewise.kernels.pool;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** Average pooling and its gradient, lanes along the channels. */
final class VectorAveragePool2d {
    private VectorAveragePool2d() {}

    static void row(
            PoolAxes axes, boolean countPadding, int n, int oy, float[] x, int xOffset, float[] y, int yOffset) {
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
            int columns = horizontal.taps(ox);
            float count = axes.count(oy, ox, countPadding);
            int c = 0;
            for (; c + 2 * LENGTH <= channels; c += 2 * LENGTH) {
                two(x, from + c, rows, rowStep, columns, columnStep, count, y, to + c);
            }
            for (; c < channels; c += LENGTH) {
                part(x, from + c, rows, rowStep, columns, columnStep, count, channels - c, y, to + c);
            }
        }
    }

    private static void two(
            float[] x,
            int from,
            int rows,
            int rowStep,
            int columns,
            int columnStep,
            float count,
            float[] y,
            int to) {
        FloatVector sum0 = FloatVector.zero(FLOAT);
        FloatVector sum1 = FloatVector.zero(FLOAT);
        for (int r = 0; r < rows; r++) {
            int at = from + r * rowStep;
            for (int s = 0; s < columns; s++, at += columnStep) {
                sum0 = sum0.add(FloatVector.fromArray(FLOAT, x, at));
                sum1 = sum1.add(FloatVector.fromArray(FLOAT, x, at + LENGTH));
            }
        }
        sum0.div(count).intoArray(y, to);
        sum1.div(count).intoArray(y, to + LENGTH);
    }

    /** Up to a vector's channels. */
    private static void part(
            float[] x,
            int from,
            int rows,
            int rowStep,
            int columns,
            int columnStep,
            float count,
            int left,
            float[] y,
            int to) {
        VectorMask<Float> mask = FLOAT.indexInRange(0, left);
        FloatVector sum = FloatVector.zero(FLOAT);
        for (int r = 0; r < rows; r++) {
            int at = from + r * rowStep;
            for (int s = 0; s < columns; s++, at += columnStep) {
                sum = sum.add(FloatVector.fromArray(FLOAT, x, at, mask));
            }
        }
        sum.div(count).intoArray(y, to, mask);
    }

    static void gradient(
            PoolAxes axes,
            boolean countPadding,
            int n,
            int c0,
            int width,
            float[] dy,
            int dyOffset,
            float[] dx,
            int dxOffset) {
        PoolAxis vertical = axes.vertical();
        PoolAxis horizontal = axes.horizontal();
        int channels = axes.channels();
        int rowStep = vertical.dilation() * horizontal.size() * channels;
        int columnStep = horizontal.dilation() * channels;
        for (int oy = 0; oy < vertical.windows(); oy++) {
            int iy = vertical.pixel(oy, vertical.first(oy));
            int rows = vertical.taps(oy);
            for (int ox = 0; ox < horizontal.windows(); ox++) {
                int ix = horizontal.pixel(ox, horizontal.first(ox));
                int columns = horizontal.taps(ox);
                int from = dyOffset + ((n * vertical.windows() + oy) * horizontal.windows() + ox) * channels + c0;
                int to = dxOffset + ((n * vertical.size() + iy) * horizontal.size() + ix) * channels + c0;
                float share = 1 / axes.count(oy, ox, countPadding);
                int c = 0;
                for (; c + LENGTH <= width; c += LENGTH) {
                    share(dy, from + c, share, dx, to + c, rows, rowStep, columns, columnStep);
                }
                if (c < width)
                    sharePart(dy, from + c, share, dx, to + c, rows, rowStep, columns, columnStep, width - c);
            }
        }
    }

    private static void share(
            float[] dy,
            int from,
            float share,
            float[] dx,
            int to,
            int rows,
            int rowStep,
            int columns,
            int columnStep) {
        FloatVector v = FloatVector.fromArray(FLOAT, dy, from);
        FloatVector f = FloatVector.broadcast(FLOAT, share);
        for (int r = 0; r < rows; r++) {
            int at = to + r * rowStep;
            for (int s = 0; s < columns; s++, at += columnStep) {
                v.fma(f, FloatVector.fromArray(FLOAT, dx, at)).intoArray(dx, at);
            }
        }
    }

    /** The same for fewer channels than a vector has lanes. */
    private static void sharePart(
            float[] dy,
            int from,
            float share,
            float[] dx,
            int to,
            int rows,
            int rowStep,
            int columns,
            int columnStep,
            int left) {
        VectorMask<Float> mask = FLOAT.indexInRange(0, left);
        FloatVector v = FloatVector.fromArray(FLOAT, dy, from, mask);
        FloatVector f = FloatVector.broadcast(FLOAT, share);
        for (int r = 0; r < rows; r++) {
            int at = to + r * rowStep;
            for (int s = 0; s < columns; s++, at += columnStep) {
                v.fma(f, FloatVector.fromArray(FLOAT, dx, at, mask)).intoArray(dx, at, mask);
            }
        }
    }
}
