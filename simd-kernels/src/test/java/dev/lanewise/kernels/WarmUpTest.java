package dev.lanewise.kernels;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void everyStepRunsOnEveryPath() {
        for (boolean vector : Lanes.vector() ? new boolean[] {false, true} : new boolean[] {false}) {
            for (WarmUpSteps.Step step : WarmUpSteps.all(new Cpu(vector, Workers.INLINE))) {
                assertDoesNotThrow(step::run, step.name());
            }
        }
    }

    @Test
    void nothingRunsWithoutTime() {
        int[] runs = {0};
        assertFalse(WarmUp.run(List.of(() -> runs[0]++), Duration.ZERO));
        assertTrue(runs[0] == 0, "a step ran");
    }

    @Test
    void whatIsFastAtOnceEndsBeforeTheLimit() {
        int[] runs = {0};
        assertTrue(WarmUp.run(List.of(() -> runs[0]++), Duration.ofMinutes(5)));
        assertTrue(runs[0] > 0, "no step ran");
    }
}
