package dev.lanewise.inference.plan;

import org.jspecify.annotations.Nullable;

/** The memory that steps write: an array of each kind. Runs take turns with it; it grows to the largest that it had. */
public final class Arena {
    private final @Nullable Object[] arrays = new @Nullable Object[StorageKind.values().length];
    private final ArenaSizes sizes = new ArenaSizes();

    /** Whether there is room. */
    public boolean holds(ArenaSizes needed) {
        for (StorageKind kind : StorageKind.values()) if (needed.of(kind) > sizes.of(kind)) return false;
        return true;
    }

    /** Makes room; tensors in an array that was too small are lost. */
    public void grow(ArenaSizes needed) {
        for (StorageKind kind : StorageKind.values()) {
            if (needed.of(kind) <= sizes.of(kind)) continue;
            arrays[kind.ordinal()] = null; // not to have both at once
            sizes.set(kind, 0);
            arrays[kind.ordinal()] = kind.newArray(Math.toIntExact(needed.of(kind)));
            sizes.set(kind, needed.of(kind));
        }
    }

    public long bytes() {
        return sizes.bytes();
    }

    float[] floats() {
        return (float[]) array(StorageKind.FLOATS);
    }

    /** The array of a kind, empty where nothing of it was ever asked for. */
    Object array(StorageKind kind) {
        Object array = arrays[kind.ordinal()];
        return array == null ? kind.newArray(0) : array;
    }
}
