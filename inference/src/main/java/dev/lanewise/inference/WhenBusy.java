package dev.lanewise.inference;

import java.time.Duration;

/** What a run does when all arenas of its model are in use. */
public sealed interface WhenBusy {
    /** Waits for one; {@link ModelBusyException} when the time is over. */
    record Wait(Duration atMost) implements WhenBusy {
        public Wait {
            if (atMost.isNegative()) {
                throw new IllegalArgumentException("model: the time to wait must not be negative; got " + atMost);
            }
        }
    }

    /** Makes one arena more, which is given up after the run. */
    record Grow() implements WhenBusy {}

    /** Throws {@link ModelBusyException} at once. */
    record Refuse() implements WhenBusy {}

    static WhenBusy waitAtMost(Duration time) {
        return new Wait(time);
    }

    static WhenBusy grow() {
        return new Grow();
    }

    static WhenBusy refuse() {
        return new Refuse();
    }
}
