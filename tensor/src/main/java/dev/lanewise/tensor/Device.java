package dev.lanewise.tensor;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.tensor.cpu.CpuDevice;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where tensors live and operators run. */
public interface Device {
    /** {@code cpu}, {@code reference}, {@code opencl:0}. */
    String name();

    /** The arithmetic of this device. */
    Kernels kernels();

    /** Whether the storage of its tensors is Java arrays, so that operators which only move values work on them directly. */
    boolean isHost();

    /** Zeros. FLOAT32 and FLOAT64 become this device's own float type. */
    Tensor allocate(TensorType type);

    /** As {@link #allocate}, but the numbers may be any: for outputs, which an operator fills. */
    default Tensor allocateForOutput(TensorType type) {
        return allocate(type);
    }

    /** A tensor that lies in Java arrays, brought to this device, floats converted to its own float type. */
    Tensor upload(Tensor host);

    /**
     * As {@link #upload}, of numbers that stay what they are: a device may keep them in fewer bits where these are enough
     * for all of them, so that every operator reads the same numbers, and those of {@link Kernels#readsNarrow} read less.
     */
    default Tensor uploadConstant(Tensor host) {
        return upload(host);
    }

    /** Bytes that {@link #uploadConstant} keeps such a tensor in. */
    default long constantBytes(Tensor host) {
        return (long) host.elements() * host.dtype().bytes();
    }

    /** The type in which a tensor of this device is kept: another than its own where fewer bits were enough. */
    default DType storedType(Tensor tensor) {
        return tensor.dtype();
    }

    /** A tensor of this device, brought into Java arrays; itself where it is there already. */
    Tensor download(Tensor tensor);

    /** Fills a tensor that this device allocated with the values of one of the same type that lies in Java arrays. */
    void fill(Tensor tensor, Tensor host);

    /** The other way: fills a tensor of the same type that lies in Java arrays with the values of one of this device. */
    default void fetch(Tensor tensor, Tensor host) {
        Tensor from = download(tensor);
        System.arraycopy(from.storage(), from.offset(), host.storage(), host.offset(), host.elements());
    }

    /** Waits until all that was asked of this device is done, where it computes by itself. */
    default void await() {}

    /** Bytes that a tensor may have at most. */
    default long largestTensor() {
        return Long.MAX_VALUE;
    }

    /** The vector kernels (or their scalar twins) on this machine's processor, float32. */
    static Device cpu() {
        return Devices.CPU;
    }

    /** The same kernels run otherwise: on threads of the caller's, or as scalar twins. A device of its own. */
    static Device cpu(Cpu cpu) {
        return new CpuDevice("cpu", cpu);
    }

    /** Every operator by its definition, in float64 and textbook loops: slow, and right. */
    static Device reference() {
        return Devices.REFERENCE;
    }

    /** @throws IllegalArgumentException where there is no such device, listing those that exist */
    static Device named(String name) {
        return all().filter(device -> device.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("device: no such device on this machine; got " + name
                        + ", there is " + all().map(Device::name).collect(Collectors.joining(", "))
                        + Devices.whyNoMore()));
    }

    /** The CPU, the reference, then what the providers on the path offer. */
    static Stream<Device> all() {
        return Devices.all();
    }
}
