package dev.lanewise.opencl.runtime;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.lanewise.opencl.bindings.cl_h;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A function of a program. It says itself how large its groups are. */
public final class Kernel extends Handle {
    private static final long LARGEST_ARGUMENT = 64;

    private final String name;
    private final long[] group;
    private final MemorySegment scratch = Arena.ofAuto().allocate(LARGEST_ARGUMENT, 64);

    private Kernel(String name, MemorySegment address, long[] group) {
        super(HandleKind.KERNEL, address);
        this.name = name;
        this.group = group;
    }

    static Kernel of(Program program, DeviceInfo device, String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = Cl.create("clCreateKernel",
                    status -> cl_h.clCreateKernel(program.address(), arena.allocateFrom(name), status), name);
            try {
                long[] group = Cl.sizes("clGetKernelWorkGroupInfo",
                        (info, bytes, value, returned) -> cl_h.clGetKernelWorkGroupInfo(
                                address, device.handle(), info, bytes, value, returned),
                        cl_h.CL_KERNEL_COMPILE_WORK_GROUP_SIZE());
                if (group[0] == 0) throw new IllegalStateException("kernel: it must require a group size; got " + name);
                return new Kernel(name, address, group);
            } catch (RuntimeException e) {
                HandleKind.KERNEL.release(HandleKind.KERNEL.acquired(address));
                throw e;
            }
        }
    }

    public String name() {
        return name;
    }

    /** Work-items of a group along an axis. */
    public long group(int axis) {
        return group[axis];
    }

    /** Sets all arguments: buffers, numbers, and arrays of 2, 4, 8 or 16 numbers for vectors. */
    void set(Object... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            long bytes = switch (arguments[i]) {
                case Buffer buffer -> store(buffer);
                case Integer number -> store(number);
                case Float number -> store(number);
                case Long number -> store(number);
                case Short number -> store(number);
                case Byte number -> store(number);
                case int[] vector -> store(vector);
                default -> throw new IllegalArgumentException("kernel " + name
                        + ": arguments must be buffers, numbers or arrays of them; got " + arguments[i].getClass());
            };
            int status = Faults.status("clSetKernelArg");
            if (status == Status.SUCCESS) status = cl_h.clSetKernelArg(address(), i, bytes, scratch);
            if (status != Status.SUCCESS) {
                throw new OpenClException("clSetKernelArg", status,
                        "argument " + i + " of " + name + ", " + arguments[i] + " in " + bytes + " bytes");
            }
        }
    }

    private long store(Buffer buffer) {
        scratch.set(ADDRESS, 0, buffer.address());
        return ADDRESS.byteSize();
    }

    private long store(int number) {
        scratch.set(JAVA_INT, 0, number);
        return Integer.BYTES;
    }

    private long store(float number) {
        scratch.set(JAVA_FLOAT, 0, number);
        return Float.BYTES;
    }

    private long store(long number) {
        scratch.set(JAVA_LONG, 0, number);
        return Long.BYTES;
    }

    private long store(short number) {
        scratch.set(JAVA_SHORT, 0, number);
        return Short.BYTES;
    }

    private long store(byte number) {
        scratch.set(JAVA_BYTE, 0, number);
        return Byte.BYTES;
    }

    private long store(int[] vector) {
        MemorySegment.copy(vector, 0, scratch, JAVA_INT, 0, vector.length);
        return (long) vector.length * Integer.BYTES;
    }

    @Override
    public String toString() {
        return name;
    }
}
