package dev.lanewise.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every Java snippet of the README compiles, runs and prints what it should. */
class ReadmeTest {
    private static final Pattern SNIPPET = Pattern.compile("(?s)```java\n(.*?)```");

    /** What a reader's IDE would import. */
    private static final List<String> PACKAGES = List.of(
            "dev.lanewise.kernels",
            "dev.lanewise.kernels.elementwise",
            "dev.lanewise.tensor",
            "dev.lanewise.autodiff");

    private static final List<String> LAYERS = List.of("dev.lanewise.layers");
    private static final List<String> CONVOLUTION = List.of("dev.lanewise.kernels.conv");

    @TempDir
    Path folder;

    @Test
    void theReadmeHasItsThreeSnippets() throws IOException {
        assertEquals(3, snippets().size());
    }

    @Test
    void theFirstSnippetPrintsTenLogits() throws Exception {
        assertTrue(run(snippets().get(0), LAYERS).startsWith("float32 [1, 10] on cpu: "));
    }

    @Test
    void theTrainingSnippetLearnsExclusiveOr() throws Exception {
        assertEquals("int64 [4] on cpu: 0, 1, 1, 0", run(snippets().get(1), LAYERS));
    }

    @Test
    void theKernelSnippetExplainsItsChoice() throws Exception {
        assertTrue(run(snippets().get(2), CONVOLUTION).startsWith("winograd F(4x4, 3x3)"));
    }

    private static List<String> snippets() throws IOException {
        Path readme = Path.of("README.md");
        String text = Files.readString(Files.exists(readme) ? readme : Path.of("..").resolve(readme));
        return SNIPPET.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
    }

    private String run(String snippet, List<String> more) throws Exception {
        StringBuilder source = new StringBuilder();
        for (String name : PACKAGES) source.append("import ").append(name).append(".*;\n");
        for (String name : more) source.append("import ").append(name).append(".*;\n");
        source.append("public class Snippet { public static void main(String[] args) {\n").append(snippet).append("}}");
        StringWriter problems = new StringWriter();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        problems,
                        null,
                        null,
                        List.of("-d", folder.toString(), "-classpath", System.getProperty("java.class.path")),
                        null,
                        List.of(new Source(source.toString())))
                .call();
        assertTrue(compiled, problems::toString);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(printed, true, UTF_8));
            loader.loadClass("Snippet").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(out);
        }
        return printed.toString(UTF_8).strip();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
