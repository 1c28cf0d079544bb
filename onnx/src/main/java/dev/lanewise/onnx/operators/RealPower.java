package dev.lanewise.onnx.operators;

/** Whole numbers to the power of floats, {@code y = a^b} as {@link StrictMath#pow} gives it, cut to the dtype of a. */
record RealPower() implements RealBinary {
    @Override
    public String name() {
        return "pow";
    }

    @Override
    public double value(double a, double b) {
        return StrictMath.pow(a, b);
    }
}
