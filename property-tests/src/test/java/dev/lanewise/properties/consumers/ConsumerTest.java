package dev.lanewise.properties.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.autodiff.Tape;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.layers.Layer;
import dev.lanewise.tensor.Tensor;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What a user's application sees, on the class path and on the module path, with and without flags. */
class ConsumerTest {
    private static final Path SOURCES = Path.of(System.getProperty("basedir", "."), "src", "test", "consumer");
    private static final String FLAG = "--add-modules=jdk.incubator.vector";

    @TempDir
    private static Path directory;

    private static Path onClassPath;
    private static ChildVm withVectors;

    @BeforeAll
    static void compileAndRunWithTheFlag() throws Exception {
        onClassPath = directory.resolve("classes");
        compile(onClassPath, List.of("-cp", libraries()), SOURCES.resolve("example/consumer/Main.java"));
        withVectors = runOnClassPath(FLAG);
        assertEquals(0, withVectors.exit(), withVectors::toString);
    }

    @Test
    void withoutTheFlagItIsSlowerAndNotOtherwise() throws Exception {
        ChildVm without = runOnClassPath();
        assertEquals(0, without.exit(), without::toString);
        assertEquals("false", without.printed("vector"));
        assertEquals(withVectors.printed("hash"), without.printed("hash"));
        String advice = "start java with --add-modules jdk.incubator.vector";
        assertEquals(2, without.err().split(advice, -1).length, () -> "must advise once: " + without);
    }

    @Test
    void withTheFlagNothingIsAdvised() {
        assertEquals(String.valueOf(Lanes.vector()), withVectors.printed("vector"));
        assertFalse(Lanes.vector() && withVectors.err().contains("--add-modules"), withVectors::toString);
    }

    @Test
    void aModuleNeedsNoFlag() throws Exception {
        Path module = directory.resolve("module");
        compile(module, List.of("--module-path", libraries()), SOURCES.resolve("module-info.java"),
                SOURCES.resolve("example/consumer/Main.java"));
        ChildVm child = ChildVm.run(directory, List.of(
                "--module-path", libraries() + File.pathSeparator + module, "-m",
                "example.consumer/example.consumer.Main"));
        assertEquals(0, child.exit(), child::toString);
        assertEquals(String.valueOf(Lanes.vector()), child.printed("vector"));
        assertEquals(withVectors.printed("hash"), child.printed("hash"));
    }

    @TestFactory
    Stream<DynamicTest> everyKindOfJvmGivesTheSameBits() {
        return Stream.of(
                List.of("-Xint"),
                List.of("-XX:TieredStopAtLevel=1"),
                List.of("-XX:UseAVX=0"),
                List.of("-XX:UseAVX=1"),
                List.of("-XX:UseAVX=2"),
                List.of("-XX:-TieredCompilation", "-Xcomp"),
                List.of("-Dlanewise.vectorBits=128"),
                List.of("-Dlanewise.vectorBits=0", "-Dlanewise.threads=3"))
                .map(flags -> DynamicTest.dynamicTest(flags.toString(), () -> {
                    ChildVm child = runOnClassPath(Stream.concat(flags.stream(), Stream.of(FLAG))
                            .toArray(String[]::new));
                    assertEquals(0, child.exit(), child::toString);
                    assertEquals(withVectors.printed("hash"), child.printed("hash"), child::toString);
                }));
    }

    private static ChildVm runOnClassPath(String... flags) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(flags));
        // a flag of another processor is no error
        arguments.add("-XX:+IgnoreUnrecognizedVMOptions");
        arguments.addAll(List.of("-cp", libraries() + File.pathSeparator + onClassPath, "example.consumer.Main"));
        return ChildVm.run(directory, arguments);
    }

    /** The jars or folders of the modules, as they stand on this JVM's own class path. */
    private static String libraries() {
        return Stream.of(Lanes.class, Tensor.class, Tape.class, Layer.class)
                .map(ConsumerTest::location)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void compile(Path to, List<String> options, Path... sources) throws IOException {
        Files.createDirectories(to);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> all = new ArrayList<>(List.of("-d", to.toString(), "-proc:none"));
        all.addAll(options);
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean done = compiler.getTask(messages, files, null, all, null, files.getJavaFileObjects(sources)).call();
            assertTrue(done, messages::toString);
        }
    }
}
