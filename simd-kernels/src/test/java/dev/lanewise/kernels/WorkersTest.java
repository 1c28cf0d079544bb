package dev.lanewise.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void everyTaskRunsOnceAndWorkersAreDistinct(int width) {
        Workers workers = Workers.of(width);
        for (int tasks : new int[] {0, 1, 2, 3, 6, 7, 8, 100}) {
            AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
            AtomicIntegerArray ranges = new AtomicIntegerArray(width);
            workers.run(tasks, (first, end, worker) -> {
                ranges.incrementAndGet(worker);
                for (int i = first; i < end; i++) runs.incrementAndGet(i);
            });
            for (int i = 0; i < tasks; i++) assertEquals(1, runs.get(i), "task " + i + " of " + tasks);
            for (int i = 0; i < width; i++) assertTrue(ranges.get(i) <= 1, "worker " + i + " had two ranges");
        }
    }

    @Test
    void aThousandRegionsInARowAllEnd() {
        Workers workers = Workers.of(3);
        long[] sums = new long[3];
        for (int i = 0; i < 1000; i++) workers.run(9, (first, end, worker) -> sums[worker] += end - first);
        assertEquals(9000, Arrays.stream(sums).sum());
    }

    @Test
    void wakesAfterAPause() throws InterruptedException {
        Workers workers = Workers.of(2);
        for (int i = 0; i < 5; i++) {
            AtomicInteger done = new AtomicInteger();
            workers.run(2, (first, end, worker) -> done.addAndGet(end - first));
            assertEquals(2, done.get());
            Thread.sleep(5);
        }
    }

    @Test
    void nestedCallsRunInTheirOwnThread() {
        Workers workers = Workers.of(3);
        AtomicInteger inner = new AtomicInteger();
        workers.run(3, (first, end, worker) -> {
            Thread outer = Thread.currentThread();
            workers.run(4, (from, to, nested) -> {
                assertSame(outer, Thread.currentThread());
                inner.addAndGet(to - from);
            });
        });
        assertEquals(12, inner.get());
    }

    @Test
    void whatATaskThrowsReachesTheCallerAndThePoolGoesOn() {
        Workers workers = Workers.of(3);
        for (int guilty = 0; guilty < 3; guilty++) {
            int culprit = guilty;
            AtomicInteger ended = new AtomicInteger();
            ArithmeticException e = assertThrows(
                    ArithmeticException.class,
                    () -> workers.run(3, (first, end, worker) -> {
                        ended.incrementAndGet();
                        if (worker == culprit) throw new ArithmeticException("worker " + worker);
                    }));
            assertEquals("worker " + guilty, e.getMessage());
            assertEquals(3, ended.get());
        }
        AtomicInteger after = new AtomicInteger();
        workers.run(3, (first, end, worker) -> after.addAndGet(end - first));
        assertEquals(3, after.get());
    }

    @Test
    void oneExceptionThrownTwiceIsNotSuppressedByItself() {
        IllegalStateException one = new IllegalStateException("shared");
        Workers workers = Workers.of(2);
        assertSame(
                one,
                assertThrows(
                        IllegalStateException.class,
                        () -> workers.run(2, (first, end, worker) -> {
                            throw one;
                        })));
    }

    @Test
    void anInterruptedCallerStillWaitsForItsHelpers() {
        Workers workers = Workers.of(2);
        AtomicInteger done = new AtomicInteger();
        Thread.currentThread().interrupt();
        workers.run(2, (first, end, worker) -> {
            if (worker == 1) for (long t = System.nanoTime(); System.nanoTime() - t < 20_000_000;) Thread.onSpinWait();
            done.incrementAndGet();
        });
        assertEquals(2, done.get());
        assertTrue(Thread.interrupted());
    }

    @Test
    void manyCallersShareOnePool() throws InterruptedException {
        Workers workers = Workers.of(2);
        AtomicInteger done = new AtomicInteger();
        Thread[] callers = new Thread[8];
        for (int i = 0; i < callers.length; i++) {
            callers[i] = Thread.ofVirtual().start(() -> {
                for (int j = 0; j < 200; j++) workers.run(5, (first, end, worker) -> done.addAndGet(end - first));
            });
        }
        for (Thread caller : callers) caller.join();
        assertEquals(8 * 200 * 5, done.get());
    }

    @Test
    void idleThreadsAreParkedDaemons() throws InterruptedException {
        Workers workers = Workers.of(2);
        workers.run(2, (first, end, worker) -> {});
        Thread helper = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("lanewise-"))
                .findAny()
                .orElseThrow();
        assertTrue(helper.isDaemon());
        Thread.State state = helper.getState();
        for (int i = 0; i < 1000 && state != Thread.State.WAITING; i++) {
            Thread.sleep(10);
            state = helper.getState();
        }
        assertEquals(Thread.State.WAITING, state);
        assertEquals(2, workers.width());
    }

    @Test
    void widthMustBePositive() {
        assertFalse(assertThrows(IllegalArgumentException.class, () -> Workers.of(0)).getMessage().isEmpty());
    }
}
