package dev.lanewise.cli;

import dev.lanewise.kernels.Lanes;
import dev.lanewise.opencl.OpenClDevice;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.DeviceProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What this machine and this JVM offer, one {@code key: value} a line, and advice where something is missing. */
@Command(name = "doctor", description = "Show what runs here and why, and what would make it faster.")
final class DoctorCommand extends CommonOptions implements Callable<Integer> {
    private static final long GIBIBYTE = 1L << 30;
    private static final Duration TUNING = Duration.ofMinutes(1);

    @Option(names = "--tune", description = "Measure which kernels suit each OpenCL device best, a minute each at most,"
            + " and keep that for later processes.")
    boolean tune;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Runtime runtime = Runtime.getRuntime();
        boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        out.println("jdk: " + Runtime.version() + ", " + System.getProperty("java.vm.name") + ", "
                + System.getProperty("java.vendor"));
        out.println("os: " + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch"));
        out.println("cpu: " + cpu());
        out.println("processors: " + runtime.availableProcessors());
        out.println("vector-module: " + (module ? "present" : "absent"));
        out.println("vector-bits: " + Lanes.bits());
        out.println("kernels: " + Lanes.explanation());
        out.println("threads: " + threads());
        out.printf(Locale.ROOT, "heap: %.1f GiB at most%n", (double) runtime.maxMemory() / GIBIBYTE);
        opencl(out);
        if (tune) tune(out);
        if (Lanes.degraded()) out.println("advice: " + Lanes.explanation());
        if (threads() < runtime.availableProcessors()) {
            out.println("advice: " + (runtime.availableProcessors() - threads())
                    + " processors are left unused; --threads or -Dlanewise.threads limits the pool");
        }
        if (runtime.maxMemory() < GIBIBYTE) {
            out.println("advice: the heap is smaller than 1 GiB; large models want more, -Xmx2g say");
        }
        return 0;
    }

    /** A line for each device of each provider, or why there is none and how to get one. */
    private static void opencl(PrintWriter out) {
        List<String> lines = ServiceLoader.load(DeviceProvider.class).stream()
                .flatMap(provider -> provider.get().explanation().lines())
                .toList();
        if (lines.isEmpty()) out.println("opencl: none, this build has no OpenCL module");
        lines.forEach(out::println);
        if (lines.stream().anyMatch(line -> line.startsWith("opencl: none"))) {
            out.println("advice: an OpenCL device needs a loader and a driver: on Debian ocl-icd-libopencl1 and the"
                    + " driver of the graphics card's maker, or pocl-opencl-icd, which computes on the processor");
        }
    }

    /** Results stay the same bits, so it is safe at any time. */
    private static void tune(PrintWriter out) {
        Device.all().filter(OpenClDevice.class::isInstance).map(OpenClDevice.class::cast)
                .forEach(device -> out.println(device.name() + "-tuned: " + device.tune(TUNING)));
    }

    /** The processor's name, where the system tells. */
    private static String cpu() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException notLinux) {
            return System.getProperty("os.arch");
        }
    }
}
