package dev.lanewise.perf.compare;

import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/** What memory delivers: arrays beyond any cache are read, and copied. */
final class PeakBandwidth {
    /** Floats for all threads together: 256 MiB. */
    private static final int FLOATS = 1 << 26;

    private static final int TRIES = 8;

    private PeakBandwidth() {}

    static double gigabytes(int threads) {
        int each = FLOATS / threads;
        float[][] arrays = new float[threads][each];
        double read = Together.best(threads, TRIES, thread -> read(arrays[thread]));
        double copied = Together.best(threads, TRIES, thread -> {
            System.arraycopy(arrays[thread], 0, arrays[thread], each / 2, each / 2);
            return arrays[thread][each - 1];
        });
        double bytes = (double) Float.BYTES * each * threads;
        return Math.max(bytes / read, bytes / copied) * 1e-9;
    }

    private static float read(float[] array) {
        if (Lanes.vector()) return readVectors(array);
        float sum = 0;
        for (int i = 0; i < array.length; i += 16) sum += array[i];
        return sum;
    }

    private static float readVectors(float[] array) {
        FloatVector a = FloatVector.zero(Species.FLOAT);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        int length = Species.LENGTH;
        for (int i = 0; i <= array.length - 4 * length; i += 4 * length) {
            a = a.add(FloatVector.fromArray(Species.FLOAT, array, i));
            b = b.add(FloatVector.fromArray(Species.FLOAT, array, i + length));
            c = c.add(FloatVector.fromArray(Species.FLOAT, array, i + 2 * length));
            d = d.add(FloatVector.fromArray(Species.FLOAT, array, i + 3 * length));
        }
        return a.add(b).add(c).add(d).lane(0);
    }
}
