package dev.lanewise.cli;

import dev.lanewise.tensor.Shape;
import dev.lanewise.training.data.Dataset;
import dev.lanewise.training.data.Idx;
import dev.lanewise.training.data.Images;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The files that come with the program: ten pictures of Fashion-MNIST's test set, and a trained model. */
final class Samples {
    static final String MODEL = "fashion-mnist.safetensors";

    private Samples() {}

    static Dataset images() throws IOException {
        return new Images(
                Shape.of(28, 28, 1),
                idx("samples-images-idx3-ubyte").values(),
                idx("samples-labels-idx1-ubyte").values());
    }

    /** The bundled model's file, as bytes. */
    static byte[] model() throws IOException {
        try (InputStream in = open(MODEL)) {
            return in.readAllBytes();
        }
    }

    private static Idx idx(String name) throws IOException {
        try (InputStream in = open(name)) {
            return Idx.parse(in, name);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(Samples.class.getResourceAsStream(name), name);
    }
}
