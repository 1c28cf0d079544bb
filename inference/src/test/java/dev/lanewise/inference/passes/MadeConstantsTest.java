package dev.lanewise.inference.passes;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.tensor.PackedConstants;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class MadeConstantsTest {
    private static final Tensor W = Graphs.random(1, 64, 32);
    private static final Tensor SCALE = Graphs.random(2, 32);

    private static Tensor scaledWeights(int rows, Tensor scale, PackedConstants shared) {
        Graph graph = Graphs.of(Shape.of(rows, 64), (ev, x) -> ev.multiply(ev.matmul(x, W), scale));
        Value weights = Pass.of("scales", FoldScales::new).apply(graph, shared).nodes().getFirst().input(1);
        Tensor constant = weights.constant();
        if (constant == null) throw new AssertionError("not folded");
        return constant;
    }

    @Test
    void areTheSameForEveryPlanOfAModel() {
        PackedConstants shared = new PackedConstants();
        assertSame(scaledWeights(2, SCALE, shared), scaledWeights(7, SCALE, shared));
        assertNotSame(scaledWeights(2, SCALE, shared), scaledWeights(2, SCALE, new PackedConstants()));
    }

    @Test
    void differWhereWhatIsDoneDiffers() {
        PackedConstants shared = new PackedConstants();
        assertNotSame(scaledWeights(2, SCALE, shared), scaledWeights(2, Graphs.random(3, 32), shared));
    }
}
