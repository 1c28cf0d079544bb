package dev.lanewise.opencl.generator;

import dev.lanewise.opencl.generator.Clang.Cursor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads {@code CL/cl.h} and the headers beside it that it includes. Macros are no declarations, so a second reading
 * gives each that might be a constant to a variable, whose type and value the compiler then works out.
 */
final class HeaderReader {
    private static final String VARIABLE = "lanewise_value_of_";

    private final Clang clang;
    private final Path header;
    private final String[] arguments;

    /** @param header the path of cl.h */
    HeaderReader(Clang clang, Path header) {
        this.clang = clang;
        this.header = header;
        this.arguments = new String[] {"-x", "c", "-std=c17", "-w", "-DCL_TARGET_OPENCL_VERSION=300",
            "-I" + header.getParent().getParent()};
    }

    List<Header> read() throws IOException {
        Map<String, List<Header.Function>> functions = new LinkedHashMap<>();
        Map<String, Cursor> macros = new LinkedHashMap<>();
        for (Cursor cursor : clang.parse(header.toString(), arguments)) {
            int kind = cursor.kind();
            if (kind != Clang.FUNCTION && kind != Clang.MACRO) continue;
            Path file = Path.of(cursor.file());
            if (!header.getParent().equals(file.getParent())) continue;
            functions.computeIfAbsent(file.getFileName().toString(), name -> new ArrayList<>());
            if (kind == Clang.FUNCTION) functions.get(file.getFileName().toString()).add(function(cursor));
            else if (isCandidate(cursor)) macros.put(cursor.name(), cursor);
        }
        Map<String, List<Header.Constant>> constants = constants(macros);
        return functions.entrySet().stream()
                .map(entry -> new Header(entry.getKey(), entry.getValue(),
                        constants.getOrDefault(entry.getKey(), List.of())))
                .filter(read -> !read.functions().isEmpty() || !read.constants().isEmpty())
                .toList();
    }

    /** Names of the interface, with a text; what begins with underscores is the headers' own. */
    private static boolean isCandidate(Cursor macro) {
        return macro.name().startsWith("CL_") && !macro.isMacroWithParameters() && macro.tokens().size() > 1;
    }

    private static Header.Function function(Cursor cursor) {
        List<Header.Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < cursor.parameters(); i++) {
            Cursor parameter = cursor.parameter(i);
            String name = parameter.name().isEmpty() ? "x" + i : parameter.name();
            parameters.add(new Header.Parameter(name, parameter.type()));
        }
        String list = IntStream.range(0, cursor.parameters())
                .mapToObj(i -> declaration(cursor.parameter(i).typeText(), parameters.get(i).name()))
                .collect(Collectors.joining(", "));
        String prototype = cursor.resultTypeText() + " " + cursor.name() + "(" + list + ")";
        return new Header.Function(cursor.name(), cursor.resultType(), parameters, prototype);
    }

    /** {@code size_t *sizes}; the name of a function's address stands in its middle. */
    private static String declaration(String type, String name) {
        int star = type.indexOf("(*)");
        if (star >= 0) return type.substring(0, star + 2) + name + type.substring(star + 2);
        return type + (type.endsWith("*") ? "" : " ") + name;
    }

    private Map<String, List<Header.Constant>> constants(Map<String, Cursor> macros) throws IOException {
        Path source = Files.createTempFile("constants", ".c");
        try {
            String variables = macros.keySet().stream()
                    .map(name -> "static const __auto_type " + VARIABLE + name + " = " + name + ";\n")
                    .collect(Collectors.joining());
            Files.writeString(source, "#include <CL/cl.h>\n" + variables);
            Map<String, List<Header.Constant>> constants = new LinkedHashMap<>();
            for (Cursor cursor : clang.parse(source.toString(), arguments)) {
                if (cursor.kind() != Clang.VARIABLE || !cursor.name().startsWith(VARIABLE) || cursor.isInvalid()) {
                    continue;
                }
                String name = cursor.name().substring(VARIABLE.length());
                String value = cursor.value();
                if (value.isEmpty()) continue;
                Cursor macro = macros.get(name);
                List<String> tokens = macro.tokens();
                String text = String.join("", tokens.subList(1, tokens.size()));
                constants.computeIfAbsent(Path.of(macro.file()).getFileName().toString(), file -> new ArrayList<>())
                        .add(new Header.Constant(name, cursor.type(), literal(cursor.type(), value), text));
            }
            return constants;
        } finally {
            Files.delete(source);
        }
    }

    /** An unsigned number beyond Java's becomes the negative one of the same bits. */
    private static String literal(CType type, String value) {
        return switch (type) {
            case BYTE -> "(byte) " + Byte.toString((byte) Long.parseLong(value));
            case SHORT -> "(short) " + Short.toString((short) Long.parseLong(value));
            case INT -> Integer.toString((int) Long.parseLong(value));
            case LONG -> value + "L";
            case FLOAT -> real("Float", Double.parseDouble(value), (float) Double.parseDouble(value) + "f");
            case DOUBLE -> real("Double", Double.parseDouble(value), value);
            case VOID, POINTER, TEXT -> throw new IllegalArgumentException("constant: not a number; got " + value);
        };
    }

    private static String real(String type, double value, String finite) {
        if (Double.isNaN(value)) return type + ".NaN";
        if (Double.isFinite(value)) return finite;
        return type + (value > 0 ? ".POSITIVE_INFINITY" : ".NEGATIVE_INFINITY");
    }
}
