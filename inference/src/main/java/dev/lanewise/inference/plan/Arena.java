package dev.lanewise.inference.plan;

import dev.lanewise.inference.graph.Value;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The memory that steps write: an array of each kind, on the host or on another device. Runs take turns with it; it grows
 * to the largest that it had.
 */
public final class Arena {
    private final Device device;
    private final @Nullable Object[] arrays = new @Nullable Object[StorageKind.values().length];
    private final ArenaSizes sizes = new ArenaSizes();

    /** On the host. */
    public Arena() {
        this(Device.cpu());
    }

    public Arena(Device device) {
        this.device = device;
    }

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
            arrays[kind.ordinal()] = kind.newStorage(device, Math.toIntExact(needed.of(kind)));
            sizes.set(kind, needed.of(kind));
        }
    }

    public long bytes() {
        return sizes.bytes();
    }

    float[] floats() {
        return (float[]) array(StorageKind.FLOATS);
    }

    /** The tensor of a value that lies here. */
    Tensor tensor(Value value, Place place) {
        return Tensor.wrap(value.type(), device, array(place.kind()), Math.toIntExact(place.offset()));
    }

    /** The array of a kind, empty where nothing of it was ever asked for. */
    private Object array(StorageKind kind) {
        Object array = arrays[kind.ordinal()];
        return array == null ? kind.newStorage(device, 0) : array;
    }
}
