package dev.lanewise.inference;

import org.jspecify.annotations.Nullable;

/** Is told of every run of a model, for metrics. Called by the threads that run, so it must be quick and thread-safe. */
@FunctionalInterface
public interface RunListener {
    /**
     * A run has ended.
     *
     * @param nanos since its call, waiting for an arena included
     * @param failure what it threw, null where it gave its outputs
     */
    void ended(long nanos, @Nullable RuntimeException failure);
}
