package dev.lanewise.perf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line of a table of shapes: a name and numbers under the table's headings. Tables are resources beside this class,
 * one for each family of kernels; columns are separated by blanks, {@code #} starts a comment.
 */
record Problem(String name, Map<String, Integer> numbers) {
    int number(String heading) {
        Integer number = numbers.get(heading);
        if (number == null)
            throw new IllegalArgumentException(name + ": no column " + heading + " in " + numbers.keySet());
        return number;
    }

    /** The line of that name. */
    static Problem named(String table, String name) {
        for (Problem problem : all(table)) {
            if (problem.name.equals(name)) return problem;
        }
        throw new IllegalArgumentException(table + ": no line named " + name);
    }

    static List<Problem> all(String table) {
        List<String[]> lines = text(table)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.strip().split("\\s+"))
                .toList();
        String[] headings = lines.getFirst();
        return lines.stream().skip(1).map(line -> of(table, headings, line)).toList();
    }

    private static Problem of(String table, String[] headings, String[] line) {
        if (line.length != headings.length) {
            throw new IllegalArgumentException(
                    table + ": a line must have " + headings.length + " columns; got " + Arrays.toString(line));
        }
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (int i = 1; i < line.length; i++) numbers.put(headings[i], Integer.valueOf(line[i]));
        return new Problem(line[0], numbers);
    }

    private static String text(String table) {
        try (InputStream in = Problem.class.getResourceAsStream(table + ".txt")) {
            if (in == null) throw new IllegalArgumentException("no table " + table);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
