package dev.lanewise.layers.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsTest {
    private static final String GOOD = "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}";

    /** The format has no integers of 4 and 2 bits. */
    private static final List<DType> STORED = Arrays.stream(DType.values())
            .filter(dtype -> dtype.bits() >= Byte.SIZE || dtype == DType.BOOL)
            .toList();

    @TempDir
    Path folder;

    @Test
    void writesTheFormatByteByByte() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("mask", Tensor.of(Shape.of(3), true, false, true));
        tensors.put("w\"", Tensor.of(Shape.of(1, 2), 1f, -2f));
        tensors.put("n", Tensor.of(Shape.SCALAR, 7L));
        byte[] bytes = bytes(Safetensors.of(tensors).metadata(Map.of("b", "ü\n", "a", "")));

        String header = "{\"__metadata__\":{\"a\":\"\",\"b\":\"ü\\u000a\"},"
                + "\"n\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]},"
                + "\"w\\\"\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[8,16]},"
                + "\"mask\":{\"dtype\":\"BOOL\",\"shape\":[3],\"data_offsets\":[16,19]}}";
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        int length = (json.length + 7) / 8 * 8;
        ByteBuffer expected = ByteBuffer.allocate(8 + length + 19).order(ByteOrder.LITTLE_ENDIAN);
        expected.putLong(length).put(json);
        while (expected.position() < 8 + length) expected.put((byte) ' ');
        expected.putLong(7).putFloat(1).putFloat(-2).put(new byte[] {1, 0, 1});
        assertArrayEquals(expected.array(), bytes);
    }

    @Test
    void readsBackBitByBitWhateverTheTypeAndShape() throws IOException {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (DType dtype : STORED) {
                for (int i = random.nextInt(3); i > 0; i--) tensors.put(dtype + "." + i, random(dtype, random));
            }
            byte[] bytes = bytes(Safetensors.of(tensors).metadata(Map.of("round", "\uD83D\uDE00" + round)));
            Safetensors read = Safetensors.read(bytes);
            assertEquals(tensors.keySet(), read.tensors().keySet());
            tensors.forEach((name, tensor) -> assertEquals(tensor.type(), read.tensors().get(name).type(), name));
            assertEquals("\uD83D\uDE00" + round, read.metadata().get("round"));
            assertArrayEquals(bytes, bytes(read));
        }
    }

    @Test
    void equalContentGivesEqualBytesInAnyOrder() throws IOException {
        Random random = new Random(3);
        List<Map.Entry<String, Tensor>> entries = new ArrayList<>();
        for (DType dtype : STORED) entries.add(Map.entry(dtype.name(), random(dtype, random)));
        byte[] expected = null;
        for (int round = 0; round < 5; round++) {
            Collections.shuffle(entries, random);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            entries.forEach(entry -> tensors.put(entry.getKey(), entry.getValue()));
            byte[] bytes = bytes(Safetensors.of(tensors));
            if (expected != null) assertArrayEquals(expected, bytes);
            expected = bytes;
        }
    }

    @Test
    void writesOnlyTheTensorsPartOfTheirStorage() throws IOException {
        Tensor part = Tensor.wrap(new TensorType(DType.INT32, Shape.of(2)), Device.cpu(), new int[] {9, 1, 2, 9}, 1);
        Safetensors read = Safetensors.read(bytes(Safetensors.of(Map.of("a", part))));
        assertArrayEquals(new long[] {1, 2}, read.tensors().get("a").toLongs());
    }

    @Test
    void readsTensorsLargerThanOneChunk() throws IOException {
        float[] values = new float[100_003];
        for (int i = 0; i < values.length; i++) values[i] = i;
        Path file = folder.resolve("large.safetensors");
        Safetensors.of(Map.of("a", Tensor.of(Shape.of(values.length), values))).write(file);
        assertArrayEquals(values, Safetensors.read(file).tensors().get("a").toFloats());
    }

    @Test
    void acceptsWhiteSpaceAndTensorsInAnyOrderOfTheHeader() throws IOException {
        Safetensors read = Safetensors.read(file(
                "{ 'b' :\t{'shape':[ ],\n'data_offsets':[4 , 8],'dtype':'F32'}, 'a':{'dtype':'I32','shape':[1],"
                        + "'data_offsets':[0,4]},'empty':{'dtype':'U8','shape':[3,0],'data_offsets':[4,4]} }  ",
                0, 0, 0, 0, 0, 0, (byte) 0x80, 0x3f));
        assertEquals(List.of("a", "empty", "b"), List.copyOf(read.tensors().keySet()));
        assertEquals(1, read.tensors().get("b").item());
        assertEquals(Shape.of(3, 0), read.tensors().get("empty").shape());
    }

    static Stream<Arguments> brokenHeaders() {
        return Stream.of(
                Arguments.of("[]", "header: the first byte must be '{'"),
                Arguments.of(" {}", "header: the first byte must be '{'"),
                Arguments.of("{} x", "header, byte 3: there must be nothing after the header's object"),
                Arguments.of("{'a'", "header, byte 4: there must be ':'"),
                Arguments.of("{'a", "header, byte 3: a string must end"),
                Arguments.of("{'a\\q'", "header, byte 5: an escape must be one of"),
                Arguments.of("{'\\ud800'", "header, byte 9: surrogates must come in pairs"),
                Arguments.of("{'\\u12g4'", "header, byte 6: \\u must have four hexadecimal digits"),
                Arguments.of("{'a':{}}", "tensor \"a\": header, byte 6: there must be '\"'"),
                Arguments.of(
                        "{'a':{'dtype':'F32','shape':[2]}}",
                        "tensor \"a\": there must be dtype, shape and data_offsets; got no data_offsets"),
                Arguments.of(
                        "{'a':{'dtype':'F32','x':[2]}}",
                        "tensor \"a\": there must be dtype, shape and data_offsets, once each; got \"x\""),
                Arguments.of(
                        "{'a':{'dtype':'F32','dtype':'F32'}}",
                        "tensor \"a\": there must be dtype, shape and data_offsets, once each; got \"dtype\""),
                Arguments.of(
                        "{'a':{'dtype':'F31','shape':[2],'data_offsets':[0,8]}}",
                        "tensor \"a\": dtype must be one of I64, F64, F32, I32, BF16, F16, I16, I8, U8, BOOL; got \"F31\""),
                Arguments.of("{'a':{'dtype':'F8_E4M3','shape':[8],'data_offsets':[0,8]}}", "got \"F8_E4M3\""),
                Arguments.of(
                        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8]}}",
                        "tensor \"a\": data_offsets must be begin and end; got [8]"),
                Arguments.of(
                        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8,8]}}",
                        "tensor \"a\": data_offsets must have at most 2 numbers"),
                Arguments.of(
                        "{'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}",
                        "there must be an integer of at least 0"),
                Arguments.of(
                        "{'a':{'dtype':'F32','shape':[2.0],'data_offsets':[0,8]}}",
                        "there must be an integer of at least 0"),
                Arguments.of(
                        "{'a':{'dtype':'F32','shape':[02],'data_offsets':[0,8]}}",
                        "there must be an integer of at least 0"),
                Arguments.of(
                        "{'a':{'dtype':'F32','shape':[9223372036854775808],'data_offsets':[0,8]}}",
                        "an integer must be at most 2^63 - 1"),
                Arguments.of(
                        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,7]}}",
                        "tensor \"a\": F32 of shape [2] takes 8 bytes; got data_offsets 0 to 7"),
                Arguments.of(
                        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}",
                        "so this one must begin at byte 0; got 8"),
                Arguments.of(
                        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}",
                        "so this one must begin at byte 0; got 4"),
                Arguments.of(
                        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}",
                        "the tensors must take up all bytes after the header; got 4 of 8"),
                Arguments.of(
                        "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,12]}}",
                        "the tensors must take up all bytes after the header; got 12 of 8"),
                Arguments.of(
                        "{'a':{'dtype':'F32','shape':[4611686018427387904,4,0],'data_offsets':[0,0]}}",
                        "the shape's size in bytes must be at most 2^63 - 1"),
                Arguments.of(
                        "{'a':{'dtype':'U8','shape':[4294967296,0],'data_offsets':[0,0]},'b':{'dtype':'F32',"
                                + "'shape':[2],'data_offsets':[0,8]}}",
                        "tensor \"a\": axes must be at most 2^31 - 1"),
                Arguments.of(
                        "{'a':{'dtype':'BOOL','shape':[8],'data_offsets':[0,8]}}",
                        "tensor \"a\": BOOL must be 0 or 1; got 128"),
                Arguments.of(
                        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'a':{'dtype':'F32','shape':[1],"
                                + "'data_offsets':[4,8]}}",
                        "header: no key may come twice; got \"a\""),
                Arguments.of("{'__metadata__':{'k':'v','k':'v'}}", "metadata: no key may come twice; got \"k\""),
                Arguments.of(
                        "{'__metadata__':{},'__metadata__':{}}",
                        "header: no key may come twice; got \"__metadata__\""),
                Arguments.of("{'__metadata__':{'k':1}}", "header, byte 21: there must be '\"'"));
    }

    @ParameterizedTest
    @MethodSource("brokenHeaders")
    void refusesAHeaderThatBreaksARule(String header, String rule) {
        assertRefused(file(header, 0, 0, 0, 0, 0, 0, (byte) 0x80, 0x3f), rule);
    }

    @Test
    void refusesOverlappingTensors() {
        assertRefused(
                file(
                        "{'a':{'dtype':'U8','shape':[6],'data_offsets':[0,6]},"
                                + "'b':{'dtype':'U8','shape':[4],'data_offsets':[4,8]}}",
                        new byte[8]),
                "tensor \"b\": tensors must lie side by side, so this one must begin at byte 6; got 4");
    }

    @Test
    void refusesLengthsBeyondTheFileAndTheLimit() {
        assertRefused(new byte[7], "there must be 8 bytes of header length; got 7");
        assertRefused(length(11, "{}"), "header: it must end within the file; got 11 bytes in a file of 10");
        assertRefused(length(100_000_001, "{}"), "must be at most 100000000 bytes; got 100000001");
        assertRefused(length(-1, "{}"), "must be at most 100000000 bytes; got 18446744073709551615");
        assertRefused(length(0, ""), "header: the first byte must be '{'");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] bytes = file(GOOD, new byte[8]);
        bytes[8 + 2] = (byte) 0xff;
        assertRefused(bytes, "text must be UTF-8");
    }

    @Test
    void refusesStringsAndRanksBeyondTheLimits() {
        assertRefused(file("{'" + "a".repeat(65_537) + "'"), "a string must have at most 65536 characters");
        String ones = "1,".repeat(64) + "1";
        assertRefused(file("{'a':{'shape':[" + ones + "]"), "tensor \"a\": shape must have at most 64 numbers");
    }

    @Test
    void textsMayBeLong() throws IOException {
        Map<String, String> text = Map.of("notes", "ä".repeat(200_000));
        assertEquals(text, Safetensors.read(bytes(Safetensors.of(Map.of()).metadata(text))).metadata());
    }

    @Test
    void deepNestingIsAnOrdinaryError() {
        assertRefused(file("{'a':".repeat(1_000_000)), "once each");
        assertRefused(file("{'a':{'shape':" + "[".repeat(1_000_000)), "an integer of at least 0");
    }

    @Test
    void showsNamesWithoutControlCharactersAndShort() {
        SafetensorsException error = assertThrows(
                SafetensorsException.class,
                () -> Safetensors.read(file("{'\\u001b[31m\\u202e" + "x".repeat(500) + "':{'dtype':'F0'")));
        assertTrue(error.getMessage().startsWith("bytes: tensor \"\\u001b[31m\\u202exxx"), error.getMessage());
        assertTrue(error.getMessage().length() < 300);
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] bytes = bytes(Safetensors.of(Map.of(
                "a", Tensor.of(Shape.of(3), 1f, 2, 3), "b", Tensor.of(Shape.of(2), true, false))));
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThrows(SafetensorsException.class, () -> Safetensors.read(part), "cut at " + length);
        }
        assertRefused(Arrays.copyOf(bytes, bytes.length + 1), "the tensors must take up all bytes");
    }

    @Test
    void noMutationCausesAnotherException() throws IOException {
        byte[] bytes = bytes(Safetensors.of(Map.of(
                "layer.weight", Tensor.of(Shape.of(3, 1), 1f, 2, 3), "n", Tensor.of(Shape.SCALAR, 5L)))
                .metadata(Map.of("format", "pt")));
        Random random = new Random(17);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] mutant = bytes.clone();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                int at = random.nextInt(mutant.length);
                mutant[at] = (byte) (random.nextBoolean() ? mutant[at] ^ 1 << random.nextInt(8) : random.nextInt());
            }
            try {
                Safetensors.read(mutant);
            } catch (SafetensorsException expected) {
                refused++;
            }
        }
        assertTrue(refused > 5_000, refused + " refused");
    }

    @Test
    void namesTheFile() throws IOException {
        Path file = folder.resolve("broken.safetensors");
        Files.write(file, new byte[3]);
        String message = assertThrows(SafetensorsException.class, () -> Safetensors.read(file)).getMessage();
        assertEquals(file + ": there must be 8 bytes of header length; got 3", message);
        assertThrows(IOException.class, () -> Safetensors.read(folder));
        assertThrows(IOException.class, () -> Safetensors.read(folder.resolve("missing")));
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Safetensors.of(Map.of("a", Tensor.scalar(1))).write(file);
        byte[] before = Files.readAllBytes(file);
        assertThrows(IOException.class, () -> AtomicFile.write(file, out -> {
            out.write(new byte[100_000]);
            throw new IOException("disk full");
        }));
        assertArrayEquals(before, Files.readAllBytes(file));
        Safetensors.of(Map.of("a", Tensor.scalar(2))).write(file);
        assertEquals(2, Safetensors.read(file).tensors().get("a").item());
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void refusesToWriteWhatCannotBeRead() {
        Tensor one = Tensor.scalar(1);
        assertThrows(IllegalArgumentException.class, () -> bytes(Safetensors.of(Map.of("__metadata__", one))));
        assertThrows(IllegalArgumentException.class, () -> bytes(Safetensors.of(Map.of("\ud800", one))));
        assertThrows(
                IllegalArgumentException.class,
                () -> bytes(Safetensors.of(Map.of("a".repeat(65_537), one))));
    }

    private static void assertRefused(byte[] bytes, String rule) {
        String message = assertThrows(SafetensorsException.class, () -> Safetensors.read(bytes)).getMessage();
        assertTrue(message.startsWith("bytes: ") && message.contains(rule), message);
    }

    /** A file of a header, its quotation marks written as apostrophes, and of data. */
    private static byte[] file(String header, int... data) {
        byte[] bytes = new byte[data.length];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) data[i];
        return file(header, bytes);
    }

    private static byte[] file(String header, byte[] data) {
        byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .put(data)
                .array();
    }

    private static byte[] length(long length, String header) {
        byte[] bytes = file(header);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        return bytes;
    }

    private static byte[] bytes(Safetensors content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SafetensorsWriter(content).write(out);
        return out.toByteArray();
    }

    /** A tensor of random bits, of rank 0 to 3, sometimes empty. */
    private static Tensor random(DType dtype, Random random) {
        int[] sizes = random.ints(random.nextInt(4), 0, 6).toArray();
        TensorType type = new TensorType(dtype, Shape.of(sizes));
        Device device = dtype == DType.FLOAT64 ? Device.reference() : Device.cpu();
        Tensor tensor = device.allocate(type);
        byte[] bits = new byte[tensor.elements() * dtype.bytes()];
        random.nextBytes(bits);
        if (dtype == DType.BOOL) for (int i = 0; i < bits.length; i++) bits[i] &= 1;
        LittleEndian.get(ByteBuffer.wrap(bits), tensor.storage(), 0, tensor.elements());
        return tensor;
    }
}
