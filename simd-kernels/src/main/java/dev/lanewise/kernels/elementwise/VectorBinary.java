package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.LENGTH;
import static jdk.incubator.vector.FloatVector.broadcast;

import jdk.incubator.vector.FloatVector;

/** Functions of two runs of numbers, or of a run and one number. */
final class VectorBinary {
    private VectorBinary() {}

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
            case POW -> ScalarBinary.pow(n, a, aOffset, b, bOffset, y, yOffset);
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
            case POW -> ScalarBinary.pow(n, a, aOffset, b, y, yOffset);
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
            case POW -> ScalarBinary.pow(n, a, b, bOffset, y, yOffset);
        }
    }

    static void add(int n, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            FloatVector w = FloatVector.fromArray(FLOAT, b, bOffset + i);
            v.add(w).intoArray(y, yOffset + i);
        }
        ScalarBinary.add(n - i, a, aOffset + i, b, bOffset + i, y, yOffset + i);
    }

    static void subtract(int n, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            FloatVector w = FloatVector.fromArray(FLOAT, b, bOffset + i);
            v.sub(w).intoArray(y, yOffset + i);
        }
        ScalarBinary.subtract(n - i, a, aOffset + i, b, bOffset + i, y, yOffset + i);
    }

    static void multiply(int n, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            FloatVector w = FloatVector.fromArray(FLOAT, b, bOffset + i);
            v.mul(w).intoArray(y, yOffset + i);
        }
        ScalarBinary.multiply(n - i, a, aOffset + i, b, bOffset + i, y, yOffset + i);
    }

    static void divide(int n, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            FloatVector w = FloatVector.fromArray(FLOAT, b, bOffset + i);
            v.div(w).intoArray(y, yOffset + i);
        }
        ScalarBinary.divide(n - i, a, aOffset + i, b, bOffset + i, y, yOffset + i);
    }

    static void max(int n, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            FloatVector w = FloatVector.fromArray(FLOAT, b, bOffset + i);
            v.max(w).intoArray(y, yOffset + i);
        }
        ScalarBinary.max(n - i, a, aOffset + i, b, bOffset + i, y, yOffset + i);
    }

    static void min(int n, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            FloatVector w = FloatVector.fromArray(FLOAT, b, bOffset + i);
            v.min(w).intoArray(y, yOffset + i);
        }
        ScalarBinary.min(n - i, a, aOffset + i, b, bOffset + i, y, yOffset + i);
    }

    static void add(int n, float[] a, int aOffset, float b, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            v.add(b).intoArray(y, yOffset + i);
        }
        ScalarBinary.add(n - i, a, aOffset + i, b, y, yOffset + i);
    }

    static void subtract(int n, float[] a, int aOffset, float b, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            v.sub(b).intoArray(y, yOffset + i);
        }
        ScalarBinary.subtract(n - i, a, aOffset + i, b, y, yOffset + i);
    }

    static void multiply(int n, float[] a, int aOffset, float b, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            v.mul(b).intoArray(y, yOffset + i);
        }
        ScalarBinary.multiply(n - i, a, aOffset + i, b, y, yOffset + i);
    }

    static void divide(int n, float[] a, int aOffset, float b, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            v.div(b).intoArray(y, yOffset + i);
        }
        ScalarBinary.divide(n - i, a, aOffset + i, b, y, yOffset + i);
    }

    static void max(int n, float[] a, int aOffset, float b, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            v.max(b).intoArray(y, yOffset + i);
        }
        ScalarBinary.max(n - i, a, aOffset + i, b, y, yOffset + i);
    }

    static void min(int n, float[] a, int aOffset, float b, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            v.min(b).intoArray(y, yOffset + i);
        }
        ScalarBinary.min(n - i, a, aOffset + i, b, y, yOffset + i);
    }

    static void subtract(int n, float a, float[] b, int bOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector w = FloatVector.fromArray(FLOAT, b, bOffset + i);
            broadcast(FLOAT, a).sub(w).intoArray(y, yOffset + i);
        }
        ScalarBinary.subtract(n - i, a, b, bOffset + i, y, yOffset + i);
    }

    static void divide(int n, float a, float[] b, int bOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector w = FloatVector.fromArray(FLOAT, b, bOffset + i);
            broadcast(FLOAT, a).div(w).intoArray(y, yOffset + i);
        }
        ScalarBinary.divide(n - i, a, b, bOffset + i, y, yOffset + i);
    }
}
