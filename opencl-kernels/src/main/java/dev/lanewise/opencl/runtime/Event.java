package dev.lanewise.opencl.runtime;

import dev.lanewise.opencl.bindings.cl_h;
import java.lang.foreign.MemorySegment;

/** A command that was enqueued, by which to wait for it and to learn how long it took. */
public final class Event extends Handle {
    Event(MemorySegment address) {
        super(HandleKind.EVENT, address);
    }

    public void await() {
        Cl.run("clWaitForEvents", arena -> cl_h.clWaitForEvents(1, Cl.handles(arena, address())), "one event");
    }

    /** From start to end on the device, once it is done; for queues that were made to tell. */
    public long nanoseconds() {
        Cl.Query query = (name, bytes, value, returned) -> cl_h.clGetEventProfilingInfo(
                address(), name, bytes, value, returned);
        String call = "clGetEventProfilingInfo";
        return Cl.size(call, query, cl_h.CL_PROFILING_COMMAND_END())
                - Cl.size(call, query, cl_h.CL_PROFILING_COMMAND_START());
    }
}
