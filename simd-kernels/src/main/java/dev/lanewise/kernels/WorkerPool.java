package dev.lanewise.kernels;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Daemon threads with a mailbox each. A helper that has nothing to do spins briefly, because the next parallel region
 * of a network usually follows within microseconds, then parks, because a service must not burn its quota. A caller
 * waits for no range that has not begun: with busy processors it is never much slower than alone.
 */
final class WorkerPool implements Workers {
    /** Longer than the scalar code between two regions of a network, shorter than a scheduler's time slice. */
    private static final long SPIN_NANOS = 100_000;

    /** Reading the clock costs more than a look at the mailbox. */
    private static final int LOOKS_PER_CLOCK_READ = 64;

    private static final Cleaner CLEANER = Cleaner.create();

    private final Helper[] helpers;
    private final AtomicBoolean busy = new AtomicBoolean();

    WorkerPool(int width) {
        helpers = new Helper[width - 1];
        for (int i = 0; i < helpers.length; i++) helpers[i] = new Helper(i + 1);
        Helper[] ending = helpers;
        CLEANER.register(this, () -> {
            for (Helper helper : ending) helper.end();
        });
    }

    @Override
    public int width() {
        return helpers.length + 1;
    }

    @Override
    public void run(int tasks, Task body) {
        if (tasks <= 0) return;
        if (tasks == 1 || !busy.compareAndSet(false, true)) {
            body.run(0, tasks, 0);
            return;
        }
        try {
            runShared(tasks, body);
        } finally {
            busy.set(false);
            Reference.reachabilityFence(this); // helpers end when the pool is garbage: not before it has run
        }
    }

    @SuppressWarnings("ReferenceEquality") // one and the same exception cannot suppress itself
    private void runShared(int tasks, Task body) {
        int ranges = Math.min(width(), tasks);
        for (int i = 1; i < ranges; i++)
            helpers[i - 1].post(body, start(i, ranges, tasks), start(i + 1, ranges, tasks));
        Throwable thrown = null;
        try {
            body.run(0, start(1, ranges, tasks), 0);
        } catch (Throwable t) {
            thrown = t;
        }
        for (int i = 1; i < ranges; i++) helpers[i - 1].relieve();
        for (int i = 1; i < ranges; i++) {
            Throwable other = helpers[i - 1].await();
            if (thrown == null) thrown = other;
            else if (other != null && other != thrown) thrown.addSuppressed(other);
        }
        if (thrown instanceof Error error) throw error;
        if (thrown instanceof RuntimeException exception) throw exception;
        if (thrown != null) throw new IllegalStateException("workers: a task threw a checked exception", thrown);
    }

    private static int start(int range, int ranges, int tasks) {
        return (int) ((long) tasks * range / ranges);
    }

    @Override
    public String toString() {
        return width() + " threads";
    }

    /** One thread and its mailbox. It holds no reference to the pool, so that a forgotten pool can be collected. */
    private static final class Helper implements Runnable {
        private static final int EMPTY = 0;
        private static final int POSTED = 1;
        private static final int RUNNING = 2;

        private final int worker;
        private final Thread thread;

        private @Nullable Task body;
        private int first;
        private int end;
        private @Nullable Throwable thrown;

        private final AtomicInteger mailbox = new AtomicInteger(EMPTY);
        private volatile boolean parked;
        private volatile boolean ended;
        private volatile @Nullable Thread waiting;

        @SuppressWarnings({"ThreadStartInConstructor", "this-escape"}) // the last thing the constructor does
        Helper(int worker) {
            this.worker = worker;
            thread = Thread.ofPlatform().daemon().name("lanewise-" + worker).unstarted(this);
            thread.start();
        }

        void post(Task task, int from, int to) {
            body = task;
            first = from;
            end = to;
            mailbox.set(POSTED);
            if (parked) LockSupport.unpark(thread);
        }

        /**
         * Does the posted range in the calling thread where the helper has not begun it: it may be waking up still, or
         * wait for the very processor that the caller is on.
         */
        void relieve() {
            if (mailbox.compareAndSet(POSTED, RUNNING)) work();
        }

        /** Waits until the posted range is done; what it threw, or null. */
        @Nullable Throwable await() {
            if (!spinWhile(RUNNING, SPIN_NANOS)) awaitParked();
            Throwable result = thrown;
            thrown = null;
            return result;
        }

        private void awaitParked() {
            boolean interrupted = false;
            waiting = Thread.currentThread();
            while (mailbox.get() == RUNNING) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
            waiting = null;
            if (interrupted) Thread.currentThread().interrupt();
        }

        void end() {
            ended = true;
            LockSupport.unpark(thread);
        }

        @Override
        public void run() {
            long patience = SPIN_NANOS;
            while (!ended) {
                if (!spinWhile(EMPTY, patience)) {
                    park();
                    patience /= 2; // it will be late again where the caller's processor is its own
                }
                if (mailbox.compareAndSet(POSTED, RUNNING)) {
                    work();
                    Thread caller = waiting;
                    if (caller != null) LockSupport.unpark(caller);
                    patience = SPIN_NANOS;
                }
            }
        }

        private void park() {
            parked = true;
            if (mailbox.get() == EMPTY && !ended) LockSupport.park(this);
            parked = false;
        }

        private void work() {
            Task task = body;
            try {
                if (task != null) task.run(first, end, worker);
            } catch (Throwable t) {
                thrown = t;
            }
            body = null;
            mailbox.set(EMPTY);
        }

        /** Whether the mailbox has changed from a state before patience ran out. */
        private boolean spinWhile(int state, long nanos) {
            long start = System.nanoTime();
            do {
                for (int i = 0; i < LOOKS_PER_CLOCK_READ; i++) {
                    if (mailbox.get() != state) return true;
                    Thread.onSpinWait();
                }
            } while (System.nanoTime() - start < nanos);
            return mailbox.get() != state;
        }
    }
}
