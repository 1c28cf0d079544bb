package dev.lanewise.kernels.guards;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A kernel whose machine code is looked at. Its hot loop is the one with the most of its characteristic instruction; of
 * several, the shortest, because C2 peels iterations with all their range checks before and after the main loop.
 *
 * @param method {@code package.Class::method}, without the part that all have in common
 * @param most the characteristic instruction
 * @param spills the most vector registers that may go through the stack in an iteration of the loop
 */
record HotKernel(String method, Pattern most, int spills) {
    static final String COMMON = "dev.lanewise.kernels.";

    private static final Pattern FMA = Pattern.compile("vfn?m.*");

    /** With sixteen registers as with thirty-two: a sum on the stack makes each step wait for the one before. */
    static HotKernel fma(String method) {
        return new HotKernel(method, FMA, 0);
    }

    HotKernel atMost(int allowed) {
        return new HotKernel(method, most, allowed);
    }

    /** What {@code -XX:CompileCommand} calls it. */
    String command() {
        return (COMMON + method).replace('.', '/').replace("::", ".");
    }

    Optional<HotLoop> hotLoop(List<HotLoop> loops) {
        return loops.stream()
                .filter(loop -> loop.count(most) > 0)
                .max(Comparator.<HotLoop>comparingInt(loop -> loop.count(most))
                        .thenComparingInt(loop -> -loop.instructions().size()));
    }

    /** What is wrong with the hot loop, or nothing. */
    Optional<String> complaint(List<HotLoop> loops) {
        Optional<HotLoop> hot = hotLoop(loops);
        if (hot.isEmpty()) return Optional.of(method + ": no loop with " + most);
        HotLoop loop = hot.get();
        boolean fast = loop.calls() == 0 && loop.allocations() == 0 && loop.spills() <= spills;
        return fast ? Optional.empty() : Optional.of(method + ": " + loop);
    }
}
