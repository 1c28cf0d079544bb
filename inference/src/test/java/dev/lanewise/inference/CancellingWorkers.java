package dev.lanewise.inference;

import dev.lanewise.kernels.Workers;

/** One thread that cancels a run when its first kernel of several tasks has begun, not while its plan is made. */
record CancellingWorkers(Cancellation cancellation) implements Workers {
    @Override
    public int width() {
        return 1;
    }

    @Override
    public void run(int tasks, Task body) {
        if (tasks > 1) cancellation.cancel();
        INLINE.run(tasks, body);
    }
}
