package dev.lanewise.kernels.conv;

/** Distances between neighbouring taps of a window, in pixels; 1 is a dense window. */
public record Dilation(int vertical, int horizontal) {
    public static final Dilation ONE = new Dilation(1, 1);

    public Dilation {
        if (vertical < 1 || horizontal < 1) {
            throw new IllegalArgumentException(
                    "dilation: both distances must be at least 1; got " + vertical + "x" + horizontal);
        }
    }

    public static Dilation of(int both) {
        return new Dilation(both, both);
    }

    @Override
    public String toString() {
        return vertical + "x" + horizontal;
    }
}
