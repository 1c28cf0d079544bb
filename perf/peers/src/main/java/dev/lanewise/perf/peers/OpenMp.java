package dev.lanewise.perf.peers;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Threads of an OpenMP runtime that a peer has loaded. */
final class OpenMp {
    private OpenMp() {}

    /** For regions that the calling thread starts; the library must have been loaded under that name. */
    static void threads(String library, int threads) throws Exception {
        SymbolLookup symbols = SymbolLookup.libraryLookup(library, Arena.global());
        MethodHandle set = Linker.nativeLinker().downcallHandle(symbols.find("omp_set_num_threads").orElseThrow(),
                FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
        try {
            set.invokeExact(threads);
        } catch (Throwable t) {
            throw new IllegalStateException("omp_set_num_threads", t);
        }
    }
}
