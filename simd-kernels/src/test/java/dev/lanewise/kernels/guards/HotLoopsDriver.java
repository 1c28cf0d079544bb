package dev.lanewise.kernels.guards;

import dev.lanewise.kernels.WarmUpDriver;
import java.time.Duration;
import java.util.List;

/** What {@link HotLoopsTest} starts in a JVM of its own. */
final class HotLoopsDriver {
    private HotLoopsDriver() {}

    public static void main(String[] args) {
        float[] x = new float[1024];
        float[] sink = new float[1];
        WarmUpDriver.run(Duration.ofSeconds(20), List.of(() -> sink[0] += BoxingKernel.sum(x.length, x)));
        System.exit(Float.isNaN(sink[0]) ? 1 : 0);
    }
}
