package dev.lanewise.kernels;

/**
 * How kernels run: the vector code or its scalar twin, and on which threads. Neither changes a bit of a result.
 *
 * @param vector true for the vector kernels, false for their scalar twins
 * @param workers the threads
 */
public record Cpu(boolean vector, Workers workers) {
    /** @throws IllegalStateException where vector kernels are asked for and cannot run, with the reason */
    public Cpu {
        if (vector && !Lanes.vector())
            throw new IllegalStateException("cpu: no vector kernels; " + Lanes.explanation());
    }

    /** The fastest that this JVM has, on the threads that the process shares. */
    public static Cpu shared() {
        return new Cpu(Lanes.vector(), Workers.shared());
    }

    /** The scalar twins, on the same threads. */
    public Cpu scalar() {
        return new Cpu(false, workers);
    }

    /** The same code on other threads. */
    public Cpu on(Workers others) {
        return new Cpu(vector, others);
    }
}
