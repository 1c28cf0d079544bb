package dev.lanewise.opencl.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.opencl.OpenClDevice;
import dev.lanewise.opencl.OpenClDevices;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Attention;
import dev.lanewise.tensor.ops.Binary;
import dev.lanewise.tensor.ops.Chain;
import dev.lanewise.tensor.ops.Conv2d;
import dev.lanewise.tensor.ops.MaxPool2d;
import dev.lanewise.tensor.ops.Unary;
import dev.lanewise.tensor.ops.Window2d;
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

    /** Where there is little time each call fails with one code: with all of them over some runs. */
    private static final int SHIFT = Math.floorMod(
            Long.getLong("lanewise.seed", System.currentTimeMillis()), CODES.size());

    private static final int CHANNELS = 32;
    private static final Conv2d SAME = new Conv2d(Stride.ONE, Padding.of(1), Dilation.ONE, 1);
    private static final Conv2d STRIDED = new Conv2d(Stride.of(2), Padding.of(1), Dilation.ONE, 1);

    private static final Attention ATTENTION = Attention.of(true);
    private static final MaxPool2d POOL = new MaxPool2d(Window2d.of(2));

    /** {@code tanh(x0 * x1)}. */
    private static final Chain CHAIN = new Chain(List.of(
            new Chain.Step(new Binary(BinaryFunction.MULTIPLY), List.of(~0, ~1)),
            new Chain.Step(new Unary(UnaryFunction.TANH, 0, 0), List.of(0))));
    private static final Conv2d POINTWISE = new Conv2d(Stride.ONE, Padding.NONE, Dilation.ONE, 1);

    private final Tensor x = numbers(1, 8, 8, CHANNELS);
    private final Tensor kernel = numbers(CHANNELS, 3, 3, CHANNELS);
    private final Tensor w = numbers(6, CHANNELS);
    private final Tensor narrow = Tensor.full(Shape.of(CHANNELS, 1, 1, CHANNELS), 0.25f);

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
        boolean all = Integer.getInteger("lanewise.multiplier", 1) > 1;
        int tries = all ? CODES.size() : 1;
        int failed = 0;
        for (int n = 0; n < MOST_CALLS; n++) {
            for (int i = 0; i < tries; i++) {
                int code = CODES.get((n + SHIFT + i) % CODES.size());
                String where = "call " + n + " failed with " + code;
                if (failsAt(device, n, code)) failed++;
                assertArrayEquals(expected, compute(device), "after " + where);
                device.close();
                assertArrayEquals(before, live(), "handles left behind where " + where);
            }
        }
        assertEquals(MOST_CALLS * tries, failed, "calls that failed");
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

    /** Enough operators for some more than {@link #MOST_CALLS} calls. */
    private float[] compute(OpenClDevice device) {
        Evaluator ev = Evaluator.eager();
        Tensor there = x.to(device);
        Tensor weights = kernel.to(device);
        Tensor few = device.uploadConstant(narrow);
        there = ev.multiply(ev.apply(POINTWISE, there, few).getFirst(), ev.mean(few, false, 0, 1, 2));
        Tensor y = ev.relu(ev.apply(SAME, there, weights).getFirst());
        y = ev.apply(STRIDED, y, weights).getFirst();
        y = ev.matmul(ev.permute(y, 0, 1, 3, 2), ev.softmax(y));
        y = ev.apply(CHAIN, y, ev.permute(y, 0, 1, 3, 2)).getFirst();
        List<Tensor> attended = ev.apply(ATTENTION, y, y, y);
        y = ev.apply(new Attention.Gradient(ATTENTION), y, y, y, attended.get(0), attended.get(1), y, attended.get(1))
                .getFirst();
        List<Tensor> pooled = ev.apply(POOL, y);
        y = ev.apply(new MaxPool2d.Gradient(POOL.window(), y.shape().size(1), y.shape().size(2)), pooled.get(0),
                pooled.get(1)).getFirst();
        for (int i = 0; i < 3; i++) y = ev.multiply(ev.softmax(y), ev.tanh(y));
        Tensor ofFewRows = ev.linear(ev.mean(y, false, 1, 2), w.to(device));
        y = ev.add(ev.linear(y, w.to(device)), ofFewRows);
        return y.toFloats();
    }

    private static Tensor numbers(int... sizes) {
        Shape shape = Shape.of(sizes);
        float[] values = new float[shape.elements()];
        for (int i = 0; i < values.length; i++) values[i] = (i * 37 % 101 - 50) / 500f;
        return Tensor.of(shape, values);
    }

    private static int[] live() {
        return Arrays.stream(HandleKind.values()).mapToInt(HandleKind::live).toArray();
    }
}
