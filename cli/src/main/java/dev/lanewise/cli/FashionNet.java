package dev.lanewise.cli;

import dev.lanewise.layers.BatchNorm;
import dev.lanewise.layers.Conv2d;
import dev.lanewise.layers.GlobalAveragePool;
import dev.lanewise.layers.Layer;
import dev.lanewise.layers.Linear;
import dev.lanewise.layers.MaxPool2d;
import dev.lanewise.layers.Relu;
import dev.lanewise.layers.Residual;
import dev.lanewise.layers.Sequential;
import dev.lanewise.layers.io.Safetensors;
import dev.lanewise.layers.io.Weights;
import dev.lanewise.training.data.DataException;
import dev.lanewise.training.data.FashionMnist;
import dev.lanewise.training.data.Transform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The network of the demo: a small residual network for grey pictures of 28 by 28 pixels (K. He et al., "Deep Residual
 * Learning for Image Recognition", arXiv 1512.03385, section 3.3), about 200,000 parameters.
 */
final class FashionNet {
    /** Mean and deviation of the training pictures' pixels, from 0 to 1. */
    private static final float MEAN = 0.2860f;

    private static final float DEVIATION = 0.3530f;

    private FashionNet() {}

    /** With weights drawn from the seed. */
    static Layer create(long seed) {
        Layer net = Sequential.of(
                convolution(1, 24),
                MaxPool2d.of(2),
                convolution(24, 48),
                block(48),
                MaxPool2d.of(2),
                convolution(48, 80),
                block(80),
                GlobalAveragePool.of(),
                Linear.of(80, FashionMnist.CLASSES.size()));
        net.initialize(seed);
        return net;
    }

    private static Layer convolution(int in, int out) {
        return Sequential.of(Conv2d.of(in, out, 3).padding(1).withoutBias(), BatchNorm.of(out), Relu.of());
    }

    private static Layer block(int channels) {
        return Residual.of(Sequential.of(convolution(channels, channels), convolution(channels, channels)));
    }

    /** What every picture goes through before the network. */
    static Transform normalization() {
        return Transform.normalize(MEAN, DEVIATION);
    }

    /** What training pictures go through: a clothes picture may be mirrored and lie a little off. */
    static Transform augmentation() {
        return Transform.of(Transform.flipHorizontally(), Transform.shift(2, 0), normalization());
    }

    /** The model that comes with the program. */
    static Layer bundled() throws IOException {
        Layer net = create(0);
        Weights.assign(net, Safetensors.read(Samples.model()).tensors(), "the bundled model");
        return net;
    }

    /** A model that {@code train} saved. */
    static Layer load(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new DataException(file + ": there is no such file; train saves one");
        Layer net = create(0);
        Weights.load(net, file);
        return net;
    }
}
