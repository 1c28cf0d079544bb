package dev.lanewise.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Lines of text in columns. */
final class Table {
    private final List<String[]> lines = new ArrayList<>();
    private final Set<Integer> numbers;

    /** @param numbers the columns that end, not begin, at one place */
    Table(Set<Integer> numbers, String... titles) {
        this.numbers = numbers;
        lines.add(titles);
    }

    void line(String... cells) {
        lines.add(cells);
    }

    /** With the digits in groups of three; nothing for 0. */
    static String count(long number) {
        return number == 0 ? "" : String.format(Locale.ROOT, "%,d", number);
    }

    @Override
    public String toString() {
        int[] widths = new int[lines.getFirst().length];
        for (String[] line : lines) {
            for (int i = 0; i < line.length; i++) widths[i] = Math.max(widths[i], line[i].length());
        }
        StringBuilder text = new StringBuilder();
        for (String[] line : lines) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < line.length; i++) {
                String gap = " ".repeat(widths[i] - line[i].length());
                row.append(numbers.contains(i) ? gap + line[i] : line[i] + gap).append("  ");
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
