package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.inference.Model;
import dev.lanewise.layers.Conv2d;
import dev.lanewise.layers.Flatten;
import dev.lanewise.layers.Layer;
import dev.lanewise.layers.Linear;
import dev.lanewise.layers.Relu;
import dev.lanewise.layers.Sequential;
import dev.lanewise.onnx.Onnx;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands that take ONNX models: formats, streams and exit codes. */
class OnnxCommandsTest {
    @TempDir
    Path folder;

    private String model;

    private record Result(int exit, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    private static Result run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exit = command.execute(args);
        return new Result(exit, out.toString(), err.toString());
    }

    @BeforeEach
    void writeModel() throws IOException {
        Layer layer = Sequential.of(Conv2d.of(3, 4, 3), Relu.of(), Flatten.of(), Linear.of(4 * 4 * 4, 10));
        layer.initialize(5);
        Path file = folder.resolve("model.onnx");
        Onnx.save(Model.compile(layer, Shape.of(1, 6, 6, 3)), file);
        model = file.toString();
    }

    @Test
    void runPrintsALineForEachOutput() {
        Result result = run("run", model, "--seed", "4");
        assertEquals(0, result.exit(), result.err());
        assertEquals(1, result.lines().size(), result.out());
        assertTrue(result.lines().getFirst().matches("output float32 \\[1, 10\\]( -?[0-9.E-]+){8}"), result.out());
    }

    @Test
    void theSameSeedGivesTheSameHash() {
        Result first = run("run", model, "--seed", "4", "--hash");
        assertEquals(2, first.lines().size(), first.out());
        assertTrue(first.lines().getLast().matches("output [0-9a-f]{64}"), first.out());
        assertEquals(first.out(), run("run", model, "--seed", "4", "--hash").out());
        assertFalse(run("run", model, "--seed", "5", "--hash").lines().contains(first.lines().getLast()));
    }

    @Test
    void anOpenBatchMayBeGivenASize() {
        Result result = run("run", model, "--shape", "input=3x6x6x3");
        assertTrue(result.out().startsWith("output float32 [3, 10] "), result.out() + result.err());
    }

    @Test
    void outputsAreWrittenAndReadAsInputs() throws IOException {
        Tensor x = Tensor.full(Shape.of(1, 6, 6, 3), 0.25f);
        Path input = folder.resolve("x.npy");
        Npy.write(input, x);
        Path outputs = folder.resolve("outputs");
        Result result = run("run", model, "--input", "input=" + input, "--output", outputs.toString());
        assertEquals(0, result.exit(), result.err());
        float[] expected = Onnx.load(Path.of(model)).run(List.of(x)).getFirst().toFloats();
        assertArrayEquals(expected, Npy.read(outputs.resolve("output.npy")).toFloats());
    }

    @Test
    void aPictureIsAnInputAndItsScaleIsTold() throws IOException {
        BufferedImage white = new BufferedImage(9, 5, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 45; i++) white.setRGB(i % 9, i / 9, 0xffffff);
        Path picture = folder.resolve("white.png");
        assertTrue(ImageIO.write(white, "png", picture.toFile()));
        Path ones = folder.resolve("ones.npy");
        Npy.write(ones, Tensor.full(Shape.of(1, 6, 6, 3), 1));
        Result result = run("run", model, "--input", "input=" + picture);
        assertEquals(0, result.exit(), result.err());
        assertTrue(result.err().contains("scale 0.00392") && result.err().contains("mean [0.0]"), result.err());
        assertEquals(run("run", model, "--input", "input=" + ones).out(), result.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "run",
        "run /nowhere.onnx",
        "run MODEL --input other=x.npy",
        "run MODEL --input input=/nowhere.npy",
        "run MODEL --input input=MODEL",
        "run MODEL --input input=/",
        "run MODEL --input input=/nowhere.png",
        "run MODEL --output MODEL",
        "run MODEL --shape input=1x6x6x4",
        "run MODEL --shape input=many",
        "run MODEL --shape other=1",
        "run MODEL --device tpu",
        "run MODEL --deadline 0",
        "bench MODEL --seconds 0",
        "explain /nowhere.onnx",
        "profile MODEL --png picture.jpg",
        "profile MODEL --png /nowhere/times.png",
        "check /nowhere",
        "check",
    })
    void refusesWithOneSentenceOnStandardError(String line) {
        Result result = run(line.replace("MODEL", model).split(" "));
        assertEquals(2, result.exit(), result.err());
        assertEquals("", result.out());
        List<String> sentences = result.err().lines().filter(text -> !text.startsWith("picture: ")).toList();
        assertEquals(1, sentences.size(), result.err());
        assertTrue(sentences.getFirst().startsWith("lanewise"), result.err());
        assertFalse(result.err().contains("unexpected"), result.err());
    }

    @Test
    void aFileThatIsNoModelIsRefusedByName() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.onnx"), "no model");
        Result result = run("run", file.toString());
        assertEquals(2, result.exit());
        assertTrue(result.err().contains("broken.onnx: not an ONNX file"), result.err());
    }

    @Test
    void checkCountsAndFailsWithItsExitCode() throws IOException {
        Path cases = Files.createDirectories(folder.resolve("cases/empty"));
        Files.copy(Path.of(model), cases.resolve("model.onnx"));
        Files.createDirectories(folder.resolve("cases/broken"));
        Files.writeString(folder.resolve("cases/broken/model.onnx"), "no model");
        Result result = run("check", folder.resolve("cases").toString(), "--list");
        assertEquals(1, result.exit());
        assertEquals(3, result.lines().size(), result.out());
        assertTrue(result.lines().getFirst().matches("fail\t.*/broken\t.*at byte.*"), result.out());
        assertEquals("0 passed, 2 failed, 0 skipped", result.lines().getLast());
    }

    @Test
    void checkOfNothingIsDone() throws IOException {
        Result result = run("check", Files.createDirectories(folder.resolve("none")).toString());
        assertEquals(0, result.exit());
        assertEquals(List.of("0 passed, 0 failed, 0 skipped"), result.lines());
    }

    @Test
    void checkRefusesTolerancesBelowZero() {
        Result result = run("check", folder.toString(), "--rtol", "-1");
        assertEquals(2, result.exit());
        assertTrue(result.err().contains("--rtol"), result.err());
    }

    @Test
    void benchPrintsOneObject() {
        Result result = run("bench", model, "--seconds", "0.05", "--json");
        assertEquals(0, result.exit(), result.err());
        assertEquals(1, result.lines().size());
        StringBuilder pattern = new StringBuilder("\\{");
        for (String key : List.of("load_ms", "first_run_ms", "best_ms", "median_ms", "p99_ms", "runs", "threads")) {
            pattern.append("\"").append(key).append("\": [0-9.]+, ");
        }
        pattern.append("\"device\": \"cpu\", \"arena_bytes\": [0-9]+, \"allocated_bytes_per_run\": [0-9]+\\}");
        assertTrue(result.lines().getFirst().matches(pattern.toString()), result.out());
    }

    @Test
    void explainPrintsThePlan() {
        Result result = run("explain", model);
        assertEquals(0, result.exit(), result.err());
        assertTrue(result.out().contains("onv2d") && result.out().contains("arena"), result.out());
    }

    @Test
    void profilePrintsAndDrawsTheTimes() throws IOException {
        Path picture = folder.resolve("times.png");
        Result result = run("profile", model, "--png", picture.toString());
        assertEquals(0, result.exit(), result.err());
        assertTrue(result.out().contains("total"), result.out());
        assertTrue(ImageIO.read(picture.toFile()).getHeight() > 50);
    }

    @Test
    void theReferenceDeviceAgrees() {
        String[] fast = run("run", model).lines().getFirst().split(" ");
        String[] reference = run("run", model, "--device", "reference").lines().getFirst().split(" ");
        for (int i = 4; i < fast.length; i++) {
            assertEquals(Double.parseDouble(reference[i]), Double.parseDouble(fast[i]), 1e-5);
        }
    }
}
