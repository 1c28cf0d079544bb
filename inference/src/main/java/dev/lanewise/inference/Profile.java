package dev.lanewise.inference;

import dev.lanewise.tensor.TensorType;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where the time of runs goes: the mean of some runs. {@link #toString} is a table of the steps, the longest first.
 *
 * @param rows in the order in which steps run
 * @param runs how many were measured
 * @param nanos of one run, all that lies between its steps included
 */
public record Profile(List<Row> rows, int runs, long nanos) {
    /**
     * A step, or an instruction between plans, which has no operator; those of a program inside are summed up over the
     * turns of a loop.
     *
     * @param nanos in one run
     */
    public record Row(
            String label, String operator, String algorithm, List<TensorType> outputs, long multiplyAdds, long nanos) {
        public Row {
            outputs = List.copyOf(outputs);
        }

        /** Multiply-adds a second, in thousands of millions. */
        public double speed() {
            return nanos == 0 ? 0 : (double) multiplyAdds / nanos;
        }
    }

    public Profile {
        rows = List.copyOf(rows);
    }

    /** The steps, the longest first. */
    public List<Row> longest() {
        return rows.stream().sorted((a, b) -> Long.compare(b.nanos, a.nanos)).toList();
    }

    /** What the steps take together. */
    public long stepNanos() {
        return rows.stream().mapToLong(Row::nanos).sum();
    }

    @Override
    public String toString() {
        Table table = new Table(Set.of(4, 5, 6), "node", "operator", "output", "algorithm", "ms", "share", "GMAC/s");
        for (Row row : longest()) {
            table.line(
                    row.label,
                    row.operator,
                    row.outputs.isEmpty() ? "" : row.outputs.getFirst().toString(),
                    row.algorithm,
                    millis(row.nanos),
                    share(row.nanos),
                    row.multiplyAdds == 0 ? "" : String.format(Locale.ROOT, "%.1f", row.speed()));
        }
        long rest = Math.max(0, nanos - stepNanos());
        table.line("between steps", "", "", "", millis(rest), share(rest), "");
        table.line("total", "", "", "", millis(nanos), share(nanos), "");
        return table + "mean of " + runs + (runs == 1 ? " run\n" : " runs\n");
    }

    private static String millis(long time) {
        return String.format(Locale.ROOT, "%.3f", time / 1e6);
    }

    private String share(long time) {
        return nanos == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100.0 * time / nanos);
    }
}
