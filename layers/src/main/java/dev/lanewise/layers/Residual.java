package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;

/** {@code body(x) + shortcut(x)}, both of one shape. He et al.: Deep residual learning, arXiv 1512.03385. */
public record Residual(Layer body, Layer shortcut) implements Layer {
    /** {@code body(x) + x}. */
    public static Residual of(Layer body) {
        return new Residual(body, Identity.of());
    }

    public static Residual of(Layer body, Layer shortcut) {
        return new Residual(body, shortcut);
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        return ev.add(body.forward(ev, x), shortcut.forward(ev, x));
    }

    @Override
    public void members(Members to) {
        to.layer("body", body);
        to.layer("shortcut", shortcut);
    }
}
