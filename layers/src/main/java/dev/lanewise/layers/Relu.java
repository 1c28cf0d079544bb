package dev.lanewise.layers;

/** {@code max(x, 0)}; NaN stays NaN. */
public final class Relu {
    private Relu() {}

    public static Nonlinearity of() {
        return Nonlinearity.relu();
    }
}
