package dev.lanewise.kernels.recurrent;

/** Checks before anything is written. */
final class Extents {
    private Extents() {}

    static void require(String name, float[] array, int offset, int size) {
        dev.lanewise.kernels.checks.Extents.require("recurrent", name, array, offset, size);
    }
}
