/** OpenCL devices behind the operators. */
module dev.lanewise.opencl {
    requires transitive dev.lanewise.tensor;
    requires static org.jspecify;

    exports dev.lanewise.opencl.runtime;
    exports dev.lanewise.opencl.bindings;
}
