package dev.lanewise.opencl.runtime;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.lanewise.opencl.bindings.cl_h;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiled source. */
public final class Program extends Handle {
    private final Context context;

    private Program(Context context, MemorySegment address) {
        super(HandleKind.PROGRAM, address);
        this.context = context;
    }

    /** Compiles source, or takes what an earlier process compiled. */
    public static Program build(Context context, String source, String options, BinaryCache cache) {
        String key = cache.key(context.device(), source, options);
        Optional<byte[]> binary = cache.load(key);
        if (binary.isPresent()) {
            Program program = fromBinary(context, binary.get(), options);
            if (program != null) return program;
        }
        Program program = fromSource(context, source, options);
        try {
            if (cache.isEnabled()) cache.store(key, program.binary());
            return program;
        } catch (RuntimeException e) {
            program.close();
            throw e;
        }
    }

    /** A function of it. */
    public Kernel kernel(String name) {
        return Kernel.of(this, context.device(), name);
    }

    private static Program fromSource(Context context, String source, String options) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = Cl.handles(arena, arena.allocateFrom(source));
            Program program = new Program(context, Cl.create("clCreateProgramWithSource",
                    status -> cl_h.clCreateProgramWithSource(
                            context.address(), 1, text, MemorySegment.NULL, status),
                    source.length() + " characters"));
            try {
                int status = program.build(options, arena);
                if (status != Status.SUCCESS) {
                    throw new OpenClException("clBuildProgram", status,
                            "options " + options + "\n" + program.log() + "\n" + numbered(source));
                }
                return program;
            } catch (RuntimeException e) {
                program.close();
                throw e;
            }
        }
    }

    /** Null where the driver does not take the binary, as after its update. */
    private static @Nullable Program fromBinary(Context context, byte[] binary, String options) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment devices = Cl.handles(arena, context.device().handle());
            MemorySegment length = arena.allocateFrom(JAVA_LONG, binary.length);
            MemorySegment binaries = Cl.handles(arena, arena.allocateFrom(JAVA_BYTE, binary));
            MemorySegment status = arena.allocate(JAVA_INT);
            int fault = Faults.status("clCreateProgramWithBinary");
            if (fault != Status.SUCCESS) return null;
            MemorySegment address = cl_h.clCreateProgramWithBinary(
                    context.address(), 1, devices, length, binaries, MemorySegment.NULL, status);
            if (status.get(JAVA_INT, 0) != Status.SUCCESS) return null;
            Program program = new Program(context, address);
            if (program.build(options, arena) == Status.SUCCESS) return program;
            program.close();
            return null;
        }
    }

    private int build(String options, Arena arena) {
        int status = Faults.status("clBuildProgram");
        if (status != Status.SUCCESS) return status;
        MemorySegment devices = Cl.handles(arena, context.device().handle());
        return cl_h.clBuildProgram(
                address(), 1, devices, arena.allocateFrom(options), MemorySegment.NULL, MemorySegment.NULL);
    }

    /** What the compiler says, or that it says nothing: some drivers have no log where they ran out of something. */
    private String log() {
        try {
            return Cl.text("clGetProgramBuildInfo",
                    (name, bytes, value, returned) -> cl_h.clGetProgramBuildInfo(
                            address(), context.device().handle(), name, bytes, value, returned),
                    cl_h.CL_PROGRAM_BUILD_LOG());
        } catch (OpenClException e) {
            return "no log: " + e.getMessage();
        }
    }

    private byte[] binary() {
        String call = "clGetProgramInfo";
        try (Arena arena = Arena.ofConfined()) {
            long[] sizes = Cl.sizes(call,
                    (name, bytes, value, returned) -> cl_h.clGetProgramInfo(address(), name, bytes, value, returned),
                    cl_h.CL_PROGRAM_BINARY_SIZES());
            MemorySegment binary = arena.allocate(sizes[0]);
            MemorySegment binaries = Cl.handles(arena, binary);
            Cl.run(call, _ -> cl_h.clGetProgramInfo(address(), cl_h.CL_PROGRAM_BINARIES(), ADDRESS.byteSize(),
                    binaries, MemorySegment.NULL), sizes[0] + " bytes of binary");
            return binary.toArray(JAVA_BYTE);
        }
    }

    /** Source with the line numbers that the compiler speaks of. */
    static String numbered(String source) {
        StringBuilder text = new StringBuilder();
        int number = 1;
        for (String line : source.lines().toList()) text.append("%4d  %s%n".formatted(number++, line));
        return text.toString();
    }
}
