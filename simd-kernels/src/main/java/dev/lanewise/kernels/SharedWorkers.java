package dev.lanewise.kernels;

/** Holder of the process-wide pool: no thread is started before its first use. */
final class SharedWorkers {
    static final Workers INSTANCE = Workers.of(width());

    private SharedWorkers() {}

    private static int width() {
        String asked = System.getProperty("lanewise.threads");
        if (asked == null) return Runtime.getRuntime().availableProcessors();
        if (!asked.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException("-Dlanewise.threads: must be a count from 1 to 9999; got " + asked);
        }
        return Integer.parseInt(asked);
    }
}
