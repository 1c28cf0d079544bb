package dev.lanewise.opencl;

import dev.lanewise.opencl.runtime.Buffer;
import dev.lanewise.opencl.runtime.BufferPool;
import dev.lanewise.opencl.runtime.DeviceInfo;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A device of an OpenCL driver, float32. It is opened when it is first used. Commands run in order and nobody waits for
 * them but who brings a tensor back.
 */
public final class OpenClDevice implements Device, AutoCloseable {
    /** Whole numbers up to so many are kept on the host as well when they come from there. */
    private static final int KEPT_ON_HOST = 1 << 16;

    private final String name;
    private final DeviceInfo info;
    private @Nullable Engine engine;
    private @Nullable Kernels kernels;

    OpenClDevice(String name, DeviceInfo info) {
        this.name = name;
        this.info = info;
    }

    @Override
    public String name() {
        return name;
    }

    public DeviceInfo info() {
        return info;
    }

    synchronized Engine engine() {
        if (engine == null) engine = Engine.open(info);
        return engine;
    }

    @Override
    public synchronized Kernels kernels() {
        if (kernels == null) kernels = new OpenClKernels(engine());
        return kernels;
    }

    @Override
    public boolean isHost() {
        return false;
    }

    @Override
    public Tensor allocate(TensorType type) {
        Tensor tensor = allocateForOutput(type);
        long bytes = bytes(tensor);
        engine().queue().clear(DeviceStorage.of(tensor).buffer(), 0, bytes);
        return tensor;
    }

    @Override
    public Tensor allocateForOutput(TensorType type) {
        TensorType own = own(type);
        long bytes = Math.max(1, (long) own.shape().elements() * own.dtype().bytes());
        return Tensor.wrap(own, this, new DeviceStorage(engine().pool().lend(bytes)), 0);
    }

    @Override
    public Tensor upload(Tensor host) {
        Tensor tensor = allocateForOutput(host.type());
        write(tensor, host);
        boolean keep = !host.dtype().isComputable() && host.elements() <= KEPT_ON_HOST;
        DeviceStorage.of(tensor).filled(keep ? host : null, true);
        return tensor;
    }

    @Override
    public Tensor uploadConstant(Tensor host) {
        Stored stored = Stored.of(host);
        if (stored == Stored.AS_TYPED) return upload(host);
        Engine open = engine();
        long bytes = (long) host.elements() * Short.BYTES;
        Buffer buffer = open.pool().lend(bytes);
        open.queue().write(buffer, 0, bytes, to -> stored.copyIn(host, to));
        DeviceStorage storage = new DeviceStorage(new DeviceStorage.Numbers(buffer, stored), open::widened);
        storage.filled(null, true);
        return Tensor.wrap(host.type(), this, storage, 0);
    }

    @Override
    public long constantBytes(Tensor host) {
        return (long) host.elements() * Stored.of(host).bytes(own(host.type()).dtype().bytes());
    }

    @Override
    public DType storedType(Tensor tensor) {
        return DeviceStorage.of(tensor).numbers().stored().dtype(tensor.dtype());
    }

    @Override
    public Tensor download(Tensor tensor) {
        DeviceStorage storage = DeviceStorage.of(tensor);
        Tensor known = storage.onHost();
        if (known != null && known.elements() == tensor.elements()) return known.reshaped(tensor.shape());
        Tensor host = Device.cpu().allocate(tensor.type());
        engine().queue().read(storage.buffer(), byteOffset(tensor), bytes(tensor), from -> copyOut(from, host));
        return host;
    }

    @Override
    public void fill(Tensor tensor, Tensor host) {
        DeviceStorage.of(tensor).filled(null, false);
        write(tensor, host);
    }

    @Override
    public void fetch(Tensor tensor, Tensor host) {
        engine().queue().read(DeviceStorage.of(tensor).buffer(), byteOffset(tensor), bytes(tensor),
                from -> copyOut(from, host));
    }

    @Override
    public void await() {
        engine().queue().finish();
    }

    @Override
    public long largestTensor() {
        return info.largestBuffer();
    }

    private void write(Tensor tensor, Tensor host) {
        engine().queue().write(DeviceStorage.of(tensor).buffer(), byteOffset(tensor), bytes(tensor),
                to -> copyIn(host, to));
    }

    private static void copyIn(Tensor host, MemorySegment to) {
        int from = host.offset();
        int n = host.elements();
        switch (host.storage()) {
            case float[] x -> MemorySegment.copy(x, from, to, ValueLayout.JAVA_FLOAT, 0, n);
            case double[] x -> {
                for (int i = 0; i < n; i++) to.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) x[from + i]);
            }
            case long[] x -> MemorySegment.copy(x, from, to, ValueLayout.JAVA_LONG, 0, n);
            case int[] x -> MemorySegment.copy(x, from, to, ValueLayout.JAVA_INT, 0, n);
            case short[] x -> MemorySegment.copy(x, from, to, ValueLayout.JAVA_SHORT, 0, n);
            default -> MemorySegment.copy(host.bytes(), from, to, ValueLayout.JAVA_BYTE, 0, n);
        }
    }

    private static void copyOut(MemorySegment from, Tensor host) {
        int n = host.elements();
        int at = host.offset();
        switch (host.storage()) {
            case float[] y -> MemorySegment.copy(from, ValueLayout.JAVA_FLOAT, 0, y, at, n);
            case long[] y -> MemorySegment.copy(from, ValueLayout.JAVA_LONG, 0, y, at, n);
            case int[] y -> MemorySegment.copy(from, ValueLayout.JAVA_INT, 0, y, at, n);
            case short[] y -> MemorySegment.copy(from, ValueLayout.JAVA_SHORT, 0, y, at, n);
            default -> MemorySegment.copy(from, ValueLayout.JAVA_BYTE, 0, host.bytes(), at, n);
        }
    }

    private static TensorType own(TensorType type) {
        return type.dtype() == DType.FLOAT64 ? type.withDType(DType.FLOAT32) : type;
    }

    private static long bytes(Tensor tensor) {
        return (long) tensor.elements() * tensor.dtype().bytes();
    }

    private static long byteOffset(Tensor tensor) {
        return (long) tensor.offset() * tensor.dtype().bytes();
    }

    /**
     * Measures which of its kernels suit this device best and keeps that in the user's cache for it and its driver, where
     * later processes find it. Results are the same bits before and after.
     *
     * @param atMost when to stop; what was not measured by then stays as it was
     * @return what was chosen, for people
     */
    public String tune(Duration atMost) {
        Engine tuned = engine();
        Tiles tiles = new Tuner(this, tuned, atMost).tune();
        tuned.keep(tiles);
        return "tiles of " + tiles.gemm() + " for products, of " + tiles.conv() + " for convolutions";
    }

    /** Bytes of the device's memory that tensors hold. */
    public long memoryInUse() {
        return engine().pool().lentBytes();
    }

    /** Bytes of the device's memory that are taken: those that tensors hold, and those that wait for the next. */
    public long memoryHeld() {
        BufferPool pool = engine().pool();
        return pool.lentBytes() + pool.freeBytes();
    }

    /** Releases all that the device holds; it is opened again when it is used again, tensors of before are lost. */
    @Override
    public synchronized void close() {
        if (engine != null) engine.close();
        engine = null;
        kernels = null;
    }

    @Override
    public String toString() {
        return name;
    }
}
