package dev.lanewise.tensor.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Conv2d;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CpuConvolutionTest {
    private static final Device CPU = new CpuDevice("three threads", Cpu.shared().on(Workers.of(3)));
    private static final Evaluator EV = Evaluator.eager();

    private final Random random = new Random(3);

    @Test
    void forwardAgreesWithTheReference() {
        for (int batch : new int[] {0, 1, 3}) {
            check(plain(Padding.of(1)), Shape.of(batch, 9, 7, 5), Shape.of(6, 3, 3, 5));
            check(plain(Padding.NONE), Shape.of(batch, 9, 7, 5), Shape.of(40, 1, 1, 5));
            check(new Conv2d(Stride.of(2), new Padding(0, 1, 2, 1), Dilation.of(2), 2), Shape.of(batch, 11, 12, 6),
                    Shape.of(4, 2, 3, 3));
            check(new Conv2d(Stride.ONE, Padding.of(1), Dilation.ONE, 20), Shape.of(batch, 8, 30, 20),
                    Shape.of(20, 3, 3, 1));
            check(new Conv2d(Stride.ONE, Padding.of(1), Dilation.ONE, 3), Shape.of(batch, 8, 8, 3),
                    Shape.of(6, 3, 3, 1));
        }
        // Winograd's algorithm, whose sums of 180 numbers of up to 64 are exact to a hundred-thousandth of the largest
        check(plain(Padding.of(1)), Shape.of(2, 30, 30, 20), Shape.of(33, 3, 3, 20), 1e-2);
    }

    private static Conv2d plain(Padding padding) {
        return new Conv2d(Stride.ONE, padding, Dilation.ONE, 1);
    }

    private void check(Conv2d op, Shape x, Shape w) {
        check(op, x, w, 1e-3);
    }

    /** Integers, which Winograd's halves and quarters keep exact too up to a few bits: compared within rounding. */
    private void check(Conv2d op, Shape x, Shape w, double within) {
        for (boolean biased : new boolean[] {false, true}) {
            Tensor[] inputs = biased
                    ? new Tensor[] {integers(x), integers(w), integers(Shape.of(w.size(0)))}
                    : new Tensor[] {integers(x), integers(w)};
            Tensor[] reference = new Tensor[inputs.length];
            for (int i = 0; i < inputs.length; i++) reference[i] = inputs[i].to(Device.reference());
            Tensor expected = EV.apply(op, reference).getFirst();
            Tensor actual = EV.apply(op, inputs).getFirst();
            assertEquals(expected.shape(), actual.shape());
            assertArrayEquals(expected.toDoubles(), actual.toDoubles(), within, op + " " + x + " " + w);
        }
    }

    /** At an offset, so that none is overlooked. */
    private Tensor integers(Shape shape) {
        float[] values = new float[shape.elements() + 3];
        for (int i = 0; i < values.length; i++) values[i] = random.nextInt(-8, 9);
        return Tensor.wrap(new TensorType(DType.FLOAT32, shape), CPU, values, 3);
    }

    @Test
    void theOutputDoesNotDependOnTheThreads() {
        Conv2d op = plain(Padding.of(1));
        Tensor x = integers(Shape.of(2, 20, 20, 30));
        Tensor w = integers(Shape.of(64, 3, 3, 30));
        Device alone = new CpuDevice("one thread", Cpu.shared().on(Workers.INLINE));
        List<Tensor> many = EV.apply(op, x, w);
        List<Tensor> one = EV.apply(op, moved(x, alone), moved(w, alone));
        assertArrayEquals(one.getFirst().toFloats(), many.getFirst().toFloats());
        assertTrue(many.getFirst().elements() > 0);
    }

    @Test
    void gradientsAgreeWithTheReference() {
        for (Conv2d op : List.of(plain(Padding.of(1)),
                new Conv2d(Stride.of(2), new Padding(0, 1, 2, 1), Dilation.of(2), 2))) {
            Tensor x = integers(Shape.of(3, 11, 12, 6));
            Tensor w = integers(Shape.of(40, 3, 3, 6 / op.groups()));
            Tensor dy = integers(EV.apply(op, x, w).getFirst().shape());
            checkClose(new Conv2d.InputGradient(op, 11, 12), dy, w);
            checkClose(new Conv2d.WeightGradient(op, 3, 3), x, dy);
        }
    }

    private static void checkClose(Op op, Tensor a, Tensor b) {
        Tensor expected = EV.apply(op, a.to(Device.reference()), b.to(Device.reference())).getFirst();
        assertArrayEquals(expected.toDoubles(), EV.apply(op, a, b).getFirst().toDoubles(), 0.02, op.toString());
    }

    private static Tensor moved(Tensor t, Device device) {
        return Tensor.wrap(t.type(), device, t.storage(), t.offset());
    }
}
