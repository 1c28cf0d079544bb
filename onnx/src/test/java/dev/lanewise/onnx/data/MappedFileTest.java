package dev.lanewise.onnx.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.inference.Model;
import dev.lanewise.onnx.Onnx;
import dev.lanewise.onnx.TestGraph;
import dev.lanewise.onnx.format.ElementType;
import dev.lanewise.onnx.format.WireWriter;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a model whose file others use as well. */
class MappedFileTest {
    private static final int SIZE = 1 << 15;

    @TempDir
    Path folder;

    private Path file;
    private Model model;

    /** {@code x + w}, where {@code w} is large enough to be read when it is needed. */
    private static byte[] model(float w) {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < SIZE; i++) bytes.putFloat(w);
        WireWriter tensor = TestGraph.tensorHead("w", ElementType.FLOAT.number(), SIZE).bytes(9, bytes.array());
        return new TestGraph()
                .input("x", DType.FLOAT32, SIZE)
                .initializer(tensor)
                .node("Add", "x w", "y")
                .output("y", DType.FLOAT32, SIZE)
                .model();
    }

    @BeforeEach
    void load() throws IOException {
        file = Files.write(folder.resolve("model.onnx"), model(2));
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        model = Onnx.load(file);
    }

    private float run() {
        return model.run(List.of(Tensor.full(Shape.of(SIZE), 1))).getFirst().toFloats()[SIZE - 1];
    }

    @Test
    void aModelOutlivesItsFile() throws IOException {
        Files.delete(file);
        assertEquals(3, run());
    }

    @Test
    void aModelKeepsItsWeightsWhenItsFileIsReplaced() throws IOException {
        Path next = Files.write(folder.resolve("next.onnx"), model(5));
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(3, run());
    }

    @Test
    void aModelWhoseFileIsWrittenIntoSaysSo() throws IOException {
        Files.write(file, model(5));
        String message = assertThrows(RuntimeException.class, this::run).getMessage();
        assertTrue(message.contains("must not be written into"), message);
    }
}
