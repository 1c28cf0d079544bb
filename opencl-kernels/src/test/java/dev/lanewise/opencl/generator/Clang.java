package dev.lanewise.opencl.generator;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The few functions of libclang's C interface (clang-c/Index.h) that reading a header takes. */
final class Clang implements AutoCloseable {
    static final int FUNCTION = 8;
    static final int VARIABLE = 9;
    static final int MACRO = 501;

    private static final StructLayout CURSOR = MemoryLayout.structLayout(
            JAVA_INT, JAVA_INT, MemoryLayout.sequenceLayout(3, ADDRESS));
    private static final StructLayout TYPE = MemoryLayout.structLayout(
            JAVA_INT, MemoryLayout.paddingLayout(4), MemoryLayout.sequenceLayout(2, ADDRESS));
    private static final StructLayout TEXT = MemoryLayout.structLayout(
            ADDRESS, JAVA_INT, MemoryLayout.paddingLayout(4));
    private static final StructLayout LOCATION = MemoryLayout.structLayout(
            MemoryLayout.sequenceLayout(2, ADDRESS), JAVA_INT, MemoryLayout.paddingLayout(4));
    private static final StructLayout RANGE = MemoryLayout.structLayout(
            MemoryLayout.sequenceLayout(2, ADDRESS), JAVA_INT, JAVA_INT);
    private static final StructLayout TOKEN = MemoryLayout.structLayout(
            MemoryLayout.sequenceLayout(4, JAVA_INT), ADDRESS);

    private static final int DETAILED_PREPROCESSING_RECORD = 1;
    private static final int CONTINUE = 1;

    private final Arena arena = Arena.ofConfined();
    private final SymbolLookup library;

    private Clang(SymbolLookup library) {
        this.library = library;
    }

    /** libclang, where this machine has one. */
    @SuppressWarnings("restricted")
    static Optional<Clang> find() {
        Stream<String> names = IntStream.iterate(22, version -> version >= 11, version -> version - 1)
                .boxed()
                .flatMap(version -> Stream.of("libclang-" + version + ".so.1", "libclang-" + version + ".so"));
        return Stream.concat(Stream.of("libclang.so.1", "libclang.so", "libclang.dylib"), names)
                .flatMap(name -> {
                    try {
                        return Stream.of(SymbolLookup.libraryLookup(name, Arena.global()));
                    } catch (IllegalArgumentException notThere) {
                        return Stream.empty();
                    }
                })
                .findFirst()
                .map(Clang::new);
    }

    /** The declarations at the top of a file, those of the files that it includes among them. */
    List<Cursor> parse(String file, String... arguments) {
        MemorySegment index = (MemorySegment) call("clang_createIndex",
                FunctionDescriptor.of(ADDRESS, JAVA_INT, JAVA_INT), 0, 0);
        // its handler of SIGSEGV would take away the JVM's own, by which null is found
        call("clang_toggleCrashRecovery", FunctionDescriptor.ofVoid(JAVA_INT), 0);
        MemorySegment texts = arena.allocate(ADDRESS, arguments.length);
        for (int i = 0; i < arguments.length; i++) texts.setAtIndex(ADDRESS, i, arena.allocateFrom(arguments[i]));
        FunctionDescriptor parse = FunctionDescriptor.of(
                ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
        MemorySegment unit = (MemorySegment) call("clang_parseTranslationUnit", parse, index, arena.allocateFrom(file),
                texts, arguments.length, MemorySegment.NULL, 0, DETAILED_PREPROCESSING_RECORD);
        if (unit.equals(MemorySegment.NULL)) throw new IllegalStateException("clang: cannot parse; got " + file);
        MemorySegment root = (MemorySegment) call("clang_getTranslationUnitCursor",
                FunctionDescriptor.of(CURSOR, ADDRESS), arena, unit);
        return children(root, unit);
    }

    private List<Cursor> children(MemorySegment root, MemorySegment unit) {
        List<Cursor> found = new ArrayList<>();
        Visitor visitor = (cursor, parent, data) -> {
            MemorySegment copy = arena.allocate(CURSOR);
            copy.copyFrom(cursor);
            found.add(new Cursor(copy, unit));
            return CONTINUE;
        };
        call("clang_visitChildren", FunctionDescriptor.of(JAVA_INT, CURSOR, ADDRESS, ADDRESS), root, stub(visitor),
                MemorySegment.NULL);
        return found;
    }

    private interface Visitor {
        @SuppressWarnings("UnusedMethod") // C calls it through its handle
        int visit(MemorySegment cursor, MemorySegment parent, MemorySegment data);
    }

    @SuppressWarnings("restricted")
    private MemorySegment stub(Visitor visitor) {
        try {
            MethodType type = MethodType.methodType(
                    int.class, MemorySegment.class, MemorySegment.class, MemorySegment.class);
            MethodHandle handle = MethodHandles.lookup().findVirtual(Visitor.class, "visit", type).bindTo(visitor);
            FunctionDescriptor descriptor = FunctionDescriptor.of(JAVA_INT, CURSOR, CURSOR, ADDRESS);
            return Linker.nativeLinker().upcallStub(handle, descriptor, arena);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("clang: no stub for a visitor", e);
        }
    }

    @SuppressWarnings("restricted")
    private Object call(String function, FunctionDescriptor descriptor, Object... arguments) {
        try {
            return Linker.nativeLinker()
                    .downcallHandle(library.findOrThrow(function), descriptor)
                    .invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("clang: a call failed; got " + function, e);
        }
    }

    /** A function that returns a CXString, as Java text. */
    @SuppressWarnings("restricted")
    private String text(String function, MemoryLayout argument, MemorySegment of) {
        return text((MemorySegment) call(function, FunctionDescriptor.of(TEXT, argument), arena, of));
    }

    @SuppressWarnings("restricted")
    private String text(MemorySegment string) {
        MemorySegment characters = (MemorySegment) call(
                "clang_getCString", FunctionDescriptor.of(ADDRESS, TEXT), string);
        String copy = characters.equals(MemorySegment.NULL)
                ? ""
                : characters.reinterpret(Long.MAX_VALUE).getString(0);
        call("clang_disposeString", FunctionDescriptor.ofVoid(TEXT), string);
        return copy;
    }

    @Override
    public void close() {
        arena.close();
    }

    /** A declaration or a macro. */
    final class Cursor {
        private final MemorySegment cursor;
        private final MemorySegment unit;

        private Cursor(MemorySegment cursor, MemorySegment unit) {
            this.cursor = cursor;
            this.unit = unit;
        }

        int kind() {
            return cursor.get(JAVA_INT, 0);
        }

        String name() {
            return text("clang_getCursorSpelling", CURSOR, cursor);
        }

        /** The path of the file in which it stands; empty for what the compiler itself defines. */
        String file() {
            MemorySegment location = (MemorySegment) call(
                    "clang_getCursorLocation", FunctionDescriptor.of(LOCATION, CURSOR), arena, cursor);
            MemorySegment file = arena.allocate(ADDRESS);
            call("clang_getSpellingLocation",
                    FunctionDescriptor.ofVoid(LOCATION, ADDRESS, ADDRESS, ADDRESS, ADDRESS),
                    location, file, MemorySegment.NULL, MemorySegment.NULL, MemorySegment.NULL);
            MemorySegment handle = file.get(ADDRESS, 0);
            return handle.equals(MemorySegment.NULL) ? "" : text("clang_getFileName", ADDRESS, handle);
        }

        boolean isInvalid() {
            return integer("clang_isInvalidDeclaration") != 0;
        }

        boolean isMacroWithParameters() {
            return integer("clang_Cursor_isMacroFunctionLike") != 0;
        }

        int parameters() {
            return integer("clang_Cursor_getNumArguments");
        }

        Cursor parameter(int i) {
            return new Cursor((MemorySegment) call("clang_Cursor_getArgument",
                    FunctionDescriptor.of(CURSOR, CURSOR, JAVA_INT), arena, cursor, i), unit);
        }

        CType type() {
            return javaType(type("clang_getCursorType"));
        }

        CType resultType() {
            return javaType(type("clang_getCursorResultType"));
        }

        /** The type as C writes it. */
        String typeText() {
            return text("clang_getTypeSpelling", TYPE, type("clang_getCursorType"));
        }

        String resultTypeText() {
            return text("clang_getTypeSpelling", TYPE, type("clang_getCursorResultType"));
        }

        /** What a macro is made of, its name first. */
        List<String> tokens() {
            MemorySegment range = (MemorySegment) call(
                    "clang_getCursorExtent", FunctionDescriptor.of(RANGE, CURSOR), arena, cursor);
            MemorySegment array = arena.allocate(ADDRESS);
            MemorySegment count = arena.allocate(JAVA_INT);
            call("clang_tokenize", FunctionDescriptor.ofVoid(ADDRESS, RANGE, ADDRESS, ADDRESS), unit, range, array,
                    count);
            return tokens(array.get(ADDRESS, 0), count.get(JAVA_INT, 0));
        }

        @SuppressWarnings("restricted")
        private List<String> tokens(MemorySegment array, int count) {
            MemorySegment tokens = array.reinterpret(count * TOKEN.byteSize());
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                MemorySegment token = tokens.asSlice(i * TOKEN.byteSize(), TOKEN);
                texts.add(text((MemorySegment) call("clang_getTokenSpelling",
                        FunctionDescriptor.of(TEXT, ADDRESS, TOKEN), arena, unit, token)));
            }
            return texts;
        }

        /** The value with which a variable begins, as Java writes it; empty where it is not known. */
        String value() {
            MemorySegment result = (MemorySegment) call(
                    "clang_Cursor_Evaluate", FunctionDescriptor.of(ADDRESS, CURSOR), cursor);
            if (result.equals(MemorySegment.NULL)) return "";
            try {
                return switch (type()) {
                    case BYTE, SHORT, INT, LONG -> Long.toString((long) call("clang_EvalResult_getAsLongLong",
                            FunctionDescriptor.of(JAVA_LONG, ADDRESS), result));
                    case FLOAT, DOUBLE -> Double.toString((double) call("clang_EvalResult_getAsDouble",
                            FunctionDescriptor.of(JAVA_DOUBLE, ADDRESS), result));
                    case VOID, POINTER, TEXT -> "";
                };
            } finally {
                call("clang_EvalResult_dispose", FunctionDescriptor.ofVoid(ADDRESS), result);
            }
        }

        private MemorySegment type(String function) {
            return (MemorySegment) call(function, FunctionDescriptor.of(TYPE, CURSOR), arena, cursor);
        }

        private int integer(String function) {
            return (int) call(function, FunctionDescriptor.of(JAVA_INT, CURSOR), cursor);
        }
    }

    /** By the numbers of CXTypeKind. */
    private CType javaType(MemorySegment type) {
        MemorySegment canonical = (MemorySegment) call("clang_getCanonicalType",
                FunctionDescriptor.of(TYPE, TYPE), (SegmentAllocator) arena, type);
        int kind = canonical.get(JAVA_INT, 0);
        return switch (kind) {
            case 2 -> CType.VOID;
            case 3, 4, 5, 13, 14 -> CType.BYTE;
            case 8, 16 -> CType.SHORT;
            case 9, 17, 106 -> CType.INT;
            case 10, 11, 18, 19 -> CType.LONG;
            case 21 -> CType.FLOAT;
            case 22 -> CType.DOUBLE;
            case 101, 112, 114 -> CType.POINTER;
            default -> throw new IllegalArgumentException("clang: no Java type for this kind of type; got " + kind
                    + ", " + text("clang_getTypeSpelling", TYPE, type));
        };
    }
}
