package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.Lanes;
import dev.lanewise.properties.checks.Machines;
import dev.lanewise.properties.specs.Sample;
import dev.lanewise.properties.specs.Specs;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every operator gives the scalar twin's bits with vectors and on threads, and the reference's numbers. */
@Tag("widths")
class OperatorBitsLaws {
    private static final int REPETITIONS = 200;

    @TestFactory
    Stream<DynamicTest> everyEngineGivesTheTwinsBits() {
        return Specs.samples().map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> {
            List<Tensor> twin = Machines.run(sample.op(), Machines.SCALAR, sample.array());
            Stream.concat(Stream.of(Machines.BEST), Machines.threaded()).forEach(
                    device -> assertEquals(twin, Machines.run(sample.op(), device, sample.array()), device::name));
        }));
    }

    /** Before the compiler has seen the code and after. */
    @TestFactory
    Stream<DynamicTest> eachTimeTheSameBits() {
        return Specs.samples().map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> {
            Tensor[] inputs = Machines.moved(Machines.BEST, sample.array());
            List<Tensor> first = Evaluator.eager().apply(sample.op(), inputs);
            for (int i = 0; i < REPETITIONS; i++) {
                assertEquals(first, Evaluator.eager().apply(sample.op(), inputs));
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> everyLengthHasTheTwinsBits() {
        return Specs.byFile().entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
            for (int n = 1; n <= 4 * Lanes.floats() + 3; n++) {
                for (Sample sample : entry.getValue().ofLength(n)) {
                    assertEquals(
                            Machines.run(sample.op(), Machines.SCALAR, sample.array()),
                            Machines.run(sample.op(), Machines.BEST, sample.array()),
                            sample::toString);
                }
            }
        }));
    }

    /** Compiled models let outputs lie where inputs are no longer needed. */
    @TestFactory
    Stream<DynamicTest> whatMayOverwriteAnInputGivesTheSameThere() {
        return Specs.samples()
                .filter(sample -> sample.op().mayOverwrite(0))
                .map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> {
                    for (Device device : List.of(Machines.SCALAR, Machines.BEST, Device.reference())) {
                        List<Tensor> apart = Machines.run(sample.op(), device, sample.array());
                        List<Tensor> inputs = List.of(Machines.moved(device, sample.array()));
                        if (!apart.getFirst().type().equals(inputs.getFirst().type())) return;
                        List<Tensor> over = List.of(inputs.getFirst());
                        sample.op().forward(device.kernels(), inputs, over);
                        assertEquals(apart, over, device::name);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> theCpuIsAsNearToTheReferenceAsItMustBe() {
        return Specs.samples().map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> {
            check(sample, Machines.SCALAR);
            check(sample, Machines.BEST);
        }));
    }

    private static void check(Sample sample, Device device) {
        List<Tensor> reference = Machines.run(sample.op(), Device.reference(), sample.array());
        List<Tensor> magnitude = Machines.run(sample.op(), Device.reference(), sample.absolute());
        List<Tensor> cpu = Machines.run(sample.op(), device, sample.array());
        for (int i = 0; i < cpu.size(); i++) {
            if (cpu.get(i).dtype() == DType.FLOAT32) {
                sample.accuracy().check(reference.get(i).toDoubles(), magnitude.get(i).toDoubles(),
                        cpu.get(i).toFloats(), () -> sample + " on " + device);
            } else {
                assertEquals(reference.get(i), cpu.get(i));
            }
        }
    }
}
