package dev.lanewise.inference;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lends workspaces, a bounded number at once; the one given back last comes first, because its memory is warm. */
final class WorkspacePool {
    /** How long a waiting run may not notice that it is cancelled. */
    private static final long LOOK_NANOS = 5_000_000;

    /** Whoever has waited longer comes before those who have just ended a run, which are faster than anybody who wakes up. */
    private static final long PATIENCE_NANOS = 20_000_000;

    /** A run that waits, since when. */
    private static final class Waiter {
        final long since;

        Waiter(long since) {
            this.since = since;
        }
    }

    private final ModelOptions options;
    private final PlannedPrograms programs;
    private final ArrayDeque<Workspace> free;
    private final ArrayDeque<Waiter> waiters = new ArrayDeque<>();
    private int made;

    WorkspacePool(ModelOptions options, PlannedPrograms programs) {
        this.options = options;
        this.programs = programs;
        free = new ArrayDeque<>(Math.min(options.arenas(), 64));
    }

    /** A workspace whose run begins now. */
    Workspace borrow(RunOptions run) {
        long now = run.deadline() == null ? 0 : System.nanoTime();
        Workspace workspace = poll(null);
        if (workspace == null) workspace = whenBusy(run);
        workspace.control().begin(run, now);
        return workspace;
    }

    private synchronized @Nullable Workspace poll(@Nullable Waiter who) {
        if (mustGiveWay(who)) return null;
        Workspace workspace = free.pollFirst();
        if (workspace == null && made < options.arenas()) {
            made++;
            return new Workspace(options, programs);
        }
        return workspace;
    }

    private boolean mustGiveWay(@Nullable Waiter who) {
        Waiter first = waiters.peekFirst();
        return first != null && !first.equals(who) && System.nanoTime() - first.since > PATIENCE_NANOS;
    }

    private Workspace whenBusy(RunOptions run) {
        return switch (options.whenBusy()) {
            case WhenBusy.Grow grow -> new Workspace(options, programs);
            case WhenBusy.Refuse refuse -> throw new ModelBusyException("run: all " + options.arenas()
                    + " arenas are in use; allow more (ModelOptions.arenas), or let runs wait (whenBusy)");
            case WhenBusy.Wait(java.time.Duration atMost) -> await(run, RunControl.nanos(atMost));
        };
    }

    private Workspace await(RunOptions run, long atMost) {
        RunControl control = new RunControl();
        long begin = System.nanoTime();
        control.begin(run, begin);
        Waiter self = new Waiter(begin);
        add(self);
        try {
            return await(self, control, atMost);
        } finally {
            remove(self);
        }
    }

    private synchronized void add(Waiter waiter) {
        waiters.addLast(waiter);
    }

    private synchronized void remove(Waiter waiter) {
        waiters.remove(waiter);
        if (!free.isEmpty()) notifyAll(); // another one may be the first now
    }

    private Workspace await(Waiter self, RunControl control, long atMost) {
        while (true) {
            control.check();
            Workspace workspace = poll(self);
            if (workspace != null) return workspace;
            long left = atMost - (System.nanoTime() - self.since);
            if (left <= 0) {
                throw new ModelBusyException(
                        "run: no arena was free within " + options.whenBusy() + "; allow more than "
                                + options.arenas() + " (ModelOptions.arenas), or run fewer at once");
            }
            pause(Math.min(left, LOOK_NANOS), self);
        }
    }

    private synchronized void pause(long nanos, Waiter self) {
        if (!free.isEmpty() && !mustGiveWay(self)) return;
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the run of a workspace, and lends it to others. */
    void giveBack(Workspace workspace) {
        workspace.control().end();
        synchronized (this) {
            if (free.size() < made) free.addFirst(workspace);
            if (mustGiveWay(null)) notifyAll();
            else
                notify();
        }
    }

    synchronized long arenaBytes() {
        return free.stream().mapToLong(Workspace::arenaBytes).sum();
    }

    /** Forgets what nobody uses now. */
    synchronized void clear() {
        made -= free.size();
        free.clear();
    }
}
