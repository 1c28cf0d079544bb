package dev.lanewise.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Conv2d;
import dev.lanewise.tensor.ops.Gather;
import dev.lanewise.tensor.ops.Gru;
import dev.lanewise.tensor.ops.Linear;
import dev.lanewise.tensor.ops.Lstm;
import dev.lanewise.tensor.ops.Matmul;
import dev.lanewise.tensor.ops.Rnn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Constants for which 16 bits are enough lie in 16 bits, and whatever reads them gives the bits of floats. */
class StoredTest {
    private static final String CARD = "lanewise.opencl.card";
    private static final List<DType> NARROW = List.of(DType.FLOAT16, DType.BFLOAT16);

    /** Among them the smallest and the largest number of halves that are subnormal. */
    private static final float[] ODD = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f, 0x1p-24f,
        -0x1.ff8p-15f, 65504};

    private final Evaluator ev = Evaluator.eager();
    private OpenClDevice device;

    @BeforeEach
    void findDevice() {
        device = FirstDevice.find();
    }

    @AfterEach
    void noMoreCard() {
        if (System.clearProperty(CARD) != null) device.close();
    }

    /** An operator, the shapes of its inputs, and which of these are weights. */
    private record Case(Op op, List<Integer> weights, int[]... shapes) {
        @Override
        public String toString() {
            return op + " of " + Arrays.deepToString(shapes);
        }
    }

    private static Conv2d same(int stride, int groups) {
        return new Conv2d(Stride.of(stride), Padding.of(1), Dilation.ONE, groups);
    }

    private static List<Case> cases() {
        List<Integer> second = List.of(1);
        return List.of(
                new Case(new Linear(), second, new int[] {1, 70}, new int[] {37, 70}),
                new Case(new Linear(), second, new int[] {3, 67}, new int[] {35, 67}),
                new Case(new Linear(), second, new int[] {53, 37}, new int[] {70, 37}),
                new Case(new Matmul(false, false), second, new int[] {21, 40}, new int[] {40, 45}),
                new Case(new Matmul(true, true), second, new int[] {3, 20, 21}, new int[] {3, 45, 20}),
                new Case(same(2, 1), second, new int[] {2, 9, 7, 5}, new int[] {40, 3, 3, 5}),
                new Case(same(1, 2), second, new int[] {1, 6, 5, 12}, new int[] {40, 3, 3, 6}),
                new Case(same(1, 128), second, new int[] {1, 6, 5, 128}, new int[] {128, 3, 3, 1}),
                new Case(same(1, 65), second, new int[] {1, 6, 5, 65}, new int[] {130, 3, 3, 1}),
                new Case(same(1, 1), second, new int[] {1, 6, 9, 32}, new int[] {48, 3, 3, 32}),
                new Case(new Conv2d.InputGradient(same(2, 1), 9, 7), second, new int[] {2, 5, 4, 40},
                        new int[] {40, 3, 3, 5}),
                new Case(new Conv2d.InputGradient(same(1, 1), 6, 9), second, new int[] {1, 6, 9, 48},
                        new int[] {48, 3, 3, 32}),
                new Case(new Conv2d.InputGradient(same(1, 128), 6, 5), second, new int[] {1, 6, 5, 128},
                        new int[] {128, 3, 3, 1}),
                new Case(new Rnn(false, false), List.of(1, 2), new int[] {2, 3, 40}, new int[] {36, 40},
                        new int[] {36, 36}, new int[] {2, 36}),
                new Case(new Gru(true), List.of(1, 2), new int[] {2, 3, 30}, new int[] {60, 30}, new int[] {60, 20},
                        new int[] {2, 20}),
                new Case(new Lstm(false), List.of(1, 2), new int[] {2, 3, 20}, new int[] {80, 20}, new int[] {80, 20},
                        new int[] {2, 20}, new int[] {2, 20}));
    }

    @TestFactory
    Stream<DynamicTest> weightsAreReadInTheirBitsAndGiveTheBitsOfFloats() {
        return laws();
    }

    @TestFactory
    Stream<DynamicTest> aCardsKernelsDoSoToo() {
        device.close();
        System.setProperty(CARD, "true");
        return laws();
    }

    private Stream<DynamicTest> laws() {
        return cases().stream().flatMap(c -> NARROW.stream()
                .map(dtype -> DynamicTest.dynamicTest(c + " in " + dtype, () -> law(c, dtype))));
    }

    private void law(Case c, DType dtype) {
        for (boolean odd : new boolean[] {false, true}) {
            Tensor[] wide = new Tensor[c.shapes.length];
            Tensor[] narrow = new Tensor[c.shapes.length];
            for (int i = 0; i < wide.length; i++) {
                boolean weights = c.weights.contains(i);
                Tensor host = weights ? rounded(dtype, numbers(i, odd, c.shapes[i])) : numbers(i, false, c.shapes[i]);
                wide[i] = host.to(device);
                narrow[i] = weights ? device.uploadConstant(host) : wide[i];
                assertEquals(weights ? dtype : DType.FLOAT32, device.storedType(narrow[i]));
            }
            List<Tensor> expected = ev.apply(c.op, wide);
            assertEquals(expected, ev.apply(c.op, narrow));
            assertEquals(expected, ev.apply(c.op, narrow), "what is kept with weights");
            for (int i : c.weights) {
                assertTrue(device.kernels().readsNarrow(c.op, i));
                assertEquals(dtype, device.storedType(narrow[i]), "nothing was made wide");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT16", "BFLOAT16"})
    void everyNumberIsLookedUpInATableAsItIs(DType dtype) {
        int all = 1 << 16;
        List<Float> values = new ArrayList<>();
        for (int bits = 0; bits < all; bits++) {
            float value = dtype == DType.FLOAT16
                    ? Float.float16ToFloat((short) bits)
                    : Float.intBitsToFloat(bits << 16);
            if (!Float.isNaN(value)) values.add(value);
        }
        values.add(Float.NaN);
        float[] numbers = new float[values.size()];
        for (int i = 0; i < numbers.length; i++) numbers[i] = values.get(i);
        Tensor table = Tensor.of(Shape.of(numbers.length, 1), numbers);
        long[] backwards = new long[numbers.length];
        for (int i = 0; i < backwards.length; i++) backwards[i] = numbers.length - 1L - i;
        Tensor indices = Tensor.of(Shape.of(numbers.length), backwards);
        Tensor there = device.uploadConstant(table);
        assertEquals(ev.gather(table, indices, 0), ev.gather(there, indices.to(device), 0));
        assertTrue(device.kernels().readsNarrow(new Gather(0), 0));
        assertEquals(dtype, device.storedType(there));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT16", "BFLOAT16"})
    void otherOperatorsReadTheSameNumbers(DType dtype) {
        Tensor host = rounded(dtype, numbers(1, true, 40, 50));
        Tensor there = device.uploadConstant(host);
        Tensor half = there.reshaped(Shape.of(2, 20, 50));
        assertEquals(host.reshaped(Shape.of(2, 20, 50)), half);
        assertEquals(host, ev.multiply(there, Tensor.full(Shape.of(1), 1).to(device)));
        assertEquals(DType.FLOAT32, device.storedType(there));
        assertEquals(ev.linear(host.to(device), host.to(device)), ev.linear(there, there));
    }

    @Test
    void aFilledConstantForgetsWhatItWas() {
        Tensor there = device.uploadConstant(rounded(DType.FLOAT16, numbers(1, false, 40, 50)));
        Tensor x = numbers(2, false, 8, 50).to(device);
        ev.linear(x, there);
        Tensor other = numbers(3, false, 40, 50);
        device.fill(there, other);
        assertEquals(other, there);
        assertEquals(ev.linear(x, other.to(device)), ev.linear(x, there));
    }

    @Test
    void whatNeedsMoreBitsKeepsThem() {
        Tensor exact = rounded(DType.FLOAT16, numbers(1, false, 40, 50));
        for (float more : new float[] {1 + 0x1p-11f, 65520, 0x1p-25f, Float.MIN_VALUE,
            Float.intBitsToFloat(0x7fc00001)}) {
            float[] values = exact.toFloats();
            values[1234] = more;
            Tensor host = Tensor.of(exact.shape(), values);
            Tensor there = device.uploadConstant(host);
            assertEquals(DType.FLOAT32, device.storedType(there), () -> "with " + more);
            assertEquals(host, there);
        }
        Tensor few = Tensor.full(Shape.of(10), 1);
        assertEquals(DType.FLOAT32, device.storedType(device.uploadConstant(few)));
    }

    /** Of weights and of what is packed of them. */
    @ParameterizedTest
    @EnumSource(names = {"FLOAT16", "BFLOAT16"})
    void theyTakeHalfTheMemory(DType dtype) {
        device.close();
        Tensor host = rounded(dtype, numbers(1, false, 512, 512));
        Tensor x = numbers(2, false, 8, 512).to(device);
        Tensor y = device.allocate(new TensorType(DType.FLOAT32, Shape.of(8, 512)));
        long before = device.memoryInUse();
        Tensor wide = host.to(device);
        new Linear().forward(device.kernels(), List.of(x, wide), List.of(y));
        long ofFloats = device.memoryInUse() - before;
        Tensor narrow = device.uploadConstant(host);
        new Linear().forward(device.kernels(), List.of(x, narrow), List.of(y));
        long ofFewBits = device.memoryInUse() - before - ofFloats;
        assertTrue(ofFloats >= host.elements() * (long) Float.BYTES, ofFloats + " bytes of floats");
        assertEquals(ofFloats / 2, ofFewBits);
        assertEquals(dtype, device.storedType(narrow));
        assertEquals(DType.FLOAT32, device.storedType(wide));
    }

    private Tensor rounded(DType dtype, Tensor x) {
        return ev.cast(ev.cast(x, dtype), DType.FLOAT32);
    }

    private static Tensor numbers(int seed, boolean odd, int... sizes) {
        Shape shape = Shape.of(sizes);
        float[] values = new float[shape.elements()];
        for (int i = 0; i < values.length; i++) values[i] = ((i + seed) * 37 % 101 - 50) / 53f;
        for (int i = 0; odd && i < ODD.length; i++) values[(i + 1) * values.length / (ODD.length + 2)] = ODD[i];
        return Tensor.of(shape, values).to(Device.cpu());
    }
}
