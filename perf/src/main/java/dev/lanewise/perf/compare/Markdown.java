package dev.lanewise.perf.compare;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Results as tables: for each family and number of threads one row a case, one column a peer. */
final class Markdown {
    private Markdown() {}

    static void write(Path file, Machine machine, Map<String, String> versions, List<String> arguments,
            List<Row> rows) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            head(out, machine, versions, arguments);
            Map<String, List<Row>> tables = new LinkedHashMap<>();
            for (Row row : rows) {
                tables.computeIfAbsent(row.family() + ", threads: " + row.threads(), t -> new ArrayList<>()).add(row);
            }
            summary(out, tables);
            tables.forEach((title, table) -> table(out, title, table));
        }
    }

    private static void head(PrintWriter out, Machine machine, Map<String, String> versions, List<String> arguments) {
        out.println("# Lanewise and its peers");
        out.println();
        out.println("    perf/compare " + String.join(" ", arguments));
        out.println();
        out.println("- " + machine.processor() + "; " + machine.jvm() + "; " + machine.lanes());
        for (Machine.Peak peak : new LinkedHashSet<>(List.of(machine.one(), machine.all()))) {
            out.println(format("- measured peak, threads %d: %.1f GFLOP/s, %.1f GB/s", peak.threads(), peak.gigaflops(),
                    peak.gigabytes()));
        }
        versions.forEach((peer, version) -> out.println("- " + peer + ": " + version));
        out.println();
        out.println("Times in milliseconds; in brackets the ratio, the peer's time divided by Lanewise's: above 1"
                + " Lanewise is faster.");
    }

    private static void summary(PrintWriter out, Map<String, List<Row>> tables) {
        Set<String> peers = new LinkedHashSet<>();
        Map<String, Map<String, Means.Mean>> means = new LinkedHashMap<>();
        tables.forEach((title, table) -> means.put(title, Means.byPeer(table)));
        means.values().forEach(each -> peers.addAll(each.keySet()));
        peers.remove(Means.BEST);
        peers.add(Means.BEST);
        out.println();
        out.println("## Geometric means of the ratios");
        out.println();
        header(out, "family", peers);
        means.forEach((title, mean) -> {
            StringBuilder line = new StringBuilder("| " + title);
            for (String peer : peers) {
                Means.Mean of = mean.get(peer);
                line.append(of == null ? " | " : format(" | %.2f", of.ratio()));
            }
            out.println(line + " |");
        });
    }

    private static void table(PrintWriter out, String title, List<Row> rows) {
        Set<String> peers = new LinkedHashSet<>();
        Map<String, Map<String, Row>> cases = new LinkedHashMap<>();
        for (Row row : rows) {
            peers.add(row.peer());
            cases.computeIfAbsent(row.name(), name -> new LinkedHashMap<>()).put(row.peer(), row);
        }
        out.println();
        out.println("## " + title);
        out.println();
        Set<String> columns = new LinkedHashSet<>(List.of("lanewise", "% of peak"));
        columns.addAll(peers);
        header(out, "case", columns);
        cases.forEach((name, byPeer) -> {
            Row any = byPeer.values().iterator().next();
            StringBuilder line = new StringBuilder(
                    format("| %s | %.4f | %.0f", name, any.oursMillis(), any.percentOfPeak()));
            for (String peer : peers) {
                Row row = byPeer.get(peer);
                line.append(row == null ? " | " : format(" | %.4f (%.2f)", row.peerMillis(), row.ratio()));
            }
            out.println(line + " |");
        });
    }

    private static void header(PrintWriter out, String first, Set<String> columns) {
        out.println("| " + first + " | " + String.join(" | ", columns) + " |");
        out.println("|---" + "|---:".repeat(columns.size()) + "|");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
