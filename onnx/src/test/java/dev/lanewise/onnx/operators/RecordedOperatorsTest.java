package dev.lanewise.onnx.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.inference.Model;
import dev.lanewise.onnx.conformance.Checker;
import dev.lanewise.onnx.conformance.ConformanceCase;
import dev.lanewise.onnx.conformance.Tolerance;
import dev.lanewise.onnx.conformance.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes with attributes and shapes drawn at random give what ONNX Runtime gave for them: see the README beside them. */
class RecordedOperatorsTest {
    /** Of sums that cancel, roundings remain. */
    private static final Tolerance TOLERANCE = new Tolerance(1e-3, 1e-5);

    @TempDir
    Path folder;

    @Test
    void nodesGiveWhatWasRecorded() throws IOException {
        unpack();
        Checker checker = new Checker(TOLERANCE, (program, inputs) -> Model.of(program).run(inputs));
        Map<String, Verdict> wrong = new TreeMap<>();
        int passed = 0;
        for (ConformanceCase test : ConformanceCase.in(folder)) {
            Verdict verdict = checker.check(test);
            if (verdict.outcome() == Verdict.Outcome.PASS) passed++;
            else
                wrong.put(folder.relativize(test.folder()).toString(), verdict);
        }
        assertEquals(Map.of(), wrong);
        assertTrue(passed > 400, passed + " cases were found");
    }

    private void unpack() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("recorded.zip");
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
    }
}
