package dev.lanewise.kernels.elementwise;

/** The scalar twins of {@link VectorBinary}: two runs of numbers, or a run and one number. */
final class ScalarBinary {
    private ScalarBinary() {}

    /** Either operand may be the single number at its offset. */
    static void row(BinaryFunction f, boolean aSingle, boolean bSingle, int n,
            float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        if (bSingle) {
            rightScalar(f, n, a, aOffset, b[bOffset], y, yOffset);
        } else if (aSingle) {
            leftScalar(f, n, a[aOffset], b, bOffset, y, yOffset);
        } else {
            pairs(f, n, a, aOffset, b, bOffset, y, yOffset);
        }
    }

    private static void pairs(BinaryFunction f, int n, float[] a, int aOffset, float[] b, int bOffset, float[] y,
            int yOffset) {
        switch (f) {
            case ADD -> add(n, a, aOffset, b, bOffset, y, yOffset);
            case SUBTRACT -> subtract(n, a, aOffset, b, bOffset, y, yOffset);
            case MULTIPLY -> multiply(n, a, aOffset, b, bOffset, y, yOffset);
            case DIVIDE -> divide(n, a, aOffset, b, bOffset, y, yOffset);
            case MAX -> max(n, a, aOffset, b, bOffset, y, yOffset);
            case MIN -> min(n, a, aOffset, b, bOffset, y, yOffset);
            case POW -> pow(n, a, aOffset, b, bOffset, y, yOffset);
        }
    }

    private static void rightScalar(BinaryFunction f, int n, float[] a, int aOffset, float b, float[] y, int yOffset) {
        switch (f) {
            case ADD -> add(n, a, aOffset, b, y, yOffset);
            case SUBTRACT -> subtract(n, a, aOffset, b, y, yOffset);
            case MULTIPLY -> multiply(n, a, aOffset, b, y, yOffset);
            case DIVIDE -> divide(n, a, aOffset, b, y, yOffset);
            case MAX -> max(n, a, aOffset, b, y, yOffset);
            case MIN -> min(n, a, aOffset, b, y, yOffset);
            case POW -> pow(n, a, aOffset, b, y, yOffset);
        }
    }

    private static void leftScalar(BinaryFunction f, int n, float a, float[] b, int bOffset, float[] y, int yOffset) {
        switch (f) {
            case ADD -> add(n, b, bOffset, a, y, yOffset);
            case SUBTRACT -> subtract(n, a, b, bOffset, y, yOffset);
            case MULTIPLY -> multiply(n, b, bOffset, a, y, yOffset);
            case DIVIDE -> divide(n, a, b, bOffset, y, yOffset);
            case MAX -> max(n, b, bOffset, a, y, yOffset);
            case MIN -> min(n, b, bOffset, a, y, yOffset);
            case POW -> pow(n, a, b, bOffset, y, yOffset);
        }
    }

    static void add(int n, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = a[aOffset + i] + b[bOffset + i];
    }

    static void subtract(int n, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = a[aOffset + i] - b[bOffset + i];
    }

    static void multiply(int n, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = a[aOffset + i] * b[bOffset + i];
    }

    static void divide(int n, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = a[aOffset + i] / b[bOffset + i];
    }

    static void max(int n, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = Math.max(a[aOffset + i], b[bOffset + i]);
    }

    static void min(int n, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = Math.min(a[aOffset + i], b[bOffset + i]);
    }

    static void pow(int n, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = (float) StrictMath.pow(a[aOffset + i], b[bOffset + i]);
    }

    static void add(int n, float[] a, int aOffset, float b, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = a[aOffset + i] + b;
    }

    static void subtract(int n, float[] a, int aOffset, float b, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = a[aOffset + i] - b;
    }

    static void multiply(int n, float[] a, int aOffset, float b, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = a[aOffset + i] * b;
    }

    static void divide(int n, float[] a, int aOffset, float b, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = a[aOffset + i] / b;
    }

    static void max(int n, float[] a, int aOffset, float b, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = Math.max(a[aOffset + i], b);
    }

    static void min(int n, float[] a, int aOffset, float b, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = Math.min(a[aOffset + i], b);
    }

    static void pow(int n, float[] a, int aOffset, float b, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = (float) StrictMath.pow(a[aOffset + i], b);
    }

    static void subtract(int n, float a, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = a - b[bOffset + i];
    }

    static void divide(int n, float a, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = a / b[bOffset + i];
    }

    static void pow(int n, float a, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = (float) StrictMath.pow(a, b[bOffset + i]);
    }
}
