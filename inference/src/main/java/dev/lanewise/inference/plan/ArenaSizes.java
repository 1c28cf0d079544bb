package dev.lanewise.inference.plan;

import java.util.Arrays;

/** Elements that an arena needs in the array of each kind. */
public final class ArenaSizes {
    private final long[] elements = new long[StorageKind.values().length];

    ArenaSizes() {}

    long of(StorageKind kind) {
        return elements[kind.ordinal()];
    }

    void set(StorageKind kind, long count) {
        elements[kind.ordinal()] = count;
    }

    /** Of all arrays. */
    public long bytes() {
        long bytes = 0;
        for (StorageKind kind : StorageKind.values()) bytes += of(kind) * kind.bytes();
        return bytes;
    }

    /** Whether every array has a length that Java allows. */
    public boolean possible() {
        return Arrays.stream(elements).allMatch(count -> count <= Integer.MAX_VALUE - 8);
    }
}
