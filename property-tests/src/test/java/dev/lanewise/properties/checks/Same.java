package dev.lanewise.properties.checks;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Equality of results to the last bit; all NaNs are one. */
public final class Same {
    private Same() {}

    public static void bits(float[] expected, float[] actual, Supplier<?> problem) {
        if (expected.length != actual.length) {
            fail(problem.get() + ": " + expected.length + " numbers expected, there are " + actual.length);
        }
        for (int i = 0; i < expected.length; i++) {
            // canonical: floatToIntBits makes all NaNs one
            if (Float.floatToIntBits(expected[i]) != Float.floatToIntBits(actual[i])) {
                fail(problem.get() + ": element " + i + " of " + expected.length + " must be " + text(expected[i])
                        + ", is " + text(actual[i]));
            }
        }
    }

    /** The same for a part of the results, from {@code offset} on. */
    public static void part(float[] expected, float[] actual, int offset, Supplier<?> problem) {
        bits(expected, Arrays.copyOfRange(actual, offset, offset + expected.length), problem);
    }

    /** Numbers that a float holds exactly; zeros of either sign are the same here. */
    public static void numbers(double[] expected, float[] actual, Supplier<?> problem) {
        for (int i = 0; i < expected.length; i++) {
            if (expected[i] != actual[i]) {
                fail(problem.get() + ": element " + i + " of " + expected.length + " must be " + expected[i] + ", is "
                        + actual[i]);
            }
        }
    }

    /** SHA-256 of the numbers. */
    public static String hash(float[] results) {
        ByteBuffer bytes = ByteBuffer.allocate(results.length * Float.BYTES);
        for (float value : results) bytes.putInt(Float.floatToIntBits(value));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(float value) {
        return value + " (0x" + Integer.toHexString(Float.floatToRawIntBits(value)) + ")";
    }
}
