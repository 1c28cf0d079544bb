package dev.lanewise.onnx.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lanewise.inference.ModelOptions;
import dev.lanewise.onnx.Onnx;
import dev.lanewise.onnx.OnnxException;
import dev.lanewise.onnx.TestGraph;
import dev.lanewise.onnx.format.ElementType;
import dev.lanewise.onnx.format.WireWriter;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large tensors beside a model: what is read, and what no model gets to read. */
class ExternalDataTest {
    private static final int SKIPPED = 8;

    @TempDir
    Path folder;

    private Path directory;

    @BeforeEach
    void writeWeights() throws IOException {
        directory = Files.createDirectories(folder.resolve("models/weights")).getParent();
        ByteBuffer bytes = ByteBuffer.allocate(SKIPPED + 4 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 4; i++) bytes.putFloat(SKIPPED + i * Float.BYTES, i + 1);
        Files.write(directory.resolve("weights/w.bin"), bytes.array());
        Files.write(folder.resolve("outside.bin"), bytes.array());
    }

    private static byte[] model(String... keysAndValues) {
        WireWriter tensor = TestGraph.tensorHead("w", ElementType.FLOAT.number(), 4);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            tensor.message(13, new WireWriter().text(1, keysAndValues[i]).text(2, keysAndValues[i + 1]));
        }
        return new TestGraph()
                .input("x", DType.FLOAT32, 4)
                .initializer(tensor.integer(14, 1))
                .node("Add", "x w", "y")
                .output("y", DType.FLOAT32, 4)
                .model();
    }

    private Path write(byte[] model) throws IOException {
        return Files.write(directory.resolve("model.onnx"), model);
    }

    private String refusal(String... keysAndValues) throws IOException {
        Path file = write(model(keysAndValues));
        return assertThrows(OnnxException.class, () -> Onnx.load(file)).getMessage();
    }

    @Test
    void elementsLieAtTheirOffset() throws IOException {
        Path file = write(model("location", "weights/w.bin", "offset", "8", "length", "16"));
        Tensor y = Onnx.load(file).run(List.of(Tensor.full(Shape.of(4), 1))).getFirst();
        assertArrayEquals(new float[] {2, 3, 4, 5}, y.toFloats());
    }

    @Test
    void aModelOfBytesReadsFilesOnlyWhereItIsToldTo() {
        byte[] model = model("location", "weights/w.bin", "offset", "8");
        String message = assertThrows(OnnxException.class, () -> Onnx.load(model)).getMessage();
        assertTrue(message.contains("unless the folder of its data is given"), message);
        assertEquals(1, Onnx.load(model, directory, ModelOptions.DEFAULT).inputs().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "/etc/passwd", "../outside.bin", "weights/../../outside.bin", "weights", "weights/", "weights//w.bin", ".",
        "..",
        "C:\\Windows\\win.ini", "\\\\host\\share\\w.bin", "file:///etc/passwd", "http://example.com/w",
        "weights\\w.bin",
        "w\0.bin", "%2e%2e/outside.bin", "absent.bin", "weights/w.bin/more",
    })
    void noOtherPathIsRead(String location) throws IOException {
        String message = refusal("location", location, "offset", "8");
        assertTrue(message.contains("tensor 'w': external data must "), message);
    }

    @Test
    void noLinkIsFollowed() throws IOException {
        Files.createSymbolicLink(directory.resolve("link.bin"), folder.resolve("outside.bin"));
        Files.createSymbolicLink(directory.resolve("linked"), folder);
        assertTrue(refusal("location", "link.bin", "offset", "8").contains("through no link"));
        assertTrue(refusal("location", "linked/outside.bin", "offset", "8").contains("through no link"));
    }

    @Test
    void noSecondNameOfAFileIsRead() throws IOException {
        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"), "no POSIX file system");
        Files.createLink(directory.resolve("hard.bin"), folder.resolve("outside.bin"));
        assertTrue(refusal("location", "hard.bin", "offset", "8").contains("hard link"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-8", "9", "24", "9223372036854775807", "18446744073709551615", "8.0", "x", ""})
    void offsetsLieWithinTheFile(String offset) throws IOException {
        String message = refusal("location", "weights/w.bin", "offset", offset);
        assertTrue(message.contains("tensor 'w': "), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"15", "17", "0", "-16", "9223372036854775807"})
    void lengthsAreThoseOfTheShape(String length) throws IOException {
        String message = refusal("location", "weights/w.bin", "offset", "8", "length", length);
        assertTrue(message.contains("tensor 'w': "), message);
    }

    @Test
    void unknownKeysAreRefused() throws IOException {
        assertTrue(refusal("location", "weights/w.bin", "basepath", "/etc").contains("got basepath"));
    }

    @Test
    void filesBeyondTwoGibibytesAreMapped() throws IOException {
        long offset = 3L << 30;
        ByteBuffer elements = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, 7);
        try (FileChannel channel = FileChannel.open(
                directory.resolve("large.bin"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.SPARSE,
                StandardOpenOption.WRITE)) {
            channel.write(elements, offset);
        }
        Path file = write(model("location", "large.bin", "offset", Long.toString(offset), "length", "16"));
        Tensor y = Onnx.load(file).run(List.of(Tensor.full(Shape.of(4), 1))).getFirst();
        assertArrayEquals(new float[] {8, 1, 1, 1}, y.toFloats());
    }

    @Test
    void failedLoadsLeaveNothingOpen() throws IOException {
        Path handles = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(handles), "this system does not list open files");
        Path file = write(model("location", "weights/w.bin", "offset", "12"));
        assertThrows(OnnxException.class, () -> Onnx.load(file));
        long before = count(handles);
        long mapped = mappings();
        for (int i = 0; i < 1000; i++) assertThrows(OnnxException.class, () -> Onnx.load(file));
        assertTrue(count(handles) <= before + 2, before + " files were open, now " + count(handles));
        assertEquals(mapped, mappings(), "mappings of the model's files");
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private long mappings() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/maps")).stream()
                .filter(line -> line.contains(directory.toString()))
                .count();
    }
}
