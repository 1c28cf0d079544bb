package dev.lanewise.opencl.generator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the bindings: {@code GenerateBindings opencl-kernels/src/main/java [/usr/include/CL/cl.h]}. */
final class GenerateBindings {
    static final Path HEADER = Path.of("/usr/include/CL/cl.h");

    private GenerateBindings() {}

    public static void main(String[] arguments) throws IOException {
        Path header = arguments.length > 1 ? Path.of(arguments[1]) : HEADER;
        Path folder = Path.of(arguments[0], "dev/lanewise/opencl/bindings");
        Files.createDirectories(folder);
        Optional<Clang> clang = Clang.find();
        if (clang.isEmpty()) throw new IllegalStateException("libclang: not found; install Debian's libclang1");
        try (Clang found = clang.get()) {
            for (Map.Entry<String, String> source : sources(found, header).entrySet()) {
                Files.writeString(folder.resolve(source.getKey()), source.getValue());
                System.out.println("wrote " + folder.resolve(source.getKey()));
            }
        }
    }

    /** The sources by file name, of all headers that {@code header} brings with it. */
    static Map<String, String> sources(Clang clang, Path header) throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        List<Header> headers = new HeaderReader(clang, header).read();
        for (Header read : headers) {
            sources.put(read.className() + ".java",
                    BindingsWriter.source(read, digest(header.resolveSibling(read.name()))));
        }
        return sources;
    }

    /** The line that tells texts of a header apart. */
    static String digest(Path header) throws IOException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(header));
            return "SHA-256 of the header: " + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The line of {@link #digest} in a generated source. */
    static String digestOf(Path source) throws IOException {
        try (Stream<String> lines = Files.lines(source, StandardCharsets.UTF_8)) {
            return lines.skip(1).findFirst().orElse("").replaceFirst("^// ", "");
        }
    }
}
