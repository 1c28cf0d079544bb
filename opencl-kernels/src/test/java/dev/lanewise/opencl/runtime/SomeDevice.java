package dev.lanewise.opencl.runtime;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;

/** The device that tests run on; they are skipped where there is none. */
final class SomeDevice {
    static final String ADDITION = """
            __kernel __attribute__((reqd_work_group_size(64, 1, 1)))
            void add(int n, __global const float* a, __global const float* b, __global float* y) {
                int i = get_global_id(0);
                if (i < n) y[i] = a[i] + b[i];
            }
            """;

    private SomeDevice() {}

    static DeviceInfo find() {
        assumeTrue(OpenClLibrary.isPresent(), "no OpenCL library (Debian: ocl-icd-libopencl1)");
        List<DeviceInfo> devices = Platform.all().stream().flatMap(platform -> platform.devices().stream()).toList();
        assumeTrue(!devices.isEmpty(), "no OpenCL device (Debian: pocl-opencl-icd)");
        return devices.getFirst();
    }
}
