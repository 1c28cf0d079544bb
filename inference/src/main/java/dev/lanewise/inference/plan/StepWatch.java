package dev.lanewise.inference.plan;

/** Sees the steps of a run as they are computed. */
public interface StepWatch {
    void before(Step step);

    void after(Step step);

    /** An instruction is applied between two plans; programs inside may have steps of their own. */
    default void beforeInstruction(String label) {}

    default void afterInstruction(String label) {}
}
