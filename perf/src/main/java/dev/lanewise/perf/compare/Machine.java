package dev.lanewise.perf.compare;

import com.sun.management.OperatingSystemMXBean;
import dev.lanewise.kernels.Lanes;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What this machine is and can do. */
record Machine(String processor, String jvm, String lanes, Peak one, Peak all) {
    private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
            .getOperatingSystemMXBean();

    private static final @Nullable CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

    /**
     * What so many threads reach together.
     *
     * @param gigaflops of fused multiply-adds on registers
     * @param gigabytes a second, read from or copied through memory, whichever is more
     */
    record Peak(int threads, double gigaflops, double gigabytes) {
        static Peak measure(int threads) {
            return new Peak(threads, PeakArithmetic.gigaflops(threads), PeakBandwidth.gigabytes(threads));
        }

        /** Of this peak, in per cent, by operations where they are counted, otherwise by bytes. */
        double percent(Operation operation, double millis) {
            double amount = operation.flops() > 0 ? operation.flops() / gigaflops : operation.bytes() / gigabytes;
            return amount * 1e-4 / millis;
        }
    }

    /** Nanoseconds of processor time that this process has used. */
    static long cpuNanos() {
        return SYSTEM.getProcessCpuTime();
    }

    /** Milliseconds that the JVM's compilers have worked. */
    static long compilerMillis() {
        return COMPILER == null ? 0 : COMPILER.getTotalCompilationTime();
    }

    static Machine describe(Peak one, Peak all) {
        return new Machine(processorName() + ", " + Runtime.getRuntime().availableProcessors() + " processors",
                System.getProperty("java.vm.vendor") + " " + Runtime.version(), Lanes.explanation(), one, all);
    }

    private static String processorName() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
