package dev.lanewise.properties.specs;

import dev.lanewise.tensor.Op;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All operators of the library, and the spec of each. */
public final class Specs {
    private static final String OPERATORS = "dev.lanewise.tensor.ops";

    private static final Map<String, OpSpec> ALL = all();

    private Specs() {}

    /** Spec by the name of the operator's source file. */
    public static Map<String, OpSpec> byFile() {
        return ALL;
    }

    public static Stream<Sample> samples() {
        return ALL.values().stream().flatMap(spec -> spec.samples().stream());
    }

    public static Stream<Sample> empties() {
        return ALL.values().stream().flatMap(spec -> spec.empties().stream());
    }

    /** Every class in the operators' package that is an operator. */
    public static List<Class<?>> operators() {
        try {
            URI place = Op.class.getProtectionDomain().getCodeSource().getLocation().toURI();
            Path path = Path.of(place);
            if (Files.isDirectory(path)) return operators(path);
            try (FileSystem jar = FileSystems.newFileSystem(path)) {
                return operators(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Class<?>> operators(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(OPERATORS.replace('.', '/')))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class"))
                    .<Class<?>>map(name -> load(OPERATORS + "." + name.replace(".class", "")).orElseThrow())
                    .filter(type -> Op.class.isAssignableFrom(type) && !type.isInterface())
                    .toList();
        }
    }

    /** The operator itself, or the one in whose file it stands. */
    public static String file(Class<?> operator) {
        return Optional.<Class<?>>ofNullable(operator.getNestHost()).orElse(operator).getSimpleName();
    }

    private static Map<String, OpSpec> all() {
        Map<String, OpSpec> specs = new TreeMap<>();
        for (Class<?> operator : operators()) {
            String name = Specs.class.getPackageName() + "." + file(operator) + "Spec";
            load(name).ifPresent(spec -> specs.put(file(operator), instance(spec)));
        }
        return specs;
    }

    private static Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name));
        } catch (ClassNotFoundException absent) {
            return Optional.empty();
        }
    }

    private static OpSpec instance(Class<?> spec) {
        try {
            return (OpSpec) spec.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
