package dev.lanewise.kernels;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of the JVM that makes Vector API code slow: each vector operation would allocate. */
final class VirtualMachine {
    private VirtualMachine() {}

    static @Nullable String reasonVectorsAreSlow() {
        if (System.getProperty("java.vm.info", "").contains("interpreted")) {
            return "this JVM only interprets (-Xint); drop that flag for speed";
        }
        if (option("TieredStopAtLevel").filter(level -> !level.equals("4")).isPresent()) {
            return "the optimising compiler is off (-XX:TieredStopAtLevel); drop that flag for speed";
        }
        if (option("UseFMA").filter("false"::equals).isPresent()) {
            return "this CPU has no fused multiply-add (or -XX:UseAVX, -XX:-UseFMA hide it), so results stay exact"
                    + " and slow";
        }
        return null;
    }

    /** The value of a VM option, where this JVM tells. */
    private static Optional<String> option(String name) {
        try {
            var bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return Optional.ofNullable(bean).map(b -> b.getVMOption(name).getValue());
        } catch (NoClassDefFoundError | IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
