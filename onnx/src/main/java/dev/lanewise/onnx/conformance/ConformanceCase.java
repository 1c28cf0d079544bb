package dev.lanewise.onnx.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with {@code model.onnx} and, in folders {@code test_data_set_0} and so on, inputs {@code input_0.pb} and the
 * outputs {@code output_0.pb} that they must lead to.
 */
public record ConformanceCase(Path folder) {
    /** All cases in a folder and below, in the order of their paths. */
    public static List<ConformanceCase> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("model.onnx"))
                    .map(file -> new ConformanceCase(file.resolveSibling("")))
                    .sorted((a, b) -> a.folder.compareTo(b.folder))
                    .toList();
        }
    }

    Path model() {
        return folder.resolve("model.onnx");
    }

    /** The folders of inputs and outputs. */
    List<Path> dataSets() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(path -> path.getFileName().toString().startsWith("test_data_set_"))
                    .sorted()
                    .toList();
        }
    }
}
