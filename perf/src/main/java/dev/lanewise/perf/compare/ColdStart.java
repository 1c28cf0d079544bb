package dev.lanewise.perf.compare;

import dev.lanewise.perf.networks.Network;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What whoever starts a service waits for, in a JVM of its own for each network and contestant: loading a library and a
 * model, the first answer, and the time until answers come at full speed.
 */
final class ColdStart {
    private final Report report;
    private final int threads;

    ColdStart(Report report, int threads) {
        this.report = report;
        this.threads = threads;
    }

    /** Each network by this library and then by its peers, one after the other. */
    void run(List<String> networks, List<String> peers) throws IOException, InterruptedException {
        report.line("from a cold JVM, %d thread%s, in ms; heap in MB beside the model's file", threads,
                threads == 1 ? "" : "s");
        report.line("%-14s %-12s %8s %8s %10s %17s %9s %8s %12s", "network", "", "library", "load", "first run",
                "full speed after", "then", "heap", "bytes a run");
        for (String network : networks) {
            row(network, ColdRun.OURS);
            for (String peer : peers) row(network, peer);
        }
    }

    private void row(String network, String contestant) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ColdRun.class.getName(), network,
                contestant, Integer.toString(threads)));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            report.line("%-14s %-12s fails: %s", network, contestant, output.lines().reduce("", (a, b) -> b));
            return;
        }
        ColdRun.Times times = ColdRun.Times.parse(output.lines().reduce("", (a, b) -> b));
        boolean ours = times.heap() >= 0;
        report.line("%-14s %-12s %8.0f %8.0f %10.0f %17.0f %9.2f %8s %12s", network, contestant, times.library(),
                times.load(), times.first(), times.settled(), times.best(),
                ours ? String.format(Locale.ROOT, "%.0f", times.heap()) : "",
                ours ? Long.toString(times.allocated()) : "");
    }

    /** Names of networks that have one of these texts in them; all where there are none. */
    static List<String> chosen(List<Case> cases, List<String> texts) {
        return cases.stream()
                .map(Case::name)
                .filter(name -> texts.isEmpty() || texts.stream().anyMatch(name::contains))
                .toList();
    }

    /** Inputs of a network, the same for everybody. */
    static float[][] inputs(Network network) {
        return new Case("models", network.name(), new Operation.Model(network.name())).inputs();
    }
}
