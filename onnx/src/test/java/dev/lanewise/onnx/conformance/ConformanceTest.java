package dev.lanewise.onnx.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.inference.Model;
import dev.lanewise.onnx.TestData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** ONNX' own cases, run as compiled models. */
class ConformanceTest {
    private static final double HISTORY_SHARE = 0.95;
    private static final Checker CHECKER = new Checker(Tolerance.ONNX,
            (program, inputs) -> Model.of(program).run(inputs));

    private static Map<String, Verdict> check(Path folder) throws IOException {
        Map<String, Verdict> verdicts = new TreeMap<>();
        for (ConformanceCase test : ConformanceCase.in(folder)) {
            verdicts.put(folder.relativize(test.folder()).toString(), CHECKER.check(test));
        }
        return verdicts;
    }

    /** Cases that need not pass, and why. */
    private static Map<String, String> exceptions() throws IOException {
        Map<String, String> exceptions = new LinkedHashMap<>();
        try (InputStream in = ConformanceTest.class.getResourceAsStream("exceptions.tsv")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                String[] parts = line.split("\t");
                exceptions.put(parts[0], parts[1]);
            }
        }
        return exceptions;
    }

    @Test
    void allCasesOfOurTypesPassButThoseNamedWithAReason() throws IOException {
        Path folder = TestData.folder("onnx-backend");
        Map<String, Verdict> verdicts = check(folder);
        Map<String, String> wrong = new TreeMap<>();
        int checked = 0;
        for (String line : Files.readAllLines(folder.resolve("index.tsv"))) {
            String[] columns = line.split("\t", -1);
            String tier = columns[3];
            if (!tier.equals("A") && !tier.equals("B")) continue;
            checked++;
            Verdict verdict = verdicts.get(columns[0]);
            boolean passed = verdict != null && verdict.outcome() == Verdict.Outcome.PASS;
            boolean excepted = exceptions().containsKey(columns[0]);
            if (passed == excepted) wrong.put(columns[0], passed ? "passes and needs no exception" : verdict + "");
        }
        assertEquals(Map.of(), wrong);
        assertTrue(checked > 800, "the index lists " + checked + " cases of tiers A and B");
    }

    @Test
    void casesOfOlderOperatorSetsPass() throws IOException {
        Map<String, Verdict> verdicts = check(TestData.folder("onnx-backend-history"));
        long passed = count(verdicts, Verdict.Outcome.PASS);
        long failed = count(verdicts, Verdict.Outcome.FAIL);
        assertTrue(passed > 1000, passed + " cases passed");
        assertTrue(passed >= HISTORY_SHARE * (passed + failed),
                () -> passed + " passed, not " + failed + " of " + verdicts);
    }

    private static long count(Map<String, Verdict> verdicts, Verdict.Outcome outcome) {
        return verdicts.values().stream().filter(verdict -> verdict.outcome() == outcome).count();
    }

    @Test
    void realModelsPass() throws IOException {
        Map<String, Verdict> verdicts = check(TestData.folder("onnx-light"));
        assertEquals(verdicts.size(), count(verdicts, Verdict.Outcome.PASS), verdicts::toString);
        assertTrue(verdicts.size() >= 2, verdicts.keySet() + "");
    }
}
