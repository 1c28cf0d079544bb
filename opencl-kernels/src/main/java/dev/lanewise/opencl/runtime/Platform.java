package dev.lanewise.opencl.runtime;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.lanewise.opencl.bindings.cl_h;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** A driver: {@code Portable Computing Language}, {@code NVIDIA CUDA}. */
public record Platform(MemorySegment handle, String name, String version) {
    /** The drivers of this machine; none where there is no library or none is registered with it. */
    public static List<Platform> all() {
        if (!OpenClLibrary.isPresent()) return List.of();
        List<Platform> platforms = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(JAVA_INT);
            String call = "clGetPlatformIDs";
            int status = Faults.status(call);
            if (status == Status.SUCCESS) status = cl_h.clGetPlatformIDs(0, MemorySegment.NULL, count);
            if (status == Status.PLATFORM_NOT_FOUND) return List.of();
            Cl.check(call, status, "their count");
            int n = count.get(JAVA_INT, 0);
            if (n == 0) return List.of();
            MemorySegment handles = arena.allocate(ADDRESS, n);
            Cl.check(call, cl_h.clGetPlatformIDs(n, handles, MemorySegment.NULL), n + " platforms");
            for (int i = 0; i < n; i++) platforms.add(of(handles.getAtIndex(ADDRESS, i)));
        }
        return List.copyOf(platforms);
    }

    private static Platform of(MemorySegment handle) {
        Cl.Query query = (name, bytes, value, returned) -> cl_h.clGetPlatformInfo(handle, name, bytes, value, returned);
        return new Platform(handle, Cl.text("clGetPlatformInfo", query, cl_h.CL_PLATFORM_NAME()),
                Cl.text("clGetPlatformInfo", query, cl_h.CL_PLATFORM_VERSION()));
    }

    /** Its devices that are available and bring a compiler. */
    public List<DeviceInfo> devices() {
        String call = "clGetDeviceIDs";
        List<DeviceInfo> devices = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(JAVA_INT);
            int status = Faults.status(call);
            if (status == Status.SUCCESS) {
                status = cl_h.clGetDeviceIDs(handle, cl_h.CL_DEVICE_TYPE_ALL(), 0, MemorySegment.NULL, count);
            }
            if (status == Status.DEVICE_NOT_FOUND) return List.of();
            Cl.check(call, status, "the count of " + name);
            int n = count.get(JAVA_INT, 0);
            if (n == 0) return List.of();
            MemorySegment handles = arena.allocate(ADDRESS, n);
            Cl.check(call, cl_h.clGetDeviceIDs(handle, cl_h.CL_DEVICE_TYPE_ALL(), n, handles, MemorySegment.NULL),
                    n + " devices of " + name);
            for (int i = 0; i < n; i++) devices.add(DeviceInfo.of(this, handles.getAtIndex(ADDRESS, i)));
        }
        return devices.stream().filter(DeviceInfo::usable).toList();
    }
}
