/** Tensors, devices and operators with their gradient rules. */
module dev.lanewise.tensor {
    requires transitive dev.lanewise.kernels;
    requires static org.jspecify;

    exports dev.lanewise.tensor;
    exports dev.lanewise.tensor.ops;

    uses dev.lanewise.tensor.DeviceProvider;
}
