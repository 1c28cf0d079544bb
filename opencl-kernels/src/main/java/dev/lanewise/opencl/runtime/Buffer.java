package dev.lanewise.opencl.runtime;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Memory on a device, lent by a pool: given back when closed, or when the garbage collector finds it forgotten. */
public final class Buffer implements AutoCloseable {
    private final BufferPool.Block block;
    private final long bytes;
    private BufferPool.@Nullable Loan loan;

    Buffer(BufferPool.Block block, long bytes) {
        this.block = block;
        this.bytes = bytes;
    }

    void lentBy(BufferPool.Loan by) {
        loan = by;
    }

    MemorySegment address() {
        if (loan == null || loan.isOver()) {
            throw new IllegalStateException("buffer: neither it nor its device may be closed; got one of " + bytes
                    + " bytes");
        }
        return block.address();
    }

    /** As many as were asked for. */
    public long bytes() {
        return bytes;
    }

    /** Gives the memory back at once. Commands that were enqueued before still use it. */
    @Override
    public void close() {
        BufferPool.Loan by = loan;
        loan = null;
        if (by != null) by.end();
    }

    @Override
    public String toString() {
        return "buffer of " + bytes + " bytes";
    }
}
