package dev.lanewise.onnx.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.inference.Model;
import dev.lanewise.onnx.TestData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** ONNX' own cases, run as compiled models: which pass, and why the few others cannot. */
class ConformanceTest {
    private static final double HISTORY_SHARE = 0.95;
    private static final String NOW = "onnx-backend";
    private static final String HISTORY = "onnx-backend-history";
    private static final Checker CHECKER = checker(Tolerance.ONNX);

    private static Checker checker(Tolerance tolerance) {
        return new Checker(tolerance, (program, inputs) -> Model.of(program).run(inputs));
    }

    private static Map<String, Verdict> check(String set) throws IOException {
        Path folder = TestData.folder(set);
        Map<String, Verdict> verdicts = new TreeMap<>();
        for (ConformanceCase test : ConformanceCase.in(folder)) {
            verdicts.put(set + "/" + folder.relativize(test.folder()), CHECKER.check(test));
        }
        return verdicts;
    }

    /** A case that need not pass. */
    private record Exempt(String path, String kind, String why) {
        Path folder() {
            return TestData.folder(path);
        }

        ConformanceCase test() {
            return new ConformanceCase(folder());
        }
    }

    private static List<Exempt> exceptions() throws IOException {
        List<Exempt> exceptions = new ArrayList<>();
        try (InputStream in = ConformanceTest.class.getResourceAsStream("exceptions.tsv")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                String[] parts = line.split("\t");
                exceptions.add(new Exempt(parts[0], parts[1], parts[2]));
            }
        }
        return exceptions;
    }

    /** The names of cases whose operators or types are of none of the tiers A and B. */
    private static Set<String> beyondTheTiers() throws IOException {
        Set<String> names = new HashSet<>();
        for (String[] columns : index()) {
            if (!inTiers(columns)) names.add(name(columns[0]));
        }
        return names;
    }

    private static List<String[]> index() throws IOException {
        return Files.readAllLines(TestData.folder(NOW).resolve("index.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
    }

    private static boolean inTiers(String[] columns) {
        return columns[3].equals("A") || columns[3].equals("B");
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What is not as the table says: cases without an exception that fail, and exceptions that pass. */
    private static Map<String, String> surprises(Map<String, Verdict> verdicts) throws IOException {
        Set<String> exempt = new HashSet<>();
        for (Exempt exception : exceptions()) exempt.add(exception.path());
        Map<String, String> surprises = new TreeMap<>();
        verdicts.forEach((path, verdict) -> {
            boolean failed = verdict.outcome() == Verdict.Outcome.FAIL;
            if (failed != exempt.contains(path)) {
                surprises.put(path, failed ? verdict.reason() : "needs no exception: " + verdict.outcome());
            }
        });
        return surprises;
    }

    @Test
    void allCasesOfTheTiersPassButThoseInTheTable() throws IOException {
        Map<String, Verdict> all = check(NOW);
        Map<String, Verdict> verdicts = new TreeMap<>();
        for (String[] columns : index()) {
            if (inTiers(columns)) verdicts.put(NOW + "/" + columns[0], all.get(NOW + "/" + columns[0]));
        }
        assertEquals(Map.of(), surprises(verdicts));
        assertEquals(0, count(verdicts, Verdict.Outcome.SKIP), "no case of the tiers is skipped");
        assertTrue(verdicts.size() > 800, "the index lists " + verdicts.size() + " cases of tiers A and B");
    }

    @Test
    void casesOfOlderOperatorSetsPassButThoseInTheTable() throws IOException {
        Map<String, Verdict> verdicts = check(HISTORY);
        Set<String> beyond = beyondTheTiers();
        verdicts.keySet().removeIf(path -> beyond.contains(name(path)));
        assertEquals(Map.of(), surprises(verdicts));
        long passed = count(verdicts, Verdict.Outcome.PASS);
        long failed = count(verdicts, Verdict.Outcome.FAIL);
        assertTrue(passed > 1000, passed + " cases passed");
        assertTrue(passed >= HISTORY_SHARE * (passed + failed), passed + " passed, " + failed + " failed");
    }

    private static long count(Map<String, Verdict> verdicts, Verdict.Outcome outcome) {
        return verdicts.values().stream().filter(verdict -> verdict.outcome() == outcome).count();
    }

    @Test
    void everyExceptionHasTheReasonThatTheTableGives() throws IOException {
        for (Exempt exception : exceptions()) {
            switch (exception.kind().split(" ")[0]) {
                case "rounding" -> passesWithin(exception);
                case "corrected" -> passesAsRecordedNow(exception);
                case "types" -> isOfOtherTypes(exception);
                default -> throw new AssertionError(exception + " is of no known kind");
            }
        }
    }

    /** The errors are below an absolute bound, far below the largest numbers of the output. */
    private static void passesWithin(Exempt exception) {
        double bound = Double.parseDouble(exception.kind().split(" ")[1]);
        Checker checker = checker(new Tolerance(Tolerance.ONNX.relative(), bound));
        assertEquals(Verdict.PASS, checker.check(exception.test()), exception.path());
    }

    /** The standard's present case has the same inputs and other outputs, or asks for them otherwise, and passes. */
    private static void passesAsRecordedNow(Exempt exception) throws IOException {
        Path now = TestData.folder(NOW + "/node/" + name(exception.path()));
        assertEquals(Verdict.PASS, CHECKER.check(new ConformanceCase(now)), now.toString());
        boolean other = false;
        for (String role : List.of("input", "output")) {
            for (int i = 0;; i++) {
                Path file = Path.of("test_data_set_0", role + "_" + i + ".pb");
                if (!Files.exists(now.resolve(file))) break;
                byte[] then = Files.readAllBytes(exception.folder().resolve(file));
                byte[] recorded = Files.readAllBytes(now.resolve(file));
                if (role.equals("input")) assertArrayEquals(recorded, then, exception.path());
                else
                    other |= !Arrays.equals(recorded, then);
            }
        }
        // Beside the opset, one byte, an attribute is another.
        long changed = differences(
                Files.readAllBytes(now.resolve("model.onnx")),
                Files.readAllBytes(exception.folder().resolve("model.onnx")));
        assertTrue(other || changed > 1, exception.path() + " is what it was");
    }

    private static long differences(byte[] a, byte[] b) {
        int count = Math.abs(a.length - b.length);
        for (int i = 0; i < Math.min(a.length, b.length); i++) if (a[i] != b[i]) count++;
        return count;
    }

    /** The first output differs in its type, which follows from the operator, before any number is looked at. */
    private static void isOfOtherTypes(Exempt exception) {
        String reason = CHECKER.check(exception.test()).reason();
        assertTrue(reason.endsWith(exception.kind().substring("types ".length())), reason);
    }

    @Test
    void realModelsPass() throws IOException {
        Map<String, Verdict> verdicts = check("onnx-light");
        assertEquals(verdicts.size(), count(verdicts, Verdict.Outcome.PASS), verdicts::toString);
        assertTrue(verdicts.size() >= 2, verdicts.keySet() + "");
    }
}
