package dev.lanewise.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.onnx.operators.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/onnx-operators.md} says what the code does; {@code -Dlanewise.update=true} writes it again. */
class OperatorPageTest {
    private static final String INTRODUCTION = """
            # ONNX operators

            Which operators of ONNX' own domain Lanewise runs, opsets 1 to 28. A number is the first opset of a definition
            that Lanewise knows apart from the one before; where a definition only adds types or defaults it shares a line
            with its predecessor. Functions that a model defines are expanded. Operators of other domains are refused, all
            of a model's at once, with the names of their nodes.

            Elements are float32, float16, bfloat16, int64, int32, int16, int8, uint8, int4, uint4, int2, uint2 and bool.
            float16 and bfloat16 are stored as they are, computed in float32 and rounded back; integers of 4 and 2 bits,
            packed in files, take a byte each. float64 is computed in float32 within a model, and refused as type of an
            input or output. Strings, unsigned integers of more than 8 bits, 4-bit and 8-bit floats, complex numbers,
            sequences, optionals and maps are refused.

            This page is generated: `mvn -pl onnx -am test -Dtest=OperatorPageTest -Dlanewise.update=true
            -Dsurefire.failIfNoSpecifiedTests=false` writes it.

            | operator | definitions since opset |
            |---|---|
            """;

    private static String page() {
        return Registry.all().translators().entrySet().stream()
                .map(entry -> "| " + entry.getKey() + " | "
                        + entry.getValue().keySet().stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + " |\n")
                .collect(Collectors.joining("", INTRODUCTION, ""));
    }

    /** The repository's root, seen from there or from a module. */
    private static Path file() {
        Path here = Path.of("").toAbsolutePath();
        Path root = Files.isDirectory(here.resolve("docs")) ? here : here.getParent();
        return root.resolve("docs/onnx-operators.md");
    }

    @Test
    void thePageListsWhatTheRegistryKnows() throws IOException {
        if (Boolean.getBoolean("lanewise.update")) Files.writeString(file(), page());
        assertEquals(page(), Files.readString(file()),
                "docs/onnx-operators.md is stale; -Dlanewise.update=true writes it");
    }
}
