package dev.lanewise.opencl.runtime;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drivers take signals for themselves; Java's own errors must still be Java's after that. */
class SignalsTest {
    private int zero;

    @BeforeEach
    void useOpenCl() {
        try (Session session = new Session(SomeDevice.find(), new BinaryCache(null))) {
            session.add(new float[] {1}, new float[] {2});
        }
    }

    @Test
    void divisionByZeroThrows() {
        for (int i = 0; i < 30_000; i++) assertThrows(ArithmeticException.class, () -> quotient(1, zero));
    }

    private static int quotient(int a, int b) {
        return a / b;
    }

    @Test
    void nullThrows() {
        for (int i = 0; i < 30_000; i++) assertThrows(NullPointerException.class, () -> length(null));
    }

    private static int length(String text) {
        return text.length();
    }

    @Test
    void endlessRecursionIsCaught() {
        assertThrows(StackOverflowError.class, () -> deeper(0));
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int deeper(int depth) {
        return deeper(depth + 1) + depth;
    }
}
