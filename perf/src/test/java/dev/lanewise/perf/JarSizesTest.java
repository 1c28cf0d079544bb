package dev.lanewise.perf;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.inference.Model;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.layers.Layer;
import dev.lanewise.onnx.Onnx;
import dev.lanewise.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a service carries to run ONNX models. */
class JarSizesTest {
    private static final long MOST = 2_000_000;

    private static final List<Class<?>> MODULES = List.of(
            Cpu.class, Tensor.class, Layer.class, Model.class, Onnx.class);

    /** The size of a class's jar; what a jar of its folder takes where nothing is packaged yet. */
    private static long size(Class<?> of) throws IOException, URISyntaxException {
        Path place = Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isRegularFile(place)) return Files.size(place);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes);
                Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new JarEntry(place.relativize(file).toString()));
                jar.write(Files.readAllBytes(file));
            }
        }
        return bytes.size();
    }

    @Test
    void theJarsThatRunModelsAreTwoMegabytesTogetherAtMost() throws Exception {
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (Class<?> each : MODULES) sizes.put(each.getPackageName(), size(each));
        long sum = sizes.values().stream().mapToLong(Long::longValue).sum();
        assertTrue(sum <= MOST, () -> sum + " bytes: " + sizes);
        assertTrue(sizes.values().stream().allMatch(size -> size > 10_000), sizes.toString());
    }
}
