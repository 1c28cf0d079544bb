package dev.lanewise.inference;

import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.Device;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a model is run. {@link #DEFAULT} suits a service: threads of the process' shared pool, as many runs at once as the
 * JVM has processors.
 *
 * @param workers the threads that share the work of a run
 * @param arenas how many runs may compute at once, each in an arena of its own, which stays for later runs
 * @param whenBusy what a run does when all arenas are in use
 * @param plans how many plans are kept, each for other types of inputs; the least recently used one goes
 * @param memoryBudget bytes that a run's tensors may need, which is looked at before they are allocated
 * @param device where a model runs: compiled on all but {@link Device#reference}, which goes operator by operator
 * @param listener is told of every run; null for nobody
 */
public record ModelOptions(
        Workers workers, int arenas, WhenBusy whenBusy, int plans, long memoryBudget, Device device,
        @Nullable RunListener listener) {
    /** Four fifths of the heap are for runs, for each model. */
    private static final double SHARE_OF_HEAP = 0.8;

    public static final ModelOptions DEFAULT = new ModelOptions(
            Workers.shared(),
            Runtime.getRuntime().availableProcessors(),
            WhenBusy.waitAtMost(Duration.ofSeconds(30)),
            16,
            (long) (SHARE_OF_HEAP * Runtime.getRuntime().maxMemory()),
            Device.cpu(),
            null);

    public ModelOptions {
        if (arenas < 1) throw new IllegalArgumentException("model: arenas must be at least 1; got " + arenas);
        if (plans < 1) throw new IllegalArgumentException("model: plans must be at least 1; got " + plans);
        if (memoryBudget < 0) {
            throw new IllegalArgumentException("model: the memory budget must be at least 0; got " + memoryBudget);
        }
    }

    public ModelOptions withWorkers(Workers other) {
        return new ModelOptions(other, arenas, whenBusy, plans, memoryBudget, device, listener);
    }

    /** Threads of its own: so many, the caller's among them. */
    public ModelOptions withThreads(int count) {
        return withWorkers(Workers.of(count));
    }

    public ModelOptions withArenas(int count) {
        return new ModelOptions(workers, count, whenBusy, plans, memoryBudget, device, listener);
    }

    public ModelOptions withWhenBusy(WhenBusy other) {
        return new ModelOptions(workers, arenas, other, plans, memoryBudget, device, listener);
    }

    public ModelOptions withPlans(int count) {
        return new ModelOptions(workers, arenas, whenBusy, count, memoryBudget, device, listener);
    }

    public ModelOptions withMemoryBudget(long bytes) {
        return new ModelOptions(workers, arenas, whenBusy, plans, bytes, device, listener);
    }

    public ModelOptions withDevice(Device other) {
        return new ModelOptions(workers, arenas, whenBusy, plans, memoryBudget, other, listener);
    }

    public ModelOptions withListener(@Nullable RunListener other) {
        return new ModelOptions(workers, arenas, whenBusy, plans, memoryBudget, device, other);
    }
}
