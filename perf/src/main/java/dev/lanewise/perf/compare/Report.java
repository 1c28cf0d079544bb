package dev.lanewise.perf.compare;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is printed. */
final class Report {
    private final PrintWriter out;

    Report(PrintWriter out) {
        this.out = out;
    }

    void machine(Machine machine, Map<String, String> peers) {
        line("%s; %s", machine.processor(), machine.jvm());
        line("vectors: %s", machine.lanes());
        for (Machine.Peak peak : machine.one().threads() == machine.all().threads()
                ? List.of(machine.one())
                : List.of(machine.one(), machine.all())) {
            line("peak of %d thread%s: %.1f GFLOP/s, %.1f GB/s", peak.threads(), peak.threads() == 1 ? "" : "s",
                    peak.gigaflops(), peak.gigabytes());
        }
        peers.forEach((peer, version) -> line("%s: %s", peer, version));
    }

    void family(String family, int threads) {
        line("");
        line("%s, %d thread%s (ratio = peer's time / ours; above 1 Lanewise is faster)", family, threads,
                threads == 1 ? "" : "s");
    }

    void row(Case of, Machine.Peak peak, double millis, double percent, List<Row> rows) {
        Operation operation = of.operation();
        String rate = operation.flops() > 0
                ? String.format(Locale.ROOT, "%7.1f GFLOP/s", operation.flops() / millis * 1e-6)
                : String.format(Locale.ROOT, "%7.1f GB/s   ", operation.bytes() / millis * 1e-6);
        String peers = rows.stream()
                .map(row -> String.format(Locale.ROOT, "%s %.4f (%.2f)", row.peer(), row.peerMillis(), row.ratio()))
                .collect(Collectors.joining("  "));
        line("%-34s %9.4f ms %s %4.0f %%  | %s", of.name(), millis, rate, percent, peers);
    }

    void disagrees(Case of, String peer, double difference, double bound) {
        line("%-34s DISAGREES with %s: %.2g of the largest magnitude, bound %.2g", of.name(), peer, difference, bound);
    }

    void skipped(Case of, String why) {
        line("%-34s %s", of.name(), why);
    }

    void busy(Case of, String peer, double processors) {
        line("%-34s %s kept %.1f processors busy though one thread was asked for", of.name(), peer, processors);
    }

    void means(List<Row> rows) {
        Means.byPeer(rows).forEach((peer, mean) -> line("%-34s %-12s %.2f  (least %.2f, over %d cases)",
                "geometric mean against", peer, mean.ratio(), mean.least(), mean.cases()));
    }

    void line(String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments).stripTrailing());
        out.flush();
    }
}
