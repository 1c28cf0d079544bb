package dev.lanewise.perf.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Geometric means of ratios. */
final class Means {
    /** The name under which each case counts against whichever peer was fastest there. */
    static final String BEST = "the best";

    private Means() {}

    /**
     * Over some cases.
     *
     * @param ratio the geometric mean
     * @param least of the cases' ratios
     */
    record Mean(double ratio, double least, int cases) {
        static Mean of(List<Double> ratios) {
            double logs = 0;
            double least = Double.POSITIVE_INFINITY;
            for (double ratio : ratios) {
                logs += Math.log(ratio);
                least = Math.min(least, ratio);
            }
            return new Mean(Math.exp(logs / ratios.size()), least, ratios.size());
        }
    }

    /** For each peer, and against the best of them in each case. */
    static Map<String, Mean> byPeer(List<Row> rows) {
        Map<String, List<Double>> ratios = new LinkedHashMap<>();
        Map<String, Double> best = new LinkedHashMap<>();
        for (Row row : rows) {
            ratios.computeIfAbsent(row.peer(), peer -> new ArrayList<>()).add(row.ratio());
            best.merge(row.family() + " " + row.name() + " " + row.threads(), row.ratio(), Math::min);
        }
        if (!best.isEmpty()) ratios.put(BEST, List.copyOf(best.values()));
        Map<String, Mean> means = new LinkedHashMap<>();
        ratios.forEach((peer, list) -> means.put(peer, Mean.of(list)));
        return means;
    }
}
