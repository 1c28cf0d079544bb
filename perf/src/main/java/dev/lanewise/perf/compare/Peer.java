package dev.lanewise.perf.compare;

import org.jspecify.annotations.Nullable;

/** A library that is compared with this one. Found by {@link java.util.ServiceLoader}. */
public interface Peer {
    /** Short, lower case. */
    String name();

    /**
     * Loads it, once, before anything else is asked.
     *
     * @return its version and what else matters
     * @throws Exception where it cannot run on this machine
     */
    String load() throws Exception;

    /**
     * Prepares an operation, or null where it does not have it.
     *
     * @param inputs as {@link Operation#inputSizes} orders them; not changed
     */
    @Nullable Contestant prepare(Operation operation, float[][] inputs, int threads) throws Exception;
}
