package dev.lanewise.properties.checks;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;

/**
 * Numbers inside a larger array, at an offset: before and behind them lie NaNs with a pattern of their own, so that a
 * kernel that reads beyond its input poisons its result, and one that writes beyond its output is found out.
 */
public final class Guarded {
    /** Not a multiple of any vector's length, and more than the longest. */
    private static final int BEHIND = 37;

    private static final int CANARY = 0x7fc0_0bad;
    private static final int UNWRITTEN = 0x7fc0_5eed;

    private final float[] array;
    private final int offset;
    private final int length;

    private Guarded(int length, int offset, int fill) {
        this.array = new float[offset + length + BEHIND];
        this.offset = offset;
        this.length = length;
        Arrays.fill(array, Float.intBitsToFloat(CANARY));
        Arrays.fill(array, offset, offset + length, Float.intBitsToFloat(fill));
    }

    public static Guarded input(float[] values, int offset) {
        Guarded guarded = new Guarded(values.length, offset, CANARY);
        System.arraycopy(values, 0, guarded.array, offset, values.length);
        return guarded;
    }

    /** Each element is a NaN that tells whether it was written. */
    public static Guarded output(int length, int offset) {
        return new Guarded(length, offset, UNWRITTEN);
    }

    public float[] array() {
        return array;
    }

    public int offset() {
        return offset;
    }

    public float[] values() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /** The values of an output, once it is known that all of it was written and nothing else. */
    public float[] written(Object problem) {
        for (int i = 0; i < length; i++) {
            if (Float.floatToRawIntBits(array[offset + i]) == UNWRITTEN) {
                fail(problem + ": output " + i + " of " + length + " was not written, or computed from what was there");
            }
        }
        untouchedAround(problem);
        return values();
    }

    /** Fails where an input was written, or anything beside it. */
    public void untouched(float[] before, Object problem) {
        Same.bits(before, values(), () -> problem + ": an input was written");
        untouchedAround(problem);
    }

    /** Fails where anything beside the array was written. */
    public void untouchedAround(Object problem) {
        for (int i = 0; i < array.length; i++) {
            boolean around = i < offset || i >= offset + length;
            if (around && Float.floatToRawIntBits(array[i]) != CANARY) {
                fail(problem + ": element " + (i - offset) + " was written, beside an array of " + length);
            }
        }
    }
}
