package dev.lanewise.perf.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareTest {
    private static final int REFUSED = 2;

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = CompareCommand.commandLine(arguments);
        line.setErr(new PrintWriter(err));
        line.setOut(new PrintWriter(new StringWriter()));
        return line.execute(arguments);
    }

    @Test
    void badOptionsAreRefusedInOneSentence() {
        for (String[] arguments : new String[][] {{"--only", "knitting"}, {"--threads", "0"}, {"--threads", "-1"},
            {"--seconds", "0"}, {"--seconds", "nan"}, {"--peers", "nobody"}, {"--threads", "two"}, {"--wrong"},
            {"--cold", "--only", "gemm"}}) {
            err.getBuffer().setLength(0);
            assertEquals(REFUSED, run(arguments), String.join(" ", arguments));
            assertEquals(1, err.toString().lines().count(), err.toString());
        }
    }

    @Test
    void everyFamilyHasCasesUnderNamesOfTheirOwn() {
        for (String family : Families.names()) {
            Set<String> names = new HashSet<>();
            for (Case of : Families.of(family)) assertTrue(names.add(of.name()), family + " " + of.name());
            assertTrue(!names.isEmpty(), family);
        }
    }

    @Test
    void meansAreGeometricAndTheBestPeerCountsInEachCase() {
        List<Row> rows = List.of(
                new Row("f", "a", 1, 1, "x", 2, 2, 50), new Row("f", "a", 1, 1, "y", 4, 4, 50),
                new Row("f", "b", 1, 1, "x", 8, 8, 50), new Row("f", "b", 1, 1, "y", 1, 1, 50));
        Map<String, Means.Mean> means = Means.byPeer(rows);
        assertEquals(4, means.get("x").ratio(), 1e-12);
        assertEquals(2, means.get("y").ratio(), 1e-12);
        assertEquals(Math.sqrt(2), means.get(Means.BEST).ratio(), 1e-12);
        assertEquals(1, means.get(Means.BEST).least(), 1e-12);
        assertEquals(2, means.get(Means.BEST).cases());
    }

    @Test
    void differencesAreMeasuredAgainstTheLargestMagnitude() {
        assertEquals(0.25, Agreement.difference(new float[] {1, -4}, new float[] {2, -4}), 1e-12);
        assertEquals(0, Agreement.difference(new float[] {0}, new float[] {0}));
        assertEquals(Double.POSITIVE_INFINITY, Agreement.difference(new float[] {1}, new float[] {Float.NaN}));
        assertEquals(Double.POSITIVE_INFINITY, Agreement.difference(new float[] {1}, new float[] {1, 1}));
    }

    @Test
    void percentOfPeakIsOfArithmeticOrOfBandwidth() {
        Machine.Peak peak = new Machine.Peak(1, 100, 10);
        // 2 * 100^3 operations in 0.04 ms are 50 GFLOP/s; 8e6 bytes in 1 ms are 8 GB/s
        assertEquals(50, peak.percent(new Operation.MatMul(100, 100, 100, false), 0.04), 1e-9);
        assertEquals(80, peak.percent(new Operation.Softmax(1000, 1000), 1), 1e-9);
    }

    @Test
    void jsonHoldsTheFieldsThatScriptsRead() throws Exception {
        Path file = folder.resolve("rows.json");
        CompareCommand.writeJson(file, List.of(new Row("gemm", "square-64", 2, 0.5, "onednn", 1, 2, 40)));
        JsonObject row = JsonParser.parseString(Files.readString(file)).getAsJsonArray().get(0).getAsJsonObject();
        assertEquals(Set.of("family", "case", "threads", "ours_ms", "peer", "peer_ms", "ratio", "percent_of_peak"),
                row.keySet());
        assertEquals("square-64", row.get("case").getAsString());
        assertEquals(2, row.get("ratio").getAsDouble());
    }

    @Test
    void compilersAreBusyWhileTheQueueNamesAMethod() {
        assertTrue(Compilers.idle("Current compiles:\n\nC1 compile queue:\nEmpty\n\nC2 compile queue:\nEmpty\n"));
        assertFalse(Compilers.idle("Current compiles:\nC2 CompilerThread0 7 4 java.util.HashMap::put (13 bytes)\n"));
        Compilers.idle(); // whatever it says, it says so without failing
    }

    @Test
    void aThreadRunsWhereTheKernelSaysSo() {
        assertTrue(Threads.runs("42 (pool) thread) R 1 42 42 0"));
        assertFalse(Threads.runs("42 (R) S 1 42 42 0"));
    }

    @Test
    void whatAStartTakesSurvivesItsWayBetweenProcesses() {
        ColdRun.Times times = new ColdRun.Times(0, 200.25, 1e3, 3e3, 30.5, 190, 0);
        assertEquals(times, ColdRun.Times.parse(times.line() + "\n"));
    }

    @Test
    void networksOfAColdStartAreChosenByTheirNames() {
        List<Case> models = Families.of("models");
        assertEquals(models.size(), ColdStart.chosen(models, List.of()).size());
        assertEquals(List.of("minilm-16"), ColdStart.chosen(models, List.of("minilm-16")));
    }

    @Test
    void inputsOfACaseAreTheSameEachTime() {
        Case of = Families.of("gemm").getFirst();
        float[][] once = of.inputs();
        float[][] again = of.inputs();
        assertEquals(once.length, again.length);
        for (int i = 0; i < once.length; i++) assertEquals(0, Agreement.difference(once[i], again[i]));
    }

    @Test
    void theLibraryComputesAProductOfIntegersExactly() throws Exception {
        Contestant ours = Lanewise.prepare(new Operation.MatMul(2, 2, 2, true),
                new float[][] {{1, 2, 3, 4}, {5, 6, 7, 8}}, 1);
        assertNotNull(ours);
        ours.run(2);
        assertEquals(0, Agreement.difference(new float[] {19, 22, 43, 50}, ours.result()));
    }
}
