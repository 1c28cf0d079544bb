package dev.lanewise.onnx.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.onnx.Onnx;
import dev.lanewise.onnx.OnnxException;
import dev.lanewise.onnx.TestGraph;
import dev.lanewise.tensor.DType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no ONNX models are called so, and what they are where that can be told. */
class OtherFormatsTest {
    private static String refusal(byte[] bytes) {
        return assertThrows(OnnxException.class, () -> Onnx.load(bytes)).getMessage();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            504b0304140000                             | a zip archive
            80027d71002858                             | a pickle
            894844460d0a1a0a                           | an HDF5 file
            4747554603000000                           | a GGUF file
            934e554d50590100                           | an array of NumPy
            1f8b080000000000                           | a gzip archive
            1c00000054464c33                           | a model of TensorFlow Lite
            02000000000000007b7d                       | a safetensors file
            3c68746d6c3e                               | a page of HTML or XML
            7b226d6f64656c                             | JSON
            76657273696f6e2068747470733a2f2f6769742d6c66732e | a pointer of Git LFS
            """)
    void knownFormatsAreNamed(String hex, String name) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        String message = refusal(Arrays.copyOf(bytes, 200));
        assertTrue(message.startsWith("model: not an ONNX file but " + name), message);
        assertTrue(message.contains("export the model to ONNX"), message);
    }

    @Test
    void anEmptyFileIsCalledSo() {
        assertEquals("model: not an ONNX file but an empty one; export the model to ONNX", refusal(new byte[0]));
    }

    @Test
    void otherBytesAreNoOnnxFile() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(300)];
            random.nextBytes(bytes);
            String message = refusal(bytes);
            assertTrue(message.startsWith("model: "), message);
        }
        for (String text : new String[] {"hello world", "# a script\n", "name: net\nlayers: 3\n"}) {
            String message = refusal(text.getBytes(StandardCharsets.UTF_8));
            assertTrue(message.startsWith("model: not an ONNX file, or a damaged one; export the model"), message);
        }
    }

    @Test
    void halfAModelIsDamaged() {
        byte[] model = new TestGraph()
                .input("x", DType.FLOAT32, 1)
                .node("Relu", "x", "y")
                .output("y", DType.FLOAT32, 1)
                .model();
        String message = refusal(Arrays.copyOf(model, model.length / 2));
        assertTrue(message.contains("or a damaged one"), message);
        assertTrue(message.contains("fetch the file again"), message);
    }
}
