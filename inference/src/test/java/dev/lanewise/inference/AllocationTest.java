package dev.lanewise.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import dev.lanewise.layers.Conv2d;
import dev.lanewise.layers.Layer;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs that allocate nothing once they are planned. */
class AllocationTest {
    private static final int RUNS = 200;

    /** Vector code allocates until it is compiled, which a busy machine does late. */
    private static final int ATTEMPTS = 2000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Bytes that so many runs allocate, once all that they call is compiled. */
    private static long allocated(Runnable run) {
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && least > 0; attempt++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < RUNS; i++) run.run();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static void assertAllocatesNothing(Layer layer) {
        Model model = Model.compile(layer, Layers.IMAGE);
        float[] x = Layers.image(1);
        float[] y = model.run(x);
        assertEquals(0, allocated(() -> model.runInto(x, y)));
        Shape output = Shape.of(1, y.length);
        List<Tensor> inputs = List.of(Tensor.of(Layers.IMAGE, x));
        List<Tensor> outputs = List.of(Tensor.of(output, y));
        assertEquals(0, allocated(() -> model.runInto(inputs, outputs)));
    }

    @Test
    void aNetworkOfConvolutions() {
        assertAllocatesNothing(Layers.convolutions());
    }

    @Test
    void aNetworkWithBatchNormalisation() {
        assertAllocatesNothing(Layers.normalised());
    }

    @Test
    void partsOfAConcatenation() {
        Layer one = Conv2d.of(3, 8, 1);
        Layer three = Conv2d.of(3, 20, 3).padding(1);
        one.initialize(1);
        three.initialize(2);
        assertAllocatesNothing((ev, x) -> {
            Tensor y = ev.concat(3, one.forward(ev, x), ev.relu(three.forward(ev, x)), x);
            return ev.reshape(y, x.shape().size(0), -1);
        });
    }

    @Test
    void anExpansionJoinedWithItsDepthwiseConvolution() {
        Shape shape = Shape.of(1, 28, 28, 4);
        Model model = Model.compile(Layers.expansion(4), shape);
        float[] x = Layers.numbers(Math.toIntExact(shape.elements()), 1);
        float[] y = model.run(x);
        assertEquals(0, allocated(() -> model.runInto(x, y)));
    }

    @Test
    void inputsOfSeveralShapesInTurn() {
        Model model = Model.compile(Layers.convolutions(), Layers.IMAGE);
        float[] one = Layers.image(1);
        float[] two = Layers.numbers(2 * one.length, 2);
        float[] y1 = model.run(one);
        float[] y2 = model.run(two);
        List<Tensor> x1 = List.of(Tensor.of(Layers.IMAGE, one));
        List<Tensor> x2 = List.of(Tensor.of(Layers.IMAGE.with(0, 2), two));
        List<Tensor> t1 = List.of(Tensor.of(Shape.of(1, 10), y1));
        List<Tensor> t2 = List.of(Tensor.of(Shape.of(2, 10), y2));
        assertEquals(0, allocated(() -> {
            model.runInto(x1, t1);
            model.runInto(x2, t2);
        }));
    }
}
