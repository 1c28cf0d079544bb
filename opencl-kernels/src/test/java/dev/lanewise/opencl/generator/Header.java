package dev.lanewise.opencl.generator;

import java.util.List;

/** What a header declares, in its own order. */
record Header(String name, List<Function> functions, List<Constant> constants) {
    /** {@code cl_h} of {@code cl.h}. */
    String className() {
        return name.replace('.', '_');
    }

    /** @param prototype as C writes it */
    record Function(String name, CType result, List<Parameter> parameters, String prototype) {}

    record Parameter(String name, CType type) {}

    /**
     * A macro whose text is a constant expression.
     *
     * @param literal its value as Java writes it
     * @param text as the header writes it
     */
    record Constant(String name, CType type, String literal, String text) {}
}
