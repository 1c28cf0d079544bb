package dev.lanewise.inference;

import dev.lanewise.layers.BatchNorm;
import dev.lanewise.layers.Conv2d;
import dev.lanewise.layers.Flatten;
import dev.lanewise.layers.GlobalAveragePool;
import dev.lanewise.layers.Layer;
import dev.lanewise.layers.Linear;
import dev.lanewise.layers.MaxPool2d;
import dev.lanewise.layers.Relu;
import dev.lanewise.layers.Residual;
import dev.lanewise.layers.Sequential;
import dev.lanewise.layers.Softmax;
import dev.lanewise.tensor.Shape;
import java.util.Random;

/** Small networks and their inputs. */
final class Layers {
    static final Shape IMAGE = Shape.of(1, 12, 12, 3);

    private Layers() {}

    /** Without batch normalisation: no pass may change its bits. */
    static Layer convolutions() {
        Layer net = Sequential.of(
                Conv2d.of(3, 8, 3).padding(1), Relu.of(), MaxPool2d.of(2),
                Residual.of(Sequential.of(Conv2d.of(8, 8, 3).padding(1), Relu.of())),
                Flatten.of(), Linear.of(6 * 6 * 8, 10), Softmax.of());
        net.initialize(7);
        return net;
    }

    static Layer normalised() {
        Layer net = Sequential.of(
                Conv2d.of(3, 8, 3).padding(1).withoutBias(), BatchNorm.of(8), Relu.of(),
                Residual.of(Sequential.of(Conv2d.depthwise(8, 3).padding(1), BatchNorm.of(8), Relu.of())),
                GlobalAveragePool.of(), Linear.of(8, 5));
        net.initialize(8);
        return net;
    }

    /** A 1x1 convolution to 64 channels that a depthwise convolution with stride 2 reads. */
    static Layer expansion(int channels) {
        return Sequential.of(Conv2d.of(channels, 64, 1), Relu.of(), Conv2d.depthwise(64, 3).stride(2).padding(1));
    }

    static float[] numbers(int count, long seed) {
        Random random = new Random(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) numbers[i] = random.nextFloat() - 0.5f;
        return numbers;
    }

    static float[] image(long seed) {
        return numbers(IMAGE.elements(), seed);
    }
}
