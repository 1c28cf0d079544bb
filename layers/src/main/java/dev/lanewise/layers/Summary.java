package dev.lanewise.layers;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a layer does with an input of a shape, operator by operator, found by running the shape rules alone. {@link
 * #toString} is a table.
 */
public record Summary(List<Row> rows) {
    /**
     * One operator.
     *
     * @param layer the name of the layer whose parameters it uses, or empty
     * @param output the type of its first output
     * @param parameters elements of the parameters that it is the first to use
     * @param multiplyAdds products that it sums up; 0 for operators that are no convolution and no product of matrices
     */
    public record Row(String layer, String operator, TensorType output, long parameters, long multiplyAdds) {}

    public Summary {
        rows = List.copyOf(rows);
    }

    /** For a float32 input, batch included, in inference. */
    public static Summary of(Layer layer, Shape input) {
        ShapeEvaluator ev = new ShapeEvaluator(layer);
        layer.forward(ev, ev.input(input));
        return new Summary(ev.rows());
    }

    /** Elements of all parameters that are used. */
    public long parameters() {
        return rows.stream().mapToLong(Row::parameters).sum();
    }

    public long multiplyAdds() {
        return rows.stream().mapToLong(Row::multiplyAdds).sum();
    }

    @Override
    public String toString() {
        List<String[]> cells = new ArrayList<>();
        cells.add(new String[] {"layer", "operator", "output", "parameters", "multiply-adds"});
        for (Row row : rows) {
            cells.add(new String[] {
                row.layer, row.operator, row.output.shape().toString(), count(row.parameters), count(row.multiplyAdds)
            });
        }
        cells.add(new String[] {"total", "", "", count(parameters()), count(multiplyAdds())});
        int[] widths = new int[5];
        for (String[] line : cells) {
            for (int i = 0; i < 5; i++) widths[i] = Math.max(widths[i], line[i].length());
        }
        StringBuilder table = new StringBuilder();
        for (String[] line : cells) table.append(line(line, widths));
        return table.toString();
    }

    private static String line(String[] cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String gap = " ".repeat(widths[i] - cells[i].length());
            line.append(i < 3 ? cells[i] + gap : gap + cells[i]).append("  ");
        }
        return line.toString().stripTrailing() + "\n";
    }

    private static String count(long number) {
        return number == 0 ? "" : String.format(Locale.ROOT, "%,d", number);
    }
}
