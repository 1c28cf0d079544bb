package dev.lanewise.onnx.data;

import static dev.lanewise.onnx.TestGraph.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.inference.Model;
import dev.lanewise.onnx.Onnx;
import dev.lanewise.onnx.OnnxException;
import dev.lanewise.onnx.TestGraph;
import dev.lanewise.onnx.format.ElementType;
import dev.lanewise.onnx.format.WireWriter;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Integers of 4 and 2 bits share bytes in files, the first in the lowest bits, and end with a byte of their own. */
class PackedIntegersTest {
    @TempDir
    Path folder;

    private static WireWriter head(DType dtype, int count) {
        return TestGraph.tensorHead("w", ElementType.of(dtype).number(), count);
    }

    /** {@code w} as int32. */
    private static byte[] widened(WireWriter tensor, int count) {
        return new TestGraph()
                .initializer(tensor)
                .node("Cast", "w", "y", attribute("to", ElementType.INT32.number()))
                .output("y", DType.INT32, count)
                .model();
    }

    private static List<Tensor> run(byte[] model) {
        return Onnx.load(model).run(List.of());
    }

    @ParameterizedTest
    @CsvSource({"INT4, 1, -8, 7", "UINT4, 1, 8, 7", "INT2, 1, 0, -2", "UINT2, 1, 0, 2"})
    void blocksAndFieldsHoldTheSameElements(DType dtype, int first, int second, int third) {
        // 0x81, 0x07 as nibbles 1, 8, 7; 0x21 as pairs of bits 1, 0, 2
        byte[] bytes = dtype.bits() == 4 ? new byte[] {(byte) 0x81, 0x07} : new byte[] {0x21};
        long[] fields = dtype.bits() == 4 ? new long[] {0x81, 0x07} : new long[] {0x21};
        List<Tensor> expected = List.of(Tensor.of(Shape.of(3), first, second, third));
        assertEquals(expected, run(widened(head(dtype, 3).bytes(9, bytes), 3)));
        assertEquals(expected, run(widened(head(dtype, 3).integers(5, fields), 3)));
    }

    @Test
    void blocksOfOtherSizesAreRefused() {
        byte[] model = widened(head(DType.INT4, 3).bytes(9, new byte[3]), 3);
        OnnxException refused = assertThrows(OnnxException.class, () -> Onnx.load(model));
        assertTrue(refused.getMessage().contains("2 bytes"), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"INT16, 2", "INT4, 2", "UINT4, 5", "INT2, 5", "UINT2, 3"})
    void whatIsSavedIsReadAgain(DType dtype, int count) throws IOException {
        byte[] bytes = new byte[Math.ceilDiv(count * dtype.bits(), Byte.SIZE)];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (0x9c + 31 * i);
        // Elements end before the last byte does: a writer leaves the rest 0.
        bytes[bytes.length - 1] &= (byte) (0xff >>> (bytes.length * Byte.SIZE - count * dtype.bits()));
        byte[] graph = new TestGraph()
                .input("x", dtype, count)
                .initializer(head(dtype, count).bytes(9, bytes))
                .node("Concat", "x w", "y", attribute("axis", 0))
                .output("y", dtype, 2 * count)
                .model();
        Model model = Onnx.load(graph);
        Path file = folder.resolve("saved.onnx");
        Onnx.save(model, List.of(new TensorType(dtype, Shape.of(count))), file);
        Tensor x = Tensor.zeros(new TensorType(dtype, Shape.of(count)), Device.cpu());
        assertEquals(model.run(List.of(x)), Onnx.load(file).run(List.of(x)));
    }
}
