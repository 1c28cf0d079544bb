package dev.lanewise.kernels.conv;

/** Steps of a window, in pixels. */
public record Stride(int vertical, int horizontal) {
    public static final Stride ONE = new Stride(1, 1);

    public Stride {
        if (vertical < 1 || horizontal < 1) {
            throw new IllegalArgumentException(
                    "stride: both steps must be at least 1; got " + vertical + "x" + horizontal);
        }
    }

    public static Stride of(int both) {
        return new Stride(both, both);
    }

    @Override
    public String toString() {
        return vertical + "x" + horizontal;
    }
}
