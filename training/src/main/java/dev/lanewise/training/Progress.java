package dev.lanewise.training;

/** Who watches a training. All methods do nothing by default. */
public interface Progress {
    /** Watches nothing. */
    Progress NONE = new Progress() {};

    /** An epoch begins; {@code epoch} counts from 1. */
    default void epochStarted(int epoch, int epochs, int batches) {}

    /** A batch is done. Loss and accuracy are means over the epoch so far. */
    default void batchDone(int batch, int examples, double loss, double accuracy) {}

    /** An epoch is done and validated. */
    default void epochDone(EpochResult result, boolean best) {}
}
