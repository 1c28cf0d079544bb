package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Workers;

/**
 * Sums over images that are cut at fixed places: each chunk of images is summed by itself, and the chunks' sums are
 * added in ascending order. As many chunks as memory allows are summed at once, each into a slot of its own.
 */
final class ChunkedSums {
    /** Floats of sums that may wait to be added: 16 MiB, unless two chunks have more. */
    private static final int WAITING = 1 << 22;

    /** Floats that a task adds. */
    private static final int STRIP = 1 << 12;

    private final int chunks;
    private final int size;
    private final int slots;
    private final float[] sums;

    /** A part of a chunk's sums. */
    @FunctionalInterface
    interface Part {
        /** Computes part {@code unit} of a chunk's sums, which begin at {@code sumsOffset}. */
        void sum(int chunk, int unit, float[] sums, int sumsOffset, int worker);
    }

    /** For {@code chunks} times {@code size} sums. */
    ChunkedSums(int chunks, int size) {
        this.chunks = chunks;
        this.size = size;
        slots = Math.min(chunks, Math.max(2, WAITING / size));
        sums = new float[Math.multiplyExact(slots, size)];
    }

    /** The totals, from offset 0 on. */
    float[] total(Workers workers, int units, Part part) {
        round(workers, units, part, 0, 0, slots);
        for (int chunk = slots; chunk < chunks; chunk += slots - 1) {
            round(workers, units, part, chunk, 1, Math.min(slots, 1 + chunks - chunk));
        }
        return sums;
    }

    /** Chunks from {@code chunk} on into slots {@code first} to {@code end}, and those into the first slot of all. */
    private void round(Workers workers, int units, Part part, int chunk, int first, int end) {
        workers.run((end - first) * units, (firstTask, endTask, worker) -> {
            for (int task = firstTask; task < endTask; task++) {
                int slot = first + task / units;
                part.sum(chunk + task / units, task % units, sums, slot * size, worker);
            }
        });
        workers.run(Math.ceilDiv(size, STRIP), (firstStrip, endStrip, worker) -> {
            for (int from = firstStrip * STRIP; from < Math.min(size, endStrip * STRIP); from += STRIP) {
                int n = Math.min(STRIP, size - from);
                for (int slot = Math.max(1, first); slot < end; slot++) add(n, sums, from + slot * size, from);
            }
        });
    }

    private static void add(int n, float[] sums, int from, int to) {
        for (int i = 0; i < n; i++) sums[to + i] += sums[from + i];
    }
}
