package dev.lanewise.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Broken and malicious files get their verdict, in a JVM of 256 MB. */
class HostileFilesTest {
    /** Milliseconds. */
    private static final int DEADLINE = 2000;

    /** Milliseconds of both processors together, for the deadline and what two of them compile meanwhile. */
    private static final long BUDGET = 2 * DEADLINE;

    /** For what does not grow with a model: names, paths, a message and its stack trace. */
    private static final long MESSAGES = 128 << 10;

    private record Line(String path, String verdict, String why) {}

    private static Set<String> outcomes(String verdict) {
        return switch (verdict) {
            case "accept" -> Set.of("accepted");
            case "reject" -> Set.of("rejected");
            case "either" -> Set.of("accepted", "rejected");
            case "noncrash" -> Set.of("accepted", "rejected", "cancelled");
            case "cancel" -> Set.of("cancelled");
            default -> throw new IllegalArgumentException("an unknown verdict, " + verdict);
        };
    }

    private static List<Line> manifest() throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String text : Files.readAllLines(TestData.folder("hostile-models").resolve("MANIFEST.tsv"))) {
            String[] parts = text.split("\t");
            if (parts[0].startsWith("onnx/")) lines.add(new Line(parts[0], parts[1], parts[2]));
        }
        assertTrue(lines.size() > 50, "the manifest lists " + lines.size() + " ONNX files");
        return lines;
    }

    private static String file(Line line) {
        return TestData.folder("hostile-models").resolve(line.path()).toString();
    }

    private static boolean asItShould(Line line, String result) {
        return outcomes(line.verdict()).contains(result.split("\t")[0]);
    }

    @Test
    void everyFileGetsItsVerdict() throws IOException, InterruptedException {
        List<Line> lines = manifest();
        List<String> results = run(lines.stream().map(HostileFilesTest::file).toList(), DEADLINE);
        assertEquals(lines.size(), results.size(), () -> "the process ended early, behind " + results);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!asItShould(lines.get(i), results.get(i))) wrong.add(lines.get(i) + ": " + results.get(i));
        }
        assertEquals(List.of(), wrong);
    }

    /**
     * Each in a JVM of its own, cold, with {@code -Plong}. Time is counted as computed; what nothing but a deadline ends
     * has one, all else so late a one that a busy machine does not meet it.
     */
    @Test
    void everyFileGetsItsVerdictInTime() throws IOException, InterruptedException {
        assumeTrue(TestData.times(1) > 1, "a JVM for each of the files takes a minute: -Plong runs this");
        List<String> wrong = new ArrayList<>();
        for (Line line : manifest()) {
            boolean endless = outcomes(line.verdict()).contains("cancelled");
            List<String> results = run(List.of(file(line)), endless ? DEADLINE : 30 * DEADLINE);
            String result = results.isEmpty() ? "crashed\t0" : results.getFirst();
            long milliseconds = Long.parseLong(result.split("\t")[1]);
            if (!asItShould(line, result) || milliseconds > BUDGET) {
                wrong.add(line + ": " + result);
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** Where a size is not what it says, that is found before so much is allocated. */
    @Test
    void refusalsAllocateLittleMoreThanTheFile() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<String> wrong = new ArrayList<>();
        int refused = 0;
        for (Line line : manifest()) {
            Path file = Path.of(file(line));
            if (loads(file)) continue;
            refused++;
            long before = threads.getCurrentThreadAllocatedBytes();
            loads(file);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            if (allocated > 2 * Files.size(file) + MESSAGES) wrong.add(line + ": " + allocated + " bytes");
        }
        assertEquals(List.of(), wrong);
        assertTrue(refused > 20, refused + " files were refused when they were loaded");
    }

    private static boolean loads(Path file) throws IOException {
        try {
            Onnx.load(file);
            return true;
        } catch (OnnxException e) {
            return false;
        }
    }

    private static List<String> run(List<String> files, int deadline) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dlanewise.deadline=" + deadline,
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                HostileRun.class.getName()));
        command.addAll(files);
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        process.waitFor();
        return lines;
    }
}
