package dev.lanewise.kernels.recurrent;

/** Checks before anything is written. */
final class Extents {
    private Extents() {}

    static void require(String name, float[] array, int offset, int size) {
        if (offset < 0 || (long) offset + size > array.length) {
            throw new IllegalArgumentException("recurrent: " + name + " must hold " + size + " floats from offset "
                    + offset + " on; got an array of " + array.length);
        }
    }
}
