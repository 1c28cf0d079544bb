package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.fail;

import dev.lanewise.kernels.Lanes;
import dev.lanewise.properties.checks.Machines;
import dev.lanewise.properties.specs.Sample;
import dev.lanewise.properties.specs.Specs;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** A NaN or an infinity goes where the reference sends it, whatever the place, lane or tail it comes from. */
@Tag("widths")
class OperatorNonFiniteLaws {
    private static final float[] ODD = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};

    @TestFactory
    Stream<DynamicTest> fromEachPlaceOfASample() {
        return Specs.samples().map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> {
            for (float odd : ODD) everyPlace(sample, odd, 1);
        }));
    }

    @TestFactory
    Stream<DynamicTest> fromEachPlaceOfEachLength() {
        return Specs.byFile().entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
            int lanes = Lanes.floats();
            for (int n = 1; n <= 3 * lanes + 3; n++) {
                for (Sample sample : entry.getValue().ofLength(n)) everyPlace(sample, Float.NaN, 1 + n / lanes);
            }
        }));
    }

    private static void everyPlace(Sample sample, float odd, int step) {
        for (int i = 0; i < sample.inputs().size(); i++) {
            Tensor input = sample.inputs().get(i);
            if (input.dtype() != DType.FLOAT32) continue;
            for (int at = 0; at < input.elements(); at += step) {
                float[] values = input.toFloats();
                values[at] = odd;
                Tensor[] inputs = sample.arrayWith(i, Tensor.of(input.shape(), values));
                boolean spreads = sample.spreadsFrom().contains(i);
                compare(sample, inputs, spreads, odd + " at place " + at + " of input " + i);
            }
        }
    }

    private static void compare(Sample sample, Tensor[] inputs, boolean spreads, String where) {
        List<Tensor> reference = Machines.run(sample.op(), Device.reference(), inputs);
        List<Tensor> cpu = Machines.run(sample.op(), Machines.BEST, inputs);
        for (int i = 0; i < cpu.size(); i++) {
            if (cpu.get(i).dtype() != DType.FLOAT32) {
                if (!cpu.get(i).equals(reference.get(i))) fail(sample + ": " + where + ": " + cpu.get(i));
                continue;
            }
            double[] expected = reference.get(i).toDoubles();
            float[] actual = cpu.get(i).toFloats();
            for (int j = 0; j < actual.length; j++) {
                boolean same = sameKind((float) expected[j], actual[j]);
                if (!same && !(spreads && Float.isNaN(actual[j]))) {
                    fail(sample + ": with " + where + " output " + j + " must be " + expected[j] + ", is " + actual[j]);
                }
            }
        }
    }

    private static boolean sameKind(float expected, float actual) {
        if (Float.isFinite(expected)) return Float.isFinite(actual);
        return Float.compare(expected, actual) == 0;
    }
}
