package dev.lanewise.inference.plan;

import dev.lanewise.kernels.Workers;

/**
 * The threads of one run. A long step is done in parts, with a look at the {@link Watch} before each, so that a run ends
 * soon wherever it is told to. Parts are ranges of tasks, so they change nothing but the time.
 */
public final class WatchedWorkers implements Workers {
    /** Multiply-adds that take a millisecond or a few. */
    private static final long PART = 50_000_000;

    /** The same for plain loops. */
    private static final long SCALAR_PART = 5_000_000;

    private final Workers workers;
    private final Watch watch;
    private final Parts reused = new Parts();
    private boolean busy;
    private int parts = 1;

    public WatchedWorkers(Workers workers, Watch watch) {
        this.workers = workers;
        this.watch = watch;
    }

    /** How many parts work of that many multiply-adds is done in. */
    static int parts(long multiplyAdds, boolean scalar) {
        return (int) Math.min(1 << 16, 1 + multiplyAdds / (scalar ? SCALAR_PART : PART));
    }

    /** Sets the work that the next calls have to do in all, in multiply-adds. */
    public void expect(long multiplyAdds) {
        parts = parts(multiplyAdds, true);
    }

    void expectParts(int count) {
        parts = count;
    }

    /** Throws where the run is to end. */
    void check() {
        watch.check();
    }

    /** The calling thread alone, in the same run. */
    WatchedWorkers alone() {
        return new WatchedWorkers(INLINE, watch);
    }

    @Override
    public int width() {
        return workers.width();
    }

    @Override
    public void run(int tasks, Task body) {
        if (parts == 1 || tasks < 2) {
            workers.run(tasks, body);
        } else if (busy) { // a call from inside a task
            watch.check();
            workers.run(tasks, body);
        } else {
            busy = true;
            try {
                reused.body = body;
                reused.length = Math.ceilDiv(tasks, parts);
                workers.run(tasks, reused);
            } finally {
                reused.body = NOTHING;
                busy = false;
            }
        }
    }

    private static final Task NOTHING = (first, end, worker) -> {};

    /** A task in parts; one object for all runs, so that long steps allocate nothing either. */
    private final class Parts implements Task {
        private Task body = NOTHING;
        private int length = 1;

        @Override
        public void run(int first, int end, int worker) {
            int from = first;
            while (from < end) {
                watch.check();
                int next = from + Math.min(length, end - from);
                body.run(from, next, worker);
                from = next;
            }
        }
    }

    @Override
    public String toString() {
        return workers.toString();
    }
}
