package dev.lanewise.training.metrics;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How often examples of each class were taken for each class: rows are the truth, columns the answer. */
public final class ConfusionMatrix {
    private final List<String> classes;
    private final long[][] counts;

    public ConfusionMatrix(List<String> classes) {
        this.classes = List.copyOf(classes);
        counts = new long[classes.size()][classes.size()];
    }

    /** Counts one answer. */
    public void add(int label, int answer) {
        counts[label][answer]++;
    }

    /**
     * Counts the first largest of each row of logits as the answer; a NaN counts as largest.
     *
     * @param labels {@code [batch]}
     * @param logits {@code [batch, classes]}
     */
    public void add(Tensor labels, Tensor logits) {
        int n = classes.size();
        long[] truth = labels.toLongs();
        if (!logits.shape().equals(Shape.of(truth.length, n))) {
            throw new ShapeException("confusion", "logits must be [batch, classes]", labels.shape(), logits.shape(), n);
        }
        long[] answers = Evaluator.eager().argMax(logits, -1).toLongs();
        for (int i = 0; i < truth.length; i++) {
            if (truth[i] < 0 || truth[i] >= n) {
                throw new IllegalArgumentException(
                        "confusion: labels must be from 0 to " + (n - 1) + "; got " + truth[i]);
            }
            add((int) truth[i], (int) answers[i]);
        }
    }

    public long count(int label, int answer) {
        return counts[label][answer];
    }

    /** All answers. */
    public long total() {
        long sum = 0;
        for (int label = 0; label < counts.length; label++) sum += examples(label);
        return sum;
    }

    /** The share of right answers, from 0 to 1; NaN of none. */
    public double accuracy() {
        long right = 0;
        for (int i = 0; i < counts.length; i++) right += counts[i][i];
        return (double) right / total();
    }

    /** Of the answers "this class", the share that is right; NaN where there is none. */
    public double precision(int label) {
        long answers = 0;
        for (long[] row : counts) answers += row[label];
        return (double) counts[label][label] / answers;
    }

    /** Of the examples of this class, the share that is found; NaN where there is none. */
    public double recall(int label) {
        return (double) counts[label][label] / examples(label);
    }

    /** The harmonic mean of precision and recall. */
    public double f1(int label) {
        double precision = precision(label);
        double recall = recall(label);
        return 2 * precision * recall / (precision + recall);
    }

    private long examples(int label) {
        long sum = 0;
        for (long count : counts[label]) sum += count;
        return sum;
    }

    /** A line a class: precision, recall, F1 in per cent, examples. */
    public String perClass() {
        List<String> lines = new ArrayList<>();
        int width = classes.stream().mapToInt(String::length).max().orElse(0);
        lines.add(("%-" + width + "s %9s %9s %9s %9s").formatted("class", "precision", "recall", "F1", "examples"));
        for (int i = 0; i < classes.size(); i++) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-" + width + "s %7.2f %% %7.2f %% %7.2f %% %9d",
                    classes.get(i),
                    100 * precision(i),
                    100 * recall(i),
                    100 * f1(i),
                    examples(i)));
        }
        return String.join("\n", lines);
    }

    /** The counts as a table, columns named by the classes' numbers. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        int width = classes.stream().mapToInt(String::length).max().orElse(0) + 3;
        StringBuilder head = new StringBuilder(("%-" + width + "s").formatted("truth \\ answer"));
        for (int j = 0; j < classes.size(); j++) head.append("%6d".formatted(j));
        lines.add(head.toString());
        for (int i = 0; i < classes.size(); i++) {
            StringBuilder line = new StringBuilder(("%-" + width + "s").formatted(i + "  " + classes.get(i)));
            for (long count : counts[i]) line.append("%6d".formatted(count));
            lines.add(line.toString());
        }
        return String.join("\n", lines);
    }
}
