package dev.lanewise.kernels.gemm;

/** Checks before anything is written. */
final class Extents {
    private Extents() {}

    static void require(String name, float[] array, int offset, int size) {
        if (offset < 0 || (long) offset + size > array.length) {
            throw new IllegalArgumentException("gemm: " + name + " must hold " + size + " floats from offset " + offset
                    + " on; got an array of " + array.length);
        }
    }
}
