package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lanewise.tensor.Device;
import dev.lanewise.training.data.FashionMnist;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The contract that scripts rely on: formats, streams and exit codes. */
class CommandLineTest {
    @TempDir
    Path folder;

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

    @Test
    void doctorPrintsAKeyAndAValueALine() {
        Result result = run("doctor");
        assertEquals(0, result.exit());
        for (String line : result.lines()) assertTrue(line.matches("[a-z-]+(:\\d+)?: .+"), line);
        for (String key : List.of("jdk", "vector-module", "vector-bits", "threads", "heap")) {
            assertEquals(1, result.lines().stream().filter(l -> l.startsWith(key + ": ")).count(), key);
        }
    }

    @Test
    void doctorListsOpenClDevicesOrSaysWhyThereIsNoneAndWhatToDo() {
        List<String> lines = run("doctor").lines();
        List<String> devices = lines.stream()
                .filter(line -> line.matches("opencl:\\d+: .+, OpenCL .+, [\\d.]+ GiB"))
                .toList();
        boolean none = lines.stream().anyMatch(line -> line.startsWith("opencl: none, "));
        assertTrue(none == devices.isEmpty(), lines::toString);
        assertEquals(none, lines.stream().anyMatch(line -> line.startsWith("advice: an OpenCL device needs")));
        for (int i = 0; i < devices.size(); i++) assertTrue(devices.get(i).startsWith("opencl:" + i + ": "));
    }

    @Test
    void theDemoRunsOnAnOpenClDevice() {
        assumeTrue(Device.all().anyMatch(device -> device.name().equals("opencl:0")), "there is no OpenCL device");
        Result result = run("demo", "--device", "opencl:0");
        assertEquals(0, result.exit(), result.err());
        assertTrue(result.lines().getLast().startsWith("the opencl:0 device"), result.lines().getLast());
    }

    @Test
    void trainingRunsOnAnOpenClDevice() throws IOException {
        assumeTrue(Device.all().anyMatch(device -> device.name().equals("opencl:0")), "there is no OpenCL device");
        TinyFashion.write(folder);
        Result result = run("train", "fashion-mnist", "--data", folder.toString(), "--epochs", "1", "--device",
                "opencl:0", "--out", folder.resolve("there.safetensors").toString());
        assertEquals(0, result.exit(), result.err());
        Result evaluated = run("evaluate", "fashion-mnist", "--data", folder.toString(), "--device", "opencl:0",
                "--model", folder.resolve("there.safetensors").toString());
        assertEquals(0, evaluated.exit(), evaluated.err());
    }

    @Test
    void aDeviceThatIsNotThereIsRefusedWithThoseThatAre() {
        Result result = run("demo", "--device", "opencl:9");
        assertEquals(2, result.exit());
        assertTrue(result.err().contains("there is cpu, reference"), result.err());
    }

    @Test
    void demoDrawsEverySampleAndEndsWithSpeedAndPlace() {
        Result result = run("demo");
        assertEquals(0, result.exit(), result.err());
        List<String> lines = result.lines();
        assertEquals(10, lines.stream().filter(line -> line.contains("label: ")).count());
        for (String name : FashionMnist.CLASSES) assertTrue(result.out().contains("label: " + name), name);
        assertTrue(lines.get(lines.size() - 2).matches("\\d+ images/s"), lines.get(lines.size() - 2));
        assertTrue(lines.getLast().contains("thread"), lines.getLast());
    }

    @Test
    void theBundledModelReachesItsAccuracy() {
        assumeTrue(Files.isDirectory(FashionMnist.DEBIAN), "Debian's package dataset-fashion-mnist is not installed");
        Result result = run("evaluate", "fashion-mnist");
        assertEquals(0, result.exit(), result.err());
        String last = result.lines().getLast();
        assertTrue(last.matches("accuracy \\d\\d\\.\\d\\d %"), last);
        assertTrue(Double.parseDouble(last.split(" ")[1]) >= 92.5, last);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "nonsense",
        "train",
        "train mnist",
        "train fashion-mnist --data /nowhere",
        "train fashion-mnist --epochs 0",
        "train fashion-mnist --epochs many",
        "train fashion-mnist --out /nowhere/at/all.safetensors",
        "train fashion-mnist --out curves.csv",
        "train fashion-mnist --out curves.png",
        "train fashion-mnist --out /",
        "train fashion-mnist --out . --force",
        "evaluate fashion-mnist --model /nowhere.safetensors",
        "evaluate fashion-mnist --device tpu",
        "demo --device opencl:9",
        "demo --threads 0",
        "doctor --verbose",
    })
    void refusesWithOneSentenceOnStandardError(String line) {
        Result result = run(line.isEmpty() ? new String[0] : line.split(" "));
        assertEquals(2, result.exit());
        assertEquals("", result.out());
        assertEquals(1, result.err().lines().count(), result.err());
        assertTrue(result.err().startsWith("lanewise"), result.err());
        assertFalse(result.err().contains("unexpected"), result.err());
    }

    @Test
    void missingDataSaysHowToGetIt() {
        Result result = run("train", "fashion-mnist", "--data", folder.toString(), "--out", folder + "/m.safetensors");
        assertEquals(2, result.exit());
        assertTrue(result.err().contains("install Debian's package dataset-fashion-mnist"), result.err());
    }

    @Test
    void aModelThatIsNoneIsRefusedByName() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.safetensors"), "no model");
        Result result = run("evaluate", "fashion-mnist", "--model", file.toString());
        assertEquals(2, result.exit());
        assertTrue(result.err().contains("broken.safetensors"), result.err());
    }

    @Test
    void trainingOverwritesNothingUnasked() throws IOException {
        TinyFashion.write(folder);
        Path curves = Files.writeString(folder.resolve("model.csv"), "precious");
        Result result = train("model");
        assertEquals(2, result.exit());
        assertTrue(result.err().contains("model.csv exists; --force"), result.err());
        assertEquals("precious", Files.readString(curves));
        assertFalse(Files.exists(folder.resolve("model.safetensors")));
    }

    @Test
    void trainingSavesTheModelAndItsCurves() throws IOException {
        TinyFashion.write(folder);
        Result result = train("model");
        assertEquals(0, result.exit(), result.err());
        assertEquals("saved " + folder.resolve("model.safetensors"), result.lines().getLast());
        assertEquals(2, Files.readAllLines(folder.resolve("model.csv")).size());
        assertEquals((byte) 0x89, Files.readAllBytes(folder.resolve("model.png"))[0]);
        Result evaluated = run("evaluate", "fashion-mnist", "--data", folder.toString(), "--model",
                folder.resolve("model.safetensors").toString());
        assertEquals(0, evaluated.exit(), evaluated.err());
    }

    @Test
    void oneThreadAndTwoTrainToTheSameFile() throws Exception {
        TinyFashion.write(folder);
        assertEquals(0, process("one", 1, 1).waitFor());
        assertEquals(0, process("two", 2, 1).waitFor());
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("one.safetensors")),
                Files.readAllBytes(folder.resolve("two.safetensors")));
    }

    @Test
    void anInterruptKeepsTheBestAndNamesIt() throws Exception {
        TinyFashion.write(folder);
        Path model = folder.resolve("best.safetensors");
        Process training = process("best", 2, 10_000);
        for (int i = 0; i < 1200 && !Files.exists(model); i++) Thread.sleep(50);
        assertTrue(Files.exists(model), "no epoch ended in a minute");
        new ProcessBuilder("kill", "-INT", Long.toString(training.pid())).start().waitFor();
        assertTrue(training.waitFor(60, TimeUnit.SECONDS), "the training did not end");
        String err = Files.readString(folder.resolve("best.err"));
        assertEquals(130, training.exitValue(), err);
        assertTrue(err.contains("interrupted; saved " + model), err);
        assertTrue(Files.exists(folder.resolve("best.csv")));
        assertEquals(0,
                run("evaluate", "fashion-mnist", "--data", folder.toString(), "--model", model.toString()).exit());
    }

    private Result train(String name) {
        return run("train", "fashion-mnist", "--data", folder.toString(), "--epochs", "1", "--out",
                folder.resolve(name + ".safetensors").toString());
    }

    /** A JVM of its own: threads are chosen once, and a signal ends it. */
    private Process process(String name, int threads, int epochs) throws IOException {
        List<String> command = new ArrayList<>(
                interruptsReachChildren() ? List.of() : List.of("env", "--default-signal=INT"));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.lanewise.cli.Main",
                "train",
                "fashion-mnist",
                "--data",
                folder.toString(),
                "--threads",
                Integer.toString(threads),
                "--epochs",
                Integer.toString(epochs),
                "--out",
                folder.resolve(name + ".safetensors").toString()));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .redirectError(folder.resolve(name + ".err").toFile())
                .start();
    }

    /** A job in the background of a script ignores interrupts, and so do its children. */
    private static boolean interruptsReachChildren() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return true;
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .noneMatch(line -> (Long.parseUnsignedLong(line.substring(7).trim(), 16) & 1L << 1) != 0);
        }
    }
}
