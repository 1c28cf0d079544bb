package dev.lanewise.opencl.runtime;

import dev.lanewise.opencl.bindings.cl_h;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/** The kinds of what OpenCL hands out and wants back, each with the number of those that are out. */
enum HandleKind {
    CONTEXT("clReleaseContext", cl_h::clReleaseContext),
    QUEUE("clReleaseCommandQueue", cl_h::clReleaseCommandQueue),
    PROGRAM("clReleaseProgram", cl_h::clReleaseProgram),
    KERNEL("clReleaseKernel", cl_h::clReleaseKernel),
    BUFFER("clReleaseMemObject", cl_h::clReleaseMemObject),
    EVENT("clReleaseEvent", cl_h::clReleaseEvent);

    private static final System.Logger LOG = System.getLogger("dev.lanewise.opencl");

    private final String call;
    private final ToIntFunction<MemorySegment> function;
    private final AtomicInteger live = new AtomicInteger();

    HandleKind(String call, ToIntFunction<MemorySegment> function) {
        this.call = call;
        this.function = function;
    }

    /** Counts one that was handed out. */
    MemorySegment acquired(MemorySegment handle) {
        live.incrementAndGet();
        return handle;
    }

    /** Gives one back. Nothing can be done where that fails, so it is logged and never thrown. */
    void release(MemorySegment handle) {
        live.decrementAndGet();
        int status = function.applyAsInt(handle);
        if (status == Status.SUCCESS) status = Faults.status(call);
        if (status != Status.SUCCESS) {
            LOG.log(System.Logger.Level.WARNING, "{0}: the call must succeed; got {1}", call, Status.name(status));
        }
    }

    /** How many are out. */
    int live() {
        return live.get();
    }
}
