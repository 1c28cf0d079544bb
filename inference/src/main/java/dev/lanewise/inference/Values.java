package dev.lanewise.inference;

import dev.lanewise.inference.graph.Capture;
import dev.lanewise.tensor.Tensor;

/** How instructions ask for numbers: shapes, axes, conditions that are data. */
public final class Values {
    private Values() {}

    /** Whether the tensor's numbers are known: always in a run; in a capture for constants and what follows from them. */
    public static boolean known(Tensor tensor) {
        return !Capture.isCaptured(tensor);
    }

    /**
     * The tensor, its numbers known and in Java arrays: brought back from a device that keeps them elsewhere.
     *
     * @throws NeedsRun in a capture, where they are not
     */
    public static Tensor require(Tensor tensor) {
        if (!known(tensor)) throw NeedsRun.INSTANCE;
        return tensor.device().download(tensor);
    }

    /** The integers of an INT64 or INT32 tensor whose numbers must be known. */
    public static long[] longs(Tensor tensor) {
        return require(tensor).toLongs();
    }

    /** For instructions that can only be applied to tensors with numbers: the first of these must have them. */
    public static void requireAll(Iterable<Tensor> tensors) {
        for (Tensor tensor : tensors) require(tensor);
    }
}
