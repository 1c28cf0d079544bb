package dev.lanewise.inference;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one run may be ended from outside. An interrupt of the calling thread ends any run.
 *
 * <p>A run looks for its end between operators, between parts of long ones and in every turn of a loop; it ends within
 * some milliseconds, and the model is as good as before.
 *
 * @param deadline the time that the run may take, waiting for an arena included; null for any
 * @param cancellation ends the run when it is cancelled; null where nobody does
 */
public record RunOptions(@Nullable Duration deadline, @Nullable Cancellation cancellation) {
    /** No deadline, no cancellation. */
    public static final RunOptions NONE = new RunOptions(null, null);

    public RunOptions {
        if (deadline != null && deadline.isNegative()) {
            throw new IllegalArgumentException("run: the deadline must not be negative; got " + deadline);
        }
    }

    /** Ends with {@link DeadlineExceededException} when that time is over. */
    public static RunOptions deadline(Duration time) {
        return new RunOptions(time, null);
    }

    /** Ends with {@link RunCancelledException} when that is cancelled. */
    public static RunOptions cancelledBy(Cancellation cancellation) {
        return new RunOptions(null, cancellation);
    }

    public RunOptions withDeadline(Duration time) {
        return new RunOptions(time, cancellation);
    }

    public RunOptions withCancellation(Cancellation other) {
        return new RunOptions(deadline, other);
    }
}
