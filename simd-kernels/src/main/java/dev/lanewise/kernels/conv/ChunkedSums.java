package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import java.util.ArrayList;
import java.util.List;

/**
 * Sums over images that are cut at fixed places: each chunk of images is summed by itself, and the chunks' sums are
 * added in ascending order. As many chunks as memory allows are summed at once, each into a slot of its own, the first
 * of them where the totals belong.
 */
final class ChunkedSums {
    /** Floats of sums that may wait to be added: 16 MiB, unless two chunks have more. */
    private static final int WAITING = 1 << 22;

    /** Floats that a task adds. */
    private static final int STRIP = 1 << 12;

    private final int chunks;
    private final int size;
    private final int slots;

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
    }

    /** Floats of scratch that {@link #bind} needs. */
    int scratchSize() {
        return Math.multiplyExact(slots - 1, size);
    }

    /** The totals, from {@code totalsOffset} on, in each run of the call; scratch is overwritten. */
    Call bind(Workers workers, int units, Part part, float[] totals, int totalsOffset, float[] scratch, int at) {
        List<Call> calls = new ArrayList<>();
        for (int chunk = 0; chunk < chunks;) {
            int first = chunk == 0 ? 0 : 1;
            int end = Math.min(slots, first + chunks - chunk);
            Round round = new Round(size, units, part, chunk - first, totals, totalsOffset, scratch, at);
            int from = first * units;
            calls.add(Call.of(workers, (end - first) * units, (a, b, worker) -> round.sum(from + a, from + b, worker)));
            if (end > 1) {
                calls.add(Call.of(workers, Math.ceilDiv(size, STRIP), (a, b, worker) -> round.add(a, b, end)));
            }
            chunk += end - first;
        }
        return Call.sequence(calls);
    }

    /**
     * Some chunks, each summed into its slot, and then added to the first slot of all.
     *
     * @param before the chunk of slot 0, had it one in this round
     */
    private record Round(int size, int units, Part part, int before, float[] totals, int totalsOffset,
            float[] scratch, int at) {

        /** Tasks: the units of one slot after the other. */
        void sum(int first, int end, int worker) {
            for (int task = first; task < end; task++) {
                int slot = task / units;
                float[] sums = slot == 0 ? totals : scratch;
                part.sum(before + slot, task % units, sums, slot == 0 ? totalsOffset : slot(slot), worker);
            }
        }

        private int slot(int slot) {
            return at + (slot - 1) * size;
        }

        /** Tasks: strips of the totals, to which those of all slots below {@code slots} are added. */
        void add(int first, int end, int slots) {
            for (int from = first * STRIP; from < Math.min(size, end * STRIP); from += STRIP) {
                int n = Math.min(STRIP, size - from);
                for (int slot = 1; slot < slots; slot++) {
                    ChunkedSums.add(n, scratch, slot(slot) + from, totals, totalsOffset + from);
                }
            }
        }
    }

    private static void add(int n, float[] from, int from0, float[] to, int to0) {
        for (int i = 0; i < n; i++) to[to0 + i] += from[from0 + i];
    }
}
