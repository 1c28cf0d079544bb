package dev.lanewise.properties.checks;

import static org.junit.jupiter.api.Assertions.fail;

/** Counts what a law compared: where most results are zero, a kernel that does nothing would pass. */
public final class VoidTestGuard {
    private long all;
    private long notZero;

    public void see(double[] results) {
        all += results.length;
        for (double result : results) if (result != 0) notZero++;
    }

    /** Fails where less than half of all results were other than zero; has nothing to say where the law did not run. */
    public void check() {
        if (2 * notZero < all) fail(notZero + " of " + all + " results were not zero: a void test");
    }
}
