package dev.lanewise.opencl.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;

/** The OpenCL loader of this machine, looked for when it is first asked for. */
public final class OpenClLibrary {
    /** Debian has the first without the development package only, macOS the last. */
    private static final List<String> NAMES = List.of(
            "libOpenCL.so.1", "libOpenCL.so", "OpenCL.dll", "/System/Library/Frameworks/OpenCL.framework/OpenCL");

    private OpenClLibrary() {}

    private static final class Found {
        static final Optional<SymbolLookup> LIBRARY = find();
    }

    /** Whether there is one, which does not yet mean a device. */
    public static boolean isPresent() {
        return Found.LIBRARY.isPresent();
    }

    /** Its functions; none of them is found where there is no library. */
    public static SymbolLookup symbols() {
        return Found.LIBRARY.orElse(name -> Optional.empty());
    }

    private static Optional<SymbolLookup> find() {
        Optional<SymbolLookup> library = NAMES.stream().flatMap(name -> named(name).stream()).findFirst();
        if (library.isPresent()) leaveDivisionByZeroToJava();
        return library;
    }

    @SuppressWarnings("restricted")
    private static Optional<SymbolLookup> named(String name) {
        try {
            return Optional.of(SymbolLookup.libraryLookup(name, Arena.global()));
        } catch (IllegalArgumentException notThere) {
            return Optional.empty();
        }
    }

    /**
     * PoCL takes over the signal SIGFPE when its device starts, and {@code 1 / 0} would not throw any more in all of the
     * JVM. It does not where this variable of the process' environment is 0; others do not look at it.
     */
    @SuppressWarnings("restricted")
    private static void leaveDivisionByZeroToJava() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> setenv = linker.defaultLookup().find("setenv");
        if (setenv.isEmpty()) return;
        FunctionDescriptor type = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
        try (Arena arena = Arena.ofConfined()) {
            int status = (int) linker.downcallHandle(setenv.get(), type)
                    .invokeExact(arena.allocateFrom("POCL_SIGFPE_HANDLER"), arena.allocateFrom("0"), 1);
            if (status != 0) throw new IllegalStateException("setenv: POCL_SIGFPE_HANDLER was not set; got " + status);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("setenv: the call failed", e);
        }
    }
}
