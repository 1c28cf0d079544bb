package dev.lanewise.opencl.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What oclgrind has to say of races and bounds, under its profile. */
public final class Oclgrind {
    /** The kernel that is wrong so that there is something to find. */
    static final String WRONG_KERNEL = "beyond";

    private Oclgrind() {}

    /** To be asked before a device is opened anew, since oclgrind then begins its log anew. */
    public static void foundNothing() throws IOException {
        String log = System.getenv("OCLGRIND_LOG");
        if (log == null || !Files.exists(Path.of(log))) return;
        List<String> kernels = Files.readAllLines(Path.of(log)).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("Kernel: ") && !line.endsWith(" " + WRONG_KERNEL))
                .distinct()
                .toList();
        assertEquals(List.of(), kernels, log);
    }
}
