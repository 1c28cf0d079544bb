package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.number;
import static dev.lanewise.onnx.operators.Samples.random;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SignalOperatorsTest {
    private final Evaluator ev = Evaluator.eager();

    /** The transform of one line {@code [size, 1 or 2]} by its definition, {@code [length, 2]}. */
    private static double[] transform(Tensor x, int length, boolean inverse) {
        int size = x.shape().size(0);
        int parts = x.shape().last();
        double[] y = new double[2 * length];
        for (int k = 0; k < length; k++) {
            for (int n = 0; n < Math.min(size, length); n++) {
                double angle = (inverse ? 2 : -2) * Math.PI * k * n / length;
                double re = x.floats()[n * parts];
                double im = parts == 2 ? x.floats()[n * parts + 1] : 0;
                y[2 * k] += (re * Math.cos(angle) - im * Math.sin(angle)) / (inverse ? length : 1);
                y[2 * k + 1] += (re * Math.sin(angle) + im * Math.cos(angle)) / (inverse ? length : 1);
            }
        }
        return y;
    }

    @Test
    void everyLengthIsTransformed() {
        for (int length = 1; length <= 21; length++) {
            for (int parts = 1; parts <= 2; parts++) {
                Tensor x = random(length, length, parts);
                Tensor y = floats(Shape.of(length, 2), transform(x, length, false));
                OneNode.of("DFT", 20).to(x).givesNear(1e-6, y);
                Tensor back = floats(Shape.of(length, 2), transform(x, length, true));
                OneNode.of("DFT", 20).with("inverse", 1).to(x).givesNear(1e-6, back);
            }
        }
    }

    @Test
    void linesAreCutOrFilledWithZeros() {
        Tensor x = random(30, 6, 1);
        OneNode.of("DFT", 17).with("axis", 0).to(x, number(4L))
                .givesNear(1e-6, floats(Shape.of(4, 2), transform(x, 4, false)));
        OneNode.of("DFT", 20).to(x, number(9L), number(0L))
                .givesNear(1e-6, floats(Shape.of(9, 2), transform(x, 9, false)));
    }

    @Test
    void anyAxisButTheLastIsTransformed() {
        Tensor x = random(31, 2, 3, 4, 1);
        Tensor moved = ev.permute(x, 0, 2, 1, 3);
        Tensor y = OneNode.of("DFT", 20).to(x, null, number(1L)).outputs(x).getFirst();
        Tensor last = OneNode.of("DFT", 20).to(moved, null, number(-2L)).outputs(x).getFirst();
        OneNode.of("DFT", 17).to(x).gives(y);
        OneNode.of("Transpose", 13).withAll("perm", 0, 2, 1, 3).to(last).gives(y);
        String message = OneNode.of("DFT", 17).with("axis", 3).to(x).refused(x);
        assertTrue(message.contains("axis must not be"), message);
    }

    @Test
    void halfASpectrumSaysAllOfARealSignal() {
        for (int length = 2; length <= 9; length++) {
            Tensor x = random(length, length, 1);
            Tensor half = floats(
                    Shape.of(length / 2 + 1, 2),
                    Arrays.copyOf(transform(x, length, false), 2 * (length / 2 + 1)));
            OneNode.of("DFT", 20).with("onesided", 1).to(x).givesNear(1e-6, half);
            OneNode.of("DFT", 20).with("onesided", 1).with("inverse", 1).to(half, number((long) length))
                    .givesNear(1e-6, x);
        }
    }

    @Test
    void framesAreWindowedAndTransformed() {
        Tensor signal = random(40, 2, 11, 1);
        Tensor window = random(41, 4);
        Tensor[] frames = new Tensor[3];
        for (int f = 0; f < 3; f++) {
            Tensor frame = ev.multiply(ev.slice(signal, 1, 3 * f, 3 * f + 4), window.reshaped(Shape.of(4, 1)));
            frames[f] = OneNode.of("DFT", 17).with("onesided", 1).to(frame).outputs(frame).getFirst();
        }
        Tensor y = ev.stack(1, frames);
        OneNode.of("STFT", 17).to(signal, number(3L), window).givesNear(1e-6, y);
        OneNode.of("STFT", 17).to(signal, number(3L), window, number(4L)).givesNear(1e-6, y);
        String message = OneNode.of("STFT", 17).to(signal, number(3L), window, number(5L)).refused(y);
        assertTrue(message.contains("as long as a frame"), message);
    }

    @Test
    void windowsRiseAndFall() {
        OneNode.of("HannWindow", 17).to(number(4L)).givesNear(1e-7, floats(0, 0.5, 1, 0.5));
        OneNode.of("HannWindow", 17).with("periodic", 0).to(number(3L)).givesNear(1e-7, floats(0, 1, 0));
        OneNode.of("HammingWindow", 17).to(number(2L)).givesNear(1e-7, floats(4 / 46.0, 1));
        OneNode.of("BlackmanWindow", 17).to(number(2L)).givesNear(1e-7, floats(0, 1));
        OneNode.of("HannWindow", 17).with("output_datatype", 10).to(number(2L)).gives(Samples.halves(0, 1));
        OneNode.of("HannWindow", 17).with("periodic", 0).to(number(1L)).gives(floats(1));
        OneNode.of("HannWindow", 17).with("output_datatype", 6).to(number(2L)).gives(Samples.typed(DType.INT32, 0, 1));
    }

    @Test
    void melBandsAreTriangles() {
        Tensor y = OneNode.of("MelWeightMatrix", 17)
                .to(number(3L), number(32L), number(8192L), number(0.0), number(4096.0))
                .outputs(number(0.0)).getFirst();
        int before = 0;
        for (int band = 0; band < 3; band++) {
            int peak = -1;
            for (int bin = 0; bin < 17; bin++) {
                float weight = y.floats()[bin * 3 + band];
                assertTrue(weight >= 0 && weight <= 1);
                if (weight == 1) peak = bin;
            }
            assertTrue(peak > before, "band " + band + " has its peak at " + peak);
            before = peak;
        }
        String message = OneNode.of("MelWeightMatrix", 17)
                .to(number(3L), number(32L), number(8192L), number(0.0), number(9000.0)).refused(y);
        assertTrue(message.contains("edges must lie in the spectrum"), message);
    }
}
