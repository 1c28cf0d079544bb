package dev.lanewise.opencl;

import dev.lanewise.opencl.runtime.Buffer;
import dev.lanewise.tensor.Tensor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a tensor's numbers lie in on a device. Of tensors that came from the host it knows more: nobody changes those but
 * by filling them, so whole numbers can be looked at without asking the device, and what was made of weights is kept.
 */
final class DeviceStorage {
    private final Buffer buffer;
    private volatile @Nullable Tensor onHost;
    private volatile boolean lasting;
    private final Map<Object, Buffer> derived = new ConcurrentHashMap<>(0);

    DeviceStorage(Buffer buffer) {
        this.buffer = buffer;
    }

    static DeviceStorage of(Tensor tensor) {
        return (DeviceStorage) tensor.storage();
    }

    Buffer buffer() {
        return buffer;
    }

    /** The same values in Java arrays, where they are known. */
    @Nullable Tensor onHost() {
        return onHost;
    }

    /** Says that new values came from the host. */
    void filled(@Nullable Tensor from, boolean stays) {
        onHost = from;
        lasting = stays;
        derived.clear();
    }

    /** What was made of lasting values under this key; made anew each time of others. */
    Buffer derived(Object key, Supplier<Buffer> make) {
        return lasting ? derived.computeIfAbsent(key, _ -> make.get()) : make.get();
    }
}
