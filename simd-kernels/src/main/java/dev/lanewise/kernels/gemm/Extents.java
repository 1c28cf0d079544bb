package dev.lanewise.kernels.gemm;

/** Checks before anything is written. */
final class Extents {
    private Extents() {}

    static void require(String name, float[] array, int offset, int size) {
        dev.lanewise.kernels.checks.Extents.require("gemm", name, array, offset, size);
    }
}
