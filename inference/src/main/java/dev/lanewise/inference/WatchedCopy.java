package dev.lanewise.inference;

import dev.lanewise.inference.plan.Watch;
import dev.lanewise.tensor.Tensor;

/**
 * Copies of a run's inputs and outputs that its deadline or cancellation ends: one of hundreds of megabytes takes longer
 * than a run may go on.
 */
final class WatchedCopy {
    /** Elements between two looks at the watch: a few milliseconds. */
    private static final int PART = 1 << 21;

    private WatchedCopy() {}

    /** All numbers of one tensor to another of its type. */
    static void copy(Tensor from, Tensor to, Watch watch) {
        copy(from.storage(), from.offset(), to.storage(), to.offset(), from.elements(), watch);
    }

    /** {@link System#arraycopy}, part by part. */
    static void copy(Object from, int fromOffset, Object to, int toOffset, int elements, Watch watch) {
        int done = 0;
        while (elements - done > PART) {
            System.arraycopy(from, fromOffset + done, to, toOffset + done, PART);
            done += PART;
            watch.check();
        }
        System.arraycopy(from, fromOffset + done, to, toOffset + done, elements - done);
    }
}
