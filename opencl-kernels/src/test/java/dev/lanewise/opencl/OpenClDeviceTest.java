package dev.lanewise.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.opencl.runtime.Oclgrind;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A device's tensors: there and back, many of them, by many threads. */
class OpenClDeviceTest {
    private static final int THREADS = 16;

    private final Evaluator ev = Evaluator.eager();
    private OpenClDevice device;

    @BeforeEach
    void findDevice() {
        device = FirstDevice.find();
    }

    @AfterEach
    void oclgrindFoundNothing() throws IOException {
        Oclgrind.foundNothing();
    }

    @Test
    void theServiceLoaderFindsIt() {
        assertSame(device, Device.named("opencl:0"));
    }

    @Test
    void everyTypeComesBackAsItWas() {
        Tensor floats = numbers(1000);
        assertEquals(floats, floats.to(device).to(Device.cpu()));
        Tensor longs = Tensor.of(Shape.of(3), Long.MIN_VALUE, 0L, Long.MAX_VALUE);
        assertEquals(longs, longs.to(device));
        Tensor ints = Tensor.of(Shape.of(2), Integer.MIN_VALUE, 7);
        assertEquals(ints, ints.to(device));
        Tensor mask = Tensor.of(Shape.of(3), true, false, true);
        assertEquals(mask, mask.to(device));
        for (DType dtype : List.of(DType.FLOAT16, DType.BFLOAT16, DType.INT8, DType.UINT8)) {
            assertEquals(ev.cast(floats, dtype), ev.cast(floats.to(device), dtype), dtype::toString);
        }
    }

    @Test
    void doublesBecomeFloats() {
        Tensor there = Tensor.ofDoubles(Shape.of(2), 0.1, 1e300).to(device);
        assertEquals(DType.FLOAT32, there.dtype());
        assertArrayEquals(new float[] {0.1f, Float.POSITIVE_INFINITY}, there.toFloats());
    }

    @Test
    void allocatedTensorsAreZeros() {
        numbers(1000).to(device);
        for (int i = 0; i < 10; i++) {
            assertArrayEquals(new float[1000],
                    device.allocate(new TensorType(DType.FLOAT32, Shape.of(1000))).toFloats());
        }
    }

    @Test
    void filledTensorsForgetWhatTheyWere() {
        Tensor labels = Tensor.of(Shape.of(2), 1L, 0L).to(device);
        Tensor weights = numbers(64).reshaped(Shape.of(8, 8)).to(device);
        Tensor x = numbers(64).reshaped(Shape.of(8, 8)).to(device);
        Tensor before = ev.linear(x, weights);
        device.fill(labels, Tensor.of(Shape.of(2), 5L, 6L));
        device.fill(weights, Tensor.full(Shape.of(8, 8), 0));
        assertEquals(Tensor.of(Shape.of(2), 5L, 6L), labels);
        assertFalse(before.equals(ev.linear(x, weights)));
        assertArrayEquals(new float[64], ev.linear(x, weights).toFloats());
    }

    @Test
    void aWrongIndexIsRefusedAsOnTheCpu() {
        Tensor x = numbers(6).reshaped(Shape.of(2, 3));
        Tensor wrong = Tensor.of(Shape.of(2), 0L, 3L);
        var onCpu = assertThrows(ShapeException.class, () -> ev.gather(x, wrong, 1));
        var there = assertThrows(ShapeException.class, () -> ev.gather(x.to(device), wrong.to(device), 1));
        assertEquals(onCpu.getMessage(), there.getMessage());
    }

    @Test
    void tensorsOfTwoDevicesDoNotMeet() {
        Tensor x = numbers(3);
        var e = assertThrows(ShapeException.class, () -> ev.add(x, x.to(device)));
        assertTrue(e.getMessage().contains("move them with to(...)"), e.getMessage());
    }

    @Test
    void manyThreadsGetRightAnswers() throws InterruptedException, ExecutionException {
        Tensor w = numbers(64 * 32).reshaped(Shape.of(64, 32)).to(device);
        List<Future<Integer>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int t = 0; t < THREADS; t++) {
                float scale = t + 1;
                Callable<Integer> work = () -> differences(w, scale);
                results.add(threads.submit(work));
            }
            for (Future<Integer> result : results) assertEquals(0, result.get());
        }
    }

    /** How many of 50 runs gave another answer than the first alone. */
    private int differences(Tensor w, float scale) {
        Tensor x = ev.affine(numbers(8 * 32), scale, 1).reshaped(Shape.of(8, 32));
        Tensor onCpu = ev.softmax(ev.linear(x, w.to(Device.cpu())));
        int differences = 0;
        for (int i = 0; i < 50; i++) {
            float[] there = ev.softmax(ev.linear(x.to(device), w)).toFloats();
            float[] here = onCpu.toFloats();
            for (int j = 0; j < there.length; j++) {
                if (Math.abs(there[j] - here[j]) > 1e-4f) differences++;
            }
        }
        return differences;
    }

    @Test
    void aClosedDeviceIsOpenedAgain() {
        assertArrayEquals(new float[] {1, 0}, ev.relu(Tensor.of(Shape.of(2), 1f, -1f).to(device)).toFloats());
        device.close();
        assertArrayEquals(new float[] {1, 0}, ev.relu(Tensor.of(Shape.of(2), 1f, -1f).to(device)).toFloats());
    }

    @Test
    void moreAxesThanAKernelWalksAreRefusedWithTheWayOut() {
        int[] a = new int[20];
        int[] b = new int[20];
        for (int i = 0; i < a.length; i++) {
            a[i] = i % 2 == 0 ? 2 : 1;
            b[i] = 3 - a[i];
        }
        Tensor x = Tensor.full(Shape.of(a), 1).to(device);
        Tensor y = Tensor.full(Shape.of(b), 1).to(device);
        var e = assertThrows(UnsupportedOperationException.class, () -> ev.add(x, y));
        assertTrue(e.getMessage().startsWith("add: on an OpenCL device at most 8 axes"), e.getMessage());
        assertTrue(e.getMessage().endsWith("move the tensors to Device.cpu()"), e.getMessage());
    }

    private static Tensor numbers(int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) values[i] = (i * 37 % 101 - 50) / 50f;
        return Tensor.of(Shape.of(n), values);
    }
}
