package dev.lanewise.opencl.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The bindings are what the generator makes of Khronos' headers, to the letter. */
class GeneratedBindingsTest {
    private static final Path BINDINGS = sources().resolve("dev/lanewise/opencl/bindings");

    @Test
    void areWhatTheGeneratorWrites() throws IOException {
        Optional<Clang> clang = Clang.find();
        assumeTrue(clang.isPresent(), "libclang is not installed (Debian: libclang1)");
        assumeTrue(Files.exists(GenerateBindings.HEADER), "no OpenCL headers (Debian: opencl-headers)");
        try (Clang found = clang.get()) {
            Map<String, String> sources = GenerateBindings.sources(found, GenerateBindings.HEADER);
            for (Map.Entry<String, String> source : sources.entrySet()) {
                Path committed = BINDINGS.resolve(source.getKey());
                Path header = GenerateBindings.HEADER.resolveSibling(
                        source.getKey().replace("_h.java", ".h"));
                assumeTrue(GenerateBindings.digest(header).equals(GenerateBindings.digestOf(committed)),
                        "the bindings were made from another release of " + header.getFileName());
                assertEquals(source.getValue(), Files.readString(committed), source.getKey());
            }
        }
    }

    @Test
    void haveEveryFunctionThatTheRuntimeNeeds() throws IOException {
        String bindings = Files.readString(BINDINGS.resolve("cl_h.java"));
        assertTrue(bindings.split("private static final class cl", -1).length > 100, "fewer functions than OpenCL 3.0");
        assertTrue(bindings.contains("public static int CL_DEVICE_TYPE() {\n        return 4096;"), "CL_DEVICE_TYPE");
    }

    /** Surefire runs in the module's folder, an editor perhaps above it. */
    private static Path sources() {
        Path here = Path.of("src/main/java");
        return Files.exists(here.resolve("dev/lanewise/opencl")) ? here : Path.of("opencl-kernels").resolve(here);
    }
}
