package dev.lanewise.opencl.runtime;

import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Lets tests have calls fail: asked before each call (releases: after it) for the status that it shall answer. */
final class Faults {
    private static volatile @Nullable ToIntFunction<String> source;

    private Faults() {}

    /** @param faults from the name of a function to a status, 0 to let it be called; null for none */
    static void inject(@Nullable ToIntFunction<String> faults) {
        source = faults;
    }

    static int status(String call) {
        ToIntFunction<String> faults = source;
        return faults == null ? Status.SUCCESS : faults.applyAsInt(call);
    }
}
