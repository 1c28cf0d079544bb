package dev.lanewise.tensor;

import java.lang.ref.WeakReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Storage that is there while somebody uses it, and is had again when somebody asks for it later. */
final class Recoverable {
    private final Supplier<Object> again;
    private volatile WeakReference<Object> storage;

    Recoverable(Supplier<Object> again) {
        this(null, again);
    }

    Recoverable(@Nullable Object storage, Supplier<Object> again) {
        this.again = again;
        this.storage = new WeakReference<>(storage);
    }

    Object get() {
        Object there = storage.get();
        return there == null ? recover() : there;
    }

    private synchronized Object recover() {
        Object there = storage.get();
        if (there != null) return there;
        Object recovered = again.get();
        storage = new WeakReference<>(recovered);
        return recovered;
    }
}
