package dev.lanewise.kernels;

import java.util.List;

/**
 * A kernel with its arrays, offsets and threads fixed: made once, run often. A run works on what lies in the arrays then,
 * and allocates nothing. It may not be run twice at the same time, because it has one scratch area.
 */
@FunctionalInterface
public interface Call {
    /** Where there is nothing to compute. */
    Call NOTHING = () -> {};

    void run();

    /** Tasks 0 to {@code tasks - 1} of a body, on some threads. */
    static Call of(Workers workers, int tasks, Workers.Task body) {
        return () -> workers.run(tasks, body);
    }

    /** One after the other. */
    static Call sequence(List<Call> calls) {
        if (calls.isEmpty()) return NOTHING;
        if (calls.size() == 1) return calls.getFirst();
        Call[] each = calls.toArray(Call[]::new);
        return () -> {
            for (int i = 0; i < each.length; i++) each[i].run();
        };
    }
}
