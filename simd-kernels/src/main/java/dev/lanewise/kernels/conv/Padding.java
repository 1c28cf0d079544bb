package dev.lanewise.kernels.conv;

/** Border pixels added on each side. */
public record Padding(int top, int bottom, int left, int right) {
    public static final Padding NONE = new Padding(0, 0, 0, 0);

    public Padding {
        if (top < 0 || bottom < 0 || left < 0 || right < 0) {
            throw new IllegalArgumentException("padding: all sides must be at least 0; got top " + top + ", bottom "
                    + bottom + ", left " + left + ", right " + right);
        }
    }

    /** The same on all four sides. */
    public static Padding of(int all) {
        return new Padding(all, all, all, all);
    }

    /** {@code vertical} at top and bottom, {@code horizontal} at left and right. */
    public static Padding of(int vertical, int horizontal) {
        return new Padding(vertical, vertical, horizontal, horizontal);
    }

    public boolean isNone() {
        return equals(NONE);
    }
}
