package dev.lanewise.properties.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What oclgrind has to say of races and bounds, under its profile. */
public final class Oclgrind {
    private Oclgrind() {}

    /** To be asked when all tests of a class have run. */
    public static void foundNothing() throws IOException {
        String log = System.getenv("OCLGRIND_LOG");
        if (log == null || !Files.exists(Path.of(log))) return;
        assertEquals("", Files.readString(Path.of(log)), log);
    }
}
