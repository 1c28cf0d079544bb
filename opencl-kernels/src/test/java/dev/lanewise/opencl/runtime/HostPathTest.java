package dev.lanewise.opencl.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.opencl.OpenClDevice;
import dev.lanewise.opencl.OpenClDevices;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Conv2d;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the host does while a device computes: it hands commands over, and waits only for numbers that it wants. */
class HostPathTest {
    /** Calls that wait, or that move numbers between the host and the device. */
    private static final Set<String> WAITING = Set.of("clFinish", "clWaitForEvents", "clEnqueueMapBuffer");

    private static final Conv2d CONV = new Conv2d(Stride.ONE, Padding.of(1), Dilation.ONE, 1);

    @AfterEach
    void noMoreRecords() {
        Faults.inject(null);
    }

    @Test
    void nobodyWaitsButWhoBringsATensorBack() {
        OpenClDevices provider = new OpenClDevices();
        assumeTrue(!provider.devices().isEmpty(), provider.explanation());
        OpenClDevice device = (OpenClDevice) provider.devices().getFirst();
        Tensor x = Tensor.full(Shape.of(2, 8, 8, 32), 0.5f).to(device);
        Tensor w = Tensor.full(Shape.of(32, 3, 3, 32), 0.25f).to(device);
        float[] expected = compute(x, w).toFloats();
        AtomicReference<Tensor> y = new AtomicReference<>();
        List<String> calls = waiting(() -> y.set(compute(x, w)));
        assertEquals(List.of(), calls);
        assertEquals(List.of("clEnqueueMapBuffer"), waiting(() -> y.get().toFloats()));
        assertEquals(List.of("clFinish"), waiting(device::await));
        assertEquals(expected[0], y.get().toFloats()[0]);
    }

    private static Tensor compute(Tensor x, Tensor w) {
        Evaluator ev = Evaluator.eager();
        Tensor y = ev.relu(ev.apply(CONV, x, w).getFirst());
        y = ev.matmul(ev.permute(y, 0, 1, 3, 2), ev.softmax(y));
        return ev.add(y, ev.mean(y, true, 1, 2));
    }

    private static List<String> waiting(Runnable work) {
        List<String> calls = new CopyOnWriteArrayList<>();
        Faults.inject(call -> {
            if (WAITING.contains(call)) calls.add(call);
            return Status.SUCCESS;
        });
        work.run();
        Faults.inject(null);
        return List.copyOf(calls);
    }

    /** A copy would lie anywhere. */
    @Test
    void whereMemoryIsSharedABufferIsMappedWhereItLies() {
        DeviceInfo device = SomeDevice.find();
        assumeTrue(device.hostUnified(), "the device has memory of its own");
        try (Session session = new Session(device, new BinaryCache(null)); Buffer buffer = session.pool.lend(1 << 20)) {
            AtomicLong first = new AtomicLong();
            AtomicLong later = new AtomicLong();
            session.queue.read(buffer, 0, 1 << 20, memory -> first.set(memory.address()));
            session.queue.write(buffer, 1 << 16, 1 << 12, memory -> later.set(memory.address()));
            assertTrue(first.get() != 0);
            assertEquals(1 << 16, later.get() - first.get());
        }
    }
}
