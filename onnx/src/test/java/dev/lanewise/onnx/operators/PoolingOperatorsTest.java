package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.counted;
import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.longs;
import static dev.lanewise.onnx.operators.Samples.random;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoolingOperatorsTest {
    /** A pooling by its definition: the real numbers of each window, and how many places the window has in the padding. */
    private record Naive(int[] kernel, int[] strides, int[] dilations, int[] pads, boolean ceil) {
        /** The real numbers of a window, and its places with padding. */
        record Window(List<Double> numbers, int places) {}

        Tensor of(Tensor x, ToDoubleFunction<Window> reduction) {
            int[] sizes = x.shape().toArray();
            int[] out = sizes.clone();
            int axes = kernel.length;
            for (int i = 0; i < axes; i++) {
                int room = sizes[i + 2] + pads[i] + pads[axes + i] - (kernel[i] - 1) * dilations[i] - 1;
                int more = ceil ? Math.ceilDiv(room, strides[i]) : room / strides[i];
                out[i + 2] = more * strides[i] >= sizes[i + 2] + pads[i] ? more : more + 1;
            }
            double[] y = new double[Shape.of(out).elements()];
            for (int o = 0; o < y.length; o++) {
                y[o] = reduction.applyAsDouble(window(x, NaiveConvolution.unravel(o, out)));
            }
            return floats(Shape.of(out), y);
        }

        private Window window(Tensor x, int[] at) {
            int[] sizes = x.shape().toArray();
            List<Double> numbers = new ArrayList<>();
            int places = 0;
            for (int tap = 0; tap < Arrays.stream(kernel).reduce(1, (a, b) -> a * b); tap++) {
                int[] k = NaiveConvolution.unravel(tap, kernel);
                int[] i = at.clone();
                boolean inside = true;
                boolean padded = true;
                for (int a = 0; a < kernel.length; a++) {
                    i[a + 2] = at[a + 2] * strides[a] - pads[a] + k[a] * dilations[a];
                    inside &= i[a + 2] >= 0 && i[a + 2] < sizes[a + 2];
                    padded &= i[a + 2] < sizes[a + 2] + pads[kernel.length + a];
                }
                if (inside) numbers.add((double) x.floats()[NaiveConvolution.ravel(i, sizes)]);
                if (padded) places++;
            }
            return new Window(numbers, places);
        }

        OneNode node(String operator) {
            return OneNode.of(operator, 22)
                    .withAll("kernel_shape", all(kernel))
                    .withAll("strides", all(strides))
                    .withAll("dilations", all(dilations))
                    .withAll("pads", all(pads))
                    .with("ceil_mode", ceil ? 1 : 0);
        }

        private static long[] all(int[] values) {
            return IntStream.of(values).asLongStream().toArray();
        }

        static double largest(Window window) {
            return window.numbers.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        }

        static double sum(Window window) {
            return window.numbers.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    private static final List<Naive> WINDOWS = List.of(
            new Naive(new int[] {3}, new int[] {2}, new int[] {2}, new int[] {1, 2}, false),
            new Naive(new int[] {2, 3}, new int[] {2, 1}, new int[] {1, 2}, new int[] {1, 0, 0, 2}, true),
            new Naive(new int[] {3, 2}, new int[] {2, 3}, new int[] {1, 1}, new int[] {2, 1, 1, 1}, true),
            new Naive(new int[] {2, 3, 2}, new int[] {1, 2, 3}, new int[] {2, 1, 1}, new int[] {1, 0, 1, 1, 1, 0},
                    true),
            new Naive(new int[] {1, 2, 2, 2}, new int[] {1, 2, 1, 2}, new int[] {1, 1, 1, 1}, new int[8], false));

    private static Tensor input(Naive naive) {
        int[] sizes = new int[naive.kernel().length + 2];
        Arrays.fill(sizes, 5);
        sizes[0] = 2;
        sizes[1] = 3;
        return random(naive.kernel().length, sizes);
    }

    @Test
    void theLargestOfEachWindow() {
        for (Naive naive : WINDOWS) {
            Tensor x = input(naive);
            naive.node("MaxPool").to(x).gives(naive.of(x, Naive::largest));
        }
    }

    @Test
    void theMeanOfEachWindow() {
        for (Naive naive : WINDOWS) {
            Tensor x = input(naive);
            Tensor real = naive.of(x, window -> Naive.sum(window) / window.numbers().size());
            naive.node("AveragePool").to(x).givesNear(1e-6, real);
            Tensor padded = naive.of(x, window -> Naive.sum(window) / window.places());
            naive.node("AveragePool").with("count_include_pad", 1).to(x).givesNear(1e-6, padded);
        }
    }

    @Test
    void theNormOfEachWindow() {
        for (Naive naive : WINDOWS) {
            Tensor x = input(naive);
            for (int p = 1; p <= 3; p++) {
                int power = p;
                Tensor y = naive.of(x, window -> Math.pow(
                        window.numbers().stream().mapToDouble(v -> Math.pow(Math.abs(v), power)).sum(), 1.0 / power));
                naive.node("LpPool").with("p", p).to(x).givesNear(1e-5, y);
            }
        }
    }

    @Test
    void indicesCountRowsOrColumnsFirst() {
        Tensor x = floats(Shape.of(1, 2, 2, 3), 1, 5, 2, 6, 3, 4, 9, 7, 8, 7, 9, 9);
        Tensor y = floats(Shape.of(1, 2, 1, 2), 6, 5, 9, 9);
        OneNode node = OneNode.of("MaxPool", 12).withAll("kernel_shape", 2, 2);
        node.to(x).gives(y, Tensor.of(Shape.of(1, 2, 1, 2), 3L, 1L, 6L, 10L));
        node.with("storage_order", 1).to(x).gives(y, Tensor.of(Shape.of(1, 2, 1, 2), 1L, 2L, 6L, 9L));
        Tensor line = floats(Shape.of(1, 1, 4), 3, 3, 1, 2);
        OneNode.of("MaxPool", 12).withAll("kernel_shape", 2).to(line)
                .gives(floats(Shape.of(1, 1, 3), 3, 3, 2), Tensor.of(Shape.of(1, 1, 3), 0L, 1L, 3L));
    }

    @Test
    void indicesOfCubesNameTheLargest() {
        Tensor x = random(7, 1, 2, 3, 4, 5);
        OneNode node = OneNode.of("MaxPool", 22).withAll("kernel_shape", 2, 2, 2).withAll("strides", 1, 2, 2)
                .withAll("pads", 0, 0, 1, 1, 0, 0).with("ceil_mode", 1);
        Tensor likeIndices = Tensor.of(Shape.of(0), new long[0]);
        List<Tensor> both = node.to(x).outputs(x, likeIndices);
        assertEquals(node.to(x).outputs(x).getFirst(), both.getFirst());
        long[] places = both.getLast().toLongs();
        for (int i = 0; i < places.length; i++) {
            assertEquals(both.getFirst().floats()[i], x.floats()[(int) places[i]]);
        }
        List<Tensor> columns = node.with("storage_order", 1).to(x).outputs(x, likeIndices);
        long first = columns.getLast().toLongs()[0];
        int[] at = NaiveConvolution.unravel((int) places[0], new int[] {3, 4, 5});
        assertEquals(at[0] + 3L * at[1] + 12L * at[2], first);
    }

    @Test
    void aNotANumberIsLargest() {
        Tensor x = floats(Shape.of(1, 1, 3), 1, Double.NaN, 2);
        OneNode.of("MaxPool", 12).withAll("kernel_shape", 2).to(x)
                .gives(floats(Shape.of(1, 1, 2), Double.NaN, Double.NaN));
    }

    @Test
    void bytesArePooledToo() {
        Tensor x = Evaluator.eager().reshape(Samples.typed(DType.UINT8, 200, 3, 100, 255), 1, 1, 2, 2);
        Tensor y = Evaluator.eager().reshape(Samples.typed(DType.UINT8, 255), 1, 1, 1, 1);
        OneNode.of("MaxPool", 12).withAll("kernel_shape", 2, 2).to(x).gives(y);
    }

    @Test
    void wholeImagesBecomeOneNumber() {
        Tensor x = counted(1, 2, 2, 3);
        OneNode.of("GlobalMaxPool", 1).to(x).gives(floats(Shape.of(1, 2, 1, 1), 5, 11));
        OneNode.of("GlobalAveragePool", 1).to(x).gives(floats(Shape.of(1, 2, 1, 1), 2.5, 8.5));
        OneNode.of("GlobalLpPool", 2).with("p", 1).to(x).gives(floats(Shape.of(1, 2, 1, 1), 15, 51));
        OneNode.of("GlobalLpPool", 1).with("p", 2.0).to(floats(Shape.of(1, 1, 2), 3, -4))
                .gives(floats(Shape.of(1, 1, 1), 5));
    }

    @Test
    void unpoolingPutsNumbersBackWhereTheyCameFrom() {
        Tensor x = floats(Shape.of(1, 1, 2, 2), 1, 2, 3, 4);
        Tensor places = Tensor.of(Shape.of(1, 1, 2, 2), 5L, 7L, 8L, 15L);
        OneNode node = OneNode.of("MaxUnpool", 11).withAll("kernel_shape", 2, 2).withAll("strides", 2, 2);
        Tensor y = floats(Shape.of(1, 1, 4, 4), 0, 0, 0, 0, 0, 1, 0, 2, 3, 0, 0, 0, 0, 0, 0, 4);
        node.to(x, places).gives(y);
        Tensor larger = Evaluator.eager().pad(y, new int[4], new int[] {0, 0, 1, 2}, 0);
        node.to(x, places, longs(1, 1, 5, 6)).gives(larger);
        String message = node.to(x, Tensor.of(Shape.of(1, 1, 2, 2), 5L, 7L, 8L, 16L)).refused(y);
        assertTrue(message.contains("from 0 to 15"), message);
    }
}
