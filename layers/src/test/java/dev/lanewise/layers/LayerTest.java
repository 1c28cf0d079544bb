package dev.lanewise.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerTest {
    private final Linear shared = Linear.of(4, 4);
    private final Layer model = Sequential.of(Conv2d.of(3, 4, 3).withoutBias(), BatchNorm.of(4), Relu.of())
            .then("block", Residual.of(Sequential.of(Conv2d.of(4, 4, 3).padding(1), BatchNorm.of(4))))
            .then("head", Linear.of(4, 2));

    @Test
    void namesAreThePathsToParameters() {
        assertEquals(
                List.of(
                        "0.weight",
                        "1.weight",
                        "1.bias",
                        "block.body.0.weight",
                        "block.body.0.bias",
                        "block.body.1.weight",
                        "block.body.1.bias",
                        "head.weight",
                        "head.bias"),
                List.copyOf(model.parameters().keySet()));
        assertEquals(
                List.of("1.running_mean", "1.running_var", "block.body.1.running_mean", "block.body.1.running_var"),
                List.copyOf(model.buffers().keySet()));
    }

    @Test
    void theSameSeedGivesTheSameValues() {
        model.initialize(1);
        Tensor first = value("block.body.0.weight");
        model.initialize(2);
        assertNotEquals(first, value("block.body.0.weight"));
        model.initialize(1);
        assertEquals(first, value("block.body.0.weight"));
    }

    @Test
    void firstValuesDependOnNoOtherLayer() {
        Layer other = Sequential.of().then("head", Linear.of(4, 2));
        model.initialize(7);
        other.initialize(7);
        assertEquals(value("head.weight"), other.parameters().get("head.weight").value());
    }

    @Test
    void layersOfEqualShapeGetDifferentValues() {
        Layer twins = Sequential.of(Linear.of(3, 3), Linear.of(3, 3));
        twins.initialize(1);
        assertNotEquals(
                twins.parameters().get("0.weight").value(), twins.parameters().get("1.weight").value());
    }

    @Test
    void initializeResetsBiasesAndBuffers() {
        model.buffers().get("1.running_var").set(Tensor.full(Shape.of(4), 5));
        model.parameters().get("head.bias").set(Tensor.full(Shape.of(2), 5));
        model.initialize(1);
        assertEquals(Tensor.full(Shape.of(4), 1), model.buffers().get("1.running_var").value());
        assertEquals(Tensor.full(Shape.of(2), 0), value("head.bias"));
    }

    @Test
    void aSharedLayerHasTwoNamesAndOneValue() {
        Layer tied = Sequential.of(shared, Relu.of(), shared);
        tied.initialize(3);
        assertSame(tied.parameters().get("0.weight"), tied.parameters().get("2.weight"));
        Layer alone = Sequential.of(Linear.of(4, 4));
        alone.initialize(3);
        assertEquals(alone.parameters().get("0.weight").value(), shared.weight().value());
    }

    @Test
    void movesEverythingToADevice() {
        model.moveTo(Device.reference());
        model.parameters().forEach((name, p) -> assertEquals(Device.reference(), p.value().device(), name));
        model.buffers().forEach((name, b) -> assertEquals(Device.reference(), b.value().device(), name));
        model.initialize(1);
        assertEquals(Device.reference(), value("head.weight").device());
    }

    @Test
    void refusesTwoMembersOfOneName() {
        Layer twice = new Layer() {
            @Override
            public Tensor forward(Evaluator ev, Tensor x) {
                return x;
            }

            @Override
            public void members(Members to) {
                to.layer("fc", shared);
                to.layer("fc", Linear.of(4, 4));
            }
        };
        assertEquals(
                "layer: members must have different names; got fc.weight twice",
                assertThrows(IllegalArgumentException.class, twice::parameters).getMessage());
        assertThrows(IllegalArgumentException.class, () -> Sequential.of(shared).then("0", shared));
    }

    private Tensor value(String name) {
        return model.parameters().get(name).value();
    }
}
