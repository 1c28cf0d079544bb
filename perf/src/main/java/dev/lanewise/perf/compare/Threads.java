package dev.lanewise.perf.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the other threads of this process are doing. */
final class Threads {
    private static final Path TASKS = Path.of("/proc/self/task");
    private static final Path OWN = Path.of("/proc/thread-self/stat");

    private static final long PAUSE_MILLIS = 3;
    private static final long PATIENCE_MILLIS = 150;

    private Threads() {}

    /**
     * Waits until no other thread runs: the pools of some libraries spin for tens of milliseconds after a call, on a
     * processor that whoever is measured next has been promised. Where the system does not tell, or somebody never
     * sleeps, the patience is waited out.
     */
    static void awaitSleep() throws InterruptedException {
        long start = System.nanoTime();
        do {
            Thread.sleep(PAUSE_MILLIS);
        } while (!othersSleep() && System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS));
    }

    private static boolean othersSleep() {
        try (Stream<Path> tasks = Files.list(TASKS)) {
            String own = number(Files.readString(OWN));
            return tasks.noneMatch(task -> !task.endsWith(own) && runs(task.resolve("stat")));
        } catch (IOException untold) {
            return false;
        }
    }

    private static boolean runs(Path stat) {
        try {
            return runs(Files.readString(stat));
        } catch (IOException ended) {
            return false;
        }
    }

    private static String number(String stat) {
        return stat.substring(0, stat.indexOf(' '));
    }

    /** Whether a line of the kernel, {@code number (name) state ...}, tells of a thread that has or wants a processor. */
    static boolean runs(String stat) {
        return stat.startsWith(") R", stat.lastIndexOf(')'));
    }
}
