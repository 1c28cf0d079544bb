package dev.lanewise.onnx.format;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files that are taken for ONNX models by mistake, told by how they begin: no exporter writes a model's fields so. */
final class OtherFormats {
    private static final Map<String, String> STARTS = new LinkedHashMap<>();

    static {
        STARTS.put("version https://git-lfs", "a pointer of Git LFS to one (git lfs pull fetches the file itself)");
        STARTS.put("PK\3\4", "a zip archive, as PyTorch and Keras write them");
        STARTS.put("\u0080\2", "a pickle, as old versions of PyTorch write them");
        STARTS.put("\u0089HDF", "an HDF5 file, as Keras writes them");
        STARTS.put("GGUF", "a GGUF file");
        STARTS.put("\u0093NUMPY", "an array of NumPy");
        STARTS.put("\u001f\u008b", "a gzip archive");
        STARTS.put("<", "a page of HTML or XML");
        STARTS.put("{", "JSON or text");
    }

    private OtherFormats() {}

    /** What the bytes are, null where they may be a model. */
    static @Nullable String name(MemorySegment bytes) {
        if (bytes.byteSize() == 0) return "an empty one";
        byte[] head = bytes.asSlice(0, Math.min(32, bytes.byteSize())).toArray(ValueLayout.JAVA_BYTE);
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.length() > 9 && start.startsWith("\0\0\0\0\0{", 3)) return "a safetensors file";
        for (Map.Entry<String, String> format : STARTS.entrySet()) {
            if (start.startsWith(format.getKey())) return format.getValue();
        }
        return start.startsWith("TFL3", 4) ? "a model of TensorFlow Lite" : null;
    }
}
