package dev.lanewise.properties.checks;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.properties.generators.Images;
import dev.lanewise.properties.generators.Values;
import dev.lanewise.properties.oracles.Exact;
import dev.lanewise.properties.oracles.TextbookConv2d;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Negative controls: convolutions with the mistakes that kernels have had are caught by each law's check. */
class SeededMistakesTest {
    private static final Conv2dGeometry G = new Conv2dGeometry(
            2, 11, 11, 18, 22, 3, 3, new Stride(1, 2), new Padding(2, 1, 0, 1), new Dilation(2, 1), 2);
    private static final int LANES = 16;

    private record Numbers(Conv2dGeometry g, float[] x, float[] w, float[] bias) {
        Exact exact() {
            return TextbookConv2d.forward(g, x, w, bias);
        }

        Numbers with(Conv2dGeometry other) {
            return new Numbers(other, x, w, bias);
        }

        Numbers weights(UnaryOperator<float[]> change) {
            return new Numbers(g, x, change.apply(w.clone()), bias);
        }

        Numbers input(UnaryOperator<float[]> change) {
            return new Numbers(g, change.apply(x.clone()), w, bias);
        }

        Numbers scaledBias(float factor) {
            float[] scaled = bias.clone();
            for (int i = 0; i < scaled.length; i++) scaled[i] *= factor;
            return new Numbers(g, x, w, scaled);
        }
    }

    private static final Numbers REALS = new Numbers(
            G, Values.reals(1, G.inputSize()), Values.reals(2, G.weightSize()), Values.reals(3, G.outChannels()));
    private static final Numbers INTEGERS = new Numbers(
            G, Values.integers(1, G.inputSize(), 32), Values.integers(2, G.weightSize(), 32),
            Values.integers(3, G.outChannels(), 8));

    private static Map<String, UnaryOperator<Numbers>> mistakes() {
        Map<String, UnaryOperator<Numbers>> all = new LinkedHashMap<>();
        all.put("a tap dropped", p -> p.weights(w -> changed(w, 77, 0)));
        all.put("a tap counted twice", p -> p.weights(w -> changed(w, 77, 2)));
        all.put("the last input channel left out", p -> p.weights(w -> everyLast(w, G.inChannelsPerGroup())));
        all.put("the kernel turned around", p -> p.weights(SeededMistakesTest::reversed));
        all.put("dilations exchanged", p -> p.with(of(G.stride(), G.padding(), new Dilation(1, 2))));
        all.put("strides exchanged", p -> p.with(of(new Stride(2, 1), G.padding(), G.dilation())));
        all.put("top padding taken for bottom", p -> p.with(of(G.stride(), new Padding(1, 2, 0, 1), G.dilation())));
        all.put("left padding taken for right", p -> p.with(of(G.stride(), new Padding(2, 1, 1, 0), G.dilation())));
        all.put("the bias forgotten", p -> p.scaledBias(0));
        all.put("the bias added twice", p -> p.scaledBias(2));
        all.put("the first image for all", p -> p.input(x -> {
            System.arraycopy(x, 0, x, x.length / 2, x.length / 2);
            return x;
        }));
        all.put("groups exchanged", p -> p.input(x -> {
            Images images = Images.of(x, 2, 11, 11, 18);
            return joined(images.channels(9, 18), images.channels(0, 9));
        }));
        all.put("one pixel read beside its place", p -> p.input(x -> {
            System.arraycopy(x, 0, x, G.inChannels(), x.length - G.inChannels());
            return x;
        }));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> mistakesInWhatIsSummedAreCaught() {
        return mistakes().entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
            float[] real = floats(entry.getValue().apply(REALS).exact().value());
            float[] whole = floats(entry.getValue().apply(INTEGERS).exact().value());
            Exact exact = REALS.exact();
            assertCaught(() -> Bounds.sums(exact, sized(real, exact), entry::getKey));
            assertCaught(() -> Bounds.norms(exact, sized(real, exact), 2e-5, 1e-4, entry::getKey));
            double[] integers = INTEGERS.exact().value();
            assertCaught(() -> Same.numbers(integers, sized(whole, exact), entry::getKey));
        }));
    }

    @TestFactory
    Stream<DynamicTest> mistakesInWhatIsStoredAreCaught() {
        Map<String, UnaryOperator<float[]>> all = new LinkedHashMap<>();
        all.put("the tail lane stale", y -> stale(y, y.length - 1));
        all.put("all lanes of the tail stale", y -> stale(y, y.length - y.length % LANES));
        all.put("one output beside its place", y -> {
            System.arraycopy(y, 0, y, 1, y.length - 1);
            return y;
        });
        all.put("negative outputs cut off", y -> {
            for (int i = 0; i < y.length; i++) y[i] = Math.max(0, y[i]);
            return y;
        });
        all.put("one output a millionth off", y -> changed(y, 40, 1.000004f));
        return all.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
            Exact exact = REALS.exact();
            assertDoesNotThrow(() -> Bounds.sums(exact, floats(exact.value()), entry::getKey));
            float[] wrong = entry.getValue().apply(floats(exact.value()));
            assertCaught(() -> Bounds.sums(exact, wrong, entry::getKey));
            assertCaught(() -> Same.bits(floats(exact.value()), wrong, entry::getKey));
        }));
    }

    private static void assertCaught(Runnable check) {
        assertThrows(AssertionError.class, check::run);
    }

    private static Conv2dGeometry of(Stride stride, Padding padding, Dilation dilation) {
        return new Conv2dGeometry(2, 11, 11, 18, 22, 3, 3, stride, padding, dilation, 2);
    }

    /** A mistake may also change how much is stored: compared is what there is, then what was there before. */
    private static float[] sized(float[] y, Exact exact) {
        return Arrays.copyOf(y, exact.value().length);
    }

    private static float[] changed(float[] values, int i, float factor) {
        values[i] *= factor;
        return values;
    }

    private static float[] everyLast(float[] values, int of) {
        for (int i = of - 1; i < values.length; i += of) values[i] = 0;
        return values;
    }

    private static float[] reversed(float[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) result[i] = values[values.length - 1 - i];
        return result;
    }

    private static float[] stale(float[] y, int from) {
        for (int i = from; i < y.length; i++) y[i] = y[i - LANES];
        return y;
    }

    private static float[] joined(Images first, Images second) {
        float[] all = new float[first.values().length + second.values().length];
        int n = first.channels();
        for (int i = 0; i < all.length; i++) {
            int pixel = i / (2 * n);
            int c = i % (2 * n);
            all[i] = c < n ? first.values()[pixel * n + c] : second.values()[pixel * n + c - n];
        }
        return all;
    }

    private static float[] floats(double[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) result[i] = (float) values[i];
        return result;
    }
}
