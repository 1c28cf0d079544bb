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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However long something goes on, the device holds as many bytes and handles as after the first few times. */
class FlatMemoryTest {
    private static final int CYCLES = 10_000;
    private static final int FIRST_FEW = 10;
    private static final int BLOCKS = 4;
    /** That the process may hold more after a quarter of the cycles: 400 bytes each, less than any handle. */
    private static final long RESIDENT = 1 << 20;
    /** That forgotten tensors hold at most: twice what they may before the collector is called, as it takes its time. */
    private static final long FORGOTTEN = 1L << 30;

    private static final int MEBIBYTE = 1 << 20;

    @Test
    void tenThousandBuffersLeaveNothing() throws IOException {
        DeviceInfo device = SomeDevice.find();
        try (Session session = new Session(device, new BinaryCache(null))) {
            for (int i = 0; i < FIRST_FEW; i++) cycle(session, i);
            int[] handles = live();
            long free = session.pool.freeBytes();
            assertEquals(0, session.pool.lentBytes());
            long leastGrowth = Long.MAX_VALUE;
            long resident = residentBytes();
            for (int i = 0; i < CYCLES; i++) {
                cycle(session, i);
                if (i % (CYCLES / BLOCKS) == CYCLES / BLOCKS - 1) {
                    long now = residentBytes();
                    leastGrowth = Math.min(leastGrowth, now - resident);
                    resident = now;
                }
            }
            assertArrayEquals(handles, live());
            assertEquals(0, session.pool.lentBytes());
            assertEquals(free, session.pool.freeBytes());
            long growth = leastGrowth;
            assertTrue(growth <= RESIDENT, () -> "each quarter the process holds " + growth + " bytes more");
        }
    }

    /** A buffer written, read by a kernel and read back, of one of ten sizes. */
    private static void cycle(Session session, int i) {
        float[] x = new float[1 + i % FIRST_FEW * 1000];
        Arrays.fill(x, i);
        assertEquals(2f * i, session.add(x, x)[x.length - 1]);
    }

    @Test
    void tenThousandForgottenTensorsAreFound() throws InterruptedException {
        OpenClDevice device = someDevice();
        Evaluator ev = Evaluator.eager();
        Tensor x = Tensor.full(Shape.of(MEBIBYTE / Float.BYTES), 1).to(device);
        for (int i = 0; i < FIRST_FEW; i++) ev.relu(x);
        long before = settled(device);
        int[] handles = live();
        long held = device.memoryHeld();
        for (int i = 0; i < CYCLES; i++) ev.relu(x);
        assertEquals(before, settled(device));
        assertTrue(device.memoryHeld() <= held + FORGOTTEN, () -> device.memoryHeld() + " bytes held");
        int[] after = live();
        int buffers = HandleKind.BUFFER.ordinal();
        assertTrue(after[buffers] - handles[buffers] <= FORGOTTEN / MEBIBYTE,
                () -> after[buffers] + " buffers, first " + handles[buffers]);
        after[buffers] = handles[buffers];
        assertArrayEquals(handles, after, "of other handles none is new");
        assertEquals(1, x.toFloats()[0]); // so that it lived until now
    }

    /** What is made of operands for one product alone is closed, not forgotten. */
    @Test
    void productsOfWhatWasComputedForgetNothingButTheirResults() throws InterruptedException {
        OpenClDevice device = someDevice();
        Evaluator ev = Evaluator.eager();
        Tensor there = Tensor.full(Shape.of(64, 64), 0.5f).to(device);
        Tensor computed = ev.relu(there);
        Tensor y = ev.matmul(there, computed);
        long before = settled(device);
        for (int i = 0; i < FIRST_FEW; i++) {
            device.kernels().matmul().matmul(there, false, computed, false, y);
            device.kernels().matmul().linear(there, computed, null, y);
        }
        assertEquals(before, device.memoryInUse());
        for (Tensor lived : List.of(there, computed, y)) assertEquals(64 * 64, lived.toFloats().length);
    }

    private static OpenClDevice someDevice() {
        OpenClDevices provider = new OpenClDevices();
        assumeTrue(!provider.devices().isEmpty(), provider.explanation());
        return (OpenClDevice) provider.devices().getFirst();
    }

    /** Bytes in use once the collector has given back what was forgotten. */
    private static long settled(OpenClDevice device) throws InterruptedException {
        long last;
        do {
            last = device.memoryInUse();
            System.gc();
            Thread.sleep(100);
        } while (device.memoryInUse() != last);
        return last;
    }

    private static int[] live() {
        return Arrays.stream(HandleKind.values()).mapToInt(HandleKind::live).toArray();
    }

    /** Of this process, its heap's garbage collected, so that the same pages are used again; 0 where no system tells. */
    private static long residentBytes() throws IOException {
        System.gc();
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return 0;
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .sum();
    }
}
