package dev.lanewise.kernels.elementwise;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;

/** Shares elements between threads, in contiguous ranges, where there are enough of them. */
final class Blocks {
    /** Elements that a thread takes at a time. */
    private static final int LENGTH = 4096;

    /** Below, waking threads costs more than they save; in elements of a cheap function. */
    private static final int PARALLEL = 1 << 18;

    private Blocks() {}

    /** Part of a run: n elements after {@code from}. */
    interface Run {
        void run(int from, int n);
    }

    /** Part of a row of a broadcast: n elements after {@code from}. */
    interface RowRun {
        void run(int row, int from, int n);
    }

    /**
     * Whether the workers are asked; those of a watched run look at their deadline between parts, one thread's too.
     *
     * @param cost of an element, in additions
     */
    static boolean worthSharing(long n, int cost) {
        return n * cost >= PARALLEL;
    }

    /** Elements in the calling thread, or parts of them on all. */
    static Call call(Cpu cpu, int n, int cost, Run body) {
        if (n == 0) return Call.NOTHING;
        if (!worthSharing(n, cost)) return () -> body.run(0, n);
        return Call.of(cpu.workers(), blocks(n), (first, end, worker) -> {
            int from = first * LENGTH;
            body.run(from, (int) Math.min(n, (long) end * LENGTH) - from);
        });
    }

    /** Rows in the calling thread, or rows and parts of them on all. */
    static Call rows(Cpu cpu, Broadcast shapes, int cost, RowRun body) {
        int rows = shapes.rows();
        int n = shapes.rowLength();
        if (n == 0) return Call.NOTHING;
        if (!worthSharing((long) rows * n, cost)) {
            return () -> {
                for (int row = 0; row < rows; row++) body.run(row, 0, n);
            };
        }
        int perRow = blocks(n);
        return Call.of(cpu.workers(), rows * perRow, (first, end, worker) -> {
            for (int task = first; task < end; task++) {
                int from = task % perRow * LENGTH;
                body.run(task / perRow, from, Math.min(LENGTH, n - from));
            }
        });
    }

    private static int blocks(int n) {
        return (n - 1) / LENGTH + 1;
    }
}
