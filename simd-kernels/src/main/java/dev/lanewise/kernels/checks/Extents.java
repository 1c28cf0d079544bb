package dev.lanewise.kernels.checks;

/** Checks of arrays before anything is written. */
public final class Extents {
    private Extents() {}

    /** @throws IllegalArgumentException where not so many floats lie from an offset on */
    public static void require(String op, String name, float[] array, int offset, long size) {
        require(op, name, "floats", array.length, offset, size);
    }

    /** The same of integers. */
    public static void require(String op, String name, int[] array, int offset, long size) {
        require(op, name, "ints", array.length, offset, size);
    }

    private static void require(String op, String name, String what, int length, int offset, long size) {
        if (offset < 0 || offset + size > length) {
            throw new IllegalArgumentException(op + ": " + name + " must hold " + size + " " + what + " from offset "
                    + offset + " on; got an array of " + length);
        }
    }
}
