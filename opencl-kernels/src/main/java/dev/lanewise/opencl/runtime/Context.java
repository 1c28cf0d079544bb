package dev.lanewise.opencl.runtime;

import dev.lanewise.opencl.bindings.cl_h;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** What the objects of one device live in. */
public final class Context extends Handle {
    private final DeviceInfo device;

    private Context(DeviceInfo device, MemorySegment address) {
        super(HandleKind.CONTEXT, address);
        this.device = device;
    }

    public static Context of(DeviceInfo device) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment devices = Cl.handles(arena, device.handle());
            MemorySegment context = Cl.create("clCreateContext",
                    status -> cl_h.clCreateContext(MemorySegment.NULL, 1, devices, MemorySegment.NULL,
                            MemorySegment.NULL, status),
                    device.name());
            return new Context(device, context);
        }
    }

    public DeviceInfo device() {
        return device;
    }

    /** A buffer of its own; {@link BufferPool} has used ones. */
    MemorySegment createBuffer(long bytes) {
        long flags = cl_h.CL_MEM_READ_WRITE() | (device.hostUnified() ? cl_h.CL_MEM_ALLOC_HOST_PTR() : 0);
        return HandleKind.BUFFER.acquired(Cl.create("clCreateBuffer",
                status -> cl_h.clCreateBuffer(address(), flags, bytes, MemorySegment.NULL, status),
                bytes + " bytes on " + device.name()));
    }
}
