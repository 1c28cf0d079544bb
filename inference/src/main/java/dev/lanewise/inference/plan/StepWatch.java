package dev.lanewise.inference.plan;

/** Sees the steps of a run as they are computed. */
public interface StepWatch {
    void before(Step step);

    void after(Step step);
}
