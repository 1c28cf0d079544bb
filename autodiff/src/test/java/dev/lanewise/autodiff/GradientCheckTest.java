package dev.lanewise.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Buffer;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientCheckTest {
    private final Tensor a = Tensor.of(Shape.of(2, 3), 0.5f, -1.25f, 2, 0.75f, -0.5f, 1.5f);
    private final Tensor b = Tensor.of(Shape.of(3), 1.5f, 0.25f, -2);

    @Test
    void passesRightRulesOverTheFullJacobian() {
        GradientReport report = GradientCheck.of((ev, in) -> ev.multiply(in.get(0), ev.exp(in.get(1))), a, b).run();
        assertTrue(report.passed(), report::toString);
        assertEquals(6 * 6 + 3 * 6, report.entries());
    }

    @Test
    void catchesARuleThatIsOffByAFactor() {
        GradientReport report = GradientCheck.of((ev, in) -> ev.applyOne(new Cube(1.01), in.getFirst()), a).run();
        assertFalse(report.passed());
        GradientReport.Entry worst = report.worst();
        assertNotNull(worst);
        assertEquals("input 0", worst.variable());
        assertEquals(worst.element(), worst.output());
        assertEquals(3 * 2 * 2 * 1.01, worst.gradient(), 1e-12);
        assertEquals(3 * 2 * 2, worst.difference(), 1e-6);
        assertTrue(
                report.toString().startsWith("gradients are wrong in 36 entries; furthest off: element 2 of input 0"));
    }

    @Test
    void passesTheSameRuleWithoutTheFactor() {
        GradientReport report = GradientCheck.of((ev, in) -> ev.applyOne(new Cube(1), in.getFirst()), a).run();
        assertTrue(report.passed(), report::toString);
    }

    @Test
    void catchesAGradientThatIsNaN() {
        GradientReport report = GradientCheck.of((ev, in) -> ev.applyOne(new Cube(Double.NaN), in.getFirst()), a).run();
        assertFalse(report.passed());
    }

    @Test
    void catchesGradientsThatDifferWhenTheyAreComputedAgain() {
        double[] factor = {1};
        GradientReport report = GradientCheck.of((ev, in) -> ev.applyOne(new Cube(factor[0] += 1e-9), in.getFirst()), a)
                .run();
        assertFalse(report.passed());
        assertFalse(report.repeatable());
        assertTrue(report.toString().contains("differ when they are computed again"));
    }

    @Test
    void catchesASecondDerivativeThatIsWrong() {
        // the gradient of the right rule is right; the wrong one's own gradient is off, too
        assertTrue(GradientCheck.of((ev, in) -> ev.applyOne(new Cube(1), in.getFirst()), a)
                .secondDerivatives()
                .run()
                .passed());
        GradientReport report = GradientCheck.of((ev, in) -> ev.applyOne(new CutCube(), in.getFirst()), a)
                .secondDerivatives()
                .run();
        assertFalse(report.passed());
        assertTrue(GradientCheck.of((ev, in) -> ev.applyOne(new CutCube(), in.getFirst()), a).run().passed());
    }

    @Test
    void checksModelsAndPutsThemBack() {
        Tensor value = b;
        Parameter w = new Parameter("w", value);
        Tensor kept = Tensor.of(Shape.of(3), 1, 2, 3f);
        Buffer running = new Buffer("running", kept);
        GradientReport report = GradientCheck.of((ev, in) -> {
            assertEquals(Device.reference(), ev.read(w).device());
            ev.update(running, ev.add(ev.read(running), ev.read(w)));
            return ev.mean(ev.square(ev.subtract(in.getFirst(), ev.read(w))), false);
        }, a).model(List.of(w), List.of(running)).run();
        assertTrue(report.passed(), report::toString);
        assertEquals(6 + 3, report.entries());
        assertSame(value, w.value());
        assertSame(kept, running.value());
    }

    @Test
    void putsTheModelBackWhenTheFunctionFails() {
        Parameter w = new Parameter("w", b);
        GradientCheck check = GradientCheck.of((ev, in) -> {
            throw new UnsupportedOperationException("no");
        }, a).model(List.of(w), List.of());
        assertThrows(UnsupportedOperationException.class, check::run);
        assertSame(b, w.value());
    }

    @Test
    void leavesIntegersAlone() {
        Tensor labels = Tensor.of(Shape.of(2), 2L, 0L);
        GradientReport report = GradientCheck.of((ev, in) -> ev.crossEntropy(in.get(0), in.get(1)), a, labels).run();
        assertTrue(report.passed(), report::toString);
        assertEquals(6, report.entries());
    }

    @Test
    void givesTheSameRandomNumbersInEveryEvaluation() {
        GradientReport report = GradientCheck.of((ev, in) -> {
            Tensor noise = Tensor.ofDoubles(Shape.of(3), ev.random().doubles(3).toArray());
            return ev.multiply(in.getFirst(), noise);
        }, a).run();
        assertTrue(report.passed(), report::toString);
    }

    @Test
    void refusesToCheckNothing() {
        GradientCheck check = GradientCheck.of((ev, in) -> ev.cast(in.getFirst(), dev.lanewise.tensor.DType.FLOAT64),
                Tensor.of(Shape.of(2), 1L, 2L));
        assertThrows(IllegalArgumentException.class, check::run);
    }

    /** {@code x^3}, its gradient wrong by a factor. */
    private record Cube(double factor) implements Op {
        @Override
        public String name() {
            return "cube";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            return List.of(inputs.getFirst().type());
        }

        @Override
        public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
            double[] x = inputs.getFirst().doubles();
            double[] y = outputs.getFirst().doubles();
            for (int i = 0; i < y.length; i++) y[i] = x[i] * x[i] * x[i];
        }

        @Override
        public List<Tensor> vjp(Evaluator ev, Application call, List<Tensor> dy) {
            Tensor factors = Tensor.ofDoubles(Shape.SCALAR, 3 * factor);
            return List.of(ev.multiply(dy.getFirst(), ev.multiply(factors, ev.square(call.input(0)))));
        }
    }

    /** {@code x^3}, its gradient right and without a gradient of its own. */
    private record CutCube() implements Op {
        @Override
        public String name() {
            return "cutCube";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            return List.of(inputs.getFirst().type());
        }

        @Override
        public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
            new Cube(1).forward(k, inputs, outputs);
        }

        @Override
        public List<Tensor> vjp(Evaluator ev, Application call, List<Tensor> dy) {
            Tensor slope = ev.scale(ev.square(ev.detach(call.input(0))), 3);
            return List.of(ev.multiply(dy.getFirst(), slope));
        }
    }
}
