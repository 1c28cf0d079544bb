package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.opencl.OpenClDevices;
import dev.lanewise.properties.checks.Machines;
import dev.lanewise.properties.checks.Oclgrind;
import dev.lanewise.properties.generators.Values;
import dev.lanewise.properties.specs.Accuracy;
import dev.lanewise.properties.specs.Large;
import dev.lanewise.properties.specs.OpSpec;
import dev.lanewise.properties.specs.Sample;
import dev.lanewise.properties.specs.Specs;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Binary;
import dev.lanewise.tensor.ops.Unary;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operator on an OpenCL device is as near to the reference as the CPU must be. */
class OpenClLaws {
    /** Numbers that a work-item has at a time at most. */
    private static final int VECTOR = 16;

    private static final float[] ODD = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};

    private Device device = Device.cpu();

    @BeforeEach
    void findDevice() {
        OpenClDevices provider = new OpenClDevices();
        assumeTrue(!provider.devices().isEmpty(), provider.explanation());
        device = provider.devices().getFirst();
    }

    @AfterAll
    static void oclgrindFoundNothing() throws IOException {
        Oclgrind.foundNothing();
    }

    @TestFactory
    Stream<DynamicTest> itIsAsNearToTheReferenceAsItMustBe() {
        return Specs.samples().map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> near(sample)));
    }

    @TestFactory
    Stream<DynamicTest> whatMayOverwriteAnInputGivesTheSameThere() {
        return Specs.samples()
                .filter(sample -> sample.op().mayOverwrite(0))
                .map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> {
                    List<Tensor> apart = Machines.run(sample.op(), device, sample.array());
                    List<Tensor> inputs = List.of(Machines.moved(device, sample.array()));
                    if (!apart.getFirst().type().equals(inputs.getFirst().type())) return;
                    List<Tensor> over = List.of(inputs.getFirst());
                    sample.op().forward(device.kernels(), inputs, over);
                    assertEquals(apart, over, sample::toString);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whateverTheLength() {
        return Specs.byFile().entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
            for (int n : new int[] {1, 2, 3, 7, 15, 16, 17, 31, 33, 63, 64, 65, 130}) {
                for (Sample sample : entry.getValue().ofLength(n)) nearEnough(sample, sample.array());
            }
        }));
    }

    /** Among them convolutions and gradients with as many channels as Winograd's algorithm takes, and odd sizes. */
    @TestFactory
    Stream<DynamicTest> largeProductsAreNear() {
        return Large.samples().map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> {
            List<Tensor> reference = Machines.run(sample.op(), Device.reference(), sample.array());
            List<Tensor> own = Machines.run(sample.op(), device, sample.array());
            for (int i = 0; i < own.size(); i++) {
                if (own.get(i).dtype() == DType.FLOAT32) near(sample, reference.get(i), own.get(i), 1e-5);
                else
                    assertEquals(reference.get(i), own.get(i), sample::toString);
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> sizesOfZeroMeanTheSame() {
        return Specs.empties().map(
                sample -> DynamicTest.dynamicTest(sample.toString(), () -> nearEnough(sample, sample.array())));
    }

    @TestFactory
    Stream<DynamicTest> gradientsAreNearToThoseOfTheReference() {
        return Specs.samples().filter(OpenClLaws::hasGradient)
                .map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> {
                    List<Tensor> reference = Machines.gradients(sample.op(), Device.reference(), sample.inputs());
                    List<Tensor> own = Machines.gradients(sample.op(), device, sample.inputs());
                    for (int i = 0; i < own.size(); i++) near(sample, reference.get(i), own.get(i), 1e-4);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotFiniteGoesWhereTheReferenceSendsIt() {
        return Specs.samples().map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> {
            for (int i = 0; i < sample.inputs().size(); i++) {
                Tensor input = sample.inputs().get(i);
                if (input.dtype() != DType.FLOAT32 || input.elements() == 0) continue;
                for (float odd : ODD) notFinite(sample, i, odd);
            }
        }));
    }

    /** Those of a vector are computed together, some functions of them in another way where one is large. */
    @TestFactory
    Stream<DynamicTest> aNumbersNeighboursDoNotMatter() {
        return Arrays.stream(UnaryFunction.values()).map(f -> DynamicTest.dynamicTest(f.name(), () -> {
            float[] specials = Values.specials();
            int n = VECTOR * specials.length;
            float[] plain = Values.between(3, n, -4, 4);
            float[] odd = plain.clone();
            for (int i = 0; i < specials.length; i++) odd[i * VECTOR] = specials[i];
            Unary op = new Unary(f, 0.5f, 0.75f);
            float[] expected = Machines.run(op, device, Tensor.of(Shape.of(n), plain)).getFirst().toFloats();
            float[] actual = Machines.run(op, device, Tensor.of(Shape.of(n), odd)).getFirst().toFloats();
            for (int i = 0; i < n; i++) {
                int at = i;
                if (i % VECTOR != 0) {
                    assertEquals(expected[i], actual[i], () -> f + " of " + plain[at] + " beside "
                            + odd[at / VECTOR * VECTOR]);
                }
            }
        }));
    }

    private void notFinite(Sample sample, int i, float odd) {
        Tensor input = sample.inputs().get(i);
        int step = Math.max(1, input.elements() / 5);
        for (int at = 0; at < input.elements(); at += step) {
            float[] values = input.toFloats();
            values[at] = odd;
            Tensor[] inputs = sample.arrayWith(i, Tensor.of(input.shape(), values));
            String where = sample + ": with " + odd + " at place " + at + " of input " + i;
            sameKinds(where, sample.spreadsFrom().contains(i), Machines.run(sample.op(), Device.reference(), inputs),
                    Machines.run(sample.op(), device, inputs));
        }
    }

    private static void sameKinds(String where, boolean spreads, List<Tensor> reference, List<Tensor> own) {
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i).dtype() != DType.FLOAT32) {
                assertEquals(reference.get(i), own.get(i), where);
                continue;
            }
            double[] expected = reference.get(i).toDoubles();
            float[] actual = own.get(i).toFloats();
            for (int j = 0; j < actual.length; j++) {
                boolean same = sameKind((float) expected[j], actual[j]);
                if (!same && !(spreads && Float.isNaN(actual[j]))) {
                    fail(where + " output " + j + " must be " + expected[j] + ", is " + actual[j]);
                }
            }
        }
    }

    private static boolean sameKind(float expected, float actual) {
        if (Float.isFinite(expected)) return Float.isFinite(actual);
        return Float.compare(expected, actual) == 0;
    }

    private void near(Sample sample) {
        List<Tensor> reference = Machines.run(sample.op(), Device.reference(), sample.array());
        List<Tensor> magnitude = Machines.run(sample.op(), Device.reference(), sample.absolute());
        List<Tensor> own = Machines.run(sample.op(), device, sample.array());
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i).dtype() == DType.FLOAT32) {
                accuracy(sample).check(reference.get(i).toDoubles(), magnitude.get(i).toDoubles(),
                        own.get(i).toFloats(), () -> sample + " on " + device);
            } else {
                assertEquals(reference.get(i), own.get(i));
            }
        }
    }

    /** OpenCL C promises its pow within 16 units in the last place; the CPU has Java's own. */
    private static Accuracy accuracy(Sample sample) {
        return sample.op().equals(new Binary(BinaryFunction.POW))
                ? new Accuracy.Within(16 * 0x1p-23, 0)
                : sample.accuracy();
    }

    private void nearEnough(Sample sample, Tensor... inputs) {
        List<Tensor> reference = Machines.run(sample.op(), Device.reference(), inputs);
        List<Tensor> own = Machines.run(sample.op(), device, inputs);
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i).dtype() == DType.FLOAT32) {
                near(sample, reference.get(i), own.get(i), 2e-6);
            } else {
                assertEquals(reference.get(i), own.get(i), sample::toString);
            }
        }
    }

    private static void near(Sample sample, Tensor reference, Tensor own, double relative) {
        double[] exact = reference.toDoubles();
        float[] actual = own.toFloats();
        assertEquals(exact.length, actual.length);
        double largest = 1e-3;
        for (double value : exact) if (Double.isFinite(value)) largest = Math.max(largest, Math.abs(value));
        for (int i = 0; i < exact.length; i++) {
            if (Double.isFinite(exact[i])) assertEquals(exact[i], actual[i], relative * largest, sample::toString);
            else
                assertEquals((float) exact[i], actual[i], sample::toString);
        }
    }

    private static boolean hasGradient(Sample sample) {
        return sample.smooth() && sample.op().differentiable()
                && sample.inputs().stream().anyMatch(input -> input.dtype().isComputable())
                && Machines.run(sample.op(), Device.reference(), sample.array()).stream()
                        .anyMatch(y -> y.dtype().isComputable());
    }

    /** Commands run in order, so what a computation needs is there when it is needed. */
    @TestFactory
    Stream<DynamicTest> eachTimeTheSameBits() {
        return Specs.byFile().entrySet().stream().map(OpenClLaws::first).map(sample -> DynamicTest.dynamicTest(
                sample.toString(), () -> {
                    Tensor[] inputs = Machines.moved(device, sample.array());
                    List<Tensor> first = Evaluator.eager().apply(sample.op(), inputs);
                    IntStream.range(0, 20).forEach(
                            _ -> assertEquals(first, Evaluator.eager().apply(sample.op(), inputs)));
                }));
    }

    private static Sample first(Map.Entry<String, OpSpec> entry) {
        return entry.getValue().samples().getFirst();
    }
}
