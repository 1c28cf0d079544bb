package dev.lanewise.kernels.guards;

import java.util.List;
import java.util.regex.Pattern;

/** The instructions of one loop, in Intel's syntax, and what a fast one may not hold. */
record HotLoop(List<String> instructions) {
    private static final Pattern CALL = Pattern.compile("call\\b.*");

    /** The allocator moves the thread's buffer pointer; r15 is the thread. A safepoint's poll only reads. */
    private static final Pattern ALLOCATION = Pattern.compile("mov\\s+QWORD PTR \\[r15\\+.*\\],.*");

    /** Neither a vector nor a float: a pointer or an integer, which C2 may keep in a vector register. */
    private static final String NO_WORD = "vmov(?!sd\\s|q\\s)\\w+\\s+";

    private static final Pattern SPILL_LOAD = Pattern.compile(NO_WORD + "[xyz]mm\\d+,.*\\[rsp.*");
    private static final Pattern SPILL_STORE = Pattern.compile(NO_WORD + ".*\\[rsp.*\\],[xyz]mm\\d+.*");

    int calls() {
        return count(CALL);
    }

    int allocations() {
        return count(ALLOCATION);
    }

    /** Vector registers that are read from the stack or written to it, whichever are more. */
    int spills() {
        return Math.max(count(SPILL_LOAD), count(SPILL_STORE));
    }

    int count(Pattern pattern) {
        return (int) instructions.stream().filter(i -> pattern.matcher(i).matches()).count();
    }

    @Override
    public String toString() {
        return instructions.size() + " instructions, " + calls() + " calls, " + allocations() + " allocations, "
                + spills() + " spills:\n    " + String.join("\n    ", instructions);
    }
}
