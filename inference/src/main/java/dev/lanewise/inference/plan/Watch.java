package dev.lanewise.inference.plan;

/** Ends a run from outside: asked between steps, and between parts of a long one, by any of its threads. */
@FunctionalInterface
public interface Watch {
    /** Throws where the run is to end. */
    void check();
}
