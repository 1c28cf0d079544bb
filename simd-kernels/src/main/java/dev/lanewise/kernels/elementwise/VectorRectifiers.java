package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.LENGTH;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;

/** Functions of straight pieces, by comparison and blend: those keep NaN, and cost less than min and max. */
final class VectorRectifiers {
    private VectorRectifiers() {}

    static void relu(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            v.blend(0, v.compare(LE, 0)).intoArray(y, yOffset + i);
        }
        ScalarRectifiers.relu(n - i, x, xOffset + i, y, yOffset + i);
    }

    static void clip(int n, float low, float high, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector raised = v.blend(low, v.compare(LE, low));
            raised.blend(high, raised.compare(GE, high)).intoArray(y, yOffset + i);
        }
        ScalarRectifiers.clip(n - i, low, high, x, xOffset + i, y, yOffset + i);
    }

    static void leakyRelu(int n, float alpha, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            v.mul(alpha).blend(v, v.compare(GE, 0)).intoArray(y, yOffset + i);
        }
        ScalarRectifiers.leakyRelu(n - i, alpha, x, xOffset + i, y, yOffset + i);
    }

    static void hardSigmoid(int n, float alpha, float beta, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector line = v.fma(alpha, beta);
            FloatVector raised = line.blend(0, line.compare(LE, 0));
            raised.blend(1, raised.compare(GE, 1)).intoArray(y, yOffset + i);
        }
        ScalarRectifiers.hardSigmoid(n - i, alpha, beta, x, xOffset + i, y, yOffset + i);
    }

    static void hardSwish(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector line = v.add(3);
            FloatVector raised = line.blend(0, line.compare(LE, 0));
            FloatVector gate = raised.blend(6, raised.compare(GE, 6)).mul(1 / 6f);
            v.blend(-3, v.compare(LT, -3)).mul(gate).intoArray(y, yOffset + i);
        }
        ScalarRectifiers.hardSwish(n - i, x, xOffset + i, y, yOffset + i);
    }
}
