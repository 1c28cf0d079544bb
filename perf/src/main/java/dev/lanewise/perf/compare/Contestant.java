package dev.lanewise.perf.compare;

/** One implementation of one operation, with everything prepared that a program would prepare once. */
public interface Contestant extends AutoCloseable {
    /** Computes the result {@code times} times. */
    void run(int times) throws Exception;

    /** The result, in this library's layout. */
    float[] result() throws Exception;

    @Override
    default void close() {}
}
