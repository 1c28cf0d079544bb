package dev.lanewise.properties.checks;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.Workers;
import java.util.List;
import java.util.stream.Stream;

/** The ways in which a kernel can run; all must give the same bits. */
public final class Engines {
    public static final Cpu SCALAR = new Cpu(false, Workers.INLINE);

    private static final List<Cpu> ALL = Lanes.vector()
            ? List.of(SCALAR, new Cpu(true, Workers.INLINE))
            : List.of(SCALAR);
    private static final List<Workers> POOLS = List.of(Workers.of(2), Workers.of(3), Workers.of(7), new Backwards(5));

    private Engines() {}

    /** The scalar twins and, where this JVM has them, the vector kernels, in the calling thread. */
    public static List<Cpu> all() {
        return ALL;
    }

    /** What the library would choose, in the calling thread. */
    public static Cpu best() {
        return ALL.getLast();
    }

    /** The vector kernels (else the twins) on 2, 3 and 7 threads, and with the ranges of 5 run in reverse. */
    public static Stream<Cpu> threaded() {
        return POOLS.stream().map(best()::on);
    }

    public static String text(Cpu cpu) {
        return (cpu.vector() ? Lanes.bits() + "-bit vectors" : "scalar twin") + " on " + cpu.workers();
    }

    /** One thread that runs the last range first: a kernel whose ranges lean on each other is found out every time. */
    private record Backwards(int width) implements Workers {
        @Override
        public void run(int tasks, Task body) {
            int ranges = Math.min(width, tasks);
            for (int i = ranges - 1; i >= 0; i--) {
                body.run((int) ((long) tasks * i / ranges), (int) ((long) tasks * (i + 1) / ranges), i);
            }
        }
    }
}
