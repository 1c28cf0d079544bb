package dev.lanewise.tensor.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.MaxPool2d;
import dev.lanewise.tensor.ops.Window2d;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The definitions against numbers that fit in a head. */
class ReferenceKernelsTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final Evaluator ev = Evaluator.eager();

    @Test
    void multipliesMatrices() {
        Tensor a = tensor(Shape.of(2, 2), 1, 2, 3, 4);
        Tensor b = tensor(Shape.of(2, 2), 5, 6, 7, 8);
        check(ev.matmul(a, b), 19, 22, 43, 50);
        check(ev.matmul(a, true, b, false), 26, 30, 38, 44);
        check(ev.matmul(a, false, b, true), 17, 23, 39, 53);
        check(ev.linear(a, b), 17, 23, 39, 53);
        check(ev.linear(a, b, tensor(Shape.of(2), 100, 200)), 117, 223, 139, 253);
    }

    @Test
    void convolvesWithBorder() {
        Tensor x = counting(1, 3, 3, 1);
        Tensor ones = ev.expand(tensor(Shape.SCALAR, 1), Shape.of(1, 3, 3, 1));
        check(conv(x, ones, Stride.ONE, Padding.of(1), Dilation.ONE, 1), 12, 21, 16, 27, 45, 33, 24, 39, 28);
        check(conv(x, ones, Stride.of(2), Padding.of(1), Dilation.ONE, 1), 12, 16, 24, 28);
        check(conv(x, ones, Stride.ONE, new Padding(1, 0, 0, 0), Dilation.ONE, 1), 21, 45);
    }

    @Test
    void correlatesAndDoesNotFlip() {
        Tensor x = counting(1, 2, 3, 1);
        Tensor w = tensor(Shape.of(1, 1, 2, 1), 1, 10);
        check(conv(x, w, Stride.ONE, Padding.NONE, Dilation.ONE, 1), 21, 32, 54, 65);
        check(conv(x, w, Stride.ONE, Padding.NONE, new Dilation(1, 2), 1), 31, 64);
    }

    @Test
    void tellsHeightFromWidth() {
        Tensor x = counting(1, 3, 3, 1);
        Tensor w = tensor(Shape.of(1, 2, 1, 1), 1, 10);
        check(conv(x, w, Stride.ONE, Padding.NONE, new Dilation(2, 1), 1), 71, 82, 93);
        check(conv(x, w, new Stride(1, 2), Padding.NONE, Dilation.ONE, 1), 41, 63, 74, 96);
        check(conv(x, w, new Stride(2, 1), new Padding(1, 0, 0, 0), Dilation.ONE, 1), 10, 20, 30, 74, 85, 96);
        check(conv(x, w, new Stride(3, 2), new Padding(0, 0, 1, 2), Dilation.ONE, 1), 0, 52, 0);
        Window2d columns = new Window2d(2, 1, new Stride(1, 2), Padding.NONE, new Dilation(2, 1), false);
        check(ev.maxPool2d(x, columns), 7, 9);
        check(ev.averagePool2d(x, columns, false), 4, 6);
        Window2d rows = new Window2d(1, 2, new Stride(2, 1), Padding.NONE, new Dilation(1, 2), false);
        check(ev.maxPool2d(x, rows), 3, 9);
        check(ev.averagePool2d(x, rows, false), 2, 8);
    }

    @Test
    void eachGroupSeesItsChannels() {
        Tensor x = counting(1, 1, 1, 4);
        Tensor w = tensor(Shape.of(2, 1, 1, 2), 1, 10, 100, 1000);
        check(conv(x, w, Stride.ONE, Padding.NONE, Dilation.ONE, 2), 21, 4300);
    }

    @Test
    void theBorderTakesPart() {
        Tensor x = tensor(Shape.of(1, 1, 2, 1), 1, 2);
        Tensor w = tensor(Shape.of(1, 1, 3, 1), INFINITE, 1, 1);
        check(conv(x, w, Stride.ONE, Padding.of(0, 1), Dilation.ONE, 1), NAN, INFINITE);
    }

    @Test
    void poolsTheLargestAndTellsWhere() {
        Tensor x = tensor(Shape.of(1, 3, 3, 1), -5, -4, -9, -4, -7, -8, -1, -2, -3);
        Window2d window = new Window2d(2, 2, Stride.of(2), Padding.NONE, Dilation.ONE, true);
        List<Tensor> y = ev.apply(new MaxPool2d(window), x);
        check(y.getFirst(), -4, -8, -1, -3);
        assertArrayEquals(new long[] {1, 5, 6, 8}, y.getLast().toLongs());
        Window2d padded = new Window2d(3, 3, Stride.of(3), new Padding(2, 2, 2, 2), Dilation.ONE, false);
        check(ev.maxPool2d(x, padded), -5, -4, -1, -2);
    }

    @Test
    void aNaNIsTheLargestAndAWindowOfPaddingHasNone() {
        Tensor x = tensor(Shape.of(1, 1, 3, 1), 1, NAN, INFINITE);
        List<Tensor> y = ev.apply(
                new MaxPool2d(new Window2d(1, 3, Stride.ONE, Padding.NONE, Dilation.ONE, false)), x);
        check(y.getFirst(), NAN);
        assertArrayEquals(new long[] {1}, y.getLast().toLongs());
        Window2d wide = new Window2d(1, 2, Stride.ONE, Padding.of(0, 2), Dilation.of(3), false);
        List<Tensor> z = ev.apply(new MaxPool2d(wide), tensor(Shape.of(1, 1, 1, 1), 5));
        check(z.getFirst(), -INFINITE, -INFINITE);
        assertArrayEquals(new long[] {-1, -1}, z.getLast().toLongs());
    }

    @Test
    void averagesOverPixelsOrOverPaddingToo() {
        Tensor x = counting(1, 3, 3, 1);
        Window2d window = new Window2d(2, 2, Stride.of(2), new Padding(0, 1, 0, 1), Dilation.ONE, false);
        check(ev.averagePool2d(x, window, false), 3, 4.5, 7.5, 9);
        check(ev.averagePool2d(x, window, true), 3, 2.25, 3.75, 2.25);
        Window2d hanging = new Window2d(2, 2, Stride.of(2), Padding.NONE, Dilation.ONE, true);
        check(ev.averagePool2d(x, hanging, true), 3, 4.5, 7.5, 9);
        check(ev.globalAveragePool(x), 5);
    }

    @Test
    void reducesAlongAxes() {
        Tensor x = counting(2, 3);
        check(ev.sum(x, false), 21);
        check(ev.sum(x, false, 0), 5, 7, 9);
        check(ev.mean(x, true, -1), 2, 5);
        check(ev.max(x, false, 1), 3, 6);
        check(ev.min(x, false, 0), 1, 2, 3);
        check(ev.max(tensor(Shape.of(2, 2), 1, NAN, 3, 4), false, 1), NAN, 4);
        check(ev.sumTo(counting(2, 3, 2), Shape.of(3, 1)), 1 + 2 + 7 + 8, 3 + 4 + 9 + 10, 5 + 6 + 11 + 12);
    }

    @Test
    void findsTheFirstLargest() {
        Tensor x = tensor(Shape.of(3, 4), 1, 3, 3, 0, -INFINITE, -INFINITE, 0, -1, 1, NAN, INFINITE, NAN);
        assertArrayEquals(new long[] {1, 2, 1}, ev.argMax(x, -1).toLongs());
        assertArrayEquals(new long[] {0, 2, 2, 2}, ev.argMax(x, 0).toLongs());
    }

    @Test
    void softmaxIsStableAndSumsToOne() {
        double e = Math.E;
        check(ev.softmax(tensor(Shape.of(2), 1000, 1001)), 1 / (1 + e), e / (1 + e));
        check(ev.softmax(tensor(Shape.of(2), -INFINITE, 5)), 0, 1);
        check(ev.softmax(tensor(Shape.of(2), -INFINITE, -INFINITE)), NAN, NAN);
        check(ev.logSoftmax(tensor(Shape.of(2), -1e9, 0)), -1e9, 0);
    }

    @Test
    void normalisesByItsOwnStatistics() {
        Tensor x = tensor(Shape.of(2, 2), 1, 10, 3, 30);
        List<Tensor> statistics = ev.batchStatistics(x);
        check(statistics.getFirst(), 2, 20);
        check(statistics.getLast(), 1, 100);
        Tensor gamma = tensor(Shape.of(2), 1, 2);
        Tensor beta = tensor(Shape.of(2), 0, 5);
        check(ev.batchNorm(x, gamma, beta, 0).getFirst(), -1, 3, 1, 7);
        check(ev.layerNorm(x, 0), -1, 1, -1, 1);
        check(ev.layerNorm(x, gamma, beta, 0), -1, 7, -1, 7);
        check(ev.batchNormalize(x, beta, tensor(Shape.of(2), 0, 21), gamma, beta, 4), 0.5, 7, 1.5, 15);
    }

    @Test
    void comparesAndSelects() {
        Tensor a = tensor(Shape.of(3), 1, NAN, -0.0);
        Tensor b = tensor(Shape.of(3), 2, NAN, 0.0);
        assertArrayEquals(new boolean[] {true, false, false}, ev.less(a, b).toBooleans());
        assertArrayEquals(new boolean[] {false, false, true}, ev.equal(a, b).toBooleans());
        assertArrayEquals(new boolean[] {true, true, false}, ev.notEqual(a, b).toBooleans());
        check(ev.where(ev.less(a, b), a, b), 1, NAN, 0);
        check(ev.maximum(a, b), 2, NAN, 0);
        check(ev.minimum(a, b), 1, NAN, -0.0);
    }

    private Tensor conv(Tensor x, Tensor w, Stride stride, Padding padding, Dilation dilation, int groups) {
        return ev.conv2d(x, w, stride, padding, dilation, groups);
    }

    private static Tensor counting(int... sizes) {
        Shape shape = Shape.of(sizes);
        return Tensor.ofDoubles(
                shape, IntStream.rangeClosed(1, shape.elements()).asDoubleStream().toArray());
    }

    private static Tensor tensor(Shape shape, double... values) {
        return Tensor.ofDoubles(shape, values);
    }

    private static void check(Tensor actual, double... expected) {
        assertEquals(expected.length, actual.elements(), actual.shape().toString());
        double[] values = actual.toDoubles();
        for (int i = 0; i < values.length; i++) {
            boolean near = Math.abs(values[i] - expected[i]) <= 1e-12 * Math.abs(expected[i]) && expected[i] != 0;
            if (!near) assertEquals(expected[i], values[i], "element " + i);
        }
    }
}
