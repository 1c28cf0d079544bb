package dev.lanewise.kernels;

import dev.lanewise.kernels.simd.SpeciesProbe;
import java.lang.System.Logger.Level;

/**
 * The vector width of this JVM, chosen once, and why.
 *
 * <p>{@code -Dlanewise.vectorBits=0|128|256|512} forces a width; 0 stands for the scalar twins. Results do not depend
 * on it, only speed does.
 */
public final class Lanes {
    private static final String PROPERTY = "lanewise.vectorBits";
    private static final Choice CHOICE = choose();

    private Lanes() {}

    /** Bits of one vector register: 128, 256 or 512; 0 where only the scalar twins run. */
    public static int bits() {
        return CHOICE.bits;
    }

    /** Floats in one vector register; 1 where only the scalar twins run. */
    public static int floats() {
        return Math.max(1, CHOICE.bits / Float.SIZE);
    }

    /** Whether the vector kernels can run. */
    public static boolean vector() {
        return CHOICE.bits > 0;
    }

    /** One sentence: which code runs, why, and what to do where that is not the fast one. */
    public static String explanation() {
        return CHOICE.why;
    }

    /** Whether the fast path is missing for a reason that the user can mend. */
    public static boolean degraded() {
        return CHOICE.degraded;
    }

    private record Choice(int bits, String why, boolean degraded) {}

    private static Choice choose() {
        Choice choice = decide();
        if (choice.degraded) System.getLogger("dev.lanewise").log(Level.WARNING, choice.why);
        return choice;
    }

    private static Choice decide() {
        String forced = System.getProperty(PROPERTY);
        if (forced != null && !forced.matches("0|128|256|512")) {
            throw new IllegalArgumentException(
                    "-D" + PROPERTY + ": must be 0 (scalar), 128, 256 or 512; got " + forced);
        }
        if ("0".equals(forced)) return new Choice(0, "scalar twins: asked for by -D" + PROPERTY + "=0", false);
        String slow = VirtualMachine.reasonVectorsAreSlow();
        if (slow != null && forced == null) return new Choice(0, "scalar twins: " + slow, true);
        int preferred;
        try {
            preferred = SpeciesProbe.preferredBits();
        } catch (NoClassDefFoundError absent) {
            return new Choice(
                    0,
                    "scalar twins: module jdk.incubator.vector is absent;"
                            + " start java with --add-modules jdk.incubator.vector for the fast kernels",
                    true);
        }
        if (forced != null) {
            int bits = Integer.parseInt(forced);
            String note = bits > preferred ? ", wider than the " + preferred + " this CPU prefers: slow" : "";
            return new Choice(bits, bits + "-bit vectors: asked for by -D" + PROPERTY + note, bits > preferred);
        }
        if (preferred < 128) {
            return new Choice(0, "scalar twins: this CPU offers " + preferred + "-bit vectors, 128 are needed", true);
        }
        return new Choice(preferred, preferred + "-bit vectors: what this CPU prefers", false);
    }
}
