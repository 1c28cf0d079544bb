package dev.lanewise.opencl.runtime;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.lanewise.opencl.bindings.cl_h;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.function.Consumer;

/**
 * Commands of a device, run in the order in which they were given. Nothing waits but what brings values to the host. Any
 * thread may use it; a command's arguments are set and the command is enqueued under one lock.
 */
public final class Queue extends Handle {
    private final Context context;
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment global = arena.allocate(JAVA_LONG, 3);
    private final MemorySegment group = arena.allocate(JAVA_LONG, 3);
    /** One buffer is mapped at a time: PoCL tells mappings of a buffer apart by their address, which is the same. */
    private final Object mapping = new Object();

    private Queue(Context context, MemorySegment address) {
        super(HandleKind.QUEUE, address);
        this.context = context;
    }

    public static Queue of(Context context) {
        return of(context, 0);
    }

    /** One whose events tell how long their commands took. */
    public static Queue measuring(Context context) {
        return of(context, cl_h.CL_QUEUE_PROFILING_ENABLE());
    }

    private static Queue of(Context context, long properties) {
        return new Queue(context, Cl.create("clCreateCommandQueue",
                status -> cl_h.clCreateCommandQueue(
                        context.address(), context.device().handle(), properties, status),
                context.device().name()));
    }

    public Context context() {
        return context;
    }

    /** Enqueues a kernel; no work-items, no command. */
    public synchronized void run(Kernel kernel, Range range, Object... arguments) {
        if (!range.isEmpty()) enqueue(kernel, range, MemorySegment.NULL, arguments);
    }

    /** As {@link #run}, and what to wait for. */
    public synchronized Event start(Kernel kernel, Range range, Object... arguments) {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment event = local.allocate(ADDRESS);
            enqueue(kernel, range, event, arguments);
            return new Event(event.get(ADDRESS, 0));
        }
    }

    private void enqueue(Kernel kernel, Range range, MemorySegment event, Object... arguments) {
        try {
            kernel.set(arguments);
            enqueue(kernel, range, event);
        } finally {
            Reference.reachabilityFence(arguments);
        }
    }

    private void enqueue(Kernel kernel, Range range, MemorySegment event) {
        long[] sizes = range.sizes();
        for (int i = 0; i < sizes.length; i++) {
            group.setAtIndex(JAVA_LONG, i, kernel.group(i));
            global.setAtIndex(JAVA_LONG, i, Math.ceilDiv(sizes[i], kernel.group(i)) * kernel.group(i));
        }
        String call = "clEnqueueNDRangeKernel";
        int status = Faults.status(call);
        if (status == Status.SUCCESS) {
            status = cl_h.clEnqueueNDRangeKernel(address(), kernel.address(), sizes.length, MemorySegment.NULL, global,
                    group, 0, MemorySegment.NULL, event);
        }
        if (status != Status.SUCCESS) throw new OpenClException(call, status, kernel + " over " + range);
    }

    /** Copies bytes between two buffers, or within one between places that do not overlap. */
    public synchronized void copy(Buffer from, long fromByte, Buffer to, long toByte, long bytes) {
        if (bytes == 0) return;
        Cl.run("clEnqueueCopyBuffer", _ -> cl_h.clEnqueueCopyBuffer(address(), from.address(), to.address(),
                fromByte, toByte, bytes, 0, MemorySegment.NULL, MemorySegment.NULL), bytes + " bytes");
    }

    /** Zeros from a byte on. */
    public synchronized void clear(Buffer buffer, long fromByte, long bytes) {
        if (bytes == 0) return;
        Cl.run("clEnqueueFillBuffer", local -> cl_h.clEnqueueFillBuffer(address(), buffer.address(),
                local.allocate(1), 1, fromByte, bytes, 0, MemorySegment.NULL, MemorySegment.NULL), bytes + " bytes");
    }

    /** Shows the bytes of a buffer, once all commands before are done; they are not to be written, nor kept. */
    public void read(Buffer buffer, long fromByte, long bytes, Consumer<MemorySegment> reader) {
        map(buffer, fromByte, bytes, cl_h.CL_MAP_READ(), reader);
    }

    /** Has bytes of a buffer written anew; what they were is not shown. */
    public void write(Buffer buffer, long fromByte, long bytes, Consumer<MemorySegment> writer) {
        map(buffer, fromByte, bytes, cl_h.CL_MAP_WRITE_INVALIDATE_REGION(), writer);
    }

    /** Without a copy where the device shares the machine's memory. */
    @SuppressWarnings("restricted")
    private void map(Buffer buffer, long fromByte, long bytes, long flags, Consumer<MemorySegment> user) {
        if (bytes == 0) return;
        synchronized (mapping) {
            MemorySegment memory = buffer.address();
            MemorySegment mapped = Cl.create("clEnqueueMapBuffer",
                    status -> cl_h.clEnqueueMapBuffer(address(), memory, Cl.TRUE, flags, fromByte, bytes, 0,
                            MemorySegment.NULL, MemorySegment.NULL, status),
                    bytes + " bytes from byte " + fromByte);
            try {
                user.accept(mapped.reinterpret(bytes));
            } finally {
                unmap(memory, mapped);
                Reference.reachabilityFence(buffer);
            }
        }
    }

    private void unmap(MemorySegment memory, MemorySegment mapped) {
        String call = "clEnqueueUnmapMemObject";
        int status = cl_h.clEnqueueUnmapMemObject(address(), memory, mapped, 0, MemorySegment.NULL,
                MemorySegment.NULL);
        if (status == Status.SUCCESS) status = Faults.status(call);
        Cl.check(call, status, "a mapped buffer");
    }

    /** Sends what is enqueued to the device. */
    public void flush() {
        Cl.run("clFlush", _ -> cl_h.clFlush(address()), "the queue");
    }

    /** Waits until all commands are done. */
    public void finish() {
        Cl.run("clFinish", _ -> cl_h.clFinish(address()), "the queue");
    }
}
