package dev.lanewise.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.Shape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxTest {
    private static final byte[] TWO_BY_THREE = {0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, (byte) 255};

    @TempDir
    Path folder;

    @Test
    void readsShapeAndValues() throws IOException {
        Idx idx = Idx.read(Files.write(folder.resolve("plain"), TWO_BY_THREE));
        assertEquals(new Idx(Shape.of(2, 3), new byte[] {1, 2, 3, 4, 5, (byte) 255}), idx);
    }

    @Test
    void readsGzip() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(TWO_BY_THREE);
        }
        Path file = Files.write(folder.resolve("zipped"), zipped.toByteArray());
        assertEquals(Shape.of(2, 3), Idx.read(file).shape());
    }

    @Test
    void refusesEveryTruncation() {
        for (int length = 0; length < TWO_BY_THREE.length; length++) {
            byte[] cut = Arrays.copyOf(TWO_BY_THREE, length);
            DataException e = assertThrows(DataException.class, () -> Idx.parse(new ByteArrayInputStream(cut), "cut"));
            assertTrue(e.getMessage().startsWith("cut: IDX data ends early"), e.getMessage());
        }
    }

    @Test
    void refusesBytesAfterTheValues() {
        byte[] longer = Arrays.copyOf(TWO_BY_THREE, TWO_BY_THREE.length + 1);
        DataException e = assertThrows(DataException.class, () -> Idx.parse(new ByteArrayInputStream(longer), "long"));
        assertTrue(e.getMessage().contains("must end after its 6 values"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "00000901, must begin with 000008",
        "00000800, must begin with 000008",
        "00000809, must begin with 000008",
        "01000801, must begin with 000008",
        "00000801ffffffff, sizes must be at least 0",
        "000008027fffffff7fffffff, sizes must be at least 0",
    })
    void refusesOtherHeaders(String hex, String rule) {
        byte[] bytes = java.util.HexFormat.of().parseHex(hex);
        DataException e = assertThrows(DataException.class, () -> Idx.parse(new ByteArrayInputStream(bytes), "odd"));
        assertTrue(e.getMessage().contains(rule), e.getMessage());
    }

    @Test
    void aLyingHeaderAllocatesNothingMuch() {
        byte[] bytes = java.util.HexFormat.of().parseHex("000008017fffffff00");
        assertThrows(DataException.class, () -> Idx.parse(new ByteArrayInputStream(bytes), "liar"));
    }

    @Test
    void brokenGzipIsNamed() throws IOException {
        Path file = Files.write(folder.resolve("bad.gz"),
                new byte[] {0x1f, (byte) 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
        assertTrue(assertThrows(DataException.class, () -> Idx.read(file)).getMessage().contains("bad.gz"));
    }

    @Test
    void missingFileIsNamed() {
        Path file = folder.resolve("nowhere");
        assertTrue(assertThrows(DataException.class, () -> Idx.read(file)).getMessage().contains("no such file"));
    }
}
