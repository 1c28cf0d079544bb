package dev.lanewise.inference;

import dev.lanewise.tensor.TensorType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a model does with inputs of some types, step by step. {@link #toString} is a table.
 *
 * @param arenaBytes what a run's tensors and scratch take
 * @param constantBytes what the plan's constants take, in the order in which they came
 * @param packedBytes what constants take in the order that kernels want, beside the former
 * @param complete false where the stages behind some instruction are not known, because no run has met them
 */
public record Explanation(
        List<TensorType> inputs, List<Row> rows, long arenaBytes, long constantBytes, long packedBytes,
        boolean complete) {
    /**
     * A step of the plan, or an instruction between plans.
     *
     * @param label where it comes from: an imported node; empty for layers
     * @param operator {@code fusedConv2d}
     * @param output the type of its first output; null for an instruction between plans, whose outputs have the shape
     *     that the data gives them
     * @param algorithm {@code winograd F(4x4, 3x3)}; empty where there is only one
     * @param epilogue what is done to each output before it is stored: {@code bias, residual, relu}; the operators
     *     of a chain
     * @param offset where its first output lies in the arena, in bytes
     * @param bytes of all its outputs
     * @param multiplyAdds products that it sums up
     * @param inPlace whether it writes over its input
     */
    public record Row(
            String label,
            String operator,
            @Nullable TensorType output,
            String algorithm,
            String epilogue,
            long offset,
            long bytes,
            long multiplyAdds,
            boolean inPlace) {
        /** Whether it is applied between two plans, because it needs numbers that only a run knows. */
        public boolean dependsOnData() {
            return output == null;
        }
    }

    public Explanation {
        inputs = List.copyOf(inputs);
        rows = List.copyOf(rows);
    }

    public long multiplyAdds() {
        return rows.stream().mapToLong(Row::multiplyAdds).sum();
    }

    @Override
    public String toString() {
        Table table = new Table(Set.of(5, 6, 7), "node", "operator", "output", "algorithm", "epilogue", "offset",
                "bytes", "multiply-adds");
        for (Row row : rows) {
            TensorType output = row.output;
            if (output == null) {
                table.line(row.label, "needs numbers: between plans", "", "", "", "", "", "");
            } else {
                table.line(row.label, row.operator, output.toString(), row.algorithm, row.epilogue,
                        row.inPlace ? "in place" : Long.toString(row.offset), Table.count(row.bytes),
                        Table.count(row.multiplyAdds));
            }
        }
        table.line("total", "", "", "", "", "", Table.count(arenaBytes), Table.count(multiplyAdds()));
        return "inputs " + inputs + "\n" + table + "arena " + arenaBytes + " bytes, constants " + constantBytes
                + " bytes, packed " + packedBytes + " bytes\n"
                + (complete ? "" : "the steps behind the last line are planned when a run knows their types\n");
    }
}
