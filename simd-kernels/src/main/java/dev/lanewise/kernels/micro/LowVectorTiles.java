package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.Panels.WIDTH;
import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/** Tiles of 1 to 3 rows by two vectors of columns, for what {@link WideVectorTiles} leave; see {@link VectorTiles}. */
final class LowVectorTiles {
    private static final int L = Species.LENGTH;

    private LowVectorTiles() {}

    static void rows3(int k, float[] a, int a0, int a1, int a2,
            float[] b, int b0, float[] c, int c0, int ldc, boolean accumulate,
            float @Nullable [] bias, int bias0, float @Nullable [] residual, int residual0, Activation activation) {
        FloatVector c00 = FloatVector.zero(FLOAT);
        FloatVector c01 = FloatVector.zero(FLOAT);
        FloatVector c10 = FloatVector.zero(FLOAT);
        FloatVector c11 = FloatVector.zero(FLOAT);
        FloatVector c20 = FloatVector.zero(FLOAT);
        FloatVector c21 = FloatVector.zero(FLOAT);
        if (accumulate) {
            c00 = FloatVector.fromArray(FLOAT, c, c0);
            c01 = FloatVector.fromArray(FLOAT, c, c0 + L);
            c10 = FloatVector.fromArray(FLOAT, c, c0 + ldc);
            c11 = FloatVector.fromArray(FLOAT, c, c0 + ldc + L);
            c20 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc);
            c21 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc + L);
        }
        for (int l = 0; l < k; l++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0 + l]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            FloatVector x1 = FloatVector.broadcast(FLOAT, a[a1 + l]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            FloatVector x2 = FloatVector.broadcast(FLOAT, a[a2 + l]);
            c20 = x2.fma(v0, c20);
            c21 = x2.fma(v1, c21);
        }
        if (bias != null) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, bias, bias0);
            FloatVector v1 = FloatVector.fromArray(FLOAT, bias, bias0 + L);
            c00 = c00.add(v0);
            c01 = c01.add(v1);
            c10 = c10.add(v0);
            c11 = c11.add(v1);
            c20 = c20.add(v0);
            c21 = c21.add(v1);
        }
        if (residual != null) {
            c00 = c00.add(FloatVector.fromArray(FLOAT, residual, residual0));
            c01 = c01.add(FloatVector.fromArray(FLOAT, residual, residual0 + L));
            c10 = c10.add(FloatVector.fromArray(FLOAT, residual, residual0 + ldc));
            c11 = c11.add(FloatVector.fromArray(FLOAT, residual, residual0 + ldc + L));
            c20 = c20.add(FloatVector.fromArray(FLOAT, residual, residual0 + 2 * ldc));
            c21 = c21.add(FloatVector.fromArray(FLOAT, residual, residual0 + 2 * ldc + L));
        }
        if (Epilogues.clampsBelow(activation)) {
            FloatVector low = FloatVector.broadcast(FLOAT, Epilogues.low(activation));
            c00 = c00.blend(low, c00.compare(LE, low));
            c01 = c01.blend(low, c01.compare(LE, low));
            c10 = c10.blend(low, c10.compare(LE, low));
            c11 = c11.blend(low, c11.compare(LE, low));
            c20 = c20.blend(low, c20.compare(LE, low));
            c21 = c21.blend(low, c21.compare(LE, low));
        }
        if (Epilogues.clampsAbove(activation)) {
            FloatVector high = FloatVector.broadcast(FLOAT, activation.beta());
            c00 = c00.blend(high, c00.compare(GE, high));
            c01 = c01.blend(high, c01.compare(GE, high));
            c10 = c10.blend(high, c10.compare(GE, high));
            c11 = c11.blend(high, c11.compare(GE, high));
            c20 = c20.blend(high, c20.compare(GE, high));
            c21 = c21.blend(high, c21.compare(GE, high));
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c0 + ldc + L);
        c20.intoArray(c, c0 + 2 * ldc);
        c21.intoArray(c, c0 + 2 * ldc + L);
    }

    static void rows2(int k, float[] a, int a0, int a1,
            float[] b, int b0, float[] c, int c0, int ldc, boolean accumulate,
            float @Nullable [] bias, int bias0, float @Nullable [] residual, int residual0, Activation activation) {
        FloatVector c00 = FloatVector.zero(FLOAT);
        FloatVector c01 = FloatVector.zero(FLOAT);
        FloatVector c10 = FloatVector.zero(FLOAT);
        FloatVector c11 = FloatVector.zero(FLOAT);
        if (accumulate) {
            c00 = FloatVector.fromArray(FLOAT, c, c0);
            c01 = FloatVector.fromArray(FLOAT, c, c0 + L);
            c10 = FloatVector.fromArray(FLOAT, c, c0 + ldc);
            c11 = FloatVector.fromArray(FLOAT, c, c0 + ldc + L);
        }
        for (int l = 0; l < k; l++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0 + l]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            FloatVector x1 = FloatVector.broadcast(FLOAT, a[a1 + l]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
        }
        if (bias != null) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, bias, bias0);
            FloatVector v1 = FloatVector.fromArray(FLOAT, bias, bias0 + L);
            c00 = c00.add(v0);
            c01 = c01.add(v1);
            c10 = c10.add(v0);
            c11 = c11.add(v1);
        }
        if (residual != null) {
            c00 = c00.add(FloatVector.fromArray(FLOAT, residual, residual0));
            c01 = c01.add(FloatVector.fromArray(FLOAT, residual, residual0 + L));
            c10 = c10.add(FloatVector.fromArray(FLOAT, residual, residual0 + ldc));
            c11 = c11.add(FloatVector.fromArray(FLOAT, residual, residual0 + ldc + L));
        }
        if (Epilogues.clampsBelow(activation)) {
            FloatVector low = FloatVector.broadcast(FLOAT, Epilogues.low(activation));
            c00 = c00.blend(low, c00.compare(LE, low));
            c01 = c01.blend(low, c01.compare(LE, low));
            c10 = c10.blend(low, c10.compare(LE, low));
            c11 = c11.blend(low, c11.compare(LE, low));
        }
        if (Epilogues.clampsAbove(activation)) {
            FloatVector high = FloatVector.broadcast(FLOAT, activation.beta());
            c00 = c00.blend(high, c00.compare(GE, high));
            c01 = c01.blend(high, c01.compare(GE, high));
            c10 = c10.blend(high, c10.compare(GE, high));
            c11 = c11.blend(high, c11.compare(GE, high));
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c0 + ldc + L);
    }

    static void rows1(int k, float[] a, int a0,
            float[] b, int b0, float[] c, int c0, int ldc, boolean accumulate,
            float @Nullable [] bias, int bias0, float @Nullable [] residual, int residual0, Activation activation) {
        FloatVector c00 = FloatVector.zero(FLOAT);
        FloatVector c01 = FloatVector.zero(FLOAT);
        if (accumulate) {
            c00 = FloatVector.fromArray(FLOAT, c, c0);
            c01 = FloatVector.fromArray(FLOAT, c, c0 + L);
        }
        for (int l = 0; l < k; l++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0 + l]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
        }
        if (bias != null) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, bias, bias0);
            FloatVector v1 = FloatVector.fromArray(FLOAT, bias, bias0 + L);
            c00 = c00.add(v0);
            c01 = c01.add(v1);
        }
        if (residual != null) {
            c00 = c00.add(FloatVector.fromArray(FLOAT, residual, residual0));
            c01 = c01.add(FloatVector.fromArray(FLOAT, residual, residual0 + L));
        }
        if (Epilogues.clampsBelow(activation)) {
            FloatVector low = FloatVector.broadcast(FLOAT, Epilogues.low(activation));
            c00 = c00.blend(low, c00.compare(LE, low));
            c01 = c01.blend(low, c01.compare(LE, low));
        }
        if (Epilogues.clampsAbove(activation)) {
            FloatVector high = FloatVector.broadcast(FLOAT, activation.beta());
            c00 = c00.blend(high, c00.compare(GE, high));
            c01 = c01.blend(high, c01.compare(GE, high));
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
    }
}
