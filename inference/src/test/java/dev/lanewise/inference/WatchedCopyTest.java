package dev.lanewise.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.inference.plan.Watch;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchedCopyTest {
    private static final int LARGE = 10_000_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1 << 21, (1 << 21) + 1, LARGE})
    void allNumbersArriveAndNoOthers(int elements) {
        int[] from = new int[elements + 7];
        Arrays.setAll(from, i -> i + 1);
        int[] to = new int[elements + 5];
        WatchedCopy.copy(from, 3, to, 2, elements, () -> {});
        int[] expected = new int[elements + 5];
        System.arraycopy(from, 3, expected, 2, elements);
        assertArrayEquals(expected, to);
    }

    @Test
    void aLongCopyEndsInTheMiddle() {
        int[] looks = {0};
        Watch second = () -> {
            if (++looks[0] == 2) throw new RunCancelledException("run: cancelled");
        };
        byte[] to = new byte[LARGE];
        byte[] ones = new byte[LARGE];
        Arrays.fill(ones, (byte) 1);
        assertThrows(RunCancelledException.class, () -> WatchedCopy.copy(ones, 0, to, 0, LARGE, second));
        assertEquals(1, to[0]);
        assertEquals(0, to[LARGE - 1]);
    }
}
