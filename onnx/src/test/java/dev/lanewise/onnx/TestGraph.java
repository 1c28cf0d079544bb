package dev.lanewise.onnx;

import dev.lanewise.onnx.format.ElementType;
import dev.lanewise.onnx.format.WireWriter;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes graphs for tests: what a file may hold, valid or not. */
public final class TestGraph {
    private final WireWriter graph = new WireWriter().text(2, "test");

    /** Names of a node's inputs and outputs are separated by spaces; {@code _} is left out. */
    public TestGraph node(String operator, String inputs, String outputs, WireWriter... attributes) {
        return node("", operator, inputs, outputs, attributes);
    }

    public TestGraph node(String domain, String operator, String inputs, String outputs, WireWriter... attributes) {
        graph.message(1, nodeMessage(domain, operator, inputs, outputs, attributes));
        return this;
    }

    public static WireWriter nodeMessage(
            String domain, String operator, String inputs, String outputs, WireWriter... attributes) {
        WireWriter node = new WireWriter();
        for (String name : names(inputs)) node.text(1, name);
        for (String name : names(outputs)) node.text(2, name);
        node.text(3, "node-" + names(outputs).getFirst()).text(4, operator);
        for (WireWriter attribute : attributes) node.message(5, attribute);
        if (!domain.isEmpty()) node.text(7, domain);
        return node;
    }

    private static List<String> names(String text) {
        return List.of(text.split(" ")).stream().map(name -> name.equals("_") ? "" : name).toList();
    }

    public TestGraph input(String name, DType dtype, int... sizes) {
        graph.message(11, value(name, ElementType.of(dtype).number(), sizes));
        return this;
    }

    public TestGraph output(String name, DType dtype, int... sizes) {
        graph.message(12, value(name, ElementType.of(dtype).number(), sizes));
        return this;
    }

    /** An input without a type, as graphs within nodes may have. */
    public TestGraph input(String name) {
        graph.message(11, new WireWriter().text(1, name));
        return this;
    }

    /** An output without a type. */
    public TestGraph output(String name) {
        graph.message(12, new WireWriter().text(1, name));
        return this;
    }

    public TestGraph initializer(String name, Tensor tensor) {
        return initializer(tensorMessage(name, tensor));
    }

    public TestGraph initializer(WireWriter tensor) {
        graph.message(5, tensor);
        return this;
    }

    /** Negative sizes are open. */
    public static WireWriter value(String name, int elementType, int... sizes) {
        WireWriter shape = new WireWriter();
        for (int size : sizes) {
            shape.message(1, size < 0 ? new WireWriter().text(2, "open" + -size) : new WireWriter().integer(1, size));
        }
        WireWriter tensor = new WireWriter().integer(1, elementType).message(2, shape);
        return new WireWriter().text(1, name).message(2, new WireWriter().message(1, tensor));
    }

    /** Elements in one block of bytes. */
    public static WireWriter tensorMessage(String name, Tensor tensor) {
        int bits = ElementType.of(tensor.dtype()).isPacked() ? tensor.dtype().bits() : tensor.dtype().bytes() * 8;
        ByteBuffer bytes = ByteBuffer.allocate(Math.ceilDiv(tensor.elements() * bits, 8))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < tensor.elements(); i++) {
            switch (tensor.dtype()) {
                case FLOAT32 -> bytes.putFloat(tensor.floats()[tensor.offset() + i]);
                case FLOAT64 -> bytes.putDouble(tensor.doubles()[tensor.offset() + i]);
                case INT64 -> bytes.putLong(tensor.longs()[tensor.offset() + i]);
                case INT32 -> bytes.putInt(tensor.ints()[tensor.offset() + i]);
                case FLOAT16, BFLOAT16, INT16 -> bytes.putShort(tensor.shorts()[tensor.offset() + i]);
                case INT8, UINT8, BOOL -> bytes.put(tensor.bytes()[tensor.offset() + i]);
                case INT4, UINT4, INT2, UINT2 -> {
                    int element = tensor.bytes()[tensor.offset() + i] & ((1 << bits) - 1);
                    int at = i * bits / 8;
                    bytes.put(at, (byte) (bytes.get(at) | (element << (i * bits % 8))));
                }
            }
        }
        return tensorHead(name, ElementType.of(tensor.dtype()).number(), longs(tensor.shape().toArray()))
                .bytes(9, bytes.array());
    }

    /** Name, type and shape of a tensor without elements. */
    public static WireWriter tensorHead(String name, int elementType, long... sizes) {
        return new WireWriter().integers(1, sizes).integer(2, elementType).text(8, name);
    }

    private static long[] longs(int[] values) {
        return java.util.Arrays.stream(values).asLongStream().toArray();
    }

    public static WireWriter attribute(String name, long value) {
        return new WireWriter().text(1, name).integer(3, value).integer(20, 2);
    }

    public static WireWriter attribute(String name, long... values) {
        return new WireWriter().text(1, name).integers(8, values).integer(20, 7);
    }

    public static WireWriter attribute(String name, TestGraph body) {
        return new WireWriter().text(1, name).message(6, body.graph).integer(20, 5);
    }

    public static WireWriter attribute(String name, Tensor value) {
        return new WireWriter().text(1, name).message(5, tensorMessage("", value)).integer(20, 4);
    }

    /** An attribute that is what the call of the function around gives. */
    public static WireWriter reference(String name, String of, int type) {
        return new WireWriter().text(1, name).integer(20, type).text(21, of);
    }

    /** A function of domain {@code local}. */
    public static WireWriter function(String name, String inputs, String outputs, WireWriter... nodes) {
        WireWriter function = new WireWriter().text(1, name).text(10, "local");
        for (String input : names(inputs)) function.text(4, input);
        for (String output : names(outputs)) function.text(5, output);
        for (WireWriter node : nodes) function.message(7, node);
        return function.message(9, opset("", 13)).message(9, opset("local", 1));
    }

    public static WireWriter opset(String domain, long version) {
        return new WireWriter().text(1, domain).integer(2, version);
    }

    public byte[] model(WireWriter... functions) {
        return model(13, functions);
    }

    public byte[] model(@Nullable Integer opset, WireWriter... functions) {
        WireWriter model = new WireWriter().integer(1, 8).message(7, graph);
        if (opset != null) model.message(8, opset("", opset)).message(8, opset("local", 1));
        for (WireWriter function : functions) model.message(25, function);
        return model.toByteArray();
    }
}
