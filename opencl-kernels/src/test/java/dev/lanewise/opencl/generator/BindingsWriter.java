package dev.lanewise.opencl.generator;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The Java source of a header's class: for each function a descriptor, an address, a handle and a typed static method,
 * for each constant a method, as jextract names and shapes them. An address is looked up when its function is first
 * used, so that a library without some function is no trouble to those who do not call it.
 */
final class BindingsWriter {
    private static final String PACKAGE = "dev.lanewise.opencl.bindings";
    private static final String LOOKUP = "dev.lanewise.opencl.runtime.OpenClLibrary";

    private BindingsWriter() {}

    /** @param digest tells which text of the header this was made from */
    static String source(Header header, String digest) {
        StringBuilder out = new StringBuilder();
        boolean functions = !header.functions().isEmpty();
        out.append("""
                // Generated from CL/%s by dev.lanewise.opencl.generator.GenerateBindings: do not edit.
                // %s

                package %s;

                """.formatted(header.name(), digest, PACKAGE));
        if (functions) {
            out.append("""
                    import %s;
                    import java.lang.foreign.FunctionDescriptor;
                    import java.lang.foreign.Linker;
                    import java.lang.foreign.MemorySegment;
                    import java.lang.foreign.SymbolLookup;
                    import java.lang.foreign.ValueLayout;
                    import java.lang.invoke.MethodHandle;

                    """.formatted(LOOKUP));
        }
        out.append("/** CL/%s, its functions and constants under their own names. */\n".formatted(header.name()));
        if (functions) out.append("@SuppressWarnings(\"restricted\")\n");
        out.append("public final class %s {\n".formatted(header.className()));
        if (functions) {
            out.append("""
                        static final SymbolLookup SYMBOL_LOOKUP = OpenClLibrary.symbols();
                        public static final ValueLayout.OfInt C_INT = ValueLayout.JAVA_INT;
                        public static final ValueLayout.OfLong C_LONG = ValueLayout.JAVA_LONG;
                        public static final ValueLayout C_POINTER = ValueLayout.ADDRESS;

                    """.indent(0));
        }
        out.append("    private %s() {}\n".formatted(header.className()));
        for (Header.Constant constant : header.constants()) append(out, constant);
        for (Header.Function function : header.functions()) append(out, function);
        return out.append("}\n").toString();
    }

    private static void append(StringBuilder out, Header.Constant constant) {
        out.append("""

                    /** {@code #define %1$s %4$s} */
                    public static %2$s %1$s() {
                        return %3$s;
                    }
                """.formatted(constant.name(), constant.type().carrier(), constant.literal(), constant.text()));
    }

    private static void append(StringBuilder out, Header.Function function) {
        CType result = function.result();
        List<String> layouts = function.parameters().stream().map(p -> p.type().layout()).toList();
        String list = function.parameters().stream()
                .map(p -> p.type().carrier() + " " + p.name())
                .collect(Collectors.joining(", "));
        String names = function.parameters().stream()
                .map(Header.Parameter::name)
                .collect(Collectors.joining(", "));
        String descriptor = result == CType.VOID
                ? "FunctionDescriptor.ofVoid(" + String.join(", ", layouts) + ")"
                : "FunctionDescriptor.of(" + result.layout() + (layouts.isEmpty() ? "" : ", ")
                        + String.join(", ", layouts) + ")";
        String invocation = result == CType.VOID ? "" : "return (" + result.carrier() + ") ";
        out.append("""

                    private static final class %1$s {
                        static final FunctionDescriptor DESC = %2$s;
                        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("%1$s");
                        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
                    }

                    /** {@code %7$s} */
                    public static FunctionDescriptor %1$s$descriptor() {
                        return %1$s.DESC;
                    }

                    /** {@code %7$s} */
                    public static MethodHandle %1$s$handle() {
                        return %1$s.HANDLE;
                    }

                    /** {@code %7$s} */
                    public static MemorySegment %1$s$address() {
                        return %1$s.ADDR;
                    }

                    /** {@code %7$s} */
                    public static %3$s %1$s(%4$s) {
                        try {
                            %6$s%1$s.HANDLE.invokeExact(%5$s);
                        } catch (Error | RuntimeException ex) {
                            throw ex;
                        } catch (Throwable ex) {
                            throw new AssertionError("should not reach here", ex);
                        }
                    }
                """.formatted(function.name(), descriptor, result.carrier(), list, names, invocation,
                function.prototype()));
    }
}
