package dev.lanewise.properties.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.lanewise.properties.generators.Values;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * For an operator that is linear in an input, {@code L}: {@code <dy, L v> = <vjp(dy), v>} for any {@code v} and
 * {@code dy}. No step size, no tolerance but rounding; on the reference device, in double.
 */
public final class AdjointCheck {
    private static final int DIRECTIONS = 10;

    private AdjointCheck() {}

    public static void check(Op op, List<Tensor> inputs, int input) {
        for (int seed = 1; seed <= DIRECTIONS; seed++) check(op, inputs, input, seed);
    }

    private static void check(Op op, List<Tensor> inputs, int input, long seed) {
        Tensor[] at = Machines.moved(Device.reference(), inputs.toArray(Tensor[]::new));
        Tensor v = random(at[input], seed);
        at[input] = v;
        List<Tensor> outputs = Evaluator.eager().apply(op, at);
        List<Tensor> constant = Evaluator.eager().apply(op, with(at, input, zeros(v)));
        List<Tensor> dy = new ArrayList<>();
        double left = 0;
        double size = 1e-30;
        for (int i = 0; i < outputs.size(); i++) {
            boolean floats = outputs.get(i).dtype().isComputable();
            dy.add(floats ? random(outputs.get(i), ~seed - i) : null);
            if (!floats) continue;
            double[] d = dy.get(i).toDoubles();
            double[] y = outputs.get(i).toDoubles();
            double[] c = constant.get(i).toDoubles();
            for (int j = 0; j < d.length; j++) {
                left += d[j] * (y[j] - c[j]);
                size += Math.abs(d[j] * (y[j] - c[j]));
            }
        }
        List<Boolean> needed = new ArrayList<>();
        for (int i = 0; i < at.length; i++) needed.add(i == input);
        Tensor gradient = op.vjp(Evaluator.eager(), new Application(op, List.of(at), outputs, needed), dy).get(input);
        assertNotNull(gradient, "no gradient came back");
        assertEquals(v.type(), gradient.type());
        double[] g = gradient.toDoubles();
        double[] direction = v.toDoubles();
        double right = 0;
        for (int j = 0; j < g.length; j++) right += g[j] * direction[j];
        // attributes and constants of rules are floats
        assertEquals(left, right, 1e-7 * size, () -> op + ": <dy, L v> and <vjp(dy), v>");
    }

    private static Tensor[] with(Tensor[] inputs, int i, Tensor other) {
        Tensor[] all = Arrays.copyOf(inputs, inputs.length);
        all[i] = other;
        return all;
    }

    private static Tensor zeros(Tensor like) {
        return Tensor.zeros(like.type(), like.device());
    }

    private static Tensor random(Tensor like, long seed) {
        return Tensor.of(like.shape(), Values.reals(seed, like.elements())).to(Device.reference());
    }
}
