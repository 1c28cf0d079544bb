package dev.lanewise.tensor;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A box of numbers: row-major, contiguous, on a device. A value: nobody changes a tensor once an operator has made it,
 * so tensors may be shared freely.
 *
 * <p>On the CPU and on the reference device the numbers lie in a Java array of the dtype's kind, from {@link #offset} on.
 */
public final class Tensor {
    private final TensorType type;
    private final Device device;
    /** The device's own, or a {@link Recoverable} that has it. */
    private final Object storage;

    private final int offset;

    private Tensor(TensorType type, Device device, Object storage, int offset) {
        this.type = type;
        this.device = device;
        this.storage = storage;
        this.offset = offset;
    }

    /** On the CPU, a copy of {@code values}. */
    public static Tensor of(Shape shape, float... values) {
        return copy(DType.FLOAT32, shape, values, values.length);
    }

    /** On the CPU, a copy of {@code values}. */
    public static Tensor of(Shape shape, long... values) {
        return copy(DType.INT64, shape, values, values.length);
    }

    /** On the CPU, a copy of {@code values}. */
    public static Tensor of(Shape shape, int... values) {
        return copy(DType.INT32, shape, values, values.length);
    }

    /** On the CPU, a mask. */
    public static Tensor of(Shape shape, boolean... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (values[i] ? 1 : 0);
        return copy(DType.BOOL, shape, bytes, bytes.length);
    }

    /** On the reference device, a copy of {@code values}. */
    public static Tensor ofDoubles(Shape shape, double... values) {
        checkCount(shape, values.length);
        return new Tensor(new TensorType(DType.FLOAT64, shape), Device.reference(), values.clone(), 0);
    }

    /** One float32 number on the CPU. */
    public static Tensor scalar(float value) {
        return of(Shape.SCALAR, value);
    }

    /** Zeros on a device; float types become the device's own. */
    public static Tensor zeros(TensorType type, Device device) {
        return device.allocate(type);
    }

    /** All elements {@code value}, on the CPU. */
    public static Tensor full(Shape shape, float value) {
        float[] values = new float[shape.elements()];
        Arrays.fill(values, value);
        return wrap(new TensorType(DType.FLOAT32, shape), Device.cpu(), values, 0);
    }

    /**
     * A tensor over storage that exists, without a copy: for devices and for those who promise not to change it.
     *
     * @param storage on the CPU and the reference device an array of the dtype's kind
     */
    public static Tensor wrap(TensorType type, Device device, Object storage, int offset) {
        return new Tensor(type, device, storage, offset);
    }

    /**
     * A tensor whose numbers may leave memory while nobody uses them, because they can be had again: a large constant of
     * a file, or what was computed of such.
     *
     * @param again the device's own storage, elements from its beginning on: equal numbers each time it is asked, by
     *     whichever thread
     */
    public static Tensor recoverable(TensorType type, Device device, Supplier<Object> again) {
        return new Tensor(type, device, new Recoverable(again), 0);
    }

    private static Tensor copy(DType dtype, Shape shape, Object values, int count) {
        checkCount(shape, count);
        Object array = dtype.newArray(count);
        System.arraycopy(values, 0, array, 0, count);
        return new Tensor(new TensorType(dtype, shape), Device.cpu(), array, 0);
    }

    private static void checkCount(Shape shape, int count) {
        if (count != shape.elements()) {
            throw new ShapeException("tensor", "values must be as many as the shape has elements", shape,
                    count + " values");
        }
    }

    public TensorType type() {
        return type;
    }

    public DType dtype() {
        return type.dtype();
    }

    public Shape shape() {
        return type.shape();
    }

    public Device device() {
        return device;
    }

    /** Elements in all. */
    public int elements() {
        return type.shape().elements();
    }

    /** The same numbers in another shape of as many elements; shares the storage. */
    public Tensor reshaped(Shape shape) {
        if (shape.elements() != elements()) {
            throw new ShapeException("reshape", "element counts must be equal", shape(), shape);
        }
        return new Tensor(type.withShape(shape), device, storage, offset);
    }

    /**
     * The same numbers in a tensor that keeps them as long as somebody uses them, and has them again by computing them.
     *
     * @param again gives a tensor that is equal to this one each time it is asked, on whichever thread
     */
    public Tensor recoverable(Supplier<Tensor> again) {
        if (offset != 0) return this; // whatever lies before it in its storage stays as well
        return new Tensor(type, device, new Recoverable(storage(), () -> again.get().storage()), 0);
    }

    /** The same numbers, which stay in memory as long as the tensor that is returned. */
    public Tensor held() {
        return storage instanceof Recoverable recoverable ? new Tensor(type, device, recoverable.get(), offset) : this;
    }

    /** The same numbers on another device; this tensor itself where it is there already. */
    public Tensor to(Device target) {
        return target.equals(device) ? this : target.upload(device.download(this));
    }

    /** A copy of the values of a float tensor, as float32, wherever it lies. */
    public float[] toFloats() {
        Tensor host = to(Device.cpu());
        return Arrays.copyOfRange(host.floats(), host.offset, host.offset + elements());
    }

    /** A copy of the values of a float tensor, as float64, wherever it lies. */
    public double[] toDoubles() {
        Tensor reference = to(Device.reference());
        return Arrays.copyOfRange(reference.doubles(), reference.offset, reference.offset + elements());
    }

    /** A copy of the values of an INT64 or INT32 tensor. */
    public long[] toLongs() {
        Tensor host = to(Device.cpu());
        long[] values = new long[elements()];
        for (int i = 0; i < values.length; i++) values[i] = host.index(i);
        return values;
    }

    /** A copy of the values of a BOOL tensor. */
    public boolean[] toBooleans() {
        Tensor host = to(Device.cpu());
        boolean[] values = new boolean[elements()];
        for (int i = 0; i < values.length; i++) values[i] = host.bytes()[host.offset + i] != 0;
        return values;
    }

    /** The number of a float tensor of one element. */
    public float item() {
        if (elements() != 1) throw new ShapeException("item", "the tensor must have one element", shape());
        return toFloats()[0];
    }

    /** Where the elements begin in the storage array. */
    public int offset() {
        return offset;
    }

    /** The device's own storage. For devices and operators; not to be written. */
    public Object storage() {
        return storage instanceof Recoverable recoverable ? recoverable.get() : storage;
    }

    /** The storage of a FLOAT32 tensor on the CPU. For devices and operators; elements begin at {@link #offset}. */
    public float[] floats() {
        return storage(float[].class);
    }

    /** The storage of a FLOAT64 tensor. For devices and operators; elements begin at {@link #offset}. */
    public double[] doubles() {
        return storage(double[].class);
    }

    /** The storage of an INT64 tensor. For devices and operators; elements begin at {@link #offset}. */
    public long[] longs() {
        return storage(long[].class);
    }

    /** The storage of an INT32 tensor. For devices and operators; elements begin at {@link #offset}. */
    public int[] ints() {
        return storage(int[].class);
    }

    /** The storage of a BOOL tensor, or one of integers of at most 8 bits. For devices and operators; elements begin at {@link #offset}. */
    public byte[] bytes() {
        return storage(byte[].class);
    }

    /** The storage of a FLOAT16, BFLOAT16 or INT16 tensor. For devices and operators; elements begin at {@link #offset}. */
    public short[] shorts() {
        return storage(short[].class);
    }

    /** Element {@code i} of an INT64 or INT32 tensor that lies in Java arrays. */
    public long index(int i) {
        return dtype() == DType.INT32 ? ints()[offset + i] : longs()[offset + i];
    }

    private <T> T storage(Class<T> kind) {
        Object own = storage();
        if (!kind.isInstance(own)) {
            throw new IllegalStateException("tensor: " + type + " on " + device.name() + " is not stored in "
                    + kind.getSimpleName());
        }
        return kind.cast(own);
    }

    /** Same type and same values, whatever the device; NaN equals NaN, and 0.0 differs from -0.0. */
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Tensor that) || !type.equals(that.type)) return false;
        Tensor a = device.download(this);
        Tensor b = that.device.download(that);
        int n = elements();
        int i = a.offset;
        int j = b.offset;
        return switch (a.storage()) {
            case float[] x -> Arrays.equals(x, i, i + n, b.floats(), j, j + n);
            case double[] x -> Arrays.equals(x, i, i + n, b.doubles(), j, j + n);
            case long[] x -> Arrays.equals(x, i, i + n, b.longs(), j, j + n);
            case int[] x -> Arrays.equals(x, i, i + n, b.ints(), j, j + n);
            case short[] x -> Arrays.equals(x, i, i + n, b.shorts(), j, j + n);
            default -> Arrays.equals(a.bytes(), i, i + n, b.bytes(), j, j + n);
        };
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    /** Type, device and the first values. */
    @Override
    public String toString() {
        Tensor host = device.download(this);
        StringBuilder text = new StringBuilder(type + " on " + device.name() + ": ");
        for (int i = 0; i < Math.min(8, elements()); i++) {
            text.append(i == 0 ? "" : ", ").append(java.lang.reflect.Array.get(host.storage(), host.offset + i));
        }
        return elements() > 8 ? text + ", ..." : text.toString();
    }
}
