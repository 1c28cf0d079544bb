package dev.lanewise.tensor.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.io.IOException;
import java.lang.reflect.Array;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every operator. */
class OpLawsTest {
    private static final int BEFORE = 3;
    private static final int AFTER = 2;

    static Stream<OpSample> samples() {
        return OpSamples.all();
    }

    @Test
    void everyOperatorHasASample() throws IOException, URISyntaxException, ClassNotFoundException {
        Path folder = Path.of(Op.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .resolve("dev/lanewise/tensor/ops");
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName("dev.lanewise.tensor.ops." + name);
                if (Op.class.isAssignableFrom(type) && !type.isInterface()) missing.add(name);
            }
        }
        assertTrue(missing.size() > 30, "the operators' classes were not found in " + folder);
        Set<String> sampled = OpSamples.all()
                .map(sample -> sample.op().getClass().getName().replaceAll(".*\\.", ""))
                .collect(Collectors.toSet());
        missing.removeAll(sampled);
        assertEquals(Set.of(), missing, "operators without a sample: add some to OpSamples");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void writesItsOutputsAndNothingElse(OpSample sample) {
        List<Tensor> expected = Evaluator.eager().apply(sample.op(), sample.inputs().toArray(Tensor[]::new));
        List<Tensor> inputs = sample.inputs().stream().map(OpLawsTest::within).toList();
        List<Tensor> outputs = new ArrayList<>();
        for (Tensor y : expected) outputs.add(within(other(y)));
        sample.op().forward(Device.reference().kernels(), inputs, outputs);
        assertEquals(expected, outputs);
        assertEquals(sample.inputs(), inputs, "inputs were written");
        for (Tensor y : outputs) {
            for (int i = 0; i < BEFORE; i++) assertEquals(77, number(y, i), "written before the output");
            for (int i = 0; i < AFTER; i++) {
                assertEquals(77, number(y, BEFORE + y.elements() + i), "written behind the output");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isAValue(OpSample sample) {
        assertFalse(sample.op().name().isEmpty());
        assertTrue(Character.isLowerCase(sample.op().name().charAt(0)), sample.op().name());
        List<TensorInfo> unknown = sample.inputs().stream().map(x -> new TensorInfo(x.type(), null)).toList();
        List<TensorInfo> known = sample.inputs().stream().map(TensorInfo::of).toList();
        assertEquals(sample.op().types(known), sample.op().types(unknown), "types depend on values");
    }

    @Test
    void sharesStorageWhereOnlyTheShapeChanges() {
        Tensor x = OpSample.numbers(2, 3);
        assertSame(x.storage(), Evaluator.eager().reshape(x, 3, -1).storage());
        assertSame(x.storage(), Evaluator.eager().detach(x).storage());
    }

    @Test
    void detachHasNoGradient() {
        Recorder recorder = new Recorder();
        Tensor x = OpSample.numbers(2);
        Tensor y = recorder.multiply(x, recorder.detach(x));
        Tensor dx = recorder.gradients(y, Tensor.ofDoubles(Shape.of(2), 1, 1), List.of(x)).getFirst();
        assertEquals(x, dx);
    }

    /** The same tensor in the middle of an array of 77s. */
    private static Tensor within(Tensor x) {
        int n = x.elements();
        Object array = Array.newInstance(x.storage().getClass().componentType(), BEFORE + n + AFTER);
        for (int i = 0; i < BEFORE + n + AFTER; i++) set(array, i, 77);
        System.arraycopy(x.storage(), x.offset(), array, BEFORE, n);
        return Tensor.wrap(x.type(), x.device(), array, BEFORE);
    }

    /** A tensor of the same type full of numbers that nothing computes: NaN for floats. */
    private static Tensor other(Tensor x) {
        Tensor y = x.device().allocate(new TensorType(x.dtype(), x.shape()));
        double value = x.dtype() == DType.FLOAT64 ? Double.NaN : 99;
        for (int i = 0; i < y.elements(); i++) set(y.storage(), i, value);
        return y;
    }

    private static void set(Object array, int i, double value) {
        switch (array) {
            case double[] a -> a[i] = value;
            case long[] a -> a[i] = (long) value;
            case int[] a -> a[i] = (int) value;
            default -> ((byte[]) array)[i] = (byte) value;
        }
    }

    private static double number(Tensor x, int i) {
        return ((Number) Array.get(x.storage(), i)).doubleValue();
    }
}
