package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.autodiff.GradientCheck;
import dev.lanewise.autodiff.GradientReport;
import dev.lanewise.properties.checks.AdjointCheck;
import dev.lanewise.properties.checks.Machines;
import dev.lanewise.properties.specs.Sample;
import dev.lanewise.properties.specs.Specs;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Gradients are what the definition says: the adjoint of what is linear, the limit of differences of the rest. */
class OperatorGradientLaws {
    @TestFactory
    Stream<DynamicTest> theGradientOfALinearOperatorIsItsAdjoint() {
        return Specs.samples().flatMap(sample -> sample.linearIn().stream().map(input -> DynamicTest.dynamicTest(
                sample + " in input " + input,
                () -> AdjointCheck.check(sample.op(), sample.inputs(), input))));
    }

    @TestFactory
    Stream<DynamicTest> gradientsAreLimitsOfDifferences() {
        return differentiable().map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> {
            for (int output : floatOutputs(sample)) pass(check(sample, output));
        }));
    }

    @TestFactory
    Stream<DynamicTest> gradientsOfGradientsAreLimitsOfDifferences() {
        return differentiable().filter(Sample::secondOrder)
                .map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> {
                    for (int output : floatOutputs(sample)) pass(check(sample, output).secondDerivatives());
                }));
    }

    /** What the CPU computes in float is near to what the reference computes in double. */
    @TestFactory
    Stream<DynamicTest> gradientsOnTheCpuAreNearToThoseOfTheReference() {
        return differentiable().map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> {
            List<Tensor> reference = Machines.gradients(sample.op(), Device.reference(), sample.inputs());
            List<Tensor> cpu = Machines.gradients(sample.op(), Machines.BEST, sample.inputs());
            for (int i = 0; i < cpu.size(); i++) near(reference.get(i), cpu.get(i));
        }));
    }

    private static Stream<Sample> differentiable() {
        return Specs.samples().filter(sample -> sample.smooth() && sample.op().differentiable()
                && sample.inputs().stream().anyMatch(input -> input.dtype().isComputable())
                && !floatOutputs(sample).isEmpty());
    }

    private static List<Integer> floatOutputs(Sample sample) {
        List<Tensor> outputs = Machines.run(sample.op(), Device.reference(), sample.array());
        return IntStream.range(0, outputs.size())
                .filter(i -> outputs.get(i).dtype().isComputable())
                .boxed()
                .toList();
    }

    private static GradientCheck check(Sample sample, int output) {
        return GradientCheck.of(
                (ev, in) -> ev.apply(sample.op(), in.toArray(Tensor[]::new)).get(output), sample.array());
    }

    private static void pass(GradientCheck check) {
        GradientReport report = check.run();
        assertTrue(report.passed(), report::toString);
    }

    private static void near(Tensor reference, Tensor cpu) {
        double[] exact = reference.toDoubles();
        float[] actual = cpu.toFloats();
        assertEquals(exact.length, actual.length);
        double largest = 0;
        for (double value : exact) largest = Math.max(largest, Math.abs(value));
        for (int i = 0; i < exact.length; i++) assertEquals(exact[i], actual[i], 1e-4 * Math.max(1e-3, largest));
    }
}
