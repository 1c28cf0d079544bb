package dev.lanewise.onnx;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of test data, which is no part of the project. */
public final class TestData {
    private TestData() {}

    /** A folder below it; the test is skipped where it is absent. */
    public static Path folder(String name) {
        String data = System.getProperty("lanewise.data");
        Path folder = Path.of(data == null ? "../../shared/data" : data).resolve(name);
        assumeTrue(Files.isDirectory(folder), folder + " is absent; -Dlanewise.data names the folder of test data");
        return folder;
    }

    /** So many cases, ten times as many with {@code -Plong}. */
    public static int times(int count) {
        return count * Integer.getInteger("lanewise.multiplier", 1);
    }
}
