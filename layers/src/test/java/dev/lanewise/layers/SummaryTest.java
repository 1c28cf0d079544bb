package dev.lanewise.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.tensor.Shape;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void listsOperatorsWithShapesParametersAndWork() {
        Layer model = Sequential.of(Conv2d.of(3, 8, 3).padding(1).stride(2), Relu.of(), GlobalAveragePool.of())
                .then("head", Linear.of(8, 10));
        assertEquals("""
                layer  operator  output        parameters  multiply-adds
                0      conv2d    [2, 4, 4, 8]         224          6,912
                       relu      [2, 4, 4, 8]
                       mean      [2, 8]
                head   linear    [2, 10]               90            160
                total                                 314          7,072
                """, Summary.of(model, Shape.of(2, 8, 8, 3)).toString());
    }

    @Test
    void countsTheWorkOfGroupsByGroup() {
        Summary summary = Summary.of(Conv2d.depthwise(16, 3).padding(1), Shape.of(1, 10, 10, 16));
        assertEquals(100 * 16 * 9, summary.multiplyAdds());
        assertEquals(16 * 9 + 16, summary.parameters());
    }

    @Test
    void countsAParameterThatIsUsedTwiceOnce() {
        Linear shared = Linear.of(4, 4);
        Summary summary = Summary.of(Sequential.of(shared, shared), Shape.of(3, 4));
        assertEquals(20, summary.parameters());
        assertEquals(2 * 3 * 4 * 4, summary.multiplyAdds());
    }

    @Test
    void namesLayersDeepInside() {
        Layer model = Residual.of(Sequential.of(Linear.of(4, 4), BatchNorm.of(4)));
        Summary summary = Summary.of(model, Shape.of(3, 4));
        assertEquals("body.0", summary.rows().get(0).layer());
        assertEquals("body.1", summary.rows().get(1).layer());
        assertEquals(8, summary.rows().get(1).parameters());
    }
}
