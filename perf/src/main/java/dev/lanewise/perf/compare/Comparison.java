package dev.lanewise.perf.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs cases: prepares everybody, compares results, then measures in turns. */
final class Comparison {
    /** From so many busy processors on a peer that was asked for one thread has taken more. */
    private static final double MORE_THAN_ONE = 1.5;

    private final List<Peer> peers;
    private final double seconds;
    private final Report report;
    private final List<Row> rows = new ArrayList<>();
    private boolean disagreement;

    Comparison(List<Peer> peers, double seconds, Report report) {
        this.peers = peers;
        this.seconds = seconds;
        this.report = report;
    }

    List<Row> rows() {
        return rows;
    }

    /** Whether some results lay further apart than {@link Agreement} allows. */
    boolean disagreement() {
        return disagreement;
    }

    void run(Case of, Machine.Peak peak) {
        float[][] inputs = of.inputs();
        Map<String, Contestant> field = new LinkedHashMap<>();
        Contestant ours = Lanewise.prepare(of.operation(), inputs, peak.threads());
        if (ours == null) {
            report.skipped(of, "not in this library yet");
            return;
        }
        try {
            ours.run(1);
            float[] expected = ours.result();
            for (Peer peer : peers) {
                Contestant contestant = accepted(peer, of, inputs, peak.threads(), expected);
                if (contestant != null) field.put(peer.name(), contestant);
            }
            measure(of, peak, ours, field);
        } catch (Exception e) {
            throw new IllegalStateException(of.family() + " " + of.name() + ": " + e, e);
        } finally {
            field.values().forEach(Contestant::close);
            ours.close();
        }
    }

    private @Nullable Contestant accepted(Peer peer, Case of, float[][] inputs, int threads, float[] expected) {
        Contestant contestant = null;
        try {
            contestant = peer.prepare(of.operation(), inputs, threads);
            if (contestant == null) return null;
            contestant.run(1);
            double difference = Agreement.difference(expected, contestant.result());
            double bound = Agreement.bound(of.operation());
            if (difference <= bound) return contestant;
            report.disagrees(of, peer.name(), difference, bound);
            disagreement = true;
        } catch (Exception | LinkageError e) {
            report.skipped(of, peer.name() + " fails: " + e);
        }
        if (contestant != null) contestant.close();
        return null;
    }

    private void measure(Case of, Machine.Peak peak, Contestant ours, Map<String, Contestant> field) throws Exception {
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(ours);
        contestants.addAll(field.values());
        Rounds.Timing[] timings = Rounds.measure(contestants, seconds);
        double millis = timings[0].millis();
        double percent = peak.percent(of.operation(), millis);
        List<Row> found = new ArrayList<>();
        int i = 1;
        for (String peer : field.keySet()) {
            Rounds.Timing timing = timings[i++];
            found.add(new Row(of.family(), of.name(), peak.threads(), millis, peer, timing.millis(),
                    timing.millis() / millis, percent));
            if (peak.threads() == 1 && timing.processors() > MORE_THAN_ONE) {
                report.busy(of, peer, timing.processors());
            }
        }
        rows.addAll(found);
        report.row(of, peak, millis, percent, found);
    }
}
