/** OpenCL devices behind the operators. */
module dev.lanewise.opencl {
    requires transitive dev.lanewise.tensor;
    requires static org.jspecify;

    exports dev.lanewise.opencl;
    exports dev.lanewise.opencl.runtime;
    exports dev.lanewise.opencl.bindings;

    provides dev.lanewise.tensor.DeviceProvider with dev.lanewise.opencl.OpenClDevices;
}
