package dev.lanewise.perf.compare;

import com.google.gson.GsonBuilder;
import dev.lanewise.kernels.WarmUp;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures this library and its peers side by side. Exit codes: 0 done; 1 results disagree; 2 refused. */
@Command(name = "perf/compare", mixinStandardHelpOptions = true, sortOptions = false, description = "Measures Lanewise and its peers in turns, same inputs, same threads, results compared first.")
public final class CompareCommand implements Callable<Integer> {
    private static final int REFUSED = 2;
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    @Spec
    private CommandSpec spec;

    @Option(names = "--only", split = ",", paramLabel = "FAMILY", description = "Families of cases; all if not given.")
    private List<String> only = List.of();

    @Option(names = "--cases", split = ",", paramLabel = "TEXT", description = "Only cases whose names contain one of these.")
    private List<String> cases = List.of();

    @Option(names = "--peers", split = ",", paramLabel = "NAME", description = "Peers; all if not given.")
    private List<String> names = List.of();

    @Option(names = "--threads", paramLabel = "N", description = "Threads; one and then as many as there are processors if not given.")
    private int threads;

    @Option(names = "--seconds", paramLabel = "S", description = "Seconds a case, shared by all who run it; ${DEFAULT-VALUE} if not given.")
    private double seconds = 1;

    @Option(names = "--warmup", description = "Instead of peers: how long a fresh JVM takes until a result and full speed.")
    private boolean warmUp;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures there, as an array of objects.")
    private @Nullable Path json;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Also write tables there.")
    private @Nullable Path markdown;

    @Option(names = "--cold", description = "Instead of speed, what a start takes: loads each network of the family models in a JVM of its own and prints, in milliseconds, loading, the first run and the time until runs are within a tenth of the best; with it the heap and what a run allocates.")
    private boolean cold;

    private List<String> arguments = List.of();

    @SuppressWarnings("NullAway.Init") // picocli fills it
    CompareCommand() {}

    public static void main(String[] args) {
        System.exit(commandLine(args).execute(args));
    }

    static CommandLine commandLine(String... args) {
        CompareCommand command = new CompareCommand();
        command.arguments = List.of(args);
        return new CommandLine(command)
                .setParameterExceptionHandler((e, given) -> refuse(e.getCommandLine(), String.valueOf(e.getMessage())))
                .setExecutionExceptionHandler((e, line, result) -> fail(e, line));
    }

    private static int refuse(CommandLine line, String sentence) {
        line.getErr().println("compare: " + sentence.lines().findFirst().orElse(sentence));
        return REFUSED;
    }

    private static int fail(Exception e, CommandLine line) {
        if (e instanceof ParameterException) return refuse(line, String.valueOf(e.getMessage()));
        e.printStackTrace(line.getErr());
        return REFUSED;
    }

    @Override
    public Integer call() throws Exception {
        List<String> families = check();
        if (warmUp) {
            WarmUpReport.print(firsts(families), spec.commandLine().getOut());
            return 0;
        }
        List<Peer> chosen = chosen();
        if (cold && !only.isEmpty() && !only.equals(List.of("models"))) {
            throw refusal("--cold is of the family models; got --only " + String.join(",", only));
        }
        Report report = new Report(spec.commandLine().getOut());
        if (cold) {
            List<String> networks = ColdStart.chosen(Families.of("models"), cases);
            new ColdStart(report, threads == 0 ? Runtime.getRuntime().availableProcessors() : threads)
                    .run(networks, chosen.stream().map(Peer::name).toList());
            return 0;
        }
        WarmUp.run(WARM_UP); // as a service does; otherwise the first cases would time the interpreter
        int all = Runtime.getRuntime().availableProcessors();
        Machine.Peak one = Machine.Peak.measure(threads == 0 ? 1 : threads);
        Machine.Peak many = threads == 0 && all > 1 ? Machine.Peak.measure(all) : one;
        Machine machine = Machine.describe(one, many);
        Map<String, String> versions = new LinkedHashMap<>();
        Comparison comparison = new Comparison(load(chosen, versions), seconds, report);
        report.machine(machine, versions);
        for (String family : families) {
            for (Machine.Peak peak : one.equals(many) ? List.of(one) : List.of(one, many)) {
                runFamily(family, peak, comparison, report);
            }
        }
        if (json != null) writeJson(json, comparison.rows());
        if (markdown != null) Markdown.write(markdown, machine, versions, arguments, comparison.rows());
        return comparison.disagreement() ? 1 : 0;
    }

    private void runFamily(String family, Machine.Peak peak, Comparison comparison, Report report) {
        report.family(family, peak.threads());
        int before = comparison.rows().size();
        for (Case each : Families.of(family)) {
            if (asked(each)) comparison.run(each, peak);
        }
        report.means(comparison.rows().subList(before, comparison.rows().size()));
    }

    /** The first case of each family that has the names asked for. */
    private List<Case> firsts(List<String> families) {
        return families.stream().flatMap(family -> Families.of(family).stream().filter(this::asked).limit(1)).toList();
    }

    private boolean asked(Case each) {
        return cases.isEmpty() || cases.stream().anyMatch(each.name()::contains);
    }

    private List<String> check() {
        for (String family : only) {
            if (!Families.names().contains(family)) {
                throw refusal("--only: no family " + family + "; there are " + String.join(", ", Families.names()));
            }
        }
        if (threads < 0) throw refusal("--threads must be at least 1; got " + threads);
        if (threads == 0 && spec.commandLine().getParseResult().hasMatchedOption("--threads")) {
            throw refusal("--threads must be at least 1; got 0");
        }
        if (!(seconds > 0 && seconds <= 3600)) {
            throw refusal("--seconds must be above 0 and at most 3600; got " + seconds);
        }
        return only.isEmpty() ? List.copyOf(Families.names()) : only;
    }

    private ParameterException refusal(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private List<Peer> chosen() {
        List<Peer> known = new ArrayList<>();
        ServiceLoader.load(Peer.class).forEach(known::add);
        List<String> there = known.stream().map(Peer::name).toList();
        for (String name : names) {
            if (!there.contains(name)) {
                throw refusal("--peers: no peer " + name + "; there are " + String.join(", ", there));
            }
        }
        return known.stream().filter(peer -> names.isEmpty() || names.contains(peer.name())).toList();
    }

    private static List<Peer> load(List<Peer> chosen, Map<String, String> versions) {
        List<Peer> loaded = new ArrayList<>();
        for (Peer peer : chosen) {
            try {
                versions.put(peer.name(), peer.load());
                loaded.add(peer);
            } catch (Exception | LinkageError e) {
                versions.put(peer.name(), "left out, it cannot run here: " + e);
            }
        }
        return loaded;
    }

    static void writeJson(Path file, List<Row> rows) throws IOException {
        try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file))) {
            writer.println(new GsonBuilder().setPrettyPrinting().create().toJson(rows));
        }
    }
}
