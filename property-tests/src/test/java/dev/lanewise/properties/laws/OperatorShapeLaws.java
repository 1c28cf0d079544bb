package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.properties.checks.GuardedTensor;
import dev.lanewise.properties.checks.Machines;
import dev.lanewise.properties.specs.OpSpec.Refused;
import dev.lanewise.properties.specs.Sample;
import dev.lanewise.properties.specs.Specs;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** An operator writes exactly what its type rule announces, reads only its inputs, and refuses what it cannot do. */
class OperatorShapeLaws {
    @TestFactory
    Stream<DynamicTest> outputsAreWrittenAsAnnouncedAndNothingElseIs() {
        return Stream.concat(Specs.samples(), Specs.empties()).flatMap(sample -> devices().map(
                device -> DynamicTest.dynamicTest(sample + " on " + device, () -> writesItsOutputs(sample, device))));
    }

    static Stream<Device> devices() {
        return Stream.of(Machines.SCALAR, Machines.BEST, Device.reference()).distinct();
    }

    /** What was in the outputs before must not matter. */
    private static void writesItsOutputs(Sample sample, Device device) {
        List<Tensor> once = forward(sample, device, 3, 0x5eed);
        List<Tensor> again = forward(sample, device, 11, 0x7ace);
        assertEquals(once, again);
        assertEquals(Machines.run(sample.op(), device, sample.array()), once);
    }

    private static List<Tensor> forward(Sample sample, Device device, int offset, int pattern) {
        List<GuardedTensor> inputs = new ArrayList<>();
        for (Tensor input : sample.inputs()) inputs.add(GuardedTensor.of(device, input, offset + inputs.size()));
        List<Tensor> in = inputs.stream().map(GuardedTensor::tensor).toList();
        List<GuardedTensor> outputs = sample.op().types(in.stream().map(TensorInfo::of).toList()).stream()
                .map(type -> GuardedTensor.of(device, type, offset, pattern))
                .toList();
        List<Tensor> out = outputs.stream().map(GuardedTensor::tensor).toList();
        sample.op().forward(device.kernels(), in, out);
        assertEquals(List.of(Machines.moved(device, sample.array())), in, "an input was written");
        inputs.forEach(input -> input.untouchedAround(sample));
        outputs.forEach(output -> output.untouchedAround(sample));
        return out;
    }

    @TestFactory
    Stream<DynamicTest> wrongInputsAreRefusedWithAReason() {
        return Specs.byFile().values().stream().flatMap(spec -> spec.refused().stream()).map(
                refused -> DynamicTest.dynamicTest(refused.message() + " " + refused.op(), () -> refuses(refused)));
    }

    private static void refuses(Refused refused) {
        RuntimeException thrown = assertThrows(
                IllegalArgumentException.class,
                () -> Evaluator.eager().apply(refused.op(), refused.inputs().toArray(Tensor[]::new)));
        assertTrue(thrown.getMessage().contains(refused.message()),
                () -> "must say \"" + refused.message() + "\", says \"" + thrown.getMessage() + "\"");
        assertTrue(thrown.getMessage().contains("; got "), () -> "must say what was given: " + thrown.getMessage());
    }
}
