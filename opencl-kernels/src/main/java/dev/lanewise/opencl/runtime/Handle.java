package dev.lanewise.opencl.runtime;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;

/** One of OpenCL's objects: released when closed, or when the garbage collector finds it forgotten. */
abstract class Handle implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();

    private final MemorySegment address;
    private final Cleaner.Cleanable release;

    Handle(HandleKind kind, MemorySegment address) {
        this.address = kind.acquired(address);
        this.release = CLEANER.register(this, () -> kind.release(address));
    }

    final MemorySegment address() {
        return address;
    }

    @Override
    public void close() {
        release.clean();
    }
}
