package dev.lanewise.opencl.runtime;

import dev.lanewise.opencl.bindings.cl_h;
import java.lang.foreign.MemorySegment;

/**
 * What a device says of itself.
 *
 * @param cpu whether its kernels run on the machine's processor
 * @param hostUnified whether its memory is the machine's, so that a mapped buffer needs no copy
 * @param exactDivision whether quotients and square roots can be had correctly rounded
 */
public record DeviceInfo(
        MemorySegment handle,
        Platform platform,
        String name,
        String version,
        String driverVersion,
        boolean usable,
        boolean cpu,
        boolean hostUnified,
        boolean exactDivision,
        int computeUnits,
        long globalMemory,
        long largestBuffer,
        long localMemory,
        long largestGroup) {
    private static final String CALL = "clGetDeviceInfo";

    static DeviceInfo of(Platform platform, MemorySegment handle) {
        Cl.Query query = (name, bytes, value, returned) -> cl_h.clGetDeviceInfo(handle, name, bytes, value, returned);
        boolean available = Cl.integer(CALL, query, cl_h.CL_DEVICE_AVAILABLE()) != 0;
        boolean compiles = Cl.integer(CALL, query, cl_h.CL_DEVICE_COMPILER_AVAILABLE()) != 0;
        boolean littleEndian = Cl.integer(CALL, query, cl_h.CL_DEVICE_ENDIAN_LITTLE()) != 0;
        long type = Cl.size(CALL, query, cl_h.CL_DEVICE_TYPE());
        long single = Cl.size(CALL, query, cl_h.CL_DEVICE_SINGLE_FP_CONFIG());
        return new DeviceInfo(
                handle,
                platform,
                Cl.text(CALL, query, cl_h.CL_DEVICE_NAME()),
                Cl.text(CALL, query, cl_h.CL_DEVICE_VERSION()),
                Cl.text(CALL, query, cl_h.CL_DRIVER_VERSION()),
                available && compiles && littleEndian,
                (type & cl_h.CL_DEVICE_TYPE_CPU()) != 0,
                Cl.integer(CALL, query, cl_h.CL_DEVICE_HOST_UNIFIED_MEMORY()) != 0,
                (single & cl_h.CL_FP_CORRECTLY_ROUNDED_DIVIDE_SQRT()) != 0,
                Cl.integer(CALL, query, cl_h.CL_DEVICE_MAX_COMPUTE_UNITS()),
                Cl.size(CALL, query, cl_h.CL_DEVICE_GLOBAL_MEM_SIZE()),
                Cl.size(CALL, query, cl_h.CL_DEVICE_MAX_MEM_ALLOC_SIZE()),
                Cl.size(CALL, query, cl_h.CL_DEVICE_LOCAL_MEM_SIZE()),
                Cl.size(CALL, query, cl_h.CL_DEVICE_MAX_WORK_GROUP_SIZE()));
    }
}
