package dev.lanewise.kernels.guards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.WarmUpDriver;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C2's own output: the hot loops of the kernels hold no calls, no allocation and no vectors on the stack. */
class HotLoopsTest {
    @TempDir
    static Path folder;

    private static Map<String, MachineCode.Code> code = Map.of();
    private static List<String> allocated = List.of();

    @BeforeAll
    static void compile() throws Exception {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "only x86-64 machine code is read");
        assumeTrue(Lanes.vector() && !Lanes.degraded(), "no vector kernels here: " + Lanes.explanation());
        assumeTrue(hasObjdump(), "objdump (package binutils) is missing");
        Path log = runAndPrint();
        code = MachineCode.read(log);
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            allocated = lines.filter(line -> line.startsWith(WarmUpDriver.ALLOCATED)).toList();
        }
    }

    @Test
    void hotLoopsHoldNoCallsNoAllocationAndNoSpills() throws Exception {
        List<String> complaints = new ArrayList<>();
        for (HotKernel kernel : HotKernels.ALL) complaint(kernel).ifPresent(complaints::add);
        assertEquals("", String.join("\n", complaints));
    }

    @Test
    void callsOfWarmKernelsAllocateNothing() {
        assertTrue(allocated.size() > 10, () -> "only " + allocated.size() + " steps told what they allocate");
        for (String line : allocated) assertTrue(line.startsWith(WarmUpDriver.ALLOCATED + "0 "), line);
    }

    @Test
    void aKernelThatBoxesItsVectorsIsCaught() throws Exception {
        String complaint = complaint(HotKernels.BAD).orElse("");
        assertTrue(complaint.contains("::sum"), () -> "no complaint about a kernel that allocates");
    }

    private static Optional<String> complaint(HotKernel kernel) throws IOException, InterruptedException {
        MachineCode.Code compiled = code.get(HotKernel.COMMON + kernel.method());
        if (compiled == null) return Optional.of(kernel.method() + ": not compiled by C2");
        return kernel.complaint(compiled.innermostLoops());
    }

    private static Path runAndPrint() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules",
                "jdk.incubator.vector", "-cp", System.getProperty("java.class.path"), "-Xmx512m", "-Xbatch",
                "-XX:+UnlockDiagnosticVMOptions", "-XX:CompileCommand=quiet"));
        List<HotKernel> kernels = new ArrayList<>(HotKernels.ALL);
        kernels.add(HotKernels.BAD);
        for (HotKernel kernel : kernels) command.add("-XX:CompileCommand=print," + kernel.command());
        String bits = System.getProperty("lanewise.vectorBits");
        if (bits != null) command.add("-Dlanewise.vectorBits=" + bits);
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:UseAVX="))
                .forEach(command::add);
        command.add(HotLoopsDriver.class.getName());
        Path log = folder.resolve("compiled.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertTrue(process.waitFor(100, TimeUnit.SECONDS), "the compiling JVM did not end in 100 s");
            assertEquals(0, process.exitValue(), () -> "the compiling JVM failed; see " + log);
        } finally {
            process.destroyForcibly();
        }
        return log;
    }

    private static boolean hasObjdump() throws InterruptedException {
        try {
            Process objdump = new ProcessBuilder("objdump", "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectErrorStream(true)
                    .start();
            return objdump.waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
