package dev.lanewise.layers;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Draws a tensor from a seed and a name. */
final class FirstValues {
    private FirstValues() {}

    static Tensor tensor(Initializer initializer, Shape shape, long seed, String name) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(mix(seed, name));
        float[] values = initializer.values(shape, random);
        return Tensor.wrap(new TensorType(DType.FLOAT32, shape), Device.cpu(), values, 0);
    }

    /** FNV-1a over the name, begun with the seed; the generator mixes further. */
    private static long mix(long seed, String name) {
        long hash = seed ^ 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        return hash;
    }
}
