package dev.lanewise.kernels.pool;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.INT;
import static dev.lanewise.kernels.simd.Species.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Max pooling that remembers where the largest lies, lanes along the channels. */
final class VectorIndexedMaxPool2d {
    private VectorIndexedMaxPool2d() {}

    static void row(
            PoolAxes axes,
            int n,
            int oy,
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            int[] indices,
            int indicesOffset) {
        PoolAxis vertical = axes.vertical();
        PoolAxis horizontal = axes.horizontal();
        int channels = axes.channels();
        int iy = vertical.pixel(oy, vertical.first(oy));
        int rows = vertical.taps(oy);
        int down = vertical.dilation() * horizontal.size();
        int across = horizontal.dilation();
        int out = (n * vertical.windows() + oy) * horizontal.windows() * channels;
        for (int ox = 0; ox < horizontal.windows(); ox++, out += channels) {
            int pixel = iy * horizontal.size() + horizontal.pixel(ox, horizontal.first(ox));
            int columns = horizontal.taps(ox);
            for (int c = 0; c < channels; c += LENGTH) {
                int left = channels - c;
                int image = xOffset + n * axes.image() + c;
                int to = out + c;
                if (left >= LENGTH) {
                    full(x, image, channels, pixel, rows, down, columns, across, y, yOffset + to, indices,
                            indicesOffset + to);
                } else {
                    part(
                            x,
                            image,
                            channels,
                            pixel,
                            rows,
                            down,
                            columns,
                            across,
                            left,
                            y,
                            yOffset + to,
                            indices,
                            indicesOffset + to);
                }
            }
        }
    }

    private static void full(
            float[] x,
            int image,
            int channels,
            int pixel,
            int rows,
            int down,
            int columns,
            int across,
            float[] y,
            int yAt,
            int[] indices,
            int indicesAt) {
        FloatVector largest = FloatVector.broadcast(FLOAT, Float.NEGATIVE_INFINITY);
        IntVector index = IntVector.broadcast(INT, rows * columns == 0 ? Pool2d.NO_PIXEL : pixel);
        IntVector signs = IntVector.broadcast(INT, -1);
        for (int r = 0; r < rows; r++) {
            for (int s = 0; s < columns; s++) {
                int p = pixel + r * down + s * across;
                FloatVector v = FloatVector.fromArray(FLOAT, x, image + p * channels);
                // not v > largest: a NaN must win, and once won must stay
                VectorMask<Float> wins = largest.compare(VectorOperators.EQ, largest)
                        .andNot(v.compare(VectorOperators.LE, largest));
                largest = largest.blend(v, wins);
                index = index.blend(p, wins.cast(INT));
                signs = signs.and(v.reinterpretAsInts());
            }
        }
        // a zero is the largest where no pixel is positive: it is +0 unless all signs are set
        FloatVector zero = signs.and(Integer.MIN_VALUE).reinterpretAsFloats();
        largest.blend(zero, largest.compare(VectorOperators.EQ, 0)).intoArray(y, yAt);
        index.intoArray(indices, indicesAt);
    }

    /** The same for fewer channels than a vector has lanes. */
    private static void part(
            float[] x,
            int image,
            int channels,
            int pixel,
            int rows,
            int down,
            int columns,
            int across,
            int left,
            float[] y,
            int yAt,
            int[] indices,
            int indicesAt) {
        VectorMask<Float> mask = FLOAT.indexInRange(0, left);
        FloatVector largest = FloatVector.broadcast(FLOAT, Float.NEGATIVE_INFINITY);
        IntVector index = IntVector.broadcast(INT, rows * columns == 0 ? Pool2d.NO_PIXEL : pixel);
        IntVector signs = IntVector.broadcast(INT, -1);
        for (int r = 0; r < rows; r++) {
            for (int s = 0; s < columns; s++) {
                int p = pixel + r * down + s * across;
                FloatVector v = FloatVector.fromArray(FLOAT, x, image + p * channels, mask);
                VectorMask<Float> wins = largest.compare(VectorOperators.EQ, largest)
                        .andNot(v.compare(VectorOperators.LE, largest));
                largest = largest.blend(v, wins);
                index = index.blend(p, wins.cast(INT));
                signs = signs.and(v.reinterpretAsInts());
            }
        }
        FloatVector zero = signs.and(Integer.MIN_VALUE).reinterpretAsFloats();
        largest.blend(zero, largest.compare(VectorOperators.EQ, 0)).intoArray(y, yAt, mask);
        index.intoArray(indices, indicesAt, mask.cast(INT));
    }
}
