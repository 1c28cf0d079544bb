package dev.lanewise.inference;

import dev.lanewise.tensor.TensorType;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The stages planned for the types that were met last. A hit takes no lock and allocates nothing; a miss plans while
 * others who miss wait, because they most often want the same.
 */
final class PlanCache {
    private static final class Entry {
        final TensorType[] types;
        final Stage stage;
        /** Written without order: which entry is the oldest need not be exact. */
        long used;

        Entry(TensorType[] types, Stage stage) {
            this.types = types;
            this.stage = stage;
        }
    }

    private static final long LOOK_MILLIS = 5;

    private final int limit;
    private final ReentrantLock planning = new ReentrantLock();
    private volatile Entry[] entries = {};
    private long clock;

    PlanCache(int limit) {
        this.limit = limit;
    }

    /** The stage for these types, null where none is kept. */
    @Nullable Stage find(TensorType[] types) {
        for (Entry entry : entries) {
            if (Arrays.equals(entry.types, types)) {
                entry.used = ++clock;
                return entry.stage;
            }
        }
        return null;
    }

    /** The stage for these types, planned where none is kept. */
    Stage get(TensorType[] types, RunControl control, Supplier<Stage> plan) {
        Stage known = find(types);
        if (known != null) return known;
        lock(control);
        try {
            known = find(types);
            if (known != null) return known;
            Stage planned = plan.get();
            put(new Entry(types.clone(), planned));
            return planned;
        } finally {
            planning.unlock();
        }
    }

    private void put(Entry entry) {
        entry.used = ++clock;
        Entry[] old = entries;
        if (old.length < limit) {
            Entry[] more = Arrays.copyOf(old, old.length + 1);
            more[old.length] = entry;
            entries = more;
            return;
        }
        Entry[] changed = old.clone();
        int oldest = 0;
        for (int i = 1; i < changed.length; i++) if (changed[i].used < changed[oldest].used) oldest = i;
        changed[oldest] = entry;
        entries = changed;
    }

    private void lock(RunControl control) {
        try {
            while (!planning.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) control.check();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            control.check();
            throw new RunCancelledException("run: the thread was interrupted");
        }
    }

    /** How many stages are kept. */
    int size() {
        return entries.length;
    }

    /** Those that are kept, the last used one first. */
    java.util.List<Stage> stages() {
        return Arrays.stream(entries)
                .sorted((a, b) -> Long.compare(b.used, a.used))
                .map(entry -> entry.stage)
                .toList();
    }

    void clear() {
        entries = new Entry[0];
    }
}
