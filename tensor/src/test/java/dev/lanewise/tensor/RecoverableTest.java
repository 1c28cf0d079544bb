package dev.lanewise.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tensors whose numbers may go and can be had again. */
class RecoverableTest {
    private static final Shape SHAPE = Shape.of(2, 3);

    private final AtomicInteger asked = new AtomicInteger();

    private Tensor numbers() {
        asked.incrementAndGet();
        return Tensor.of(SHAPE, 1f, 2, 3, 4, 5, 6);
    }

    private static void collect(Tensor tensor) throws InterruptedException {
        WeakReference<Object> storage = new WeakReference<>(tensor.storage());
        while (storage.get() != null) {
            System.gc();
            Thread.sleep(1);
        }
    }

    @Test
    void areAskedForOnceWhileSomebodyUsesThem() {
        Tensor tensor = Tensor.recoverable(new TensorType(DType.FLOAT32, SHAPE), Device.cpu(),
                () -> numbers().storage());
        assertEquals(0, asked.get());
        float[] used = tensor.floats();
        assertSame(used, tensor.floats());
        assertSame(used, tensor.reshaped(Shape.of(6)).storage());
        assertEquals(1, asked.get());
        assertEquals(numbers(), tensor);
    }

    @Test
    @Timeout(60)
    void areHadAgainWhenTheyWentMeanwhile() throws Exception {
        Tensor tensor = numbers().recoverable(this::numbers);
        assertEquals(numbers(), tensor);
        int before = asked.get();
        collect(tensor);
        assertEquals(before, asked.get());
        assertEquals(numbers(), tensor);
        assertEquals(before + 2, asked.get());
        assertEquals("float32 [2, 3] on cpu: 1.0, 2.0, 3.0, 4.0, 5.0, 6.0", tensor.toString());
    }

    @Test
    void stayWithWhoeverHoldsThem() {
        Tensor tensor = numbers().recoverable(this::numbers);
        Tensor held = tensor.held();
        System.gc();
        assertSame(held.floats(), tensor.floats());
        assertSame(held, held.held());
    }

    @Test
    void thoseBehindOthersInTheirStorageStay() {
        Tensor part = Tensor.wrap(new TensorType(DType.FLOAT32, Shape.of(2)), Device.cpu(), new float[] {0, 1, 2}, 1);
        assertSame(part, part.recoverable(this::numbers));
        assertNotSame(part, Tensor.of(Shape.of(1), 1f).recoverable(this::numbers));
    }
}
