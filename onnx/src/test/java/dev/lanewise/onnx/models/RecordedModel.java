package dev.lanewise.onnx.models;

import dev.lanewise.inference.Model;
import dev.lanewise.onnx.Onnx;
import dev.lanewise.onnx.TestGraph;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Trained models that others publish, with inputs made here and outputs that ONNX Runtime gave for them: see the README
 * beside those.
 */
enum RecordedModel {
    /** Two sentences of word pieces, the second one padded. */
    MINI_LM("all-minilm-l6-v2.onnx") {
        @Override
        List<Tensor> inputs() {
            long[] words = {101, 1996, 4248, 2829, 4419, 14523, 2058, 1996, 13971, 3899, 1012, 102,
                101, 7592, 2088, 102, 0, 0, 0, 0, 0, 0, 0, 0};
            long[] mask = new long[words.length];
            for (int i = 0; i < mask.length; i++) mask[i] = words[i] == 0 ? 0 : 1;
            Shape shape = Shape.of(2, 12);
            return List.of(
                    Tensor.of(shape, words), Tensor.of(shape, mask), Tensor.of(shape, new long[words.length]));
        }
    },
    /** A frame of sound at 16 kHz. */
    SILERO_16K("silero_vad_v5.onnx") {
        @Override
        List<Tensor> inputs() {
            return sound(512, 16_000);
        }
    },
    /** At 8 kHz the model takes its other branch. */
    SILERO_8K("silero_vad_v5.onnx") {
        @Override
        List<Tensor> inputs() {
            return sound(256, 8_000);
        }
    },
    M_LSD_TINY("mlsd_320x320_tiny.onnx") {
        @Override
        List<Tensor> inputs() {
            return List.of(squares(320));
        }
    },
    M_LSD_LARGE("mlsd_320x320_large.onnx") {
        @Override
        List<Tensor> inputs() {
            return List.of(squares(320));
        }
    };

    /** Of outputs with more numbers, every k-th is recorded, k odd. */
    private static final int MOST = 8192;

    private final String file;

    RecordedModel(String file) {
        this.file = file;
    }

    /** In the order of the model's inputs. */
    abstract List<Tensor> inputs();

    String file() {
        return file;
    }

    /** What ONNX Runtime gave. */
    List<Tensor> outputs(Path scratch) throws IOException {
        List<Tensor> outputs = new ArrayList<>();
        for (int i = 0;; i++) {
            try (InputStream recorded = getClass().getResourceAsStream(folder() + "/output_" + i + ".pb")) {
                if (recorded == null) return outputs;
                Path copy = scratch.resolve(folder() + i + ".pb");
                Files.write(copy, recorded.readAllBytes());
                outputs.add(Onnx.tensor(copy));
            }
        }
    }

    private String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A tone that grows louder, with a hum below it, and a state as if more had been heard before. */
    private static List<Tensor> sound(int samples, long rate) {
        float[] wave = new float[samples];
        for (int i = 0; i < samples; i++) {
            double t = i / (double) rate;
            wave[i] = (float) (0.4 * i / samples * StrictMath.sin(2 * Math.PI * 440 * t)
                    + 0.1 * StrictMath.sin(2 * Math.PI * 100 * t));
        }
        float[] state = new float[2 * 128];
        for (int i = 0; i < state.length; i++) state[i] = (float) (0.5 * StrictMath.sin(i));
        return List.of(
                Tensor.of(Shape.of(1, samples), wave),
                Tensor.of(Shape.of(2, 1, 128), state),
                Tensor.of(Shape.SCALAR, rate));
    }

    /** A board of squares, its last channel 1 as the model wants it. */
    private static Tensor squares(int size) {
        float[] pixels = new float[size * size * 4];
        for (int i = 0; i < pixels.length; i++) {
            int x = i / 4 % size;
            int y = i / 4 / size;
            int shade = (x / 50 + y / 70) % 2 == 0 ? 200 : 40;
            pixels[i] = i % 4 == 3 ? 1 : shade + i % 4 * 10;
        }
        return Tensor.of(Shape.of(1, size, size, 4), pixels);
    }

    /** Writes the inputs of all models in the layout of ONNX' cases: {@code FOLDER/mini-lm/input_0.pb} and so on. */
    public static void main(String[] folder) throws IOException {
        for (RecordedModel model : values()) {
            Path to = Files.createDirectories(Path.of(folder[0], model.folder()));
            List<Tensor> inputs = model.inputs();
            for (int i = 0; i < inputs.size(); i++) {
                Files.write(to.resolve("input_" + i + ".pb"),
                        TestGraph.tensorMessage("", inputs.get(i)).toByteArray());
            }
        }
    }

    /** The largest difference of any recorded number, in terms of the largest number of its output. */
    double error(Model model, Path scratch) throws IOException {
        List<Tensor> expected = outputs(scratch);
        List<Tensor> got = model.run(inputs());
        if (expected.size() != got.size()) throw new AssertionError(this + ": " + got.size() + " outputs");
        double worst = 0;
        for (int i = 0; i < got.size(); i++) {
            double[] is = Evaluator.eager().cast(got.get(i), DType.FLOAT32).toDoubles();
            worst = Math.max(worst, error(expected.get(i).toFloats(), is));
        }
        return worst;
    }

    private double error(float[] recorded, double[] got) {
        int step = (got.length + MOST - 1) / MOST | 1;
        if (recorded.length != (got.length + step - 1) / step) {
            throw new AssertionError(this + ": " + got.length + " numbers, recorded " + recorded.length);
        }
        double size = Arrays.stream(got).map(Math::abs).max().orElseThrow();
        double difference = 0;
        for (int i = 0; i < recorded.length; i++) {
            double d = Math.abs(got[i * step] - recorded[i]);
            difference = Double.isNaN(d) ? Double.POSITIVE_INFINITY : Math.max(difference, d);
        }
        return difference / size;
    }
}
