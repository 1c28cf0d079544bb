package dev.lanewise.cli;

import dev.lanewise.inference.Model;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures loading and running a model: warm-up first, then as many runs as the time allows. */
@Command(name = "bench", description = "Measure an ONNX model.")
final class BenchCommand extends ModelCommand implements Callable<Integer> {
    private static final double PERCENTILE = 0.99;

    @Option(names = "--seconds", paramLabel = "S", description = "To warm up and again to measure (default: ${DEFAULT-VALUE}).")
    double seconds = 5;

    @Option(names = "--json", description = "One JSON object.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        if (!(seconds > 0 && seconds < Duration.ofDays(1).toSeconds())) {
            throw refusal("--seconds must be above 0 and less than a day; got " + seconds);
        }
        long begin = System.nanoTime();
        Model model = load();
        long loaded = System.nanoTime();
        List<Tensor> given = inputs.tensors(model.inputs(), spec.commandLine().getErr());
        long first = System.nanoTime();
        List<Tensor> outputs = model.run(given);
        long ran = System.nanoTime();
        Measured measured = measure(model, given, outputs);
        Map<String, String> results = new LinkedHashMap<>();
        results.put("load_ms", milliseconds(loaded - begin));
        results.put("first_run_ms", milliseconds(ran - first));
        results.put("best_ms", milliseconds(measured.nanos[0]));
        results.put("median_ms", milliseconds(measured.nanos[measured.nanos.length / 2]));
        results.put("p99_ms", milliseconds(measured.nanos[(int) (measured.nanos.length * PERCENTILE)]));
        results.put("runs", Integer.toString(measured.nanos.length));
        results.put("threads", Integer.toString(threads()));
        results.put("device", json ? "\"" + device + "\"" : device);
        results.put("arena_bytes", Long.toString(arenaBytes(model, given)));
        results.put("allocated_bytes_per_run", Long.toString(measured.bytes));
        print(results);
        return 0;
    }

    /** Times in rising order, and bytes of the heap that a run allocates. */
    private record Measured(long[] nanos, long bytes) {}

    private Measured measure(Model model, List<Tensor> given, List<Tensor> outputs) {
        long nanos = (long) (seconds * Duration.ofSeconds(1).toNanos());
        long warm = System.nanoTime();
        while (System.nanoTime() - warm < nanos) model.runInto(given, outputs);
        long[] times = new long[1024];
        int runs = 0;
        long allocated = allocated();
        long begin = System.nanoTime();
        long end = begin;
        while (runs == 0 || end - begin < nanos) {
            if (runs == times.length) {
                // The list of times is no part of a run.
                long before = allocated();
                times = Arrays.copyOf(times, 2 * runs);
                allocated += allocated() - before;
            }
            long start = System.nanoTime();
            model.runInto(given, outputs);
            end = System.nanoTime();
            times[runs++] = end - start;
        }
        long bytes = (allocated() - allocated) / runs;
        long[] sorted = Arrays.copyOf(times, runs);
        Arrays.sort(sorted);
        return new Measured(sorted, bytes);
    }

    private static long allocated() {
        return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
                ? threads.getCurrentThreadAllocatedBytes()
                : 0;
    }

    /** What a run's tensors take, on the host and on its device; 0 on the reference, which goes operator by operator. */
    private long arenaBytes(Model model, List<Tensor> given) {
        return model.options().device().equals(Device.reference())
                ? 0
                : model.explain(given.stream().map(Tensor::type).toList()).arenaBytes();
    }

    private static String milliseconds(long nanos) {
        return String.format(Locale.ROOT, "%.4f", nanos / 1e6);
    }

    private void print(Map<String, String> results) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(results.entrySet().stream()
                    .map(entry -> "\"" + entry.getKey() + "\": " + entry.getValue())
                    .collect(Collectors.joining(", ", "{", "}")));
        } else {
            results.forEach((key, value) -> out.println(key + ": " + value));
        }
        out.flush();
    }
}
