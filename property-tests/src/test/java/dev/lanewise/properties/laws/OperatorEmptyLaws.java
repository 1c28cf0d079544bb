package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.properties.checks.Machines;
import dev.lanewise.properties.specs.Specs;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Sizes of 0 are legal everywhere, and mean the same on every device. */
class OperatorEmptyLaws {
    @TestFactory
    Stream<DynamicTest> theCpuDoesAsTheReference() {
        return Specs.empties().map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> {
            List<Tensor> reference = Machines.run(sample.op(), Device.reference(), sample.array());
            Stream.of(Machines.SCALAR, Machines.BEST).forEach(device -> {
                List<Tensor> cpu = Machines.run(sample.op(), device, sample.array());
                assertEquals(reference.size(), cpu.size());
                for (int i = 0; i < cpu.size(); i++) {
                    boolean floats = cpu.get(i).dtype() == DType.FLOAT32;
                    assertEquals(floats ? reference.get(i).to(device) : reference.get(i), cpu.get(i));
                }
            });
        }));
    }
}
