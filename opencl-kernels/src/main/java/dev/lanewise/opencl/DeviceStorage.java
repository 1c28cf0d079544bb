package dev.lanewise.opencl;

import dev.lanewise.opencl.runtime.Buffer;
import dev.lanewise.tensor.Tensor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a tensor's numbers lie in on a device. Of tensors that came from the host it knows more: nobody changes those but
 * by filling them, so whole numbers can be looked at without asking the device, and what was made of weights is kept.
 */
final class DeviceStorage {
    private final UnaryOperator<Numbers> widen;
    private volatile Numbers numbers;
    private volatile @Nullable Tensor onHost;
    private volatile boolean lasting;
    private final Map<Object, Buffer> derived = new ConcurrentHashMap<>(0);

    /** Numbers, and how they lie. */
    record Numbers(Buffer buffer, Stored stored) {}

    DeviceStorage(Buffer buffer) {
        this(new Numbers(buffer, Stored.AS_TYPED), UnaryOperator.identity());
    }

    /** @param widen makes float32 of numbers of 16 bits */
    DeviceStorage(Numbers numbers, UnaryOperator<Numbers> widen) {
        this.numbers = numbers;
        this.widen = widen;
    }

    static DeviceStorage of(Tensor tensor) {
        return (DeviceStorage) tensor.storage();
    }

    /** For kernels that read numbers of 16 bits too. */
    Numbers numbers() {
        return numbers;
    }

    /** For all others: numbers of the tensor's own type, which they are from now on. */
    Buffer buffer() {
        Numbers now = numbers;
        return now.stored == Stored.AS_TYPED ? now.buffer : widened();
    }

    private synchronized Buffer widened() {
        Numbers now = numbers;
        if (now.stored != Stored.AS_TYPED) {
            now = widen.apply(now);
            numbers = now;
            derived.clear();
        }
        return now.buffer;
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
    Derived derived(Object key, Supplier<Buffer> make) {
        return lasting
                ? new Derived(derived.computeIfAbsent(key, _ -> make.get()), true)
                : new Derived(make.get(), false);
    }

    /** Numbers made of others, to be closed once the commands that read them are enqueued: kept ones stay. */
    record Derived(Buffer buffer, boolean kept) implements AutoCloseable {
        @Override
        public void close() {
            if (!kept) buffer.close();
        }
    }
}
