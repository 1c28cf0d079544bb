package dev.lanewise.kernels.micro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.TestData;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import org.junit.jupiter.api.Test;

class EpiloguesTest {
    @Test
    void finishingAppliesWhatIsNoClampAndLeavesClampsAlone() {
        int columns = 21;
        int ldc = 30;
        float[] sums = TestData.random(5 + 3 * ldc, 1);
        for (boolean vector : new boolean[] {false, Lanes.vector()}) {
            float[] c = sums.clone();
            Epilogues.finish(vector, Activation.of(UnaryFunction.TANH), 3, columns, c, 5, ldc);
            for (int i = 0; i < c.length; i++) {
                boolean inside = i >= 5 && (i - 5) % ldc < columns;
                double expected = inside ? Math.tanh(sums[i]) : sums[i];
                assertEquals(expected, c[i], inside ? 1e-6 : 0, "at " + i);
            }
            float[] clamped = sums.clone();
            Epilogues.finish(vector, Activation.RELU6, 3, columns, clamped, 5, ldc);
            assertArrayEquals(sums, clamped);
        }
    }
}
