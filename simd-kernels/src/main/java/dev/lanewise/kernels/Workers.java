package dev.lanewise.kernels;

/**
 * Threads that share the work of one kernel call. An application may supply its own.
 *
 * <p>Results never depend on the number of threads: work is only ever split between output elements.
 */
public interface Workers {
    /** The most ranges that one call of {@link #run} splits its tasks into; at least 1. */
    int width();

    /**
     * Runs tasks 0 to {@code tasks - 1}, split into at most {@link #width} contiguous ranges, and returns when all are
     * done. The caller works too. A call from inside a task, or while another caller has the workers, runs all tasks in
     * the calling thread. What a task throws is thrown here, after every range has ended.
     */
    void run(int tasks, Task body);

    /** A part of the work. */
    @FunctionalInterface
    interface Task {
        /**
         * Runs tasks {@code first} (inclusive) to {@code end} (exclusive).
         *
         * @param worker from 0 to {@code width - 1}, different for ranges that run at the same time: the number of the
         *     scratch space that this range may use
         */
        void run(int first, int end, int worker);
    }

    /**
     * The pool that the whole process shares: as many threads as the JVM has processors (a container's quota counts),
     * or {@code -Dlanewise.threads=N}.
     */
    static Workers shared() {
        return SharedWorkers.INSTANCE;
    }

    /** A pool of its own of {@code width} threads, the caller's among them. Its daemon threads end when it is garbage. */
    static Workers of(int width) {
        if (width < 1) throw new IllegalArgumentException("workers: width must be at least 1; got " + width);
        return width == 1 ? INLINE : new WorkerPool(width);
    }

    /** No threads but the caller's. */
    Workers INLINE = new Workers() {
        @Override
        public int width() {
            return 1;
        }

        @Override
        public void run(int tasks, Task body) {
            if (tasks > 0) body.run(0, tasks, 0);
        }

        @Override
        public String toString() {
            return "the calling thread";
        }
    };
}
