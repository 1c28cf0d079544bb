package dev.lanewise.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void constantNeverChanges() {
        Schedule schedule = Schedule.constant(0.1);
        assertEquals(0.1, schedule.rate(0));
        assertEquals(0.1, schedule.rate(1_000_000));
    }

    @Test
    void stepsFallAtMultiples() {
        Schedule schedule = Schedule.steps(1, 10, 0.5);
        assertEquals(1, schedule.rate(9));
        assertEquals(0.5, schedule.rate(10));
        assertEquals(0.5, schedule.rate(19));
        assertEquals(0.25, schedule.rate(20));
    }

    @Test
    void cosineGoesFromRateToLowestThroughTheirMean() {
        Schedule schedule = Schedule.cosine(1, 0.2, 100);
        assertEquals(1, schedule.rate(0));
        assertEquals(0.6, schedule.rate(50), 1e-15);
        assertEquals(0.2, schedule.rate(100));
        assertEquals(0.2, schedule.rate(5000));
        for (int step = 0; step < 100; step++) assertTrue(schedule.rate(step + 1) < schedule.rate(step));
    }

    @Test
    void oneCycleRisesToItsPeakAndFallsToItsEnd() {
        Schedule schedule = Schedule.oneCycle(0.5, 100);
        assertEquals(0.02, schedule.rate(0), 1e-15);
        assertEquals(0.5, schedule.rate(29), 1e-15);
        assertEquals(2e-6, schedule.rate(99));
        assertEquals(2e-6, schedule.rate(1000));
        for (int step = 0; step < 29; step++) assertTrue(schedule.rate(step + 1) > schedule.rate(step));
        for (int step = 29; step < 99; step++) assertTrue(schedule.rate(step + 1) < schedule.rate(step));
    }

    @Test
    void oneCycleOfFewStepsStaysWithinItsRange() {
        for (int steps = 1; steps < 20; steps++) {
            Schedule schedule = Schedule.oneCycle(1, steps);
            for (int step = 0; step <= steps; step++) {
                double rate = schedule.rate(step);
                assertTrue(rate >= 4e-6 && rate <= 1, steps + " steps, step " + step + ": " + rate);
            }
            assertEquals(4e-6, schedule.rate(steps));
        }
    }

    @Test
    void warmUpGrowsAlongALineAndThenBegins() {
        Schedule schedule = Schedule.steps(0.4, 2, 0.1).afterWarmUp(4);
        assertEquals(0.1, schedule.rate(0));
        assertEquals(0.2, schedule.rate(1));
        assertEquals(0.4, schedule.rate(3));
        assertEquals(0.4, schedule.rate(4));
        assertEquals(0.4, schedule.rate(5));
        assertEquals(0.04, schedule.rate(6), 1e-17);
    }

    @Test
    void refusesRatesAndCountsThatMakeNoSense() {
        assertEquals(
                "schedule: rate must be at least 0; got -0.1",
                assertThrows(IllegalArgumentException.class, () -> Schedule.constant(-0.1)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> Schedule.constant(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Schedule.steps(1, 0, 0.1));
        assertThrows(IllegalArgumentException.class, () -> Schedule.cosine(1, 0));
        assertThrows(IllegalArgumentException.class, () -> Schedule.constant(1).afterWarmUp(0));
    }
}
