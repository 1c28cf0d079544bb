package dev.lanewise.onnx.export;

import dev.lanewise.onnx.format.ElementType;
import dev.lanewise.onnx.format.WireWriter;
import dev.lanewise.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Tensors as ONNX stores them: one block of little-endian elements. */
final class TensorWriter {
    private TensorWriter() {}

    static WireWriter message(String name, Tensor tensor) {
        Tensor host = tensor.device().download(tensor);
        return new WireWriter()
                .integers(1, Arrays.stream(host.shape().toArray()).asLongStream().toArray())
                .integer(2, ElementType.of(host.dtype()).number())
                .text(8, name)
                .bytes(9, elements(host));
    }

    private static byte[] elements(Tensor host) {
        int n = host.elements();
        int from = host.offset();
        if (ElementType.of(host.dtype()).isPacked()) return packed(host);
        byte[] bytes = new byte[Math.multiplyExact(n, host.dtype().bytes())];
        MemorySegment to = MemorySegment.ofArray(bytes);
        switch (host.storage()) {
            case float[] x -> MemorySegment.copy(x, from, to, little(ValueLayout.JAVA_FLOAT_UNALIGNED), 0, n);
            case double[] x -> MemorySegment.copy(x, from, to, little(ValueLayout.JAVA_DOUBLE_UNALIGNED), 0, n);
            case long[] x -> MemorySegment.copy(x, from, to, little(ValueLayout.JAVA_LONG_UNALIGNED), 0, n);
            case int[] x -> MemorySegment.copy(x, from, to, little(ValueLayout.JAVA_INT_UNALIGNED), 0, n);
            case short[] x -> MemorySegment.copy(x, from, to, little(ValueLayout.JAVA_SHORT_UNALIGNED), 0, n);
            default -> System.arraycopy(host.bytes(), from, bytes, 0, n);
        }
        return bytes;
    }

    /** Elements that share bytes, the first in the lowest bits. */
    private static byte[] packed(Tensor host) {
        int n = host.elements();
        int bits = host.dtype().bits();
        int each = Byte.SIZE / bits;
        byte[] bytes = new byte[Math.ceilDiv(n, each)];
        int mask = (1 << bits) - 1;
        for (int i = 0; i < n; i++) {
            bytes[i / each] |= (byte) ((host.bytes()[host.offset() + i] & mask) << ((i % each) * bits));
        }
        return bytes;
    }

    private static ValueLayout little(ValueLayout layout) {
        return layout.withOrder(ByteOrder.LITTLE_ENDIAN);
    }
}
