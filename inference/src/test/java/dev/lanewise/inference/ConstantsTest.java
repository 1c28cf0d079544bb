package dev.lanewise.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which constants of a file stay in memory beside what kernels made of them. */
@Timeout(60)
class ConstantsTest {
    private static final int SIZE = 256;

    private final AtomicInteger asked = new AtomicInteger();
    private volatile WeakReference<float[]> last = new WeakReference<>(null);

    private Tensor constant(int... sizes) {
        Shape shape = Shape.of(sizes);
        return Tensor.recoverable(new TensorType(DType.FLOAT32, shape), Device.cpu(), () -> {
            asked.incrementAndGet();
            float[] numbers = Layers.numbers(shape.elements(), 1);
            last = new WeakReference<>(numbers);
            return numbers;
        });
    }

    private void collect() throws InterruptedException {
        for (int i = 0; i < 100 && last.get() != null; i++) {
            System.gc();
            Thread.sleep(1);
        }
    }

    @Test
    void packedWeightsDoNotStayInTheirFirstOrderAndServeFurtherShapes() throws Exception {
        Tensor w = constant(SIZE, SIZE);
        Model model = Model.compile((ev, x) -> ev.linear(x, w), Shape.of(1, SIZE));
        float[] one = Layers.numbers(SIZE, 2);
        float[] first = model.run(one);
        collect();
        assertNull(last.get());
        float[] both = model.run(Layers.numbers(2 * SIZE, 2));
        assertArrayEquals(first, Arrays.copyOf(both, SIZE));
        assertEquals(1, asked.get());
    }

    @Test
    void weightsThatPassesScaledDoNotStayEither() throws Exception {
        Tensor w = constant(SIZE, SIZE);
        Tensor scale = Tensor.of(Shape.of(SIZE), Layers.numbers(SIZE, 3));
        Model model = Model.compile((ev, x) -> ev.multiply(ev.linear(x, w), scale), Shape.of(1, SIZE));
        float[] x = Layers.numbers(SIZE, 2);
        float[] first = model.run(x);
        collect();
        assertNull(last.get());
        assertArrayEquals(first, model.run(x));
        model.run(Layers.numbers(2 * SIZE, 2));
        assertEquals(1, asked.get());
    }

    @Test
    void whatRunsReadStays() throws Exception {
        Tensor addend = constant(SIZE, SIZE);
        Model model = Model.compile((ev, x) -> ev.add(x, addend), Shape.of(SIZE, SIZE));
        float[] x = Layers.numbers(SIZE * SIZE, 2);
        float[] first = model.run(x);
        System.gc();
        assertNotNull(last.get());
        assertArrayEquals(first, model.run(x));
        assertEquals(1, asked.get());
    }

    @Test
    void aConstantThatIsAnOutputStays() {
        Tensor w = constant(SIZE, SIZE);
        Model model = Model.compile((ev, x) -> w, Shape.of(1, 1));
        float[] x = {1};
        float[] first = model.run(x);
        System.gc();
        assertNotNull(last.get());
        assertArrayEquals(first, model.run(x));
        assertEquals(1, asked.get());
    }
}
