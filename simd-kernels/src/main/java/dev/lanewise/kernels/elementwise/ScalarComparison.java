package dev.lanewise.kernels.elementwise;

/** The scalar twins of {@link VectorComparison}. */
final class ScalarComparison {
    private ScalarComparison() {}

    /** Either operand may be the single number at its offset. */
    static void row(Comparison c, boolean aSingle, boolean bSingle, int n,
            float[] a, int aOffset, float[] b, int bOffset, byte[] y, int yOffset) {
        if (bSingle) {
            rightScalar(c, n, a, aOffset, b[bOffset], y, yOffset);
        } else if (aSingle) {
            rightScalar(c.mirrored(), n, b, bOffset, a[aOffset], y, yOffset);
        } else {
            pairs(c, n, a, aOffset, b, bOffset, y, yOffset);
        }
    }

    private static void pairs(
            Comparison c, int n, float[] a, int aOffset, float[] b, int bOffset, byte[] y, int yOffset) {
        switch (c) {
            case EQUAL -> equal(n, a, aOffset, b, bOffset, y, yOffset);
            case NOT_EQUAL -> notEqual(n, a, aOffset, b, bOffset, y, yOffset);
            case LESS -> less(n, a, aOffset, b, bOffset, y, yOffset);
            case LESS_OR_EQUAL -> lessOrEqual(n, a, aOffset, b, bOffset, y, yOffset);
            case GREATER -> less(n, b, bOffset, a, aOffset, y, yOffset);
            case GREATER_OR_EQUAL -> lessOrEqual(n, b, bOffset, a, aOffset, y, yOffset);
        }
    }

    private static void rightScalar(Comparison c, int n, float[] a, int aOffset, float b, byte[] y, int yOffset) {
        switch (c) {
            case EQUAL -> equal(n, a, aOffset, b, y, yOffset);
            case NOT_EQUAL -> notEqual(n, a, aOffset, b, y, yOffset);
            case LESS -> less(n, a, aOffset, b, y, yOffset);
            case LESS_OR_EQUAL -> lessOrEqual(n, a, aOffset, b, y, yOffset);
            case GREATER -> greater(n, a, aOffset, b, y, yOffset);
            case GREATER_OR_EQUAL -> greaterOrEqual(n, a, aOffset, b, y, yOffset);
        }
    }

    static void equal(int n, float[] a, int aOffset, float[] b, int bOffset, byte[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = (byte) (a[aOffset + i] == b[bOffset + i] ? 1 : 0);
    }

    static void notEqual(int n, float[] a, int aOffset, float[] b, int bOffset, byte[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = (byte) (a[aOffset + i] != b[bOffset + i] ? 1 : 0);
    }

    static void less(int n, float[] a, int aOffset, float[] b, int bOffset, byte[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = (byte) (a[aOffset + i] < b[bOffset + i] ? 1 : 0);
    }

    static void lessOrEqual(int n, float[] a, int aOffset, float[] b, int bOffset, byte[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = (byte) (a[aOffset + i] <= b[bOffset + i] ? 1 : 0);
    }

    static void equal(int n, float[] a, int aOffset, float b, byte[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = (byte) (a[aOffset + i] == b ? 1 : 0);
    }

    static void notEqual(int n, float[] a, int aOffset, float b, byte[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = (byte) (a[aOffset + i] != b ? 1 : 0);
    }

    static void less(int n, float[] a, int aOffset, float b, byte[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = (byte) (a[aOffset + i] < b ? 1 : 0);
    }

    static void lessOrEqual(int n, float[] a, int aOffset, float b, byte[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = (byte) (a[aOffset + i] <= b ? 1 : 0);
    }

    static void greater(int n, float[] a, int aOffset, float b, byte[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = (byte) (a[aOffset + i] > b ? 1 : 0);
    }

    static void greaterOrEqual(int n, float[] a, int aOffset, float b, byte[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = (byte) (a[aOffset + i] >= b ? 1 : 0);
    }
}
