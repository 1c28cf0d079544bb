package dev.lanewise.layers.io;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The broken and malicious files of the folder that the system property {@code lanewise.data} names. */
class HostileFilesTest {
    private static final Path FOLDER = Path.of(System.getProperty("lanewise.data", "../../shared/data"),
            "hostile-models");

    @TestFactory
    Stream<DynamicTest> givesEveryFileItsVerdict() throws IOException {
        Path manifest = FOLDER.resolve("MANIFEST.tsv");
        if (!Files.exists(manifest)) {
            return Stream
                    .of(DynamicTest.dynamicTest("hostile files", () -> Assumptions.abort("not there: " + manifest)));
        }
        List<String[]> files = Files.readAllLines(manifest).stream()
                .filter(line -> line.startsWith("safetensors/"))
                .map(line -> line.split("\t"))
                .toList();
        assertTrue(files.size() >= 20, "files: " + files.size());
        return files.stream().map(file -> DynamicTest.dynamicTest(file[0] + ": " + file[2], () -> check(file)));
    }

    private static void check(String[] file) {
        Path path = FOLDER.resolve(file[0]);
        switch (file[1]) {
            case "accept" -> assertDoesNotThrow(() -> Safetensors.read(path));
            case "reject" -> {
                String message = assertThrows(SafetensorsException.class, () -> Safetensors.read(path)).getMessage();
                assertTrue(message.startsWith(path + ": ") && message.length() < path.toString().length() + 400,
                        message);
            }
            default -> fail("unknown verdict " + file[1]);
        }
    }
}
