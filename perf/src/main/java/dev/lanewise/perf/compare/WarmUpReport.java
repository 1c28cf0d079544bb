package dev.lanewise.perf.compare;

import dev.lanewise.kernels.WarmUp;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How long a fresh JVM takes until the first result and until full speed, without and with {@link WarmUp} before. Each
 * line is measured in JVMs of its own, on one thread.
 */
final class WarmUpReport {
    private static final long MEASURED_NANOS = 4_000_000_000L;
    private static final int MOST_CALLS = 400_000;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Full speed is reached by the first so many calls in a row, */
    private static final int IN_A_ROW = 9;

    /** whose median is no more than this times the last quarter's. */
    private static final double NEAR = 1.25;

    private WarmUpReport() {}

    /**
     * What a JVM measured, in milliseconds.
     *
     * @param warmUp of {@link WarmUp}; 0 where it was left out
     * @param first preparing and one call
     * @param full from before preparing until full speed
     * @param call one call at full speed
     */
    record Times(double warmUp, double first, double full, double call) {}

    /** Prints a line a case. */
    static void print(List<Case> cases, PrintWriter out) throws IOException, InterruptedException {
        out.printf(Locale.ROOT, "%-42s %12s | %12s %12s | %12s %12s %12s%n", "milliseconds in a fresh JVM, one thread",
                "a call", "first result", "full speed", "warm-up", "first result", "full speed");
        for (Case each : cases) {
            Times cold = inFreshJvm(each, false);
            Times warm = inFreshJvm(each, true);
            out.printf(Locale.ROOT, "%-42s %12.4f | %12.1f %12.1f | %12.1f %12.1f %12.1f%n",
                    each.family() + " " + each.name(), cold.call, cold.first, cold.full, warm.warmUp, warm.first,
                    warm.full);
            out.flush();
        }
    }

    private static Times inFreshJvm(Case each, boolean warm) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WarmUpReport.class.getName(),
                each.family(), each.name(), Boolean.toString(warm)));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new IOException(each.name() + ": the JVM ended with an error; " + printed);
        double[] times = Arrays.stream(printed.strip().split(" ")).mapToDouble(Double::parseDouble).toArray();
        return new Times(times[0], times[1], times[2], times[3]);
    }

    /** A family, a case's name, and whether to warm up first; prints four numbers. */
    public static void main(String[] args) throws Exception {
        Case found = Families.of(args[0]).stream().filter(each -> each.name().equals(args[1])).findFirst()
                .orElseThrow();
        Times times = measure(found, Boolean.parseBoolean(args[2]));
        System.out.println(List.of(times.warmUp, times.first, times.full, times.call).stream().map(String::valueOf)
                .collect(Collectors.joining(" ")));
    }

    private static Times measure(Case each, boolean warm) throws Exception {
        float[][] inputs = each.inputs();
        long began = System.nanoTime();
        if (warm) WarmUp.run(LIMIT);
        long start = System.nanoTime();
        double warmUp = warm ? (start - began) / 1e6 : 0;
        try (Contestant own = Lanewise.prepare(each.operation(), inputs, 1)) {
            if (own == null) throw new IllegalStateException(each.name() + ": the library does not have it");
            long[] ends = new long[MOST_CALLS];
            int calls = 0;
            do {
                own.run(1);
                ends[calls++] = System.nanoTime() - start;
            } while (calls < MOST_CALLS && ends[calls - 1] < MEASURED_NANOS);
            return times(warmUp, Arrays.copyOf(ends, calls));
        }
    }

    /** @param ends when each call ended, in nanoseconds from before preparing on */
    static Times times(double warmUp, long[] ends) {
        long[] durations = new long[ends.length - 1];
        for (int i = 0; i < durations.length; i++) durations[i] = ends[i + 1] - ends[i];
        double last = median(durations, durations.length - Math.max(1, durations.length / 4), durations.length);
        int full = durations.length;
        for (int i = 0; i + IN_A_ROW <= durations.length; i++) {
            if (median(durations, i, i + IN_A_ROW) <= NEAR * last) {
                full = i;
                break;
            }
        }
        return new Times(warmUp, ends[0] / 1e6, ends[full] / 1e6, last / 1e6);
    }

    private static double median(long[] values, int from, int to) {
        long[] sorted = Arrays.copyOfRange(values, from, to);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
