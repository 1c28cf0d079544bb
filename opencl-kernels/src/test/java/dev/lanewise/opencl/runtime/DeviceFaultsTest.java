package dev.lanewise.opencl.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lanewise.opencl.OpenClDevice;
import dev.lanewise.opencl.OpenClDevices;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each call behind some operators fails once: a clean exception, the same device then gives the right answer. */
class DeviceFaultsTest {
    private static final List<Integer> CODES = List.of(-4, -5, -6, -36);
    private static final int MOST_CALLS = 500;
    private static final Logger LOG = Logger.getLogger("dev.lanewise.opencl");

    private final Tensor x = Tensor.of(Shape.of(2, 3), 1f, -2, 3, -4, 5, -6);
    private final Tensor w = Tensor.of(Shape.of(3, 2), 1f, 2, 3, 4, 5, 6);

    @BeforeEach
    void failedReleasesAreNotPrinted() {
        LOG.setLevel(Level.OFF);
    }

    @AfterEach
    void noMoreFaults() {
        Faults.inject(null);
        LOG.setLevel(null);
    }

    @Test
    void everyCallMayFail() {
        assumeTrue(!new OpenClDevices().devices().isEmpty(), new OpenClDevices().explanation());
        OpenClDevice device = (OpenClDevice) new OpenClDevices().devices().getFirst();
        device.close();
        float[] expected = compute(device);
        device.close();
        int[] before = live();
        int tries = Integer.getInteger("lanewise.multiplier", 1) > 1 ? CODES.size() : 1;
        int n = 0;
        boolean reached = true;
        while (reached && n < MOST_CALLS) {
            reached = false;
            for (int i = 0; i < tries; i++) reached |= failsAt(device, n, CODES.get((n + i) % CODES.size()));
            assertArrayEquals(expected, compute(device), "after call " + n + " failed");
            device.close();
            assertArrayEquals(before, live(), "handles left behind where call " + n + " failed");
            n++;
        }
        int calls = n;
        assertTrue(calls > 40, () -> "only " + calls + " calls failed");
    }

    private boolean failsAt(OpenClDevice device, int n, int code) {
        AtomicInteger calls = new AtomicInteger();
        Faults.inject(call -> calls.getAndIncrement() == n ? code : Status.SUCCESS);
        try {
            compute(device);
        } catch (OpenClException e) {
            assertEquals(code, e.code());
        } finally {
            Faults.inject(null);
        }
        return calls.get() > n;
    }

    private float[] compute(OpenClDevice device) {
        Evaluator ev = Evaluator.eager();
        Tensor y = ev.relu(ev.matmul(x.to(device), w.to(device)));
        return ev.softmax(ev.permute(y, 1, 0)).toFloats();
    }

    private static int[] live() {
        return Arrays.stream(HandleKind.values()).mapToInt(HandleKind::live).toArray();
    }
}
