package dev.lanewise.opencl.runtime;

import java.util.Arrays;

/** How many work-items there are along one to three axes, before they are rounded up to whole groups. */
public record Range(long... sizes) {
    public Range {
        if (sizes.length < 1 || sizes.length > 3) {
            throw new IllegalArgumentException("range: axes must be 1 to 3; got " + Arrays.toString(sizes));
        }
    }

    public static Range of(long... sizes) {
        return new Range(sizes);
    }

    boolean isEmpty() {
        for (long size : sizes) if (size == 0) return true;
        return false;
    }

    @Override
    public String toString() {
        return Arrays.toString(sizes);
    }
}
