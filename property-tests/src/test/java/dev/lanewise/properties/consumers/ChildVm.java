package dev.lanewise.properties.consumers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own, started as a user would start it, and what it printed. */
record ChildVm(List<String> command, int exit, List<String> out, String err) {
    private static final long MINUTES = 3;

    static ChildVm run(Path directory, List<String> arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(arguments);
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            // options from outside would be flags that the user did not give
            builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
            Process process = builder.start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) process.destroyForcibly().waitFor();
            return new ChildVm(command, process.exitValue(), Files.readAllLines(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands behind a word at the beginning of a line. */
    String printed(String word) {
        return out.stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing printed about " + word + " by " + this));
    }

    @Override
    public String toString() {
        return String.join(" ", command) + "\nexit " + exit + "\n" + String.join("\n", out) + "\n" + err;
    }
}
