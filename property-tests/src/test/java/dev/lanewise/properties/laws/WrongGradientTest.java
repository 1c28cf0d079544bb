package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.autodiff.GradientCheck;
import dev.lanewise.properties.checks.AdjointCheck;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Matmul;
import dev.lanewise.tensor.ops.Softmax;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Negative controls: gradients that are wrong by little do not pass the laws. */
class WrongGradientTest {
    private static final Tensor A = Tensor.of(Shape.of(2, 3), 0.3f, -1.2f, 0.7f, 1.9f, -0.4f, 0.5f);
    private static final Tensor B = Tensor.of(Shape.of(3, 2), 1.1f, 0.2f, -0.6f, 0.9f, 0.8f, -1.5f);

    /** What the gradient rule of the operator inside gives, spoilt. */
    private record Spoilt(Op op, Spoiling how) implements Op {
        @Override
        public String name() {
            return op.name();
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            return op.types(inputs);
        }

        @Override
        public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
            op.forward(k, inputs, outputs);
        }

        @Override
        public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
            return op.vjp(ev, call, dy).stream().map(g -> g == null ? null : how.spoil(ev, g)).toList();
        }
    }

    private interface Spoiling {
        Tensor spoil(Evaluator ev, Tensor gradient);
    }

    private static final Spoiling NOT_AT_ALL = (ev, g) -> g;
    private static final Spoiling A_HUNDREDTH_TOO_LARGE = (ev, g) -> ev.scale(g, 1.01f);
    private static final Spoiling ONE_ELEMENT_LEFT_OUT = (ev, g) -> {
        int size = g.shape().last();
        return ev.concat(-1, ev.slice(g, -1, 0, size - 1), ev.scale(ev.slice(g, -1, size - 1, size), 0));
    };
    private static final Spoiling CUT_OFF = (ev, g) -> ev.detach(g);

    private static boolean passes(Spoiling how, boolean second) {
        GradientCheck check = GradientCheck.of((ev, in) -> ev.applyOne(new Spoilt(new Softmax(), how), in.getFirst()),
                A);
        return (second ? check.secondDerivatives() : check).run().passed();
    }

    @Test
    void differencesCatchAWrongGradient() {
        assertTrue(passes(NOT_AT_ALL, false));
        assertFalse(passes(A_HUNDREDTH_TOO_LARGE, false));
        assertFalse(passes(ONE_ELEMENT_LEFT_OUT, false));
    }

    @Test
    void differencesCatchAWrongSecondDerivative() {
        assertTrue(passes(NOT_AT_ALL, true));
        assertTrue(passes(CUT_OFF, false));
        assertFalse(passes(CUT_OFF, true));
    }

    @Test
    void theAdjointCatchesAWrongGradient() {
        List<Tensor> inputs = List.of(A, B);
        Op matmul = new Matmul(false, false);
        assertDoesNotThrow(() -> AdjointCheck.check(new Spoilt(matmul, NOT_AT_ALL), inputs, 1));
        for (Spoiling how : List.of(A_HUNDREDTH_TOO_LARGE, ONE_ELEMENT_LEFT_OUT)) {
            assertThrows(AssertionError.class, () -> AdjointCheck.check(new Spoilt(matmul, how), inputs, 0));
        }
    }
}
