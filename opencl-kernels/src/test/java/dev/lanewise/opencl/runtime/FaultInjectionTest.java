package dev.lanewise.opencl.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each call of a computation fails once: a clean exception, nothing left behind, and the next time all is well. */
class FaultInjectionTest {
    private static final int MOST_CALLS = 500;
    private static final Logger LOG = Logger.getLogger("dev.lanewise.opencl");

    @BeforeEach
    void failedReleasesAreNotPrinted() {
        LOG.setLevel(Level.OFF);
    }

    @AfterEach
    void noMoreFaults() {
        Faults.inject(null);
        LOG.setLevel(null);
    }

    @ParameterizedTest
    @ValueSource(ints = {-4, -5, -6, -36})
    void everyCallMayFail(int code) {
        SomeDevice.find();
        int[] before = live();
        int failures = 0;
        for (int n = 0; n < MOST_CALLS; n++) {
            boolean reached = failsAt(n, code);
            Faults.inject(null);
            assertArrayEquals(before, live(), "handles left behind where call " + n + " failed");
            if (!reached) {
                assertTrue(failures > 20, "only " + failures + " calls failed");
                compute();
                return;
            }
            failures++;
            if (n % 10 == 0) compute();
        }
    }

    /** Whether there was an {@code n}-th call to fail. */
    private static boolean failsAt(int n, int code) {
        AtomicInteger calls = new AtomicInteger();
        Faults.inject(call -> calls.getAndIncrement() == n ? code : Status.SUCCESS);
        try {
            compute();
        } catch (OpenClException e) {
            assertEquals(code, e.code());
            assertTrue(e.getMessage().startsWith(e.call() + ": the call must succeed; got " + Status.name(code)),
                    e.getMessage());
        }
        return calls.get() > n;
    }

    private static void compute() {
        DeviceInfo device = Platform.all().getFirst().devices().getFirst();
        try (Session session = new Session(device, new BinaryCache(null))) {
            assertArrayEquals(new float[] {4, 6}, session.add(new float[] {1, 2}, new float[] {3, 4}));
        }
    }

    @Test
    void aDeviceOutOfMemoryIsAskedAgainOnceWhatIsFreeIsGivenBack() {
        DeviceInfo device = SomeDevice.find();
        try (Session session = new Session(device, new BinaryCache(null))) {
            AtomicInteger failures = new AtomicInteger();
            Faults.inject(call -> call.equals("clCreateBuffer") && failures.getAndIncrement() == 0
                    ? Status.MEM_OBJECT_ALLOCATION_FAILURE
                    : Status.SUCCESS);
            assertArrayEquals(new float[] {3}, session.add(new float[] {1}, new float[] {2}));
            assertTrue(failures.get() > 1);
        }
    }

    private static int[] live() {
        return Arrays.stream(HandleKind.values()).mapToInt(HandleKind::live).toArray();
    }
}
