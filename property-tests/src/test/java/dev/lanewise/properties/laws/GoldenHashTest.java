package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.conv.Conv2d;
import dev.lanewise.kernels.conv.Conv2dAlgorithm;
import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.properties.checks.Engines;
import dev.lanewise.properties.checks.Machines;
import dev.lanewise.properties.checks.Same;
import dev.lanewise.properties.generators.Seed;
import dev.lanewise.properties.specs.OpSpec;
import dev.lanewise.properties.specs.Sample;
import dev.lanewise.properties.specs.Specs;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every machine and every width gives the bits that were written down: a hash for each operator and each algorithm of
 * convolution, of fixed computations. Whoever changes an order of summation or a polynomial on purpose replaces a line.
 */
@Tag("widths")
class GoldenHashTest {
    private static final String FILE = "golden-hashes.properties";
    private static final int LENGTH = 37;

    private static final List<Conv2dGeometry> GEOMETRIES = List.of(
            Conv2dGeometry.of(2, 9, 10, 19, 37, 3, Padding.of(1)),
            Conv2dGeometry.of(1, 9, 8, 19, 37, 5, Padding.of(2)),
            Conv2dGeometry.of(1, 7, 6, 35, 33, 1, Padding.NONE),
            new Conv2dGeometry(1, 9, 12, 19, 37, 3, 3, Stride.of(2), Padding.of(1), Dilation.ONE, 1),
            new Conv2dGeometry(1, 11, 9, 21, 21, 5, 3, Stride.of(2), Padding.of(2), Dilation.ONE, 21),
            new Conv2dGeometry(1, 11, 9, 6, 10, 3, 3, Stride.ONE, Padding.of(2), Dilation.of(2), 2),
            new Conv2dGeometry(1, 9, 8, 32, 32, 3, 3, Stride.ONE, Padding.of(1), Dilation.ONE, 8));

    @Test
    void theTwinsGiveTheBitsThatWereWrittenDown() {
        compare(hashes(Machines.SCALAR, Engines.SCALAR));
    }

    @Test
    void vectorCodeGivesTheBitsThatWereWrittenDown() {
        compare(hashes(Machines.BEST, Engines.best()));
    }

    private static void compare(Map<String, String> hashes) {
        Properties golden = new Properties();
        try (InputStream in = GoldenHashTest.class.getResourceAsStream("/" + FILE)) {
            golden.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String differing = hashes.entrySet().stream()
                .filter(line -> !line.getValue().equals(golden.getProperty(line.getKey())))
                .map(line -> line.getKey() + "=" + line.getValue() + "\n")
                .collect(Collectors.joining());
        assertEquals("", differing,
                () -> "other bits than written down; if that is meant, the lines of " + FILE + " are");
        assertEquals(hashes.keySet(), golden.stringPropertyNames(),
                () -> FILE + " has lines of something that is gone");
    }

    private static Map<String, String> hashes(Device device, Cpu cpu) {
        Map<String, String> hashes = new TreeMap<>();
        Specs.byFile().forEach((file, spec) -> hashes.put(file, hash(spec, device)));
        for (Conv2dAlgorithm algorithm : Conv2d.algorithms()) {
            hashes.put("convolution-" + algorithm.name().replaceAll("[^A-Za-z0-9]+", "-"), hash(algorithm, cpu));
        }
        return hashes;
    }

    private static String hash(OpSpec spec, Device device) {
        List<Float> numbers = new ArrayList<>();
        for (Sample sample : Stream.concat(spec.samples().stream(), spec.ofLength(LENGTH).stream()).toList()) {
            for (Tensor output : Machines.run(sample.op(), device, sample.array())) {
                if (output.dtype() == DType.FLOAT32) add(output.toFloats(), numbers);
                if (output.dtype().isIndex()) for (long value : output.toLongs()) numbers.add((float) value);
                if (output.dtype() == DType.BOOL) for (boolean is : output.toBooleans()) numbers.add(is ? 1f : 0f);
            }
        }
        return hash(numbers);
    }

    private static String hash(Conv2dAlgorithm algorithm, Cpu cpu) {
        List<Float> numbers = new ArrayList<>();
        for (Conv2dGeometry g : GEOMETRIES) {
            if (algorithm.accepts(g)) add(ConvProblem.reals(g, new Seed(3)).run(algorithm, cpu), numbers);
        }
        return hash(numbers);
    }

    private static void add(float[] values, List<Float> to) {
        for (float value : values) to.add(value);
    }

    private static String hash(List<Float> numbers) {
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) values[i] = numbers.get(i);
        return Same.hash(values).substring(0, 32);
    }
}
