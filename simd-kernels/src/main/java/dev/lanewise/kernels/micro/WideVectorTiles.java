package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.Panels.WIDTH;
import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * Tiles of 1 to 3 rows by four vectors of columns, for products with few rows: two vectors of columns would have too
 * few chains of fma in flight. The second pair of vectors reads the panel at {@code b1}; see {@link VectorTiles}.
 */
final class WideVectorTiles {
    private static final int L = Species.LENGTH;

    private WideVectorTiles() {}

    static void rows3(int k, float[] a, int a0, int a1, int a2,
            float[] b, int b0, int b1, float[] c, int c0, int ldc, boolean accumulate,
            float @Nullable [] bias, int bias0, float @Nullable [] residual, int residual0, Activation activation) {
        FloatVector c00 = FloatVector.zero(FLOAT);
        FloatVector c01 = FloatVector.zero(FLOAT);
        FloatVector c02 = FloatVector.zero(FLOAT);
        FloatVector c03 = FloatVector.zero(FLOAT);
        FloatVector c10 = FloatVector.zero(FLOAT);
        FloatVector c11 = FloatVector.zero(FLOAT);
        FloatVector c12 = FloatVector.zero(FLOAT);
        FloatVector c13 = FloatVector.zero(FLOAT);
        FloatVector c20 = FloatVector.zero(FLOAT);
        FloatVector c21 = FloatVector.zero(FLOAT);
        FloatVector c22 = FloatVector.zero(FLOAT);
        FloatVector c23 = FloatVector.zero(FLOAT);
        if (accumulate) {
            c00 = FloatVector.fromArray(FLOAT, c, c0);
            c01 = FloatVector.fromArray(FLOAT, c, c0 + L);
            c02 = FloatVector.fromArray(FLOAT, c, c0 + 2 * L);
            c03 = FloatVector.fromArray(FLOAT, c, c0 + 3 * L);
            c10 = FloatVector.fromArray(FLOAT, c, c0 + ldc);
            c11 = FloatVector.fromArray(FLOAT, c, c0 + ldc + L);
            c12 = FloatVector.fromArray(FLOAT, c, c0 + ldc + 2 * L);
            c13 = FloatVector.fromArray(FLOAT, c, c0 + ldc + 3 * L);
            c20 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc);
            c21 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc + L);
            c22 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc + 2 * L);
            c23 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc + 3 * L);
        }
        for (int l = 0; l < k; l++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L);
            FloatVector v2 = FloatVector.fromArray(FLOAT, b, b1 + l * WIDTH);
            FloatVector v3 = FloatVector.fromArray(FLOAT, b, b1 + l * WIDTH + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0 + l]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            c02 = x0.fma(v2, c02);
            c03 = x0.fma(v3, c03);
            FloatVector x1 = FloatVector.broadcast(FLOAT, a[a1 + l]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            c12 = x1.fma(v2, c12);
            c13 = x1.fma(v3, c13);
            FloatVector x2 = FloatVector.broadcast(FLOAT, a[a2 + l]);
            c20 = x2.fma(v0, c20);
            c21 = x2.fma(v1, c21);
            c22 = x2.fma(v2, c22);
            c23 = x2.fma(v3, c23);
        }
        if (bias != null) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, bias, bias0);
            FloatVector v1 = FloatVector.fromArray(FLOAT, bias, bias0 + L);
            FloatVector v2 = FloatVector.fromArray(FLOAT, bias, bias0 + 2 * L);
            FloatVector v3 = FloatVector.fromArray(FLOAT, bias, bias0 + 3 * L);
            c00 = c00.add(v0);
            c01 = c01.add(v1);
            c02 = c02.add(v2);
            c03 = c03.add(v3);
            c10 = c10.add(v0);
            c11 = c11.add(v1);
            c12 = c12.add(v2);
            c13 = c13.add(v3);
            c20 = c20.add(v0);
            c21 = c21.add(v1);
            c22 = c22.add(v2);
            c23 = c23.add(v3);
        }
        if (residual != null) {
            c00 = c00.add(FloatVector.fromArray(FLOAT, residual, residual0));
            c01 = c01.add(FloatVector.fromArray(FLOAT, residual, residual0 + L));
            c02 = c02.add(FloatVector.fromArray(FLOAT, residual, residual0 + 2 * L));
            c03 = c03.add(FloatVector.fromArray(FLOAT, residual, residual0 + 3 * L));
            c10 = c10.add(FloatVector.fromArray(FLOAT, residual, residual0 + ldc));
            c11 = c11.add(FloatVector.fromArray(FLOAT, residual, residual0 + ldc + L));
            c12 = c12.add(FloatVector.fromArray(FLOAT, residual, residual0 + ldc + 2 * L));
            c13 = c13.add(FloatVector.fromArray(FLOAT, residual, residual0 + ldc + 3 * L));
            c20 = c20.add(FloatVector.fromArray(FLOAT, residual, residual0 + 2 * ldc));
            c21 = c21.add(FloatVector.fromArray(FLOAT, residual, residual0 + 2 * ldc + L));
            c22 = c22.add(FloatVector.fromArray(FLOAT, residual, residual0 + 2 * ldc + 2 * L));
            c23 = c23.add(FloatVector.fromArray(FLOAT, residual, residual0 + 2 * ldc + 3 * L));
        }
        if (Epilogues.clampsBelow(activation)) {
            FloatVector low = FloatVector.broadcast(FLOAT, Epilogues.low(activation));
            c00 = c00.blend(low, c00.compare(LE, low));
            c01 = c01.blend(low, c01.compare(LE, low));
            c02 = c02.blend(low, c02.compare(LE, low));
            c03 = c03.blend(low, c03.compare(LE, low));
            c10 = c10.blend(low, c10.compare(LE, low));
            c11 = c11.blend(low, c11.compare(LE, low));
            c12 = c12.blend(low, c12.compare(LE, low));
            c13 = c13.blend(low, c13.compare(LE, low));
            c20 = c20.blend(low, c20.compare(LE, low));
            c21 = c21.blend(low, c21.compare(LE, low));
            c22 = c22.blend(low, c22.compare(LE, low));
            c23 = c23.blend(low, c23.compare(LE, low));
        }
        if (Epilogues.clampsAbove(activation)) {
            FloatVector high = FloatVector.broadcast(FLOAT, activation.beta());
            c00 = c00.blend(high, c00.compare(GE, high));
            c01 = c01.blend(high, c01.compare(GE, high));
            c02 = c02.blend(high, c02.compare(GE, high));
            c03 = c03.blend(high, c03.compare(GE, high));
            c10 = c10.blend(high, c10.compare(GE, high));
            c11 = c11.blend(high, c11.compare(GE, high));
            c12 = c12.blend(high, c12.compare(GE, high));
            c13 = c13.blend(high, c13.compare(GE, high));
            c20 = c20.blend(high, c20.compare(GE, high));
            c21 = c21.blend(high, c21.compare(GE, high));
            c22 = c22.blend(high, c22.compare(GE, high));
            c23 = c23.blend(high, c23.compare(GE, high));
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
        c02.intoArray(c, c0 + 2 * L);
        c03.intoArray(c, c0 + 3 * L);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c0 + ldc + L);
        c12.intoArray(c, c0 + ldc + 2 * L);
        c13.intoArray(c, c0 + ldc + 3 * L);
        c20.intoArray(c, c0 + 2 * ldc);
        c21.intoArray(c, c0 + 2 * ldc + L);
        c22.intoArray(c, c0 + 2 * ldc + 2 * L);
        c23.intoArray(c, c0 + 2 * ldc + 3 * L);
    }

    static void rows2(int k, float[] a, int a0, int a1,
            float[] b, int b0, int b1, float[] c, int c0, int ldc, boolean accumulate,
            float @Nullable [] bias, int bias0, float @Nullable [] residual, int residual0, Activation activation) {
        FloatVector c00 = FloatVector.zero(FLOAT);
        FloatVector c01 = FloatVector.zero(FLOAT);
        FloatVector c02 = FloatVector.zero(FLOAT);
        FloatVector c03 = FloatVector.zero(FLOAT);
        FloatVector c10 = FloatVector.zero(FLOAT);
        FloatVector c11 = FloatVector.zero(FLOAT);
        FloatVector c12 = FloatVector.zero(FLOAT);
        FloatVector c13 = FloatVector.zero(FLOAT);
        if (accumulate) {
            c00 = FloatVector.fromArray(FLOAT, c, c0);
            c01 = FloatVector.fromArray(FLOAT, c, c0 + L);
            c02 = FloatVector.fromArray(FLOAT, c, c0 + 2 * L);
            c03 = FloatVector.fromArray(FLOAT, c, c0 + 3 * L);
            c10 = FloatVector.fromArray(FLOAT, c, c0 + ldc);
            c11 = FloatVector.fromArray(FLOAT, c, c0 + ldc + L);
            c12 = FloatVector.fromArray(FLOAT, c, c0 + ldc + 2 * L);
            c13 = FloatVector.fromArray(FLOAT, c, c0 + ldc + 3 * L);
        }
        for (int l = 0; l < k; l++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L);
            FloatVector v2 = FloatVector.fromArray(FLOAT, b, b1 + l * WIDTH);
            FloatVector v3 = FloatVector.fromArray(FLOAT, b, b1 + l * WIDTH + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0 + l]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            c02 = x0.fma(v2, c02);
            c03 = x0.fma(v3, c03);
            FloatVector x1 = FloatVector.broadcast(FLOAT, a[a1 + l]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            c12 = x1.fma(v2, c12);
            c13 = x1.fma(v3, c13);
        }
        if (bias != null) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, bias, bias0);
            FloatVector v1 = FloatVector.fromArray(FLOAT, bias, bias0 + L);
            FloatVector v2 = FloatVector.fromArray(FLOAT, bias, bias0 + 2 * L);
            FloatVector v3 = FloatVector.fromArray(FLOAT, bias, bias0 + 3 * L);
            c00 = c00.add(v0);
            c01 = c01.add(v1);
            c02 = c02.add(v2);
            c03 = c03.add(v3);
            c10 = c10.add(v0);
            c11 = c11.add(v1);
            c12 = c12.add(v2);
            c13 = c13.add(v3);
        }
        if (residual != null) {
            c00 = c00.add(FloatVector.fromArray(FLOAT, residual, residual0));
            c01 = c01.add(FloatVector.fromArray(FLOAT, residual, residual0 + L));
            c02 = c02.add(FloatVector.fromArray(FLOAT, residual, residual0 + 2 * L));
            c03 = c03.add(FloatVector.fromArray(FLOAT, residual, residual0 + 3 * L));
            c10 = c10.add(FloatVector.fromArray(FLOAT, residual, residual0 + ldc));
            c11 = c11.add(FloatVector.fromArray(FLOAT, residual, residual0 + ldc + L));
            c12 = c12.add(FloatVector.fromArray(FLOAT, residual, residual0 + ldc + 2 * L));
            c13 = c13.add(FloatVector.fromArray(FLOAT, residual, residual0 + ldc + 3 * L));
        }
        if (Epilogues.clampsBelow(activation)) {
            FloatVector low = FloatVector.broadcast(FLOAT, Epilogues.low(activation));
            c00 = c00.blend(low, c00.compare(LE, low));
            c01 = c01.blend(low, c01.compare(LE, low));
            c02 = c02.blend(low, c02.compare(LE, low));
            c03 = c03.blend(low, c03.compare(LE, low));
            c10 = c10.blend(low, c10.compare(LE, low));
            c11 = c11.blend(low, c11.compare(LE, low));
            c12 = c12.blend(low, c12.compare(LE, low));
            c13 = c13.blend(low, c13.compare(LE, low));
        }
        if (Epilogues.clampsAbove(activation)) {
            FloatVector high = FloatVector.broadcast(FLOAT, activation.beta());
            c00 = c00.blend(high, c00.compare(GE, high));
            c01 = c01.blend(high, c01.compare(GE, high));
            c02 = c02.blend(high, c02.compare(GE, high));
            c03 = c03.blend(high, c03.compare(GE, high));
            c10 = c10.blend(high, c10.compare(GE, high));
            c11 = c11.blend(high, c11.compare(GE, high));
            c12 = c12.blend(high, c12.compare(GE, high));
            c13 = c13.blend(high, c13.compare(GE, high));
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
        c02.intoArray(c, c0 + 2 * L);
        c03.intoArray(c, c0 + 3 * L);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c0 + ldc + L);
        c12.intoArray(c, c0 + ldc + 2 * L);
        c13.intoArray(c, c0 + ldc + 3 * L);
    }

    static void rows1(int k, float[] a, int a0,
            float[] b, int b0, int b1, float[] c, int c0, int ldc, boolean accumulate,
            float @Nullable [] bias, int bias0, float @Nullable [] residual, int residual0, Activation activation) {
        FloatVector c00 = FloatVector.zero(FLOAT);
        FloatVector c01 = FloatVector.zero(FLOAT);
        FloatVector c02 = FloatVector.zero(FLOAT);
        FloatVector c03 = FloatVector.zero(FLOAT);
        if (accumulate) {
            c00 = FloatVector.fromArray(FLOAT, c, c0);
            c01 = FloatVector.fromArray(FLOAT, c, c0 + L);
            c02 = FloatVector.fromArray(FLOAT, c, c0 + 2 * L);
            c03 = FloatVector.fromArray(FLOAT, c, c0 + 3 * L);
        }
        for (int l = 0; l < k; l++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L);
            FloatVector v2 = FloatVector.fromArray(FLOAT, b, b1 + l * WIDTH);
            FloatVector v3 = FloatVector.fromArray(FLOAT, b, b1 + l * WIDTH + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0 + l]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            c02 = x0.fma(v2, c02);
            c03 = x0.fma(v3, c03);
        }
        if (bias != null) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, bias, bias0);
            FloatVector v1 = FloatVector.fromArray(FLOAT, bias, bias0 + L);
            FloatVector v2 = FloatVector.fromArray(FLOAT, bias, bias0 + 2 * L);
            FloatVector v3 = FloatVector.fromArray(FLOAT, bias, bias0 + 3 * L);
            c00 = c00.add(v0);
            c01 = c01.add(v1);
            c02 = c02.add(v2);
            c03 = c03.add(v3);
        }
        if (residual != null) {
            c00 = c00.add(FloatVector.fromArray(FLOAT, residual, residual0));
            c01 = c01.add(FloatVector.fromArray(FLOAT, residual, residual0 + L));
            c02 = c02.add(FloatVector.fromArray(FLOAT, residual, residual0 + 2 * L));
            c03 = c03.add(FloatVector.fromArray(FLOAT, residual, residual0 + 3 * L));
        }
        if (Epilogues.clampsBelow(activation)) {
            FloatVector low = FloatVector.broadcast(FLOAT, Epilogues.low(activation));
            c00 = c00.blend(low, c00.compare(LE, low));
            c01 = c01.blend(low, c01.compare(LE, low));
            c02 = c02.blend(low, c02.compare(LE, low));
            c03 = c03.blend(low, c03.compare(LE, low));
        }
        if (Epilogues.clampsAbove(activation)) {
            FloatVector high = FloatVector.broadcast(FLOAT, activation.beta());
            c00 = c00.blend(high, c00.compare(GE, high));
            c01 = c01.blend(high, c01.compare(GE, high));
            c02 = c02.blend(high, c02.compare(GE, high));
            c03 = c03.blend(high, c03.compare(GE, high));
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
        c02.intoArray(c, c0 + 2 * L);
        c03.intoArray(c, c0 + 3 * L);
    }
}
