package dev.lanewise.perf.opencl;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.lanewise.opencl.bindings.cl_h;
import dev.lanewise.opencl.runtime.DeviceInfo;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** CLBlast's product of matrices on a context and queue of its own, through its C interface. */
@SuppressWarnings("restricted")
final class ClBlast implements AutoCloseable {
    private static final String LIBRARY = "libclblast.so.1";
    private static final int ROW_MAJOR = 101;
    private static final int PLAIN = 111;

    private final Arena arena = Arena.ofShared();
    private final MethodHandle gemm;
    private final MethodHandle clearCache;
    private final MemorySegment context;
    private final MemorySegment queue;
    private final int n;
    private final MemorySegment a;
    private final MemorySegment b;
    private final MemorySegment c;

    private ClBlast(SymbolLookup library, DeviceInfo device, int n, float[] a, float[] b) {
        this.n = n;
        gemm = Linker.nativeLinker().downcallHandle(
                library.find("CLBlastSgemm").orElseThrow(),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                        JAVA_FLOAT, ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_FLOAT, ADDRESS,
                        JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS));
        clearCache = Linker.nativeLinker().downcallHandle(
                library.find("CLBlastClearCache").orElseThrow(), FunctionDescriptor.of(JAVA_INT));
        MemorySegment status = arena.allocate(JAVA_INT);
        MemorySegment devices = arena.allocateFrom(ADDRESS, device.handle());
        context = cl_h.clCreateContext(MemorySegment.NULL, 1, devices, MemorySegment.NULL, MemorySegment.NULL, status);
        check("clCreateContext", status.get(JAVA_INT, 0));
        queue = cl_h.clCreateCommandQueue(context, device.handle(), 0, status);
        check("clCreateCommandQueue", status.get(JAVA_INT, 0));
        this.a = buffer(a);
        this.b = buffer(b);
        c = buffer(new float[n * n]);
    }

    /** Squares of side {@code n}, row-major; nothing where the library is not installed (Debian: libclblast1). */
    static Optional<ClBlast> of(DeviceInfo device, int n, float[] a, float[] b) {
        try {
            return Optional.of(new ClBlast(SymbolLookup.libraryLookup(LIBRARY, Arena.global()), device, n, a, b));
        } catch (IllegalArgumentException notThere) {
            return Optional.empty();
        }
    }

    private MemorySegment buffer(float[] values) {
        long bytes = (long) values.length * Float.BYTES;
        MemorySegment status = arena.allocate(JAVA_INT);
        MemorySegment buffer = cl_h.clCreateBuffer(context, cl_h.CL_MEM_READ_WRITE(), bytes, MemorySegment.NULL,
                status);
        check("clCreateBuffer", status.get(JAVA_INT, 0));
        try (Arena local = Arena.ofConfined()) {
            check("clEnqueueWriteBuffer", cl_h.clEnqueueWriteBuffer(queue, buffer, 1, 0, bytes,
                    local.allocateFrom(JAVA_FLOAT, values), 0, MemorySegment.NULL, MemorySegment.NULL));
        }
        return buffer;
    }

    /** {@code c = a b}, done when it returns. */
    void run() {
        try {
            MemorySegment queues = arena.allocateFrom(ADDRESS, queue);
            check("CLBlastSgemm", (int) gemm.invokeExact(ROW_MAJOR, PLAIN, PLAIN, (long) n, (long) n, (long) n, 1f, a,
                    0L, (long) n, b, 0L, (long) n, 0f, c, 0L, (long) n, queues, MemorySegment.NULL));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("CLBlastSgemm: the call failed", e);
        }
        check("clFinish", cl_h.clFinish(queue));
    }

    float[] result() {
        long bytes = (long) n * n * Float.BYTES;
        try (Arena local = Arena.ofConfined()) {
            MemorySegment to = local.allocate(bytes, Float.BYTES);
            check("clEnqueueReadBuffer", cl_h.clEnqueueReadBuffer(queue, c, 1, 0, bytes, to, 0, MemorySegment.NULL,
                    MemorySegment.NULL));
            return to.toArray(JAVA_FLOAT);
        }
    }

    private static void check(String call, int status) {
        if (status != 0) throw new IllegalStateException(call + ": the call must succeed; got " + status);
    }

    @Override
    public void close() {
        try {
            check("CLBlastClearCache", (int) clearCache.invokeExact());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("CLBlastClearCache: the call failed", e);
        }
        for (MemorySegment buffer : new MemorySegment[] {a, b, c}) {
            check("clReleaseMemObject", cl_h.clReleaseMemObject(buffer));
        }
        check("clReleaseCommandQueue", cl_h.clReleaseCommandQueue(queue));
        check("clReleaseContext", cl_h.clReleaseContext(context));
        arena.close();
    }
}
