package dev.lanewise.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Broken and malicious files get their verdict, in a JVM of 256 MB. */
class HostileFilesTest {
    private record Line(String path, String verdict, String why) {}

    /** A verdict's outcomes; loading compiles nothing yet, so time is only looked at where a file could take it. */
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

    @Test
    void everyFileGetsItsVerdict() throws IOException, InterruptedException {
        Path folder = TestData.folder("hostile-models");
        List<Line> lines = new ArrayList<>();
        for (String text : Files.readAllLines(folder.resolve("MANIFEST.tsv"))) {
            String[] parts = text.split("\t");
            if (parts[0].startsWith("onnx/")) lines.add(new Line(parts[0], parts[1], parts[2]));
        }
        assertTrue(lines.size() > 50, "the manifest lists " + lines.size() + " ONNX files");
        List<String> results = run(lines.stream().map(line -> folder.resolve(line.path()).toString()).toList());
        assertEquals(lines.size(), results.size(), () -> "the process ended early, behind " + results);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String outcome = results.get(i).split("\t")[0];
            if (!outcomes(lines.get(i).verdict()).contains(outcome)) wrong.add(lines.get(i) + ": " + results.get(i));
        }
        assertEquals(List.of(), wrong);
    }

    private static List<String> run(List<String> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
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
