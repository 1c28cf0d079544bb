package dev.lanewise.layers.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.layers.BatchNorm;
import dev.lanewise.layers.Layer;
import dev.lanewise.layers.Linear;
import dev.lanewise.layers.Sequential;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsTest {
    private final Layer model = Sequential.of().then("fc", Linear.of(3, 2)).then("norm", BatchNorm.of(2));

    @TempDir
    Path folder;

    @Test
    void loadsWhatWasSaved() throws IOException {
        Path file = folder.resolve("model.safetensors");
        model.initialize(1);
        model.buffers().get("norm.running_mean").set(Tensor.of(Shape.of(2), 0.5f, -0.5f));
        Map<String, Tensor> saved = Weights.tensors(model);
        Weights.save(model, file);
        model.initialize(2);
        Weights.load(model, file);
        assertEquals(saved, Weights.tensors(model));
    }

    @Test
    void namesEverythingThatDoesNotFitAtOnceAndChangesNothing() throws IOException {
        Path file = folder.resolve("other.safetensors");
        Layer other = Sequential.of().then("fc", Linear.of(4, 2).withoutBias()).then("norm", BatchNorm.of(2))
                .then("head", Linear.of(2, 1));
        Weights.save(other, file);
        Map<String, Tensor> before = Weights.tensors(model);
        assertEquals(
                "weights: " + file + " must hold this model's tensors and no others; missing: fc.bias; unexpected: "
                        + "head.bias, head.weight; of another shape or type: fc.weight (float32 [2, 4], expected "
                        + "float32 [2, 3])",
                assertThrows(IllegalArgumentException.class, () -> Weights.load(model, file)).getMessage());
        assertEquals(before, Weights.tensors(model));
    }

    @Test
    void refusesIntegersForFloats() {
        Layer linear = Linear.of(1, 1).withoutBias();
        Map<String, Tensor> integers = Map.of("weight", Tensor.of(Shape.of(1, 1), 1L));
        assertThrows(IllegalArgumentException.class, () -> Weights.assign(linear, integers, "integers"));
    }

    @Test
    void convertsFloatTypesToTheLayersOwn() {
        Linear linear = Linear.of(2, 1).withoutBias();
        // 1.5 and -2 as float16 and bfloat16
        Weights.assign(linear, Map.of("weight", halves(DType.FLOAT16, 0x3e00, 0xc000)), "halves");
        assertEquals(Tensor.of(Shape.of(1, 2), 1.5f, -2f), linear.weight().value());
        Weights.assign(linear, Map.of("weight", halves(DType.BFLOAT16, 0x3fc0, 0xc000)), "halves");
        assertEquals(Tensor.of(Shape.of(1, 2), 1.5f, -2f), linear.weight().value());
        Weights.assign(linear, Map.of("weight", Tensor.ofDoubles(Shape.of(1, 2), 0.1, 3)), "doubles");
        assertEquals(Tensor.of(Shape.of(1, 2), 0.1f, 3f), linear.weight().value());
        linear.moveTo(Device.reference());
        Weights.assign(linear, Map.of("weight", Tensor.ofDoubles(Shape.of(1, 2), 0.1, 3)), "doubles");
        assertArrayEquals(new double[] {0.1, 3}, linear.weight().value().toDoubles());
    }

    private static Tensor halves(DType dtype, int... bits) {
        short[] shorts = new short[bits.length];
        for (int i = 0; i < bits.length; i++) shorts[i] = (short) bits[i];
        return Tensor.wrap(new TensorType(dtype, Shape.of(1, bits.length)), Device.cpu(), shorts, 0);
    }
}
