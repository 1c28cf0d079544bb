package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.Panels.WIDTH;
import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/** {@link Panels#packAnew} of whole panels. */
final class VectorPacking {
    private static final int L = Species.LENGTH;

    private VectorPacking() {}

    /** {@code k} rows of 32 numbers that lie {@code ldb} apart. */
    static void panel(int k, float[] b, int b0, int ldb, float[] packed, int to) {
        for (int i = 0; i < k * WIDTH; i += L) {
            FloatVector.fromArray(FLOAT, b, b0 + i / WIDTH * ldb + i % WIDTH).intoArray(packed, to + i);
        }
    }

    /** Two panels at a time: where rows lie far apart, twice as much is read of a page. */
    static void pair(int k, float[] b, int b0, int ldb, float[] packed, int to) {
        int next = to + k * WIDTH;
        for (int l = 0; l < k; l++) {
            int from = b0 + l * ldb;
            for (int j = 0; j < WIDTH; j += L) {
                FloatVector.fromArray(FLOAT, b, from + j).intoArray(packed, to + l * WIDTH + j);
                FloatVector.fromArray(FLOAT, b, from + WIDTH + j).intoArray(packed, next + l * WIDTH + j);
            }
        }
    }
}
