package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lanewise.inference.Model;
import dev.lanewise.inference.ModelOptions;
import dev.lanewise.onnx.conformance.Checker;
import dev.lanewise.onnx.conformance.ConformanceCase;
import dev.lanewise.onnx.conformance.Tolerance;
import dev.lanewise.onnx.conformance.Verdict;
import dev.lanewise.opencl.OpenClDevices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** ONNX' own cases as models compiled for an OpenCL device. */
class OpenClConformanceTest {
    private static final int LEAST_PASSED = 960;

    /** Cases that pass on the CPU and need not pass on a device, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.of();

    @Test
    void whatPassesOnTheCpuPassesOnADeviceButWhatIsNamedWithAReason() throws IOException {
        OpenClDevices provider = new OpenClDevices();
        assumeTrue(!provider.devices().isEmpty(), provider.explanation());
        Path folder = Path.of(System.getProperty("lanewise.data", "../../shared/data")).resolve("onnx-backend");
        assumeTrue(Files.isDirectory(folder), "no test data in " + folder);
        Checker cpu = checker(ModelOptions.DEFAULT);
        Checker device = checker(ModelOptions.DEFAULT.withDevice(provider.devices().getFirst()));
        Map<String, String> wrong = new TreeMap<>();
        int passed = 0;
        for (ConformanceCase test : ConformanceCase.in(folder)) {
            if (cpu.check(test).outcome() != Verdict.Outcome.PASS) continue;
            Verdict verdict = device.check(test);
            String name = folder.relativize(test.folder()).toString();
            boolean passes = verdict.outcome() == Verdict.Outcome.PASS;
            if (passes == EXCEPTIONS.containsKey(name)) wrong.put(name, verdict.toString());
            if (passes) passed++;
        }
        assertEquals(Map.of(), wrong);
        int count = passed;
        assertTrue(count >= LEAST_PASSED, () -> "only " + count + " cases passed");
    }

    private static Checker checker(ModelOptions options) {
        return new Checker(Tolerance.ONNX, (program, inputs) -> Model.of(program, options).run(inputs));
    }
}
